"""A copy of an SQLite archive as it stands at one moment, taken while people go on publishing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def copy_file(path: Path, target: Path) -> None:
    """Write what is in an SQLite file, its log included, into one new file that only the owner may read.

    The copy is on the disk when this returns; a hindrance leaves no half of it. Raises sqlite3.Error, OSError, among
    them FileExistsError: nothing is ever overwritten.
    """
    target.touch(mode=0o600, exist_ok=False)
    try:
        opened = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)
        with closing(opened) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        _flush(target)
        _flush(target.parent)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
        raise


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
