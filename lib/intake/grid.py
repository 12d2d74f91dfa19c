"""A grid of departments and organisations becomes states: marks are read, totals and footnotes set aside."""

from collections.abc import Callable, Iterable

import numpy as np

from lib.intake.findings import Findings, Place, Total, in_words, lines_in_words, other_place, upright
from lib.intake.grid_header import Header
from lib.intake.headings import is_left_out, is_note, is_section, is_total, stated_number
from lib.intake.limits import MAX_DEPARTMENTS
from lib.intake.marks import UNKNOWN, is_mark, says_unknown
from lib.intake.names import department_fault, department_name, name_fault, one_line, shown, written_alike
from lib.intake.problems import Problem
from lib.intake.table import Table

Meanings = Callable[[Iterable[str]], dict[str, int]]


def read_grid(table: Table, header: Header, marks: Meanings, at: Place = upright, generous: bool = True) -> Findings:
    """Return what a grid states below its header.

    `generous` sets aside what surrounds the lists of clerks (totals, footnotes, section titles, repeated
    headers); otherwise every row with content is a department. `marks` tells what the texts in cells mean.
    """
    found = Findings([], header.parties, np.empty((0, len(header.columns)), dtype=np.int8))
    found.problems += header.problems
    rows = {row: texts for row in range(header.row + 1, table.height) if any(texts := table.row(row))}
    if len(rows) > 2 * MAX_DEPARTMENTS:
        found.problems.append(Problem("too-many-rows", value=f"{MAX_DEPARTMENTS} 个部门", hint="部门太多"))
        return found
    if generous:
        rows = _without_surroundings(rows, table, header, found, at)
    meant = found.meant = marks(
        {texts[column] for texts in rows.values() for column in header.marked if column < len(texts)}
    )
    states: list[list[int]] = []
    first: dict[str, int] = {}
    written: dict[str, str] = {}  # the name as it stands first, by what its other writings share with it
    for row, texts in rows.items():
        if found.enough:
            break
        text = texts[header.department]
        name = department_name(text) if generous else one_line(text)
        known = written.setdefault(written_alike(name), name) if generous else name
        states.append(_row_states(row, texts, header, meant, found, at))
        if not name:
            found.problems.append(Problem("blank-department", *at(row, header.department)))
        elif fault := (department_fault if generous else name_fault)(name):
            found.problems.append(Problem(fault, *at(row, header.department), value=shown(name)))
        elif known in first:
            both = states[list(rows).index(first[known])], states[-1]
            _tell_duplicate(name, known, (first[known], row), both, header, found, at)
        else:
            first[name] = row
    if not rows and not found.problems:
        found.problems.append(Problem("no-departments"))
    if len(first) > MAX_DEPARTMENTS:
        found.problems.append(Problem("too-many-rows", value=f"{MAX_DEPARTMENTS} 个部门", hint="部门太多"))
    found.departments = list(first)
    if not found.problems:
        found.states = np.array(states, dtype=np.int8).reshape(len(states), len(header.columns))
        for name, row in first.items():
            for column, party in zip(header.columns, header.parties, strict=True):
                found.places[name, party] = in_words(*at(row, column))
                if generous and says_unknown(rows[row][column]):
                    found.unknown[name, party] = at(row, column)
    return found


def _row_states(
    row: int, texts: list[str], header: Header, meant: dict[str, int], found: Findings, at: Place
) -> list[int]:
    """Return the states of one row, telling the cells that cannot be decided or have no heading."""
    states = []
    for column, text in enumerate(texts):
        if column in header.columns:
            states.append(meant.get(text, UNKNOWN))
        if column in header.unheaded and text:
            found.problems.append(Problem("extra-cell", *at(row, column), value=shown(text)))
        elif column in header.marked and text not in meant:
            fault = name_fault(text) if text[:1] in "=@" or name_fault(text) == "control-characters" else ""
            code = fault or "undecidable-cell"
            name = department_name(texts[header.department])
            named = name and column in header.columns
            pair = f"{shown(name)}×{header.parties[header.columns.index(column)]}写的" if named else ""
            found.problems.append(Problem(code, *at(row, column), value=shown(text), hint=pair))
    return states


