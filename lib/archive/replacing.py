"""One SQLite file takes the place of another under a running program: nothing acknowledged is lost between the two."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from lib.archive.copying import flush
from lib.archive.database import PATIENCE


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let nobody write to an archive while the body runs; one that is too damaged to be written is taken as it is.

    Who waits meanwhile and then finds another file is refused in words (lib.archive.database). Should this program
    die, everyone may write again. Raises sqlite3.Error when somebody else does not stop writing.
    """
    with closing(_opened(path)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
        yield


def swap(path: Path, fresh: Path, aside: Path) -> None:
    """Put `fresh` in place of `path`, which from then on is called `aside`. Call it while `alone`. Raises OSError."""
    with suppress(sqlite3.Error), closing(_opened(path)) as old:
        old.execute("PRAGMA wal_checkpoint(PASSIVE)")  # so that the file is whole even without its log
    for ending in ("-wal", "-shm"):  # the log must never meet another file
        part = path.with_name(path.name + ending)
        if part.exists():
            os.replace(part, aside.with_name(aside.name + ending))
    try:
        os.link(path, aside)  # there is no moment without an archive, in which a writer would begin a new one
    except OSError:  # a disk that knows no links
        os.replace(path, aside)
    os.replace(fresh, path)
    flush(path.parent)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None)
