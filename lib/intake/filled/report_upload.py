"""Annual reports from any file: a table with a row per entry, or filled forms in Word or in sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.intake.filled.around import first_lines
from lib.intake.filled.columns import find_lines
from lib.intake.filled.report import Report
from lib.intake.filled.report_form import Head, heads_of, is_form, report_in
from lib.intake.filled.report_table import COLUMNS, reports_in
from lib.intake.problems import Problem, told_of_one_file
from lib.intake.reading import Opened, open_file
from lib.intake.table import Table


@dataclass(frozen=True)
class ReadReports:
    """The reports of a file, none as long as there are problems; `understood` tells what was set aside."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]
    understood: tuple[str, ...] = ()


def read_reports(content: bytes, year: int, everyone: Sequence[str] = (), department: str = "") -> ReadReports:
    """Return the reports in the bytes of a file; any bytes whatever give reports or problems, never an exception.

    `year` and `department` are those of a form that names none; `everyone` is whom 各民主党派、工商联 means.
    """
    opened = open_file(content)
    if isinstance(opened, Problem):
        return ReadReports((), (opened,))
    lines = find_lines(opened.sheets, COLUMNS)
    if isinstance(lines, Problem):
        tables = [(sheet.name, sheet.content) for sheet in opened.sheets if isinstance(sheet.content, Table)]
        forms = [(name, table) for name, table in tables if is_form(table)]
        return _of_forms(opened, forms, year, everyone, department) if forms else ReadReports((), (lines,))
    if not lines.lines:
        return ReadReports((), (Problem("no-rows"),))
    reports, problems, understood = reports_in(lines, year, everyone)
    return ReadReports(() if problems else tuple(reports), told_of_one_file(problems), tuple(understood))


def _of_forms(
    opened: Opened, forms: list[tuple[str, Table]], year: int, everyone: Sequence[str], department: str
) -> ReadReports:
    heads = heads_of(opened.text) if opened.text and not opened.encoding else []  # of a sheet they stand in cells
    reports: list[Report] = []
    problems: list[Problem] = []
    told: dict[str, None] = {}
    for place, (name, table) in enumerate(forms):
        own = heads[place] if len(heads) == len(forms) else next(iter(heads_of(first_lines(table))), Head("", "", None))
        if department and not own.department:
            own = replace(own, department=department)
            told[f"表上没有写部门，按所选的“{department}”读取，请核对。"] = None
        report, faults, understood = report_in(table, own, year, everyone)
        problems += [fault.inside(name) if len(forms) > 1 else fault for fault in faults]
        reports += [report] if report else []
        told |= dict.fromkeys(understood)
    seen: set[tuple[str, int]] = set()
    for report in reports:
        if (report.department, report.year) in seen:
            problems.append(Problem("duplicate-department", value=report.department, other="另一张表"))
        seen.add((report.department, report.year))
    return ReadReports(() if problems else tuple(reports), told_of_one_file(problems), tuple(told))
