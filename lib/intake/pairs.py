"""Lists of pairs become states: a pair a row, a department and its organisations, or the other way round."""

from collections.abc import Iterable

import numpy as np

from lib.intake.cells import (
    LEFT_OUT,
    NOTE,
    SECTION,
    TOTAL,
    Codes,
    Verdict,
    department_verdicts,
    expand_everyone,
    organisation_verdicts,
)
from lib.intake.findings import Findings, in_words, lines_in_words, upright
from lib.intake.layout import Layout, Shape
from lib.intake.limits import MAX_CELLS, MAX_DEPARTMENTS, MAX_PROBLEMS
from lib.intake.marks import LINKED, NOT_LINKED, UNKNOWN
from lib.intake.names import shown, written_alike
from lib.intake.pair_entries import Entries, entries_of
from lib.intake.pair_marks import keep_unknown, marks_beside
from lib.intake.pair_totals import total_rows, totals_beside
from lib.intake.problems import Problem, column_letter
from lib.intake.table import Table
from lib.vocabulary.parties import ORDER

_TOLD = 5  # departments whose name is written in several ways, told one by one


def read_pairs(table: Table, shape: Shape) -> tuple[Findings, Layout]:
    """Return what a list of pairs states, and which of the three kinds of list it is.

    Every distinct text is judged once and its verdict spread over the rows, so that a hundred thousand
    rows cost little more than parsing them. Pairs that the list does not name are not known.
    """
    found = Findings([], [], np.empty((0, 0), dtype=np.int8))
    entries = entries_of(table, shape, found)
    split = shape.layout is not Layout.LONG
    departments = department_verdicts(entries.department_texts, split)
    organisations = organisation_verdicts(entries.party_texts, split)
    total = total_rows(table, shape)
    _leave_out(entries, departments, organisations, set() if shape.panels else total, found)
    for code, text, meant in expand_everyone({code: organisations[code] for code in entries.used()[1]}):
        where = entries.at(int(np.flatnonzero(entries.parties == code)[0]))
        found.warnings.append(Problem("expanded-list", *where, value=shown(text), hint="、".join(meant)))
    states = marks_beside(table, shape, entries, found)
    _tell_faults(entries, departments, organisations, shape, found)
    _place(entries, departments, organisations, states, found)
    keep_unknown(table, shape, entries, departments, organisations, found)
    _tell_open(entries, departments, organisations, found)
    layout = shape.layout or _kind(entries, departments, organisations)
    found.totals += totals_beside(table, shape, layout, total)
    return found, layout


def _leave_out(
    entries: Entries, departments: list[Verdict], organisations: list[Verdict], total: set[int], found: Findings
) -> None:
    """Drop rows that are totals (`total`: by a word beside the list), footnotes, section titles, telling them once."""
    blank = [
        np.array([not verdict.text for verdict in verdicts], dtype=bool) for verdicts in (departments, organisations)
    ]
    for kind in (TOTAL, NOTE, SECTION, LEFT_OUT):
        of_department = np.array([verdict.aside == kind for verdict in departments], dtype=bool)[entries.departments]
        of_party = np.array([verdict.aside == kind for verdict in organisations], dtype=bool)[entries.parties]
        if kind == SECTION:
            of_department &= blank[1][entries.parties]
            of_party &= blank[0][entries.departments]
        out = of_department | of_party
        if kind == TOTAL:
            out |= _counts(entries, departments, organisations)
            out |= np.isin(entries.rows, list(total))
        if out.any() and kind == LEFT_OUT:
            _tell_left_out(entries, departments, organisations, out, found)
            entries.keep(~out)
        elif out.any():
            rows = sorted(set(entries.rows[out].tolist()))
            found.understood.append(f"{lines_in_words(rows, upright)}是{kind}，不算在内。")
            if kind == NOTE:
                for row, department, party in zip(
                    entries.rows[out].tolist(),
                    entries.departments[out].tolist(),
                    entries.parties[out].tolist(),
                    strict=True,
                ):
                    found.aside[row] = departments[department].text or organisations[party].text
            entries.keep(~out)


