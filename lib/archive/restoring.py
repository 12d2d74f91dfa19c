"""A back-up is put in place of the archive: checked first, what was there set aside, and no publish lost in between."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, insert, inspect, select, text

from lib.archive import postgresql_dump
from lib.archive.account_tables import ACCOUNTS, FAILURES, SESSIONS, changing
from lib.archive.account_tables import METADATA as ACCOUNT_METADATA
from lib.archive.backup import some
from lib.archive.contents import Contents, contents, unsound
from lib.archive.copying import copy_file, discard
from lib.archive.database import brought_up_to_date, engine_of_file, file_of, found, in_words
from lib.archive.replacing import alone, swap
from lib.archive.tables import METADATA, grow_stamp, record
from lib.archive.unavailable import NO_ARCHIVE, Damaged, Unavailable

UNTOUCHED = "没有恢复，现在的存档没有改动。"
NO_FILE = "没有备份文件“{file}”，或没有权限读它。{untouched}"
BAD = "备份“{file}”不能用：{fault}。{untouched}请换一份备份。"
NO_BACKUP = "它不是这种存档的备份，或已损坏"
NOT_EMPTY = (
    "PostgreSQL 的备份只能恢复到空的数据库，“{name}”里已有存档。{untouched}"
    "请新建一个数据库，把 LIAISON_DATABASE_URL 指向它再恢复；旧数据库原样保留。"
)


@dataclass(frozen=True)
class Restored:
    """What the archive holds now, and where the one before it lies; `aside` is None where there was none.

    `accounts_kept`: the accounts are those of the archive before; a back-up must not give back a right taken since.
    """

    contents: Contents
    aside: Path | None
    accounts_kept: bool


def restore(engine: Engine, source: Path, by: str) -> Restored:
    """Put a back-up in place of the archive, which stays beside it under another name; all sessions end.

    The back-up is checked whole before anything is touched; one of an older program is brought up to date. Publishing
    is refused in words meanwhile. Raises Unavailable when the back-up or the archive does not allow it.
    """
    if not (os.path.isfile(source) and os.access(source, os.R_OK)):
        raise Unavailable(NO_FILE.format(file=source, untouched=UNTOUCHED))
    path = file_of(engine)
    return _into_database(engine, source, by) if path is None else _into_file(engine, path, source, by)


def _into_file(engine: Engine, path: Path, source: Path, by: str) -> Restored:
    suffix = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    fresh, aside = (path.with_name(f"{path.stem}-{kind}-{suffix}{path.suffix}") for kind in ("restore", "aside"))
    try:
        with in_words(engine):
            path.parent.mkdir(parents=True, exist_ok=True)
            _checked(engine, source, fresh, by)
            path.touch(mode=0o600)  # where there is none yet, an empty one, so that a first publish waits as any other
            with alone(path):
                stamp, accounts = _standing(engine)
                before = aside if path.stat().st_size else None
                _finish(engine_of_file(fresh), source, by, stamp, accounts, before)
                engine.dispose()
                swap(path, fresh, aside)
            if before is None:
                aside.unlink()
        return Restored(contents(engine), before, bool(accounts))
    finally:
        discard(fresh)


def _into_database(engine: Engine, source: Path, by: str) -> Restored:
    with in_words(engine):
        if inspect(engine).has_table("versions"):
            raise Unavailable(NOT_EMPTY.format(name=engine.url.database, untouched=UNTOUCHED))
    try:
        postgresql_dump.load(engine, source)
    except postgresql_dump.Failed as fault:
        raise _bad(source, str(fault)) from None
    try:
        faults = unsound(engine)
        if faults:
            raise _bad(source, some(faults))
        brought_up_to_date(engine, by)
        _finish(engine, source, by, 0, [], None)
    except Unavailable:
        with in_words(engine), engine.begin() as connection:
            for tables in (ACCOUNT_METADATA, METADATA):
                tables.drop_all(connection)
            connection.execute(text("DROP FUNCTION IF EXISTS refuse_change()"))
        raise
    return Restored(contents(engine), None, False)


def _checked(engine: Engine, source: Path, fresh: Path, by: str) -> None:
    """Copy a back-up beside the archive and bring it up to date. Raises Unavailable when it is not whole."""
    new = engine_of_file(fresh)
    try:
        with in_words(engine):
            copy_file(source, fresh)
        faults = unsound(new)
        if not faults:
            brought_up_to_date(new, by, copied=True)
    except Damaged:
        raise _bad(source, NO_BACKUP) from None
    except Unavailable as fault:
        raise (_bad(source, NO_BACKUP) if str(fault) == NO_ARCHIVE else fault) from None
    finally:
        new.dispose()
    if faults:
        raise _bad(source, some(faults))


def _bad(source: Path, fault: str) -> Unavailable:
    return Unavailable(BAD.format(file=source, fault=fault, untouched=UNTOUCHED))


def _standing(engine: Engine) -> tuple[int, list[dict[str, Any]]]:
    """Return the stamp and the accounts as they stand, 0 and none where damage hides them."""
    try:
        return contents(engine).stamp, found(engine, select(ACCOUNTS), lambda row: dict(row._mapping))
    except Damaged:
        return 0, []


def _finish(new: Engine, source: Path, by: str, stamp: int, accounts: list[dict[str, Any]], aside: Path | None) -> None:
    """Write into the restored archive who restored it; end its sessions and make every open page read anew."""
    try:
        held = contents(new)
        with changing(new) as connection:
            connection.execute(delete(SESSIONS))
            connection.execute(delete(FAILURES))
            if accounts:
                connection.execute(delete(ACCOUNTS))
                connection.execute(insert(ACCOUNTS), accounts)
            grow_stamp(connection, max(stamp, held.stamp))
            told = f"备份 {source.name}：{held}"
            record(connection, by, "restore", detail=f"{told}；原存档改名为 {aside.name}" if aside else told)
    finally:
        new.dispose()
