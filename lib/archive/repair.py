"""A damaged SQLite archive is set aside when an administrator says so; what can be read moves to a new file."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, insert

from lib.archive.account_tables import ACCOUNTS, changing
from lib.archive.copying import discard
from lib.archive.database import engine_of_file, file_of, in_words
from lib.archive.replacing import alone, swap
from lib.archive.sheets import SheetKey, sheet_digest
from lib.archive.tables import METADATA, SHEETS, STATE, VERSIONS, grow_stamp, record
from lib.archive.unavailable import Unavailable
from lib.archive.version import digest

NOT_SQLITE = "只有 SQLite 存档可以这样修复；PostgreSQL 请管理员用备份恢复。"
# A disabled account to which no password fits: as long as there is an account, nobody publishes without one.
CLOSED = {
    "name": "repair",
    "kind": "local",
    "password_hash": "",
    "jurisdictions": "",
    "disabled": True,
    "added_at": 0,
}
NO_FILE = "还没有存档，不需要修复。"
# The tables whose rows carry a digest, by which damage is noticed.
_SIGNED = (VERSIONS, SHEETS)


@dataclass(frozen=True)
class Repair:
    """What a repair did: where the damaged file lies now, how many versions were saved, which could not be."""

    aside: Path
    saved: int
    lost: tuple[
        str, ...
    ]  # "document_id 第 n 版", or of a sheet its name, of those that could be told but not read whole
    accounts_lost: bool  # the accounts could not all be read: publishing stays closed until one is added or enabled


def damage(engine: Engine) -> list[str]:
    """Return what SQLite's own check and the versions' digests find wrong with an archive, [] when it is sound.

    Raises Unavailable when there is no file to check.
    """
    with in_words(engine), closing(_opened(_file(engine))) as connection:
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
        except sqlite3.Error as error:
            found = [str(error)]
        broken = [
            named(table, row) for table in _SIGNED for row in _readable(connection, table)[0] if not sound(table, row)
        ]
        return found + broken


def set_aside(engine: Engine, by: str) -> Repair:
    """Rename a damaged archive, never deleting it, and put a new one in its place with all that can be read whole.

    The dashboard may go on running: who publishes meanwhile waits, or is refused in words. Raises Unavailable when
    there is no SQLite file, or no room or right to write beside it: then nothing is changed.
    """
    path = _file(engine)
    suffix = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    fresh, aside = (path.with_name(f"{path.stem}-{kind}-{suffix}{path.suffix}") for kind in ("new", "damaged"))
    with in_words(engine):
        try:
            with alone(path):
                repair = _saved(path, fresh, aside, by)
                engine.dispose()
                swap(path, fresh, aside)
        finally:
            discard(fresh)
    return repair


def _saved(path: Path, fresh: Path, aside: Path, by: str) -> Repair:
    """Write all that can be read whole of one archive into a new one."""
    tables = [*METADATA.sorted_tables, ACCOUNTS]  # sessions and failed log-ins may go: people log in again
    with closing(_opened(path)) as connection:
        read = {table: _readable(connection, table) for table in tables}
    held = {table: [row for row in found if sound(table, row)] for table, (found, _) in read.items()}
    lost = tuple(named(table, row) for table in _SIGNED for row in read[table][0] if not sound(table, row))
    accounts_lost = not read[ACCOUNTS][1] or len(held[ACCOUNTS]) < len(read[ACCOUNTS][0])
    stamp = max([row["value"] for row in held.pop(STATE) if row["name"] == "stamp"], default=0)
    filled = engine_of_file(fresh)
    try:
        with changing(filled) as new:
            for table, found in held.items():
                if found:
                    new.execute(insert(table).prefix_with("OR IGNORE"), found)
            if accounts_lost:  # an archive that suddenly has no accounts would let anyone on this machine publish
                new.execute(insert(ACCOUNTS).prefix_with("OR IGNORE").values(CLOSED))
            grow_stamp(new, stamp)  # sessions that remember an older stamp read anew, even if it could not be read here
            told = f"损坏的存档改名为 {aside.name}；移入 {len(held[VERSIONS])} 个版本"
            told += f"；读不出：{'、'.join(lost)}" if lost else ""
            told += "；账号未能全部读出，在新增或启用账号之前不能发布" if accounts_lost else ""
            record(new, by, "repair", detail=told)
    finally:
        filled.dispose()
    return Repair(aside, len(held[VERSIONS]), lost, accounts_lost)


def _file(engine: Engine) -> Path:
    path = file_of(engine)
    if path is None:
        raise Unavailable(NOT_SQLITE)
    if not path.exists():
        raise Unavailable(NO_FILE)
    return path


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")  # garbage must not end the reading
    return connection


def _readable(connection: sqlite3.Connection, table: Table) -> tuple[list[dict[str, Any]], bool]:
    """Return the rows of a table that SQLite can still give, and whether these are all.

    It is read from the front, then from the back, up to the damage.
    """
    whole = True
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    found: dict[int, dict[str, Any]] = {}
    for direction in ("ASC", "DESC"):
        try:
            for rowid, *values in connection.execute(
                f'SELECT rowid, {columns} FROM "{table.name}" NOT INDEXED ORDER BY rowid {direction}'
            ):
                found.setdefault(rowid, dict(zip(names, values, strict=True)))
        except sqlite3.Error as error:
            whole = whole and "no such table" in str(error)  # a table that was never made has no rows
    return [found[rowid] for rowid in sorted(found)], whole


def sound(table: Table, row: dict[str, Any]) -> bool:
    """Tell whether a row can be understood; of a version, whether it is, byte for byte, what was published."""
    for column in table.columns:
        value, kind = row[column.name], column.type.python_type
        if not (isinstance(value, int if kind is bool else kind) or (value is None and column.nullable)):
            return False
    at = row.get("published_at", row.get("saved_at", row.get("at")))
    if isinstance(at, str):
        try:
            datetime.fromisoformat(at)
        except ValueError:
            return False
    if table is SHEETS:
        return bool(row["digest"] == sheet_digest(_key(row), row["content"]))
    return table is not VERSIONS or bool(row["digest"] == digest(row["content"], row["register"]))


def named(table: Table, row: dict[str, Any]) -> str:
    """Return what a row of versions or sheets is called."""
    return f"{_key(row).name if table is SHEETS else row['document_id']} 第 {row['number']} 版"


def _key(row: dict[str, Any]) -> SheetKey:
    return SheetKey(row["kind"], row["jurisdiction"], row["year"], row["unit"])
