"""The biadjacency matrix as plain numbers: what numpy and networkx need of the nullable DataFrame."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

UNKNOWN = -1


def values(matrix: pd.DataFrame) -> NDArray[np.int8]:
    """Return the cells, departments × organisations, as 1 (linked), 0 (not linked) and -1 (not known).

    The biadjacency matrix of a two-mode network: Borgatti and Everett 1997, Social Networks 19: 243-269.
    """
    return matrix.to_numpy(dtype=np.int8, na_value=UNKNOWN)


def require_known(matrix: pd.DataFrame) -> NDArray[np.bool_]:
    """Return the cells as booleans, departments × organisations.

    Raises ValueError when a cell is <NA>: an unknown cell is never read as "not linked".
    """
    cells = values(matrix)
    unknown = int((cells == UNKNOWN).sum())
    if unknown:
        raise ValueError(f"{unknown} of {cells.size} cells are not known; this measure needs every cell")
    return cells == 1


def liaisons(matrix: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the linked (department, organisation) pairs, row by row, organisations in column order."""
    rows, columns = np.nonzero(values(matrix) == 1)
    return list(zip(matrix.index[rows], matrix.columns[columns], strict=True))


def neighbours(matrix: pd.DataFrame, name: str) -> tuple[str, ...]:
    """Return the organisations a department is linked to, or the departments an organisation is linked to.

    In official or document order; unknown cells are no links. Raises KeyError when the matrix has no such name.
    """
    linked = values(matrix) == 1
    if name in matrix.index:
        return tuple(matrix.columns[linked[matrix.index.get_loc(name)]])
    return tuple(matrix.index[linked[:, matrix.columns.get_loc(name)]])
