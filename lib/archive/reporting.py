"""Reports before they are saved: under the names of the list, dated, each department once; saving by command."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.archive.holdings import Holdings
from lib.archive.in_force import in_force
from lib.archive.sheets import REPORT, Draft, Sheet, SheetKey
from lib.archive.store import Store
from lib.intake.filled.report import Report, report_bytes
from lib.intake.filled.report_upload import read_reports
from lib.intake.problems import Problem
from lib.vocabulary.matching import listed_name


@dataclass(frozen=True)
class Saved:
    """What became of a file of reports: the versions saved, how many were held already, or all its problems."""

    sheets: tuple[Sheet, ...]
    unchanged: int
    problems: tuple[Problem, ...]


def as_listed(report: Report, listed: Collection[str], today: date) -> Report:
    """Return a report under the name that the list gives its department, dated today if nobody dated it."""
    name = listed_name(report.department, listed)
    return replace(report, department=name, received_on=report.received_on or today.isoformat())


def told_twice(reports: Sequence[Report]) -> tuple[Problem, ...]:
    """Return the departments with two reports of one year, be it under two spellings, each as a problem."""
    times = Counter((report.department, report.year) for report in reports)
    twice = [department for (department, _), number in times.items() if number > 1]
    return tuple(Problem("duplicate-department", value=name, other="同一文件中的另一份报告") for name in twice)


def save_reports(
    store: Store, held: Holdings, content: bytes, jurisdiction: str, year: int, by: str, why: str, today: date
) -> Saved:
    """Save all reports in a file, or none of them if it has problems; what is held in the same words is left alone.

    `year` is that of reports which name none. Raises StaleSheet and Unavailable as Store.save_sheets does.
    """
    document = in_force(held, jurisdiction, year)
    matrix = held.matrices[document.document_id] if document else None
    listed = () if matrix is None else tuple(map(str, matrix.index))
    everyone = tuple(map(str, matrix.columns)) if matrix is not None and document and document.complete else ()
    read = read_reports(content, year, everyone)
    reports = [as_listed(report, listed, today) for report in read.reports]
    problems = read.problems or told_twice(reports)
    if problems:
        return Saved((), 0, problems)
    drafts = []
    for report in reports:
        key, stored = SheetKey(REPORT, jurisdiction, report.year, report.department), report_bytes(report)
        history = store.sheet_history(key)
        if not history or history[-1].content != stored:
            drafts.append(Draft(key, stored, history[-1].number if history else 0))
    sheets = store.save_sheets(drafts, by, why) if drafts else []
    return Saved(tuple(sheets), len(reports) - len(drafts), ())
