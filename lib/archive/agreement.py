"""Where lists contradict what the register says of them: one by one in words, all at once as flags."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.archive.document import Document
from lib.intake.names import one_line
from lib.intake.problems import Problem, column_letter
from lib.intake.reading import read_table
from lib.measures.collection import Collection
from lib.vocabulary.parties import canonical_party

Places = Mapping[str, tuple[int, str]]
_DECLARED = attrgetter("declared_departments", "declared_parties", "declared_liaisons")


def against_register(matrix: pd.DataFrame, document: Document, places: Callable[[], Places]) -> list[Problem]:
    """Return where a matrix contradicts what the register says of it.

    `places` tells where in its file the first blank cell of a department stands; it is asked only if there is one.
    """
    faults = []
    if document.complete:
        blank = matrix.index[matrix.isna().any(axis=1)]
        known = places() if len(blank) else {}
        for name in map(str, blank):
            row, column = known.get(name, (None, None))
            faults.append(Problem("blank-in-complete", row, column, value=name))
        totals = (
            ("部门数", document.declared_departments, len(matrix)),
            ("组织数", document.declared_parties, len(matrix.columns)),
            ("联系数", document.declared_liaisons, int(matrix.sum().sum())),
        )
        for name, declared, counted in totals:
            if declared is not None and declared != counted:
                faults.append(Problem("declared-total", value=str(counted), hint=f"{name}为 {declared}"))
    return faults


def blank_places(content: bytes) -> Places:
    """Return for each department with a blank cell where in the file its first one stands.

    The matrix no longer knows: the file may have blank rows, and its columns in another order.
    """
    table = read_table(content)
    if isinstance(table, Problem):
        return {}
    columns = [column for column in range(1, table.width) if canonical_party(table.cell(0, column))]
    return {
        one_line(table.cell(row, 0)): (row + 1, column_letter(column))
        for row in range(1, table.height)
        for column in reversed(columns)
        if not table.cell(row, column)
    }


def complete_ones(documents: Sequence[Document]) -> NDArray[np.bool_]:
    """Return which documents are registered as complete."""
    return np.fromiter(map(attrgetter("complete"), documents), bool, len(documents))


def contradicting(held: Collection, documents: Sequence[Document]) -> NDArray[np.bool_]:
    """Return for each matrix whether against_register would find anything; `documents` in the same order."""
    if not documents:
        return np.zeros(0, bool)
    declared = np.array([*map(_DECLARED, documents)], np.float64)  # None is NaN
    counted = np.column_stack(
        [
            np.diff(held.starts),
            np.bitwise_count(held.organisations),
            np.add.reduceat(np.bitwise_count(held.linked), held.starts[:-1], dtype=np.int64),
        ]
    )
    wrong = (~np.isnan(declared) & (declared != counted)).any(axis=1)
    return complete_ones(documents) & (wrong | (np.bitwise_or.reduceat(held.unknown, held.starts[:-1]) > 0))
