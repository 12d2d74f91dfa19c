"""The shipped wide form: 部门 in the first column, one column per organisation, cells 1, 0 or blank."""

import unicodedata
from dataclasses import dataclass

import pandas as pd

from lib.intake.problems import Problem, column_letter
from lib.intake.reading import read_table
from lib.vocabulary.parties import canonical_party, nearest_party, official_order

DEPARTMENT_HEADERS = ("部门", "部门名称", "单位", "单位名称", "专委会")
MARKS: dict[str, object] = {"1": True, "0": False, "": pd.NA}


@dataclass(frozen=True)
class Reading:
    """What was understood of a file: a matrix when there are no problems, otherwise only the problems."""

    matrix: pd.DataFrame | None
    problems: tuple[Problem, ...]


def read_wide(content: bytes) -> Reading:
    """Return the biadjacency matrix in a wide CSV, or every problem that stands in the way.

    The matrix has departments as printed in rows (index "department"), organisations' short
    names in official order in columns ("party"), and nullable booleans: a blank cell is not known.
    """
    rows, problems = read_table(content)
    if problems:
        return Reading(None, tuple(problems))
    header = rows[0]
    parties, problems = _parties(header)
    departments, cells, more = _body(rows, parties)
    problems = problems + more
    if problems:
        return Reading(None, tuple(sorted(problems, key=lambda problem: (problem.row or 0, problem.column or ""))))
    return Reading(boolean_matrix(departments, [short for short in parties.values() if short], cells), ())


def boolean_matrix(departments: list[str], parties: list[str], cells: list[list[object]]) -> pd.DataFrame:
    """Return the nullable-boolean matrix of the given rows, columns brought into official order."""
    frame = pd.DataFrame(
        cells,
        index=pd.Index(departments, name="department"),
        columns=pd.Index(parties, name="party"),
        dtype="boolean",
    )
    return frame[official_order(parties)]


def _parties(header: list[str]) -> tuple[dict[int, str | None], list[Problem]]:
    """Map each column position with a heading to its organisation (None if unknown)."""
    problems = []
    if not header or header[0] not in DEPARTMENT_HEADERS:
        problems.append(Problem("no-department-column", 1, "A", value=header[0] if header else ""))
    parties: dict[int, str | None] = {}
    for position, heading in enumerate(header[1:], start=1):
        if not heading:
            continue
        short = canonical_party(heading)
        letter = column_letter(position)
        if short is None:
            near = nearest_party(heading)
            hint = f"是否为“{near}”？" if near else ""
            problems.append(Problem("unknown-organisation", 1, letter, value=heading, hint=hint))
        elif short in parties.values():
            first = next(place for place, known in parties.items() if known == short)
            problems.append(Problem("duplicate-organisation", 1, letter, value=heading, other=column_letter(first)))
            short = None
        parties[position] = short
    if not parties:
        problems.append(Problem("no-organisation-column", 1))
    return parties, problems


def _body(rows: list[list[str]], parties: dict[int, str | None]) -> tuple[list[str], list[list[object]], list[Problem]]:
    problems: list[Problem] = []
    first_row: dict[str, int] = {}
    cells: list[list[object]] = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        department = row[0]
        if not department:
            problems.append(Problem("blank-department", number, "A"))
        elif department in first_row:
            other = str(first_row[department])
            problems.append(Problem("duplicate-department", number, "A", value=department, other=other))
        else:
            first_row[department] = number
        marks: list[object] = []
        for position, cell in enumerate(row[1:], start=1):
            mark = unicodedata.normalize("NFKC", cell)
            if position not in parties:
                if cell:
                    problems.append(Problem("extra-cell", number, column_letter(position), value=cell))
            elif mark not in MARKS:
                problems.append(Problem("undecidable-cell", number, column_letter(position), value=cell))
            elif parties[position]:
                marks.append(MARKS[mark])
        known = sum(1 for short in parties.values() if short)
        cells.append(marks + [pd.NA] * (known - len(marks)))
    if not first_row and not problems:
        problems.append(Problem("no-departments"))
    return list(first_row), cells, problems
