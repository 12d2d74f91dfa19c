"""The liaison work of one place and year as it is held: the list in force, the reports, the activities told of."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from lib.archive.activities import Activity, read_activities
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.in_force import in_force
from lib.archive.jurisdictions import place_name
from lib.archive.sheets import REPORT, Sheet
from lib.archive.unavailable import Unavailable
from lib.intake.filled.report import Entry, Report, report_from
from lib.intake.problems import Problem
from lib.measures.plan_reality import Activities
from lib.ui.history_views import BEIJING
from lib.ui.loading import holdings, once_for_all, store
from lib.vocabulary.matching import listed_name

UNDATED = "年份不详"
COLUMNS = ["department", "kind", "count", "parties", "text", "source"]


@dataclass(frozen=True)
class Kept:
    """One report as it is held, with the version it is kept in."""

    report: Report
    sheet: Sheet

    @property
    def received(self) -> date:
        """Return the day on which it came, or was saved if nobody said."""
        day = self.report.received_on
        return date.fromisoformat(day) if day else self.sheet.saved_at.astimezone(BEIJING).date()


@dataclass(frozen=True)
class Work:
    """One place and year. `listed` are the departments of the list in force; `fault` says why reports are not read."""

    place: str
    jurisdiction: str
    year: int | None
    document: Document | None
    matrix: pd.DataFrame | None
    reports: dict[str, Kept]
    before: dict[str, Kept]
    news: tuple[Activity, ...]
    fault: str

    @property
    def listed(self) -> tuple[str, ...]:
        """Return the departments that the list in force names."""
        return () if self.matrix is None else tuple(map(str, self.matrix.index))

    @property
    def complete(self) -> bool:
        """Tell whether the list in force is whole."""
        return self.document is not None and self.document.complete

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the organisations that a complete list names; () where it cannot be told which there are."""
        return tuple(map(str, self.matrix.columns)) if self.matrix is not None and self.complete else ()

    @property
    def label(self) -> str:
        """Return place and year in words."""
        mark = "（演示数据）" if self.document is not None and self.document.synthetic else ""
        return f"{self.place}{self.year}年度{mark}" if self.year else f"{self.place}（{UNDATED}）{mark}"

    def linked(self, department: str) -> tuple[str, ...]:
        """Return the organisations that the list links a department to."""
        if self.matrix is None or department not in self.matrix.index:
            return ()
        row = self.matrix.loc[department].fillna(False)
        return tuple(str(party) for party, state in row.items() if state)

    def entries(self, before: bool = False) -> pd.DataFrame:
        """Return what the reports tell (or those of the year before), one row per entry."""
        kept = self.before if before else self.reports
        rows = [
            (name, one.kind, one.count, one.parties, one.text, "部门年度报告")
            for name, told in kept.items()
            for one in told.report.entries
        ]
        return pd.DataFrame(rows, columns=COLUMNS).astype({"count": "Int64"})

    def told(self) -> pd.DataFrame:
        """Return what news tell of pairs, one row per pair and activity, names as in the list."""
        rows = [
            (listed_name(one.department, self.listed), one.kind, one.count, (one.party,), one.summary, one.source)
            for one in self.news
            if one.paired
        ]
        return pd.DataFrame(rows, columns=COLUMNS).astype({"count": "Int64"})

    def activities(self) -> Activities:
        """Return the pairs that something was done on, and what the reports leave open."""
        every = pd.concat([self.entries(), self.told()])
        pairs = {(str(name), str(one)) for name, who in every[["department", "parties"]].to_numpy() for one in who}
        unsaid = {name for name, one in self.reports.items() if any(not entry.parties for entry in one.report.entries)}
        return Activities(frozenset(pairs), frozenset(self.reports), frozenset(unsaid))


def today() -> date:
    """Return the day it is in China, wherever the server stands."""
    return datetime.now(BEIJING).date()


def work(code: str, year: int | None) -> Work:
    """Return what is held of one place and year."""
    held, (news, _) = holdings(), activities()
    document = in_force(held, code, year)
    kept, fault = _reports(code)

    def of(when: int | None) -> dict[str, Kept]:
        return {name: one for (of_year, name), one in kept.items() if of_year == when}

    return Work(
        place_name(code, held.jurisdictions),
        code,
        year,
        document,
        held.matrices[document.document_id] if document else None,
        of(year),
        of(year - 1) if year else {},
        tuple(one for one in news if one.jurisdiction == code and one.year == year),
        fault,
    )


def activities() -> tuple[tuple[Activity, ...], tuple[Problem, ...]]:
    """Return the shipped activities and what is wrong with their table."""
    return once_for_all(_activities)


def sentences(entry: Entry) -> str:
    """Return one entry in a line."""
    parts = ["、".join(entry.parties) or "没有写明组织", f"{entry.count} 次" if entry.count else "", entry.text]
    return "；".join(part for part in parts if part)


def years_with_reports(code: str) -> list[int]:
    """Return the years of which a place has reports, oldest first."""
    return sorted({year for year, _ in _reports(code)[0]})


def _reports(code: str) -> tuple[dict[tuple[int, str], Kept], str]:
    """Return the reports of a place by year and department, and in a sentence what keeps them from being read."""
    try:
        return once_for_all(_held_reports, code)
    except Unavailable as error:
        return {}, str(error)


def _activities(_held: Holdings) -> tuple[tuple[Activity, ...], tuple[Problem, ...]]:
    return read_activities()


def _held_reports(_held: Holdings, code: str) -> tuple[dict[tuple[int, str], Kept], str]:
    kept, broken = {}, []
    for sheet in store().sheets(REPORT, code):
        try:
            if not sheet.whole:
                raise ValueError
            if not sheet.withdrawn:
                report = report_from(sheet.content, sheet.key.unit, sheet.key.year)
                kept[sheet.key.year, sheet.key.unit] = Kept(report, sheet)
        except ValueError:
            broken.append(f"{sheet.key.unit}（{sheet.key.year}年度）")
    return kept, f"存档中这些报告已损坏，读不出来：{'、'.join(broken)}。请恢复旧版本或重新填报。" if broken else ""
