"""The liaison work of one place and year as it is held: the list in force, the reports, the activities told of."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.archive.activities import Activity
from lib.archive.clock import day_of
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.in_force import in_force
from lib.archive.jurisdictions import place_name
from lib.archive.sheets import REPORT, Sheet, Sheets
from lib.intake.filled.report import Report, report_from
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
        return date.fromisoformat(day) if day else day_of(self.sheet.saved_at)


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

    def done(self) -> tuple[frozenset[tuple[str, str]], frozenset[str], frozenset[str]]:
        """Return the pairs that something was done on, who reported, and who left open with whom.

        In the order of lib.measures.plan_reality.Activities.
        """
        every = pd.concat([self.entries(), self.told()])
        pairs = {(str(name), str(one)) for name, who in every[["department", "parties"]].to_numpy() for one in who}
        unsaid = {name for name, one in self.reports.items() if any(not entry.parties for entry in one.report.entries)}
        return frozenset(pairs), frozenset(self.reports), frozenset(unsaid)


@dataclass(frozen=True)
class Reports:
    """The reports of a place by year and department, and in a sentence what keeps some from being read."""

    kept: dict[tuple[int, str], Kept]
    fault: str = ""

    @property
    def years(self) -> list[int]:
        """Return the years of which there are reports, oldest first."""
        return sorted({year for year, _ in self.kept})


def reports_of(archive: Sheets, code: str, until: date | None = None) -> Reports:
    """Return the reports of a place as they stand now, or as they stood at the end of a day. Raises Unavailable."""
    kept, broken = {}, []
    for last in archive.sheets(REPORT, code):
        sheet = last if until is None else last_until(archive, last, until)
        if sheet is None:
            continue
        try:
            if not sheet.whole:
                raise ValueError
            if not sheet.withdrawn:
                report = report_from(sheet.content, sheet.key.unit, sheet.key.year)
                kept[sheet.key.year, sheet.key.unit] = Kept(report, sheet)
        except ValueError:
            broken.append(f"{sheet.key.unit}（{sheet.key.year}年度）")
    told = f"存档中这些报告已损坏，读不出来：{'、'.join(broken)}。请恢复旧版本或重新填报。" if broken else ""
    return Reports(kept, told)


def year_work(held: Holdings, reports: Reports, news: tuple[Activity, ...], code: str, year: int | None) -> Work:
    """Return what is held of one place and year."""
    document = in_force(held, code, year)

    def of(when: int | None) -> dict[str, Kept]:
        return {name: one for (of_year, name), one in reports.kept.items() if of_year == when}

    return Work(
        place_name(code, held.jurisdictions),
        code,
        year,
        document,
        held.matrices[document.document_id] if document else None,
        of(year),
        of(year - 1) if year else {},
        tuple(one for one in news if one.jurisdiction == code and one.year == year),
        reports.fault,
    )


def last_until(archive: Sheets, last: Sheet, until: date) -> Sheet | None:
    """Return a sheet as it stood at the end of a day, None if it was not there; `last` is its last version."""
    if day_of(last.saved_at) <= until:
        return last
    earlier = [one for one in archive.sheet_history(last.key) if day_of(one.saved_at) <= until]
    return earlier[-1] if earlier else None
