"""nginx as a process of one's own, with the very files that deploy/nginx ships: only names and ports are put in."""

import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "deploy" / "nginx" / "liaison.conf"
STREAM = ROOT / "deploy" / "nginx" / "postgresql-stream.conf"
STREAM_MODULE = Path("/usr/lib/nginx/modules/ngx_stream_module.so")
PORTS = (8501, 8502, 8503)  # of the replicas, as shipped
PATIENCE = 20  # seconds

# What Debian's nginx.conf says around the sites, with everything in one folder.
AROUND = """
{modules}
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
include {folder}/stream.con[f];
"""


def changed(text: str, changes: Mapping[str, str]) -> str:
    """Return a shipped file with values of this machine; KeyError if it does not hold one of them as a whole word."""
    for shipped, own in changes.items():
        text, times = re.subn(rf"(?<![\w.]){re.escape(shipped)}(?![\w.])", own, text)
        if not times:
            raise KeyError(shipped)
    return text


class Front:
    """A running nginx; `address` is where visitors knock, `certificate` the file that they must trust."""

    def __init__(self, folder: Path, replicas: Sequence[int] = (), database: int = 0) -> None:
        folder.mkdir(mode=0o755)
        self.folder, self.port, self.database_port = folder, free_port(), free_port()
        self.address, self.certificate = f"https://127.0.0.1:{self.port}", folder / "cert.pem"
        self.log = (folder / "output").open("wb")
        _make_certificate(folder)
        self.sites = bool(replicas)
        (folder / "site.conf").write_text(self.site(replicas) if replicas else "", encoding="utf-8")
        if database:
            self._point_at(database)
        modules = f"load_module {STREAM_MODULE};" if database else ""
        main = folder / "nginx.conf"
        main.write_text(AROUND.format(folder=folder, modules=modules), encoding="utf-8")
        self.command = [shutil.which("nginx") or "/usr/sbin/nginx", "-e", str(folder / "error.log"), "-c", str(main)]
        subprocess.run([*self.command, "-t"], check=True, stdout=self.log, stderr=self.log)
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log)
        self._listening()

    def site(self, replicas: Sequence[int]) -> str:
        """Return the shipped site with our ports and our certificate in place of those it names."""
        own = {str(shipped): str(port) for shipped, port in zip(PORTS, replicas, strict=True)}
        own |= {"listen 443": f"listen 127.0.0.1:{self.port}", "listen 80": f"listen 127.0.0.1:{free_port()}"}
        own |= {f"/etc/liaison/tls/{name}.pem": str(self.folder / f"{name}.pem") for name in ("cert", "key")}
        return changed(SITE.read_text(encoding="utf-8"), own)

    def trust(self) -> ssl.SSLContext:
        """Return a context that trusts the certificate."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def point_at(self, database: int) -> None:
        """Let the fixed port of the database lead to another server, as an administrator does after a promotion."""
        self._point_at(database)
        subprocess.run([*self.command, "-s", "reload"], check=True, stdout=self.log, stderr=self.log)

    def close(self) -> None:
        """Stop it."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def _listening(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port if self.sites else self.database_port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((self.folder / "error.log").read_text()) from None
                time.sleep(0.05)

    def _point_at(self, database: int) -> None:
        own = {"6432": str(self.database_port), "5432": str(database)}
        text = changed(STREAM.read_text(encoding="utf-8"), own)
        (self.folder / "stream.conf").write_text(text, encoding="utf-8")


@contextmanager
def fronting(folder: Path, replicas: Sequence[int] = (), database: int = 0) -> Iterator[Front]:
    """Run nginx before three replicas, and before a database if its port is given, until the block is left."""
    front = Front(folder, replicas, database)
    try:
        yield front
    finally:
        front.close()


def installed() -> bool:
    """Return whether there is an nginx."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None


def direct(context: ssl.SSLContext | None = None) -> urllib.request.OpenerDirector:
    """Return an opener that asks no proxy."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))


def _make_certificate(folder: Path) -> None:
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1"
    files = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(folder / "key.pem"), "-out"]
    subprocess.run([*command.split(), *files, str(folder / "cert.pem")], check=True, capture_output=True)
