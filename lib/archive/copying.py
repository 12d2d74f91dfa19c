"""A copy of an SQLite archive as it stands at one moment, taken while people go on publishing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def copy_file(path: Path, target: Path) -> None:
    """Write what is in an SQLite file, its log included, into one new file that only the owner may read.

    The copy is on the disk when this returns; until then it has another name, and a hindrance leaves nothing of it.
    Raises sqlite3.Error, OSError, among them FileExistsError: nothing is ever overwritten.
    """
    if target.exists():
        raise FileExistsError(target)
    part = target.with_name(f"{target.name}.part")
    discard(part)
    part.touch(mode=0o600)
    try:
        opened = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
        with closing(opened) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        flush(part)
        os.replace(part, target)
        flush(target.parent)
    finally:
        discard(part)


def discard(path: Path) -> None:
    """Remove an SQLite file, if it is there, with all that SQLite puts beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Wait until a file, or the list of files of a folder, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
