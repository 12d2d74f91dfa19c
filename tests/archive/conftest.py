"""An empty archive for every test, once on SQLite and once on a PostgreSQL server that the tests start themselves."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from lib.archive.database import engine_for
from lib.archive.store import Store

MISSING = "PostgreSQL is not installed; as root `make database` installs it"


class PostgreSQL:
    """A server on loopback with its data in a temporary folder, run by an ordinary user as PostgreSQL demands."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder, self.numbers = programs, folder, count(1)
        self.user = None
        if os.geteuid() == 0:
            self.user = pwd.getpwnam("postgres" if "postgres" in {one.pw_name for one in pwd.getpwall()} else "nobody")
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.run("initdb", "--username=archive", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        self.start()

    def run(self, program: str, *arguments: str) -> None:
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        log = self.folder / "log"
        command = [str(self.programs / program), "-D", str(self.folder / "data"), *arguments]
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who)
        assert done.returncode == 0, f"{program}: {log.read_text() if log.exists() else done.returncode}"

    def start(self) -> None:
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories={self.folder}"
        self.run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "-w", "-m", "immediate")

    def url(self, name: str) -> str:
        return f"postgresql://archive@127.0.0.1:{self.port}/{name}"

    def new(self) -> str:
        """Return the URL of a new, empty database."""
        name = f"archive{next(self.numbers)}"
        engine = create_engine(
            self.url("postgres").replace("://", "+pg8000://"), isolation_level="AUTOCOMMIT", pool_size=1
        )
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.url(name)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Return a running server; skip where PostgreSQL cannot be had."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    program = found[-1] if found else shutil.which("initdb")
    if not program:
        pytest.skip(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="archive-postgresql-"))  # pytest's own folders are closed to other users
    server = PostgreSQL(Path(program).resolve().parent, folder)
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Return a function that gives the URL of an archive in which nothing has ever been written."""
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql")
        return lambda: server.new()
    return lambda: f"sqlite:///{tmp_path_factory.mktemp('archive') / 'var' / 'archive.sqlite'}"


@pytest.fixture
def url(new_database: Callable[[], str]) -> str:
    return new_database()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(engine_for(url))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where an SQLite archive will lie; the folder does not exist yet."""
    return tmp_path / "var" / "archive.sqlite"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Return a function that mounts a disk of 1 MB, or mounts it anew with other options (remount,ro)."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(options: str = "size=1m") -> Path:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True)
        if done.returncode:
            pytest.skip("only root can mount a small disk")
        return place

    yield mounted
    subprocess.run(["umount", "-l", str(place)], capture_output=True)
