"""Where the archive is kept: SQLite or PostgreSQL, one way to read it and one way to write it."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Executable, Row, create_engine, event, inspect, make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError, SQLAlchemyError

from lib.archive.migrating import upgrade
from lib.archive.tables import SCHEMA, STATE, layout, make_missing
from lib.archive.unavailable import (
    BAD_ADDRESS,
    DAMAGED,
    NO_ARCHIVE,
    REPLACED,
    TOO_OLD,
    Damaged,
    Unavailable,
    missing_table,
    told,
)

T = TypeVar("T")

URL_VARIABLE = "LIAISON_DATABASE_URL"
DEFAULT_FILE = Path(__file__).resolve().parents[2] / "var" / "archive.sqlite"
# Seconds that a writer waits for the one before it, on either database; and what counts as a full disk, in bytes.
PATIENCE = 10
NO_ROOM = 256 * 1024
BY_ITSELF = "程序"  # whom the log names where no person asked for an upgrade


def engine_for(url: str | None = None) -> Engine:
    """Return the engine of a database URL, of LIAISON_DATABASE_URL, or of the SQLite file var/archive.sqlite.

    Nothing is opened or created yet. A URL that cannot be used gives an engine that raises Unavailable whenever it
    is asked, so that viewing goes on.
    """
    try:
        address = make_url(url or os.environ.get(URL_VARIABLE) or f"sqlite:///{DEFAULT_FILE}")
        backend = address.get_backend_name()
        if backend == "sqlite" and address.database and address.database != ":memory:":
            return engine_of_file(Path(address.database).absolute())
        if backend in ("postgresql", "postgres"):
            # Its driver takes a while to load, which those with a file need not wait for.
            from lib.archive.postgresql import postgresql_engine

            return postgresql_engine(address, PATIENCE)
    except (SQLAlchemyError, TypeError, ValueError):
        pass
    return create_engine("sqlite://", creator=_refuse)


def file_of(engine: Engine) -> Path | None:
    """Return the file of an SQLite archive, None on PostgreSQL."""
    is_file = engine.dialect.name == "sqlite" and engine.url.database
    return Path(str(engine.url.database)) if is_file else None


def rows(engine: Engine, query: Executable) -> list[Row[Any]]:
    """Return the rows that a query finds; nothing as long as nothing was ever written. Raises as `found` does."""
    return found(engine, query, lambda row: row)


def found(engine: Engine, query: Executable, make: Callable[[Row[Any]], T]) -> list[T]:
    """Return what a query finds, each row as `make` gives it; nothing as long as nothing was ever written.

    Asking creates nothing. Raises Unavailable in words, Damaged also when `make` cannot understand a row.
    """
    with in_words(engine):
        path = file_of(engine)
        if path and not (path.exists() and path.stat().st_size):
            return []
        with engine.connect() as connection:
            try:
                return [make(row) for row in connection.execute(query)]
            except DBAPIError as error:
                if missing_table(error):
                    return []
                raise
            except (TypeError, ValueError, AttributeError) as error:
                raise Damaged(DAMAGED.format(place=_place(engine), outcome="")) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one transaction, with nobody else writing; all of it is kept or none.

    Folder, file and tables are made when they are missing; a file that an older program laid out is copied and brought
    up to date first. On PostgreSQL, where other servers may still run that program, an administrator says when.
    Raises Unavailable (Damaged) in words; what the body itself raises undoes the transaction and comes through,
    IntegrityError too.
    """
    with in_words(engine, wrote=True), ExitStack() as opened:
        with in_words(engine, wrote=True, begun=False):
            path = file_of(engine)
            if path and not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch(mode=0o600)
            connection = opened.enter_context(engine.connect().execution_options(writing=True))
            opened.enter_context(connection.begin())
            held = layout(connection)
            if held < SCHEMA and path is None:
                raise Unavailable(TOO_OLD)
            if held < SCHEMA:
                upgrade(connection, held, path, BY_ITSELF)
            make_missing(connection)
        yield connection


