"""One SQLite file takes the place of another under a running program: nothing acknowledged is lost between the two."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from lib.archive.copying import flush
from lib.archive.database import PATIENCE, identity
from lib.archive.unavailable import BUSY, REPLACED, Unavailable

_AGAIN = 0.05  # seconds until the next try to write a log back


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let nobody write to an archive while the body runs; one that is too damaged to be written is taken as it is.

    Who waits meanwhile and then finds another file is refused in words (lib.archive.database). Should this program
    die, everyone may write again. Raises sqlite3.Error when somebody else does not stop writing, and Unavailable when
    somebody else replaced the archive meanwhile.
    """
    file = identity(path)
    with closing(_opened(path)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise
        if identity(path) != file:  # another administrator was faster: this lock would guard what lies aside
            raise Unavailable(REPLACED)
        yield


def swap(path: Path, fresh: Path, aside: Path) -> None:
    """Put `fresh` in place of `path`, which from then on is called `aside`. Call it while `alone`.

    Whenever this program dies, `path` is the one archive or the other, and whole: the log of the old one is written
    back before it goes, and there is no moment without an archive, in which a writer would begin a new one. Who opens
    it in between may find the old file with the new log; that log is empty, and kept from being written.
    Raises OSError, sqlite3.Error, and Unavailable when somebody does not stop reading.
    """
    whole = _written_back(path)
    with closing(_opened(fresh)) as new:
        new.execute("BEGIN IMMEDIATE")
        if not whole:
            _keep(_beside(path, "-wal"), _beside(aside, "-wal"))
        _keep(path, aside)
        for ending in ("-shm", "-wal", ""):
            if _beside(fresh, ending).exists():
                os.replace(_beside(fresh, ending), _beside(path, ending))
            else:  # on a disk on which SQLite keeps no log; an old one must never meet another file
                _beside(path, ending).unlink(missing_ok=True)
        flush(path.parent)


def _written_back(path: Path) -> bool:
    """Write what stands in an archive's log into its file; return whether that could be done, as it can unless damaged.

    What someone still reads cannot be written over. Raises Unavailable when that goes on.
    """
    until = time.monotonic() + PATIENCE
    with closing(_opened(path)) as connection:
        while True:
            try:
                _, logged, written = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            except sqlite3.Error as error:
                if not _is_damage(error):
                    raise
                return False
            if logged == written:
                return True
            if time.monotonic() > until:
                raise Unavailable(BUSY.format(outcome=""))
            time.sleep(_AGAIN)


def _keep(path: Path, aside: Path) -> None:
    """Give a file another name too, or copy it on a disk that knows no links; nothing if it is not there."""
    try:
        os.link(path, aside)
    except FileNotFoundError:
        return
    except OSError:
        try:
            shutil.copy(path, aside)
            flush(aside)
        except OSError:
            aside.unlink(missing_ok=True)
            raise


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _is_damage(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None)
