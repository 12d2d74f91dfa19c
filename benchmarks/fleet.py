"""Several replicas of the dashboard on one database, each a process that can be killed, frozen and started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.front import direct
from benchmarks.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 90  # seconds
SECRET = "a secret for measurements, known to everyone"


class Replica:
    """One process of the dashboard; its port stays the same when it is started again."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.port = folder, url, free_port()
        folder.mkdir()
        self.start()

    def start(self) -> None:
        """Start it; `ready` tells when it answers."""
        settings = {
            "HOME": str(self.folder),
            "STREAMLIT_SERVER_PORT": str(self.port),
            "LIAISON_DATABASE_URL": self.url,
            "LIAISON_COOKIE_SECRET": SECRET,
        }
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "lib.ui.server"],
                cwd=ROOT,
                env={**os.environ, **settings},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def ready(self) -> None:
        """Wait until it answers; RuntimeError with its log if it does not."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with direct().open(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"The replica did not start:\n{self.said()}")

    def said(self) -> str:
        """Return its log."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.wait()

    def freeze(self) -> None:
        """Let it stand still: it takes connections and never answers."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.process.send_signal(signal.SIGCONT)

    def stop(self) -> float:
        """Stop it as systemd does, SIGTERM and after ten seconds SIGKILL; return the seconds that it took."""
        began = time.monotonic()
        with suppress(ProcessLookupError):
            self.thaw()
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
        return time.monotonic() - began


@contextmanager
def fleet(folder: Path, url: str, number: int) -> Iterator[list[Replica]]:
    """Run so many replicas until the block is left; yield them when all answer."""
    replicas = [Replica(folder / f"replica{one + 1}", url) for one in range(number)]
    try:
        for replica in replicas:
            replica.ready()
        yield replicas
    finally:
        for replica in replicas:
            replica.stop()