def _tell_duplicate(
    name: str,
    known: str,
    rows: tuple[int, int],
    states: tuple[list[int], list[int]],
    header: Header,
    found: Findings,
    at: Place,
) -> None:
    """Tell where two rows of one department contradict each other, otherwise that there are two."""
    earlier, later = rows
    against = [
        (column, party)
        for column, party, one, other in zip(header.columns, header.parties, *states, strict=True)
        if UNKNOWN not in (one, other) and one != other
    ]
    for column, party in against:
        other = in_words(*at(earlier, column))
        found.problems.append(
            Problem("conflicting-duplicates", *at(later, column), value=f"{shown(name)}—{party}", other=other)
        )
    if not against:
        here = at(later, header.department)
        other = other_place(here, at(earlier, header.department))
        hint = "" if name == known else f"：那里写作“{shown(known)}”，只是写法不同"
        found.problems.append(Problem("duplicate-department", *here, value=shown(name), other=other, hint=hint))


def _without_surroundings(
    rows: dict[int, list[str]], table: Table, header: Header, found: Findings, at: Place
) -> dict[int, list[str]]:
    """Return the rows of departments only; totals, footnotes, section titles and repeated headers are told."""
    kept: dict[int, list[str]] = {}
    kinds: dict[str, list[int]] = {}
    heading = table.row(header.row)
    noted = False
    group: list[str] = []  # the departments that a 小计 below them counts
    for row, texts in rows.items():
        lead = [text for text in texts[: header.department + 1] if text]
        own = {text for column, text in enumerate(texts) if text and (row, column) not in table.filled}
        bare = not any(is_mark(texts[column]) for column in header.marked if column < len(texts))
        if any(map(is_total, lead)):
            kinds.setdefault("合计", []).append(row)
            part = tuple(group) if any("小" in text for text in lead) else None
            found.totals += _totals(row, texts, header, at, part)
            group = [] if part is not None else group
        elif bare and len(own) == 1 and (noted or is_note(min(own))):
            noted = True
            found.aside[row] = min(own)
            kinds.setdefault("说明文字", []).append(row)
        elif bare and len(own) == 1 and is_section(min(own)):
            kinds.setdefault("分组标题", []).append(row)
            group = []
        elif bare and is_left_out(texts[header.department]):
            where = at(row, header.department)
            found.warnings.append(Problem("rows-left-out", *where, value=shown(texts[header.department])))
        elif texts == heading:
            kinds.setdefault("重复的表头", []).append(row)
        else:
            kept[row] = texts
            group.append(department_name(texts[header.department]))
    for kind, places in kinds.items():
        words = f"：“{shown(found.aside[places[0]]).rstrip('。')}”" if kind == "说明文字" else ""
        found.understood.append(f"{lines_in_words(places, at)}是{kind}，不算部门{words}。")
    among = dict.fromkeys(header.totals) | header.subtotals
    for row, texts in kept.items():
        name = department_name(texts[header.department])
        found.totals += [
            Total(*at(row, column), stated, name, "", counted, counted is None)
            for column, counted in sorted(among.items(), key=lambda one: one[0])
            if counted != () and (stated := _stated(texts, column)) is not None
        ]
    return kept


def _totals(row: int, texts: list[str], header: Header, at: Place, part: tuple[str, ...] | None) -> list[Total]:
    """Return the numbers of a total row; that of a 小计 counts a `part` of the departments, if any stand above it."""
    if part == ():
        return []
    owners = dict(zip(header.columns, header.parties, strict=True))
    owners |= dict.fromkeys(header.totals, "") if part is None else {}
    return [
        Total(*at(row, column), stated, "", owner, part, part is None)
        for column, owner in owners.items()
        if (stated := _stated(texts, column)) is not None
    ]


def _stated(texts: list[str], column: int) -> int | None:
    return stated_number(texts[column]) if column < len(texts) else None
