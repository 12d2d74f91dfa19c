"""Totals that a file states of itself, in cells or in words, held against what was read."""

import re

from lib.intake.findings import Findings
from lib.intake.marks import LINKED
from lib.intake.problems import Problem
from lib.vocabulary.characters import plain

_KINDS = {"departments": "部门数", "parties": "组织数", "liaisons": "联系数"}
_START = r"(?:共计?|合计|总计|总共)(?:有|涉及|明确|确定)?"
_SAID = {
    "departments": re.compile(_START + r"(\d{1,6})个(?:[省市区县]?(?:政府)?)?(?:部门|单位)(?!联系)"),
    "parties": re.compile(
        _START + r"(?:\d{1,6}个(?:部门|单位)[,、和])?(\d{1,2})[家个](?:民主党派|党派|组织)(?![和、])"
    ),
    "liaisons": re.compile(_START + r"(?:建立)?(?:联系)?(?:关系)?(\d{1,6})对"),
}


def stated_in(found: Findings) -> dict[str, tuple[int, int | None, str | None]]:
    """Return the totals a file states: departments, parties, liaisons; each with its row and column if it has one."""
    stated: dict[str, tuple[int, int | None, str | None]] = {}
    for row, text in sorted(found.aside.items()):
        for kind, pattern in _SAID.items():
            said = pattern.search(plain(text))
            if said:
                stated.setdefault(kind, (int(said[1]), row + 1, None))
    for total in found.totals:
        if not total.department and not total.party:
            stated.setdefault("liaisons", (total.stated, total.row, total.column))
    return stated


def against_totals(found: Findings) -> list[Problem]:
    """Return every stated total that does not match what was read."""
    linked = found.states == LINKED
    counted = {"departments": len(found.departments), "parties": len(found.parties), "liaisons": int(linked.sum())}
    problems = [
        _mismatch(row, column, _KINDS[kind], number, counted[kind])
        for kind, (number, row, column) in stated_in(found).items()
        if number != counted[kind]
    ]
    of_department = dict(zip(found.departments, linked.sum(axis=1).tolist(), strict=True))
    of_party = dict(zip(found.parties, linked.sum(axis=0).tolist(), strict=True))
    for total in found.totals:
        if not total.department and not total.party:
            continue
        real = of_department.get(total.department) if total.department else of_party.get(total.party)
        if real is not None and real != total.stated:
            what = f"“{total.department or total.party}”的合计"
            problems.append(_mismatch(total.row, total.column, what, total.stated, real))
    return problems


def _mismatch(row: int | None, column: str | None, what: str, stated: int, counted: int) -> Problem:
    return Problem("declared-total", row, column, value=str(counted), hint=f"{what}为 {stated}")
