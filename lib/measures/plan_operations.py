"""What can be done to a list to make next year's: bodies come, go, merge and take other names; nothing else changes."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.measures.biadjacency import UNKNOWN, values
from lib.vocabulary.parties import official_order


def department_renamed(matrix: pd.DataFrame, old: str, new: str) -> pd.DataFrame:
    """Return the matrix with a department under another name, in its place. Raises as `departments_merged`."""
    return departments_merged(matrix, [old], new)


def departments_merged(matrix: pd.DataFrame, names: Sequence[str], into: str) -> pd.DataFrame:
    """Return the matrix with several departments as one, in the place of the first of them.

    It is linked to every organisation that one of them is linked to, not linked where none is, and otherwise not known.
    Raises KeyError when a department is not listed, ValueError when another one is called `into` already.
    """
    missing = [name for name in names if name not in matrix.index]
    if missing or not names:
        raise KeyError(*missing)
    if into in set(matrix.index) - set(names):
        raise ValueError(f"{into} is listed already")
    cells = values(matrix.loc[list(names)])
    linked, unknown = (cells == 1).any(axis=0), (cells == UNKNOWN).any(axis=0)
    states = [True if one else pd.NA if other else False for one, other in zip(linked, unknown, strict=True)]
    joined = _row(into, states, matrix)
    place = int(matrix.index.get_indexer_for(pd.Index(list(names))).min())
    above = matrix.iloc[:place]
    below = matrix.iloc[place:].drop(index=list(names))
    return _stacked(matrix, above, joined, below)


def department_added(matrix: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the matrix with one more department at its end, linked to nobody. Raises ValueError when it is listed."""
    if name in matrix.index:
        raise ValueError(f"{name} is listed already")
    return _stacked(matrix, matrix, _row(name, [False] * len(matrix.columns), matrix))


def departments_dropped(matrix: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return the matrix without some departments. Raises KeyError when one is not listed."""
    return matrix.drop(index=list(names))


def organisation_added(matrix: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the matrix with one more organisation in its official place, linked to nobody. ValueError when listed."""
    if name in matrix.columns:
        raise ValueError(f"{name} is listed already")
    wider = matrix.assign(**{name: pd.array(np.zeros(len(matrix), dtype=bool), dtype="boolean")})
    columns = pd.Index(official_order([str(one) for one in wider.columns]), name=matrix.columns.name)
    return wider.reindex(columns=columns)


def organisation_dropped(matrix: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the matrix without an organisation. Raises KeyError when it is not listed."""
    return matrix.drop(columns=[name])


def open_cells_closed(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the matrix with every cell that is not known decided as not linked: the planner's word, not a finding."""
    return matrix.fillna(False)


def _row(name: str, states: Sequence[object], matrix: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame([list(states)], index=[name], columns=matrix.columns, dtype="boolean")


def _stacked(matrix: pd.DataFrame, *parts: pd.DataFrame) -> pd.DataFrame:
    whole = pd.concat([part for part in parts if len(part)])
    whole.index.name = matrix.index.name
    return whole
