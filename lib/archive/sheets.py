"""Sheets: what offices fill in (reports, contacts, drafts, the words of a deck), every version kept."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Row, Select, and_, func, insert, select
from sqlalchemy.exc import IntegrityError

from lib.archive.database import found, writing
from lib.archive.tables import SHEETS, grow_stamp, moment, record, storable
from lib.archive.unavailable import Unavailable
from lib.archive.version import digest
from lib.intake.filled.contact import hidden_numbers

REPORT, CONTACTS, DECK, PLAN = "report", "contacts", "deck", "plan"
_IDENTITY = (SHEETS.c.kind, SHEETS.c.jurisdiction, SHEETS.c.year, SHEETS.c.unit)


@dataclass(frozen=True)
class SheetKey:
    """Which sheet: its kind, the code of its place, its year (0: none) and its unit ("": none)."""

    kind: str
    jurisdiction: str
    year: int = 0
    unit: str = ""

    @property
    def name(self) -> str:
        """Return the sheet's name in the audit log."""
        return "/".join(str(part) for part in (self.jurisdiction, self.year, self.unit) if part)


@dataclass(frozen=True)
class Sheet:
    """One version of a sheet with its exact content, b"" when it was withdrawn."""

    key: SheetKey
    number: int
    content: bytes = field(repr=False)
    by: str
    why: str
    based_on: int
    saved_at: datetime  # UTC
    whole: bool = True  # what is stored is, byte for byte, what was saved

    @property
    def withdrawn(self) -> bool:
        """Tell whether nothing is left of it."""
        return self.whole and not self.content


@dataclass(frozen=True)
class Draft:
    """A version to be saved, on top of version `based_on` (0: none yet)."""

    key: SheetKey
    content: bytes = field(repr=False)
    based_on: int


class StaleSheet(Exception):
    """Someone saved one of the sheets in between: `current` is the version to compare with, None if there is none."""

    def __init__(self, key: SheetKey, current: Sheet | None) -> None:
        told = f"“{current.by}”已保存第 {current.number} 版" if current else "还没有保存过任何版本"
        super().__init__(f"{key.unit or key.name}：所依据的版本已不是最新，{told}。请看过现在的内容后再保存。")
        self.key, self.current = key, current


class _OvertakenError(Exception):
    """The version that a draft is based on is not the last one."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft.key.name)
        self.draft = draft


class Sheets:
    """The sheets of one archive. Every method raises Unavailable when the database cannot be read or written."""

    engine: Engine

    def sheets(self, kind: str, jurisdiction: str) -> list[Sheet]:
        """Return the last version of every sheet of a kind and place, withdrawn ones too, by year and unit."""
        last = select(*_IDENTITY, func.max(SHEETS.c.number).label("number"))
        last = last.where(SHEETS.c.kind == kind, SHEETS.c.jurisdiction == storable(jurisdiction))
        each = last.group_by(*_IDENTITY).subquery()
        same = and_(*(each.c[name] == SHEETS.c[name] for name in ("kind", "jurisdiction", "year", "unit", "number")))
        query = select(SHEETS).join(each, same).order_by(SHEETS.c.year, SHEETS.c.unit)
        return found(self.engine, query, _sheet)

    def sheet_history(self, key: SheetKey) -> list[Sheet]:
        """Return all versions of a sheet, oldest first; a damaged one is listed too and is not `whole`."""
        return found(self.engine, _all(key).order_by(SHEETS.c.number), _sheet)

    def save_sheets(self, drafts: Sequence[Draft], by: str, why: str) -> list[Sheet]:
        """Save versions of several sheets, all of them or none; each gets number `based_on` + 1.

        Telephone numbers in `by` and `why` are masked: everyone may read the log, and nothing is ever taken out of it.
        Raises StaleSheet when one of them was saved by someone else in between; the refusal is audited.
        """
        by, why = hidden_numbers(by), hidden_numbers(why)
        try:
            with writing(self.engine) as connection:
                saved = []
                for draft in drafts:
                    if (connection.scalar(_number(draft.key)) or 0) != draft.based_on:
                        raise _OvertakenError(draft)
                    stored = connection.execute(insert(SHEETS).values(_values(draft, by, why)).returning(SHEETS)).one()
                    saved.append(_sheet(stored))
                    record(connection, by, draft.key.kind, storable(draft.key.name), draft.based_on + 1, why)
                grow_stamp(connection)
                return saved
        except (_OvertakenError, IntegrityError) as error:  # the key would speak if ever the lock did not
            draft = error.draft if isinstance(error, _OvertakenError) else drafts[0]
            history = self.sheet_history(draft.key)
            current = history[-1] if history else None
            self._record_sheet_refusal(draft, by, current.number if current else 0)
            raise StaleSheet(draft.key, current) from None

    def _record_sheet_refusal(self, draft: Draft, by: str, now: int) -> None:
        with suppress(Unavailable), writing(self.engine) as connection:  # the refusal stands, written down or not
            told = f"依据第 {draft.based_on} 版，最新为第 {now} 版"
            record(connection, by, "refusal", storable(draft.key.name), now, told)


def sheet_digest(key: SheetKey, content: bytes) -> str:
    """Return the SHA-256 of a sheet's content and key, by which damage is noticed later."""
    return digest(content, f"{key.kind}/{key.name}")


def _values(draft: Draft, by: str, why: str) -> dict[str, Any]:
    key = SheetKey(draft.key.kind, storable(draft.key.jurisdiction), draft.key.year, storable(draft.key.unit))
    return vars(key) | {
        "number": draft.based_on + 1,
        "content": draft.content,
        "digest": sheet_digest(key, draft.content),
        "done_by": storable(by),
        "why": storable(why),
        "based_on": draft.based_on,
        "saved_at": moment(datetime.now(UTC)),
    }


def _sheet(row: Row[Any]) -> Sheet:
    key = SheetKey(row.kind, row.jurisdiction, row.year, row.unit)
    same = row.digest == sheet_digest(key, row.content)
    at = datetime.fromisoformat(row.saved_at)
    return Sheet(key, row.number, row.content, row.done_by, row.why, row.based_on, at, same)


def _where(key: SheetKey) -> Any:
    wanted = (key.kind, storable(key.jurisdiction), key.year, storable(key.unit))
    return and_(*(column == value for column, value in zip(_IDENTITY, wanted, strict=True)))


def _all(key: SheetKey) -> Select[Any]:
    return select(SHEETS).where(_where(key))


def _number(key: SheetKey) -> Select[Any]:
    return select(func.max(SHEETS.c.number)).where(_where(key))