def _counts(entries: Entries, departments: list[Verdict], organisations: list[Verdict]) -> np.ndarray:
    """Tell the entries that name nobody, and only say how many there are: 5家 beside 11个."""
    count, nothing = [], []
    for verdicts, codes in ((departments, entries.departments), (organisations, entries.parties)):
        count.append(np.array([verdict.count for verdict in verdicts], dtype=bool)[codes])
        nothing.append(np.array([verdict.count or not verdict.text for verdict in verdicts], dtype=bool)[codes])
    return (count[0] | count[1]) & nothing[0] & nothing[1]


def _tell_left_out(
    entries: Entries, departments: list[Verdict], organisations: list[Verdict], out: np.ndarray, found: Findings
) -> None:
    """Tell the rows that say that the list goes on, each once."""
    told: set[int] = set()
    for entry in np.flatnonzero(out)[:MAX_PROBLEMS].tolist():
        row = int(entries.rows[entry])
        department = departments[entries.departments[entry]]
        own = department.aside == LEFT_OUT
        text = department.text if own else organisations[entries.parties[entry]].text
        column = (entries.department_columns if own else entries.party_columns)[entry]
        if row not in told:
            told.add(row)
            found.warnings.append(Problem("rows-left-out", row + 1, column_letter(int(column)), value=shown(text)))


def _tell_faults(
    entries: Entries, departments: list[Verdict], organisations: list[Verdict], shape: Shape, found: Findings
) -> None:
    for verdicts, codes, columns in (
        (departments, entries.departments, entries.department_columns),
        (organisations, entries.parties, entries.party_columns),
    ):
        faulty = np.array([bool(verdict.faults) for verdict in verdicts], dtype=bool)
        told: set[tuple[int, int]] = set()
        for entry in np.flatnonzero(faulty[codes]).tolist():
            row, column = int(entries.rows[entry]), int(columns[entry])
            if found.enough:
                break
            if (row, column) not in told:  # a cell beside several others is one cell
                told.add((row, column))
                for code, value, hint in verdicts[codes[entry]].faults:
                    found.problems.append(Problem(code, row + 1, column_letter(column), value=value, hint=hint))
    # A blank on the left has nothing above to be taken from; a blank on the right is a list without names.
    if shape.departments[0] < shape.parties[0]:
        code, verdicts, codes, columns = (
            "blank-department",
            departments,
            entries.departments,
            entries.department_columns,
        )
    else:
        code, verdicts, codes, columns = "blank-organisation", organisations, entries.parties, entries.party_columns
    blank = np.array([not verdict.text for verdict in verdicts], dtype=bool)[codes]
    places = sorted(set(zip(entries.rows[blank].tolist(), columns[blank].tolist(), strict=True)))
    for row, column in places[: MAX_PROBLEMS + 1]:
        found.problems.append(Problem(code, row + 1, column_letter(column)))