def brought_up_to_date(engine: Engine, by: str, copied: bool = False) -> tuple[int, Path | None]:
    """Bring an archive to today's tables because an administrator says so.

    Return by which number it was laid out before, today's when there was nothing to do, and the copy of an SQLite file
    taken before; `copied` says that it is a copy itself. Raises Unavailable in words, also where there is no archive.
    """
    with in_words(engine, wrote=True):
        path = file_of(engine)
        if path and not (path.exists() and path.stat().st_size):
            raise Unavailable(NO_ARCHIVE)
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            if not inspect(connection).has_table(STATE.name):
                raise Unavailable(NO_ARCHIVE)
            held = layout(connection)
            copy = upgrade(connection, held, None if copied else path, by) if held < SCHEMA else None
            make_missing(connection)
            return held, copy


@contextmanager
def in_words(engine: Engine, wrote: bool = False, begun: bool = True) -> Iterator[None]:
    """Raise what a driver or the system raises inside as Unavailable or Damaged, in Chinese.

    `wrote` says that something was to be saved, `begun` that some of it may have reached the archive.
    """
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise told(error, _place(engine), _full(file_of(engine)), wrote, begun) from error


def engine_of_file(path: Path) -> Engine:
    """Return the engine of an SQLite file; nothing is opened or created yet."""
    # Parameters may be telephone numbers: no error of the driver's, which ends in a log, repeats them.
    engine = create_engine(
        URL.create("sqlite", database=str(path)), creator=lambda: _opened(path), hide_parameters=True
    )

    @event.listens_for(engine, "checkout")
    def still_there(connection: _Line, record: Any, proxy: Any) -> None:
        # A file restored from a backup or set aside is another one; a frozen view is good for one look only.
        if connection.file != identity(path) or record.info.pop("frozen", False):
            raise DisconnectionError
        if connection.frozen:
            record.info["frozen"] = True

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("writing"):
            connection.exec_driver_sql("BEGIN")
            return
        # Lasting, so new only once. Another program may be about it right now; a real hindrance shows in the next line.
        with suppress(DBAPIError):
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        line: Any = connection.connection.driver_connection
        if line.file != identity(path):  # replaced while this writer waited
            raise Unavailable(REPLACED)

    return engine


class _Line(sqlite3.Connection):
    """A connection that knows which file it was opened on.

    `frozen` is a look at a file in a folder that cannot be written: SQLite is told that nobody changes it meanwhile.
    """

    file: tuple[int, int] | None
    frozen: bool


def _opened(path: Path) -> _Line:
    connection = _connected(path, "mode=rw")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        closed = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if closed and not (log.exists() and log.stat().st_size):
            return _connected(path, "mode=ro&immutable=1", frozen=True)
        raise
    return connection


def _connected(path: Path, mode: str, frozen: bool = False) -> _Line:
    file = identity(path)  # asked before: were the file replaced in between, the connection would count as an old one
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?{mode}",
        uri=True,
        timeout=PATIENCE,  # this is SQLite's busy_timeout
        isolation_level=None,  # SQLAlchemy's begin event starts transactions, not the driver
        check_same_thread=False,
        factory=_Line,
    )
    connection.file, connection.frozen = file, frozen
    return connection


def identity(path: Path) -> tuple[int, int] | None:
    """Return by what a file is told from another one that takes its place, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _full(path: Path | None) -> bool:
    try:
        return path is not None and shutil.disk_usage(path.parent).free < NO_ROOM
    except OSError:
        return False


def _place(engine: Engine) -> str:
    """Return what an administrator calls the archive, without user name and password."""
    path, url = file_of(engine), engine.url
    return f"{path.parent.name}/{path.name}" if path else f"{url.host or 'localhost'}:{url.port or 5432}/{url.database}"


def _refuse() -> Any:
    raise Unavailable(BAD_ADDRESS)
