"""Starts the dashboard and the bare page as two processes of their own, and stops them again."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 90  # seconds


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    process: int

    def busy(self) -> float:
        """Return the seconds of processor time it has used so far (0 where the system has no /proc)."""
        try:
            fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Return the MB of memory that it holds now (0 where the system has no /proc)."""
        try:
            pages = Path(f"/proc/{self.process}/statm").read_text().split()[1]
        except OSError:
            return 0.0
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


@contextmanager
def serving(module: str, **settings: str) -> Iterator[Server]:
    """Run a module that serves, with a fresh home, until the block is left; yield it when it answers.

    `settings` are further environment variables.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home, open(Path(home) / "log", "w+b") as log:
        environment = {**os.environ, "HOME": home, "STREAMLIT_SERVER_PORT": str(port), **settings}
        process = subprocess.Popen(
            [sys.executable, "-m", module], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield Server(_answering(port, process, Path(home) / "log"), process.pid)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answering(port: int, process: subprocess.Popen[bytes], log: Path) -> str:
    address = f"http://127.0.0.1:{port}"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with direct.open(f"{address}/_stcore/health", timeout=2):
                return address
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
