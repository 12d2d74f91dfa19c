"""One-mode views of a matrix: organisations that share departments, departments that share organisations."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.biadjacency import values


def party_projection(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of organisations that share a department.

    Columns a, b (a before b in official order), shared (departments linked to both, at least 1), jaccard
    (shared / departments linked to either, 0..1, over departments known for both). With unknown cells shared
    is a lower bound, and in a list of links alone, where no cell is known to be empty, jaccard is always 1.
    Projection of a two-mode network: Newman 2001, Physical Review E 64: 016132; Jaccard 1912, New Phytologist 11: 37.
    """
    return _pairs(values(matrix).T, matrix.columns)


def department_projection(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the number of organisations each two departments share, departments × departments.

    Symmetric integers (0..number of organisations); the diagonal holds each department's own degree.
    With unknown cells the numbers are lower bounds. Newman 2001, Physical Review E 64: 016132.
    """
    shared, _ = _overlap(values(matrix))
    return pd.DataFrame(shared, index=matrix.index, columns=matrix.index.rename(None))


def alike_departments(matrix: pd.DataFrame, top: int = 20) -> pd.DataFrame:
    """Return the `top` pairs of departments whose sets of organisations are most alike.

    Columns a, b (document order), shared, jaccard (0..1, over organisations known for both); sorted by jaccard,
    then shared, both descending, then document order; only pairs that share one. Jaccard 1912, New Phytologist 11: 37.
    """
    pairs = _pairs(values(matrix), matrix.index)
    return pairs.sort_values(["jaccard", "shared"], ascending=False, kind="stable").head(top).reset_index(drop=True)


def _overlap(cells: NDArray[np.int8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, for each two rows, the columns linked to both and those linked to either (known for both)."""
    linked = (cells == 1).astype(np.int64)
    empty = (cells == 0).astype(np.int64)
    shared = linked @ linked.T
    either = shared + linked @ empty.T + empty @ linked.T
    return shared, either


def _pairs(cells: NDArray[np.int8], names: pd.Index) -> pd.DataFrame:
    """Return the pairs of rows with something in common, row by row."""
    shared, either = _overlap(cells)
    first, second = np.nonzero(np.triu(shared, k=1))
    common = shared[first, second]
    return pd.DataFrame(
        {
            "a": names[first].to_numpy(),
            "b": names[second].to_numpy(),
            "shared": common,
            "jaccard": common / either[first, second],
        }
    )
