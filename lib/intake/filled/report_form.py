"""The annual report as the form of 附件3, filled in Word or in a sheet: one line per kind, the department above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.intake.filled.around import line_from
from lib.intake.filled.report import Entry, Report
from lib.intake.filled.values import NOTHING, day_of, one_paragraph, parties_of, text_of, unit_of
from lib.intake.headings import wording
from lib.intake.problems import Problem, column_letter
from lib.intake.table import Table
from lib.vocabulary.activities import kind_of
from lib.vocabulary.parties import ORDER

_FEWEST_KINDS = 4  # a table with fewer lines of the form is some other table
_LABELS = 3  # the kinds stand in the first columns, after the merged 年度情况
_LINKED = re.compile(r"所?联系(的)?(各)?民主党派.*")
_PERSONS = re.compile(r"责任领导|分管领导|联络员|联系电话")
_HEAD = re.compile(r"部\s*门\s*[:：][ \t\u3000]*([^\n\t]*?)(?=[ \t\u3000]{2,}|\d{4}\s*年|\s{0,9}年\s{0,9}月|[\n\t]|$)")
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_YEAR = re.compile(r"(\d{4})\s*年?度对口联系")
# 民革、民盟（3次）：… at the beginning or after the end of a sentence; 民革（3次） alone in its paragraph.
_NAMES = "|".join(sorted(map(re.escape, ORDER), key=len, reverse=True))
_WHO = rf"(?:{_NAMES})(?:、(?:{_NAMES}))*"
_TIMES = r"（\d{1,4}次）"
_NEXT = rf"(?=\s*$|\s+(?:{_WHO})?{_TIMES}|\s+{_WHO}[:：])"
_PREFIX = re.compile(
    rf"(?:^|(?<=[\s。；;]))(?P<parties>{_WHO})?(?:（(?P<count>\d{{1,4}})次）)?[:：]"
    rf"|(?:^|(?<=\s))(?P<who>{_WHO})?（(?P<times>\d{{1,4}})次）{_NEXT}"
)


@dataclass(frozen=True)
class Head:
    """What stands around a form: its department, day and year, as far as they are told."""

    department: str
    day: str
    year: int | None


def is_form(table: Table) -> bool:
    """Tell whether a table has the lines of the annual report one below the other."""
    return len({kind for _, _, kind in _kinds(table)}) >= _FEWEST_KINDS


def heads_of(text: str) -> list[Head]:
    """Return what stands above each form of a document, in reading order."""
    heads = []
    found = list(_HEAD.finditer(text))
    for place, head in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        start = found[place - 1].end() if place else 0
        line = line_from(text, head.end()) if head.end() < end else ""
        date, years = _DATE.search(line), _YEAR.findall(text[start : head.start()])
        day = day_of("-".join(date.groups())) if date else ""
        heads.append(Head(one_paragraph(head[1]), "" if isinstance(day, Problem) else day, _last_year(years)))
    return heads


def report_in(
    table: Table, head: Head, year: int, everyone: Sequence[str] = ()
) -> tuple[Report | None, list[Problem], list[str]]:
    """Return the report of one form, every problem with its place, and in sentences what was set aside."""
    problems: list[Problem] = []
    department = unit_of(head.department)
    if isinstance(department, Problem):
        problems.append(Problem("form-without-department") if not head.department else department)
    linked, persons = _around(table, everyone)
    if isinstance(linked, list):
        problems += linked
    entries: list[Entry] = []
    said = False
    for row, column, kind in _kinds(table):
        value, place = _value(table, row, column)
        said = said or bool(value)
        text = text_of(value)
        if isinstance(text, Problem):
            problems.append(Problem(text.code, row + 1, column_letter(place), text.value, hint=text.hint))
        elif text and wording(text).rstrip("。.") not in NOTHING:
            entries += _entries(kind, text, linked if isinstance(linked, tuple) else ())
    if not said:
        problems.append(Problem("blank-form"))
    understood = ["识别为年度报告表。"]
    if persons:
        understood.append("表上的责任领导、联络员和电话不随报告保存，请在“联络员”页登记。")
    if any(not entry.parties for entry in entries):
        understood.append("有的内容没有写明对应哪家组织，请在下面逐条选定；不选就按“没有写明”保存。")
    if problems:
        return None, problems, understood
    assert isinstance(department, str)
    return Report(department, head.year or year, head.day, tuple(entries)), [], understood


def _kinds(table: Table) -> list[tuple[int, int, str]]:
    """Return row, column and kind of each line of the form; what a merged cell repeats does not count."""
    found: list[tuple[int, int, str]] = []
    for row in range(min(table.height, 60)):
        for column in range(min(table.width - 1, _LABELS)):
            kind = kind_of(table.cell(row, column))
            if kind and (row, column) not in table.filled and kind not in {one for _, _, one in found}:
                found.append((row, column, kind))
                break
    return found


def _value(table: Table, row: int, label: int) -> tuple[str, int]:
    """Return what is written beside a label, and in which column; a merged cell, which is repeated, once."""
    texts = dict.fromkeys(
        text for column in range(label + 1, table.width) if (text := table.cell(row, column)) != table.cell(row, label)
    )
    places = [column for column in range(label + 1, table.width) if table.cell(row, column) in texts]
    return " ".join(filter(None, texts)), next((one for one in places if table.cell(row, one)), label + 1)


def _around(table: Table, everyone: Sequence[str]) -> tuple[tuple[str, ...] | list[Problem], bool]:
    """Return the organisations that the form says the department is linked to, and whether persons are named."""
    linked: tuple[str, ...] | list[Problem] = ()
    persons = False
    for row in range(min(table.height, 60)):
        label = wording(table.cell(row, 0))
        if _LINKED.fullmatch(label):
            value, place = _value(table, row, 0)
            linked = parties_of(value, everyone)
            if isinstance(linked, list):
                column = column_letter(place)
                linked = [Problem(one.code, row + 1, column, one.value, hint=one.hint) for one in linked]
        elif _PERSONS.fullmatch(label):
            persons = persons or bool(set(map(wording, table.row(row))) - {label, "", "联系电话"})
    return linked, persons


def _entries(kind: str, text: str, linked: tuple[str, ...]) -> list[Entry]:
    """Return the entries of one line: one for each 民革、民盟（3次）：…, otherwise the line as it stands.

    What names nobody belongs to the one organisation of a department that has only one, otherwise to nobody.
    """
    alone = linked if len(linked) == 1 else ()
    marks = [mark for mark in _PREFIX.finditer(text) if mark["parties"] or mark["count"] or mark["times"]]
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    entries = []
    before = text[: marks[0].start()].strip() if marks else text
    if before:
        entries.append(Entry(kind, None, alone, before))
    for mark, end in zip(marks, ends, strict=False):  # without marks there is no end
        who, times = mark["parties"] or mark["who"], mark["count"] or mark["times"]
        parties = tuple(who.split("、")) if who else alone
        count = int(times) if times else None
        ordered = tuple(name for name in ORDER if name in parties)
        entries.append(Entry(kind, count or None, ordered, text[mark.end() : end].strip()))
    return [entry for entry in entries if entry.text or entry.count]


def _last_year(years: list[str]) -> int | None:
    return int(years[-1]) if years else None
