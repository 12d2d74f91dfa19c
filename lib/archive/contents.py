"""What an archive holds, in numbers, and whether all of it is, byte for byte, what was stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Executable, func, select

from lib.archive.account_tables import ACCOUNTS
from lib.archive.clock import BEIJING
from lib.archive.database import file_of, found
from lib.archive.repair import damage, named, sound
from lib.archive.tables import SHEETS, STATE, VERSIONS


@dataclass(frozen=True)
class Contents:
    """How much an archive holds, its layout and stamp; `last` is the newest publish, None before the first."""

    documents: int
    versions: int
    sheets: int
    accounts: int
    last: datetime | None
    layout: int
    stamp: int

    def __str__(self) -> str:
        """Return it in a Chinese phrase."""
        last = f"，最近一次发布于 {self.last.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}" if self.last else ""
        published = f"{self.documents} 份文件的 {self.versions} 个版本{last}"
        return f"{published}；报告、联络员、草案等 {self.sheets} 个版本；账号 {self.accounts} 个"


def contents(engine: Engine) -> Contents:
    """Return what an archive of any age holds; zeros where there is none. Raises Unavailable."""

    def first(query: Executable) -> Any:
        return next(iter(found(engine, query, lambda row: row[0])), None)

    last = first(select(func.max(VERSIONS.c.published_at)))
    state = dict(found(engine, select(STATE), lambda row: (row.name, int(row.value))))
    return Contents(
        first(select(func.count(func.distinct(VERSIONS.c.document_id)))) or 0,
        first(select(func.count(VERSIONS.c.number))) or 0,
        first(select(func.count(SHEETS.c.number))) or 0,
        first(select(func.count(ACCOUNTS.c.name))) or 0,
        datetime.fromisoformat(last) if last else None,
        state.get("schema", 0),
        state.get("stamp", 0),
    )


def unsound(engine: Engine) -> list[str]:
    """Return what is not as it was stored, [] when all is well; of SQLite the file itself is checked, too.

    Raises Unavailable, also when there is no file.
    """
    if file_of(engine) is not None:
        return damage(engine)
    broken = []
    for table in (VERSIONS, SHEETS):
        broken += found(engine, select(table), lambda row, of=table: _fault(of, dict(row._mapping)))  # type: ignore[misc]
    return [name for name in broken if name]


def _fault(table: Any, row: dict[str, Any]) -> str:
    return "" if sound(table, row) else named(table, row)
