"""A back-up of the archive in one file, taken while people publish, and checked before it is called one."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from lib.archive import postgresql_dump
from lib.archive.contents import Contents, contents, unsound
from lib.archive.copying import copy_file
from lib.archive.database import engine_of_file, file_of, in_words
from lib.archive.unavailable import NO_ARCHIVE, Damaged, Unavailable

THERE = "“{file}”已经存在，没有备份。请换一个文件名：备份从不覆盖已有的文件。"
CLOSED = "没有备份：文件夹“{folder}”不存在，或不能写入。请先建好文件夹并检查权限，或换一个地方。"
NOT_WHOLE = "没有备份：存档中有损坏（{faults}）。请先运行 python -m lib.cli repair，或用以前的备份恢复。"


def back_up(engine: Engine, target: Path) -> Contents:
    """Write everything that is stored at one moment into a new file and return what it holds.

    Raises Unavailable in words: nothing to back up, a folder that is closed, a file of that name, no room, damage, no
    pg_dump.
    """
    if not os.access(target.absolute().parent, os.W_OK | os.X_OK):
        raise Unavailable(CLOSED.format(folder=target.absolute().parent))
    if target.exists():
        raise Unavailable(THERE.format(file=target))
    path = file_of(engine)
    if path is None:
        return postgresql_dump.dump(engine, target)
    if not (path.exists() and path.stat().st_size):
        raise Unavailable(NO_ARCHIVE)
    with in_words(engine):
        copy_file(path, target)
    copy = engine_of_file(target)
    try:
        faults = unsound(copy)
        if faults:
            raise Damaged(NOT_WHOLE.format(faults=some(faults)))
        return contents(copy)
    except (Unavailable, sqlite3.Error):
        target.unlink()
        raise
    finally:
        copy.dispose()


def some(faults: list[str]) -> str:
    """Return the first few faults in a phrase."""
    return "、".join(faults[:3]) + (f" 等 {len(faults)} 处" if len(faults) > 3 else "")
