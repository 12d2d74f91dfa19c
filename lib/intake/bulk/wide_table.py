"""matrices.csv: the wide form of many lists in one table, each row with the id of its document before it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lib.intake.bulk.cells import repeated, states_of
from lib.intake.bulk.columns import Columns, read_columns
from lib.intake.bulk.lists import Read, grouped, nothing
from lib.intake.grid_header import Header
from lib.intake.problems import Problem, column_letter
from lib.intake.table import Table
from lib.intake.wide import read_wide_table, wide_header
from lib.vocabulary.parties import ORDER

DOCUMENT = "document_id"
NO_ID = "文件标识"


def read_table_of_lists(path: Path) -> Read:
    """Return the lists in a table with document_id, 部门 and a column per organisation: 1, 0, or blank.

    Every list has all columns of the table; what of them a document really lists, the register decides. A faulty list
    is told and left out, the others stand; a faulty header leaves none.
    """
    table = read_columns(path, 2)
    if isinstance(table, Problem):
        return Read(nothing(), (table,))
    if table.headings[0] != DOCUMENT:
        return Read(nothing(), (Problem("missing-field", 1, value=DOCUMENT),))
    header = wide_header(_part(table, np.empty(0, np.intp)), _Places(table, np.empty(0, np.intp)))
    if header.problems:
        return Read(nothing(), tuple(header.problems))
    states, documents = states_of(table.columns[1:], header), table.columns[0]
    nameless = np.array([not text for text in documents.texts], bool)[documents.codes]
    kept = ~states.empty
    problems = [_without_id(int(row)) for row in table.rows[kept & nameless]]
    kept &= ~nameless
    codes, rows = documents.codes[kept], np.flatnonzero(kept)
    department = states.department.codes[kept]
    odd = np.union1d(codes[states.odd[kept]], repeated(codes, department, len(states.department.texts)))
    problems += [fault for code in odd.tolist() for fault in _faults(table, header, rows[codes == code])]
    sound = ~np.isin(codes, odd)
    lists = grouped(
        codes[sound],
        documents.texts,
        department[sound],
        states.department.texts,
        states.linked[kept][sound],
        states.unknown[kept][sound],
        states.organisations,
        table.rows[kept][sound],
    )
    letters = [""] * len(ORDER)
    for column, party in zip(header.columns, header.parties, strict=True):
        letters[ORDER.index(party)] = column_letter(column + 1)
    return Read(lists, tuple(problems), frozenset(documents.texts[code] for code in odd.tolist()), tuple(letters))


def _without_id(row: int) -> Problem:
    return Problem("bad-value", row, "A", hint=NO_ID)


@dataclass(frozen=True)
class _Places:
    """Where a cell of one list stands in the table of all."""

    table: Columns
    rows: NDArray[np.intp]

    def __call__(self, row: int, column: int) -> tuple[int, str]:
        return int(self.table.rows[self.rows[row - 1]]) if row else 1, column_letter(column + 1)


def _faults(table: Columns, header: Header, rows: NDArray[np.intp]) -> tuple[Problem, ...]:
    """Return what the careful reader of one list says of some rows of the table."""
    return read_wide_table(_part(table, rows), header, _Places(table, rows)).problems


def _part(table: Columns, rows: NDArray[np.intp]) -> Table:
    """Return some rows under their header as a table of their own, without the ids."""
    cells = [
        [heading, *(column.texts[code] for code in column.codes[rows].tolist())]
        for heading, column in zip(table.headings[1:], table.columns[1:], strict=True)
    ]
    return Table([text for row in zip(*cells, strict=True) for text in row], len(cells))
