"""Communities: departments and organisations linked more among themselves than to the rest."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.biadjacency import require_known

Community = tuple[tuple[str, ...], tuple[str, ...]]  # departments, organisations
STARTS = 500


def communities(matrix: pd.DataFrame, seed: int = 0) -> list[Community]:
    """Return the communities of highest Barber modularity found, as (departments, organisations).

    BRIM from STARTS random divisions of the organisations, the best result kept; the same seed gives the same
    communities, whatever the order of rows and columns, and departments with the same organisations are always
    together. Listed by their first organisation in official order, names in the order of the matrix; who has no
    link belongs to none. A department linked to all organisations fits every community nearly as well: that it
    is listed in one says little. Raises ValueError when a cell is <NA>. Barber 2007, Physical Review E 76: 066102.
    """
    linked = require_known(matrix)
    rows = np.flatnonzero(linked.any(axis=1))
    # In the order of names, so that the random starts do not depend on how the document is sorted.
    names = list(matrix.columns)
    columns = np.array(sorted(np.flatnonzero(linked.any(axis=0)), key=names.__getitem__), dtype=np.intp)
    if not rows.size:
        return []
    row_labels, column_labels = _brim(_surplus(linked[np.ix_(rows, columns)]), np.random.default_rng(seed))
    found = []
    for label in range(len(columns)):
        departments, parties = rows[row_labels == label], np.sort(columns[column_labels == label])
        if departments.size or parties.size:
            place = parties[0] if parties.size else len(matrix.columns)
            found.append((place, (tuple(matrix.index[departments]), tuple(matrix.columns[parties]))))
    return [community for _, community in sorted(found, key=lambda item: item[0])]


def barber_modularity(matrix: pd.DataFrame, communities: list[Community]) -> float:
    """Return Barber's bipartite modularity Q of a division: the share of links inside beyond those expected.

    Expected are k·d / m links between a department of degree k and an organisation of degree d, with m links in
    all. Below 1; 0 when all are in one community or there is no link. Raises ValueError when a cell is <NA> and
    KeyError when a community names somebody the matrix does not have. Barber 2007, Physical Review E 76: 066102.
    """
    linked = require_known(matrix)
    surplus = _surplus(linked)
    row = {name: position for position, name in enumerate(matrix.index)}
    column = {name: position for position, name in enumerate(matrix.columns)}
    inside = 0.0
    for departments, parties in communities:
        inside += surplus[[row[name] for name in departments]][:, [column[name] for name in parties]].sum()
    return float(inside / max(linked.sum(), 1) ** 2)


def _surplus(linked: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return m × (links - links expected) of each cell: whole numbers, so that sums and ties are exact."""
    cells = linked.astype(np.float64)
    return cells * cells.sum() - np.outer(cells.sum(axis=1), cells.sum(axis=0))


def _brim(surplus: NDArray[np.float64], rng: np.random.Generator) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the labels of rows and columns with the largest surplus inside, from the best of all starts.

    Bipartite recursively induced modules: rows join the group of columns they have most surplus with, then
    columns that of rows, until nothing is gained; all starts at once, each as long as it gains.
    """
    groups = np.eye(surplus.shape[1])
    column_labels = rng.integers(len(groups), size=(STARTS, len(groups)))
    gained = np.full(STARTS, -np.inf)
    most, best = -np.inf, (np.zeros(0, np.intp), np.zeros(0, np.intp))
    while len(column_labels):
        by_row = surplus @ groups[column_labels]
        row_labels = by_row.argmax(axis=2)
        by_column = surplus.T @ groups[row_labels]
        column_labels = by_column.argmax(axis=2)
        inside = by_column.max(axis=2).sum(axis=1)
        first = inside.argmax()
        if inside[first] > most:
            most, best = inside[first], (row_labels[first], column_labels[first])
        going = inside > gained
        column_labels, gained = column_labels[going], inside[going]
    return best
