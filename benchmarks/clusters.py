"""PostgreSQL servers on loopback, each with its own data in a folder: a primary, a standby that follows it."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "deploy" / "postgresql"


def programs() -> Path | None:
    """Return the folder of initdb and its fellows, the newest there is, None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    program = found[-1] if found else shutil.which("initdb")
    return Path(program).resolve().parent if program else None


class Cluster:
    """One server, set up with one of the files that are shipped in deploy/postgresql; an ordinary user runs it."""

    def __init__(self, folder: Path, primary: "Cluster | None" = None, settings: str = "") -> None:
        self.folder, self.port = folder, free_port()
        self.programs = programs()
        self.user = _ordinary_user() if os.geteuid() == 0 else None
        folder.mkdir(mode=0o755)
        if self.user:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        if primary is None:
            self.run("initdb", "-D", "data", "-U", "liaison", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        else:
            way = f"host=127.0.0.1 port={primary.port} user=liaison application_name=liaison_standby"
            self.run("pg_basebackup", "-D", "data", "-R", "-X", "stream", "--no-sync", "-c", "fast", "-d", way)
        self._set_up(settings)
        self.start()

    def run(self, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's programs in the folder; return what it prints, RuntimeError if it fails."""
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        # A server that is started inherits these: to files, or reading them would never end.
        with (self.folder / "output").open("w+b") as output:
            command = [str(self.programs / program), *arguments]
            done = subprocess.run(command, cwd=self.folder, stdout=output, stderr=output, check=False, **who)
            output.seek(0)
            said = output.read().decode(errors="replace")
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{program}: {said}\n{log.read_text(errors='replace')[-2000:] if log.exists() else ''}")
        return said

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.run("pg_ctl", "-D", "data", "start", "-w", "-t", "60", "-l", "log")

    def stop(self, how: str = "fast") -> None:
        """Stop it: "fast" writes down everything and lets the standby have it, "immediate" is like a power cut."""
        self.run("pg_ctl", "-D", "data", "stop", "-w", "-m", how)

    def kill(self) -> None:
        """SIGKILL the server and all that serve a connection; return when they are gone."""
        first = self._signal(signal.SIGKILL)
        until = time.monotonic() + 20
        while time.monotonic() < until and _lives(first):
            time.sleep(0.02)
        # As long as nobody has buried the dead process, PostgreSQL takes it for a living one.
        for lock in (self.folder / "data" / "postmaster.pid", self.folder / f".s.PGSQL.{self.port}.lock"):
            lock.unlink(missing_ok=True)

    def freeze(self) -> None:
        """Let the server and all that serve a connection stand still: it takes connections and never answers."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def followed(self) -> None:
        """Wait until a synchronous standby follows."""
        until = time.monotonic() + 60
        while self.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") != "1":
            if time.monotonic() > until:
                raise RuntimeError("the standby does not follow")
            time.sleep(0.1)

    def promote(self) -> None:
        """Make a primary of a standby."""
        self.run("pg_ctl", "-D", "data", "promote", "-w")

    def ask(self, question: str, database: str = "postgres") -> str:
        """Return what psql prints for a statement."""
        way = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "liaison", "-d", database)
        return self.run("psql", *way, "-XAt", "-v", "ON_ERROR_STOP=1", "-c", question).strip()

    def url(self, database: str = "liaison", port: int = 0) -> str:
        """Return the URL as LIAISON_DATABASE_URL has it, through another port if one is given."""
        return f"postgresql://liaison@127.0.0.1:{port or self.port}/{database}"

    def close(self) -> None:
        """End it, whatever state it is in."""
        with suppress(OSError, ValueError):
            self._signal(signal.SIGCONT)
        with suppress(RuntimeError):
            self.stop("immediate")

    def _set_up(self, settings: str) -> None:
        data = self.folder / "data"
        own = (
            f"listen_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = '{self.folder}'\n"
            f"logging_collector = off\ncluster_name = '{self.folder.name}'\n"
        )
        shipped = f"{settings}.conf" if settings else None
        if shipped:
            shutil.copy(SETTINGS / shipped, data / shipped)
            own += f"include '{shipped}'\n"
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(own)

    def _signal(self, number: int) -> int:
        first = int((self.folder / "data" / "postmaster.pid").read_text().split("\n")[0])
        # The children before the father, so that none of them notices and none is started meanwhile.
        if number != signal.SIGCONT:
            os.kill(first, signal.SIGSTOP)
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in [*map(int, children), first]:
            with suppress(ProcessLookupError):
                os.kill(process, number)
        return first


@contextmanager
def primary_alone(folder: Path) -> Iterator[Cluster]:
    """Run one PostgreSQL with an empty database "liaison"; it asks for no standby."""
    cluster = Cluster(folder / "primary")
    try:
        cluster.run("createdb", "-h", "127.0.0.1", "-p", str(cluster.port), "-U", "liaison", "liaison")
        yield cluster
    finally:
        cluster.close()


@contextmanager
def pair(folder: Path) -> Iterator[tuple[Cluster, Cluster]]:
    """Run a primary with the shipped settings and a synchronous standby made from it as deploy/README.md says."""
    primary = Cluster(folder / "primary")
    clusters = [primary]
    try:
        primary.run("createdb", "-h", "127.0.0.1", "-p", str(primary.port), "-U", "liaison", "liaison")
        # Only now: with no standby there yet, every commit would wait for one.
        clusters.append(Cluster(folder / "standby", primary, "standby"))
        primary._set_up("primary")
        primary.stop()
        primary.start()
        primary.followed()
        yield primary, clusters[1]
    finally:
        for cluster in clusters:
            cluster.close()


def _ordinary_user() -> pwd.struct_passwd:
    names = {one.pw_name for one in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
