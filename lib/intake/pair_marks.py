"""The marks beside a list of pairs, under 是否联系: what each of them says of its pair."""

from itertools import product

import numpy as np

from lib.intake.cells import Verdict, coded
from lib.intake.findings import Findings
from lib.intake.layout import Shape
from lib.intake.limits import MAX_PROBLEMS
from lib.intake.marks import LINKED, UNKNOWN, meanings, says_unknown
from lib.intake.names import shown, written_alike
from lib.intake.pair_entries import Entries
from lib.intake.problems import Problem, column_letter
from lib.intake.table import Table, tidy


def marks_beside(table: Table, shape: Shape, entries: Entries, found: Findings) -> np.ndarray:
    """Return the state that each entry gives its pair: linked, unless a column of marks says otherwise."""
    if shape.mark is None:
        return np.full(len(entries.rows), LINKED, dtype=np.int8)
    texts = [table.cell(row, shape.mark) for row in entries.rows.tolist()]
    codes, distinct = coded(texts)
    meant = meanings(distinct)
    bad = np.array([text not in meant for text in distinct], dtype=bool)
    for place in np.flatnonzero(bad[codes])[: MAX_PROBLEMS + 1].tolist():
        row = int(entries.rows[place]) + 1
        department = entries.department_texts[entries.departments[place]]
        pair = f"{shown(department)}×{shown(entries.party_texts[entries.parties[place]])}写的"
        where = (row, column_letter(shape.mark))
        found.problems.append(Problem("undecidable-cell", *where, value=shown(texts[place]), hint=pair))
    return np.array([meant.get(text, UNKNOWN) for text in distinct], dtype=np.int8)[codes]


def keep_unknown(
    table: Table,
    shape: Shape,
    entries: Entries,
    departments: list[Verdict],
    organisations: list[Verdict],
    found: Findings,
) -> None:
    """Remember the pairs beside which somebody says that it is not known, and nobody says more."""
    if shape.mark is None or found.problems:
        return
    said = {text for text in set(table.column(shape.mark)) if says_unknown(tidy(text))}
    rows = {written_alike(name): place for place, name in enumerate(found.departments)}
    columns = {name: place for place, name in enumerate(found.parties)}
    for entry, row in enumerate(entries.rows.tolist() if said else []):
        if table.cells[row * table.width + shape.mark] not in said:
            continue
        for name, party in product(
            departments[entries.departments[entry]].names, organisations[entries.parties[entry]].names
        ):
            place = rows[written_alike(name)]
            if found.states[place, columns[party]] == UNKNOWN:
                pair = (found.departments[place], party)
                found.unknown.setdefault(pair, (row + 1, column_letter(shape.mark)))
