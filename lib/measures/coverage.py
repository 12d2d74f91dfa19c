"""Who is linked to how many: counts, degrees and density of one matrix."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.measures.biadjacency import UNKNOWN, values


@dataclass(frozen=True)
class Coverage:
    """Counts of one matrix.

    density is liaisons divided by known cells (0..1), None when no cell is known. with_all, with_one and
    with_none name the departments linked to all, exactly one and none of the organisations; a department
    with an unknown cell is in none of the three, because its degree is not known.
    """

    departments: int
    parties: int
    liaisons: int
    known: int
    unknown: int
    density: float | None
    with_all: tuple[str, ...]
    with_one: tuple[str, ...]
    with_none: tuple[str, ...]


def coverage(matrix: pd.DataFrame) -> Coverage:
    """Return the counts of a matrix; unknown cells are counted apart and never as "not linked".

    Density of a two-mode network: Borgatti and Everett 1997, Social Networks 19: 243-269; ecology calls it connectance
    (Dunne, Williams and Martinez 2002, PNAS 99: 12917-12922).
    """
    cells = values(matrix)
    departments, parties = cells.shape
    linked = int((cells == 1).sum())
    unknown = int((cells == UNKNOWN).sum())
    known = cells.size - unknown
    whole = ~(cells == UNKNOWN).any(axis=1)
    degree = (cells == 1).sum(axis=1)

    def named(rows: np.ndarray) -> tuple[str, ...]:
        return tuple(matrix.index[rows])

    return Coverage(
        departments=departments,
        parties=parties,
        liaisons=linked,
        known=known,
        unknown=unknown,
        density=linked / known if known else None,
        # Without any organisation every department would be linked to "all zero of them".
        with_all=named(whole & (degree == parties) & (parties > 0)),
        with_one=named(whole & (degree == 1)),
        with_none=named(whole & (degree == 0) & (parties > 0)),
    )


def department_degrees(matrix: pd.DataFrame) -> pd.Series:
    """Return the number of organisations each department is known to be linked to, in document order.

    Integer Series (0..number of organisations) indexed by department; with unknown cells it is a lower bound.
    Degree of a node in a two-mode network: Borgatti and Everett 1997, Social Networks 19: 243-269.
    """
    return pd.Series((values(matrix) == 1).sum(axis=1), index=matrix.index, name="degree", dtype="int64")


def party_degrees(matrix: pd.DataFrame) -> pd.Series:
    """Return the number of departments each organisation is known to be linked to, in official order.

    Integer Series (0..number of departments) indexed by organisation; with unknown cells it is a lower bound.
    Degree of a node in a two-mode network: Borgatti and Everett 1997, Social Networks 19: 243-269.
    """
    return pd.Series((values(matrix) == 1).sum(axis=0), index=matrix.columns, name="degree", dtype="int64")
