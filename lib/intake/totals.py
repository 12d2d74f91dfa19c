"""Totals that a file states of itself, in cells or in words, held against what was read."""

import re
from collections.abc import Mapping

from lib.intake.findings import Findings, Total
from lib.intake.marks import LINKED
from lib.intake.problems import Problem
from lib.vocabulary.characters import plain

_KINDS = {"departments": "部门数", "parties": "组织数", "liaisons": "联系数"}
_START = r"(?:共计?|合计|总计|总共)(?:有|涉及|明确|确定)?"
_PAIRS = r"(?:建立|形成)?(?:了)?(?:对口)?(?:联系)?(?:关系)?(\d{1,6})对(?!口)"
_SAID = {
    "departments": re.compile(_START + r"(\d{1,6})个(?:[省市区县]?(?:政府)?)?(?:部门|单位)(?!联系)"),
    "parties": re.compile(
        _START + r"(?:\d{1,6}个(?:部门|单位)[,、和])?(\d{1,2})[家个](?:民主党派|党派|组织)(?![和、])"
    ),
    "liaisons": re.compile(_START + _PAIRS + r"|\((\d{1,6})对\)"),
}


def stated_in(found: Findings) -> dict[str, tuple[int, int | None, str | None]]:
    """Return the totals a file states: departments, parties, liaisons; each with its row and column if it has one."""
    stated: dict[str, tuple[int, int | None, str | None]] = {}
    for row, text in sorted(found.aside.items()):
        for kind, number in _said(text).items():
            stated.setdefault(kind, (number, row + 1, None))
    for total in found.totals:
        if total.sure and not total.department and not total.party:
            stated.setdefault("liaisons", (total.stated, total.row, total.column))
    return stated


def against_totals(found: Findings) -> tuple[list[Problem], list[Problem]]:
    """Return every stated total that does not match what was read, and as warnings those that are not sure."""
    linked = found.states == LINKED
    counted = {"departments": len(found.departments), "parties": len(found.parties), "liaisons": int(linked.sum())}
    problems = [
        _mismatch(row, column, _KINDS[kind], number, counted[kind])
        for kind, (number, row, column) in stated_in(found).items()
        if number != counted[kind]
    ]
    warnings = []
    rows = {name: place for place, name in enumerate(found.departments)}
    columns = {name: place for place, name in enumerate(found.parties)}
    for total in found.totals:
        name = total.department or total.party
        if not name and not total.sure:
            right = (counted[total.of], counted["liaisons"]) if total.of else counted.values()
            what, real = (_KINDS[total.of], counted[total.of]) if total.of else ("合计", counted["liaisons"])
            if total.stated not in right:
                warnings.append(_mismatch(total.row, total.column, what, total.stated, real))
        own, others, cells = (rows, columns, linked) if total.department else (columns, rows, linked.T)
        if name not in own:
            continue
        places = [others[one] for one in (others if total.among is None else total.among) if one in others]
        real = int(cells[own[name], places].sum())
        if real != total.stated:
            told = _mismatch(total.row, total.column, _what(total), total.stated, real)
            (problems if total.sure else warnings).append(told)
    return problems, warnings


def against_words(lines: Mapping[int, str], liaisons: int) -> list[Problem]:
    """Return where running text (its lines, counted from 0) states another number of liaisons than was read of it."""
    return [
        _mismatch(row + 1, None, _KINDS["liaisons"], number, liaisons)
        for row, text in sorted(lines.items())
        if (number := _said(text).get("liaisons", liaisons)) != liaisons
    ]


def _said(text: str) -> dict[str, int]:
    words = plain(text)
    found = {kind: pattern.search(words) for kind, pattern in _SAID.items()}
    return {kind: int(next(filter(None, said.groups()))) for kind, said in found.items() if said}


def _what(total: Total) -> str:
    return f"“{total.department or total.party}”的{'合计' if total.among is None else '小计'}"


def _mismatch(row: int | None, column: str | None, what: str, stated: int, counted: int) -> Problem:
    return Problem("declared-total", row, column, value=str(counted), hint=f"{what}为 {stated}")