def _place(
    entries: Entries,
    departments: list[Verdict],
    organisations: list[Verdict],
    states: np.ndarray,
    found: Findings,
) -> None:
    """Give every pair its state, telling contradictions and repetitions."""
    used, spoken = entries.used()
    in_use = dict.fromkeys(name for code in used for name in departments[code].names)
    labels, names = _one_each(in_use, found)
    parties = [name for name in ORDER if any(name in organisations[code].names for code in spoken)]
    if not labels and not found.problems:
        found.problems.append(Problem("no-departments"))
    if len(labels) > MAX_DEPARTMENTS:
        found.problems.append(Problem("too-many-rows", value=f"{MAX_DEPARTMENTS} 个部门", hint="部门太多"))
    order = {party: place for place, party in enumerate(parties)}
    try:
        key, entry = entries.pairs(
            [[names[name] for name in verdict.names if name in names] for verdict in departments],
            [[order[name] for name in verdict.names if name in order] for verdict in organisations],
            len(parties),
        )
    except OverflowError:
        found.problems.append(Problem("too-many-rows", value=f"{MAX_CELLS} 对", hint="联系太多"))
        return
    size = len(labels) * len(parties)
    state = states[entry]
    linked, not_linked = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    linked[key[state == LINKED]] = True
    not_linked[key[state == NOT_LINKED]] = True
    first = np.full(size, -1)
    first[key[::-1]] = entry[::-1]  # of several assignments the last stays: the first in the file
    for pair in np.flatnonzero(linked & not_linked).tolist():
        if found.enough:
            break
        other, here = _contradiction(key, state, entry, pair)
        value = f"{shown(labels[pair // len(parties)])}—{parties[pair % len(parties)]}"
        found.problems.append(
            Problem("conflicting-duplicates", *entries.at(here), value=value, other=in_words(*entries.at(other)))
        )
    again = entry != first[key]
    if again.any() and not (linked & not_linked).any():
        where = entries.at(int(entry[again][0]))
        found.warnings.append(Problem("repeated-pairs", *where, value=str(len(set(key[again].tolist())))))
    found.departments, found.parties = labels, parties
    if not found.problems:
        values = np.where(linked, LINKED, np.where(not_linked, NOT_LINKED, UNKNOWN)).astype(np.int8)
        found.states = values.reshape(len(labels), len(parties))
        stated = np.flatnonzero(first >= 0)
        for pair, source in zip(stated.tolist(), first[stated].tolist(), strict=True):
            found.places[labels[pair // len(parties)], parties[pair % len(parties)]] = in_words(*entries.at(source))


def _one_each(names: Iterable[str], found: Findings) -> tuple[list[str], dict[str, int]]:
    """Return each department as it is written first, and which of these each name means; other writings are told."""
    first: dict[str, str] = {}
    other = {name: known for name in names if (known := first.setdefault(written_alike(name), name)) != name}
    told = [f"“{shown(name)}”就是“{shown(known)}”" for name, known in other.items()]
    if told:
        more = f"等 {len(told)} 处" if len(told) > _TOLD else ""
        found.understood.append(f"{'、'.join(told[:_TOLD])}{more}，只是写法不同，按先写的一种。")
    places = {key: place for place, key in enumerate(first)}
    return list(first.values()), {name: places[written_alike(name)] for name in names}


def _contradiction(key: Codes, state: np.ndarray, entry: Codes, pair: int) -> tuple[int, int]:
    """Return the first entry of a pair and the first one that says the opposite."""
    places = np.flatnonzero((key == pair) & (state != UNKNOWN))
    first = places[0]
    against = places[state[places] != state[first]][0]
    return int(entry[first]), int(entry[against])


def _tell_open(entries: Entries, departments: list[Verdict], organisations: list[Verdict], found: Findings) -> None:
    for verdicts, codes, columns in (
        (departments, entries.departments, entries.department_columns),
        (organisations, entries.parties, entries.party_columns),
    ):
        is_open = np.array([verdict.open for verdict in verdicts], dtype=bool)
        for entry in np.flatnonzero(is_open[codes])[:200].tolist():
            row, letter = int(entries.rows[entry]) + 1, column_letter(int(columns[entry]))
            found.warnings.append(Problem("open-list", row, letter, value=shown(verdicts[codes[entry]].text)))


def _kind(entries: Entries, departments: list[Verdict], organisations: list[Verdict]) -> Layout:
    """Return which list it is: by what is listed in one cell, otherwise by what stands once for several rows."""
    used, spoken = entries.used()
    by_department = sum(len(organisations[code].names) > 1 or bool(organisations[code].everyone) for code in spoken)
    by_party = sum(len(departments[code].names) > 1 for code in used)
    if by_department or by_party:
        return Layout.BY_PARTY if by_party > by_department else Layout.BY_DEPARTMENT
    return entries.spread or Layout.LONG
