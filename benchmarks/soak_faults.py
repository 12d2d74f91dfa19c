"""What goes wrong on purpose in the soak, one function per kind: it begins the fault, waits, and ends it."""

import ctypes
import os
import random
import signal
import socket
import sqlite3
import struct
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pg8000.native

Fault = Callable[[], None]


def killed_clerk(clerks: "list", start: Callable[[int], object], chance: random.Random) -> Fault:
    """Kill a clerk in the middle of whatever it does, and put another in its place."""

    def fault() -> None:
        time.sleep(chance.uniform(0, 0.1))
        at = chance.randrange(len(clerks))
        clerks[at].kill()
        clerks[at].join(30)
        clerks[at] = start(at)

    return fault


def full_disk(folder: Path, seconds: float) -> Fault:
    """Fill the disk to the last byte for a while."""

    def fault() -> None:
        ballast = folder / "ballast"
        try:
            with suppress(OSError), ballast.open("wb", buffering=0) as file:
                size = 1 << 20
                while size:
                    try:
                        file.write(bytes(size))
                    except OSError:
                        size //= 2
            time.sleep(seconds)
        finally:
            ballast.unlink(missing_ok=True)

    return fault


def closed_folder(folder: Path, seconds: float) -> Fault:
    """Take the right to write from everybody for a while."""

    def fault() -> None:
        parts = [path for path in (folder, *folder.iterdir()) if path.name != "lost+found"]
        try:
            for path in parts:
                with suppress(FileNotFoundError):
                    path.chmod(0o555 if path.is_dir() else 0o444)
            time.sleep(seconds)
        finally:
            for path in (folder, *folder.iterdir()):
                with suppress(FileNotFoundError):
                    path.chmod(0o755 if path.is_dir() else 0o600)

    return fault


def held_file(file: Path, seconds: float) -> Fault:
    """Hold the lock of an SQLite file for longer than anybody waits."""

    def fault() -> None:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)

    return fault


def like_anybody() -> None:
    """Give up root's privilege to write where nobody may (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH of Linux)."""
    system, version = ctypes.CDLL(None, use_errno=True), 0x20080522
    header, sets = (ctypes.c_uint32 * 2)(version, 0), (ctypes.c_uint32 * 6)()  # twice effective, permitted, inheritable
    if system.capget(header, sets) == 0:
        for at in (0, 1, 2):
            sets[at] &= ~0b110
        system.capset(header, sets)


class Database:
    """The PostgreSQL of the soak, as its administrator and as its enemy."""

    def __init__(self, server, name: str) -> None:
        self.server, self.name = server, name

    def run(self, *statements: str) -> None:
        """Run statements, each by itself, past a read-only setting."""
        with closing(pg8000.native.Connection("archive", "127.0.0.1", self.name, self.server.port)) as there:
            for statement in ("SET default_transaction_read_only = off", *statements):
                there.run(statement)

    def terminated(self) -> None:
        """End every connection of the clerks."""
        self.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )

    def held(self, seconds: float) -> Fault:
        """Hold the row that every writer locks first, for longer than anybody waits."""

        def fault() -> None:
            with closing(pg8000.native.Connection("archive", "127.0.0.1", self.name, self.server.port)) as there:
                there.run("BEGIN")
                there.run("SELECT * FROM state FOR UPDATE")
                time.sleep(seconds)
                there.run("ROLLBACK")

        return fault

    def read_only(self, seconds: float) -> Fault:
        """Let the server take no writes for a while, as a standby does."""

        def fault() -> None:
            self.run("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()")
            time.sleep(seconds)
            self.run("ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()")

        return fault

    def killed(self) -> None:
        """Kill the server and all its processes at once, as a power cut does, and start it again."""
        first = int((self.server.folder / "data" / "postmaster.pid").read_text().split()[0])
        family = [first, *_children(first)]
        for process in family:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_alive(process) for process in family):
            time.sleep(0.02)
        self._start_again()

    def _start_again(self) -> None:
        # Where nobody buries the dead, PostgreSQL takes the number in these files for a server that still runs.
        (self.server.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        for lock in self.server.folder.glob(".s.PGSQL.*.lock"):
            lock.unlink()
        self.server.start()

    def full(self, seconds: float) -> Fault:
        """Fill the disk under the server, which may give up over it and is then started again."""
        filled = full_disk(self.server.folder, seconds)

        def fault() -> None:
            filled()
            try:
                first = int((self.server.folder / "data" / "postmaster.pid").read_text().split()[0])
            except (FileNotFoundError, IndexError):
                first = 0
            if not first or not _alive(first):
                self._start_again()

        return fault


class Relay:
    """A wire between clerks and server that can be cut, or fall silent."""

    def __init__(self, port: int) -> None:
        self.to, self.pairs, self.talking = port, [], threading.Event()
        self.talking.set()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Cut every connection, in whatever word."""
        pairs, self.pairs = self.pairs, []
        for one in (end for pair in pairs for end in pair):
            with suppress(OSError):
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                one.shutdown(socket.SHUT_RDWR)

    def silent(self, seconds: float) -> Fault:
        """Carry nothing for a while, then cut."""

        def fault() -> None:
            self.talking.clear()
            time.sleep(seconds)
            self.cut()
            self.talking.set()

        return fault

    def close(self) -> None:
        self.listening.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.to), timeout=5)
                far.settimeout(None)
            except OSError:
                near.close()
                continue
            self.pairs.append((near, far))
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self.talking.wait()
                target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            source.close()


def _children(parent: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
