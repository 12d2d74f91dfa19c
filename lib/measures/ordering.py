"""The order of departments in a drawn matrix; organisations always keep their official order."""

import numpy as np
import pandas as pd

from lib.measures.coverage import department_degrees
from lib.measures.modularity import communities

ORDERS = ("document", "degree", "function", "cluster")


def ordered(
    matrix: pd.DataFrame,
    by: str,
    groups: dict[str, str] | None = None,
    group_order: list[str] | None = None,
) -> pd.DataFrame:
    """Return the matrix with its departments (rows) in another order; cells and columns stay as they are.

    "document": as printed. "degree": most organisations first, ties as printed. "function": by the place of
    the department's group (`groups`: department → group) in `group_order`, by default the order in which
    `groups` first names them, within a group as printed; departments or groups not named come last.
    "cluster": by community (lib.measures.modularity), within it by degree; departments without a link last.
    Raises ValueError for any other `by`, for "function" without groups, and for "cluster" when a cell is <NA>.
    Seriation by degree and by block as in Bertin 1967, Sémiologie graphique.
    """
    if by == "document":
        return matrix
    if by == "degree":
        return matrix.iloc[_by_degree(matrix)]
    if by == "function":
        return matrix.iloc[_by_group(matrix, groups, group_order)]
    if by == "cluster":
        return matrix.iloc[_by_community(matrix)]
    raise ValueError(f"unknown order {by!r}; known are {', '.join(ORDERS)}")


def _by_degree(matrix: pd.DataFrame) -> list[int]:
    return np.argsort(-department_degrees(matrix).to_numpy(), kind="stable").tolist()


def _by_group(matrix: pd.DataFrame, groups: dict[str, str] | None, group_order: list[str] | None) -> list[int]:
    if groups is None:
        raise ValueError("the order by function needs the group of each department")
    labels = list(dict.fromkeys(groups.values())) if group_order is None else group_order
    place = {label: position for position, label in enumerate(labels)}
    ranks = [place.get(groups.get(name, ""), len(place)) for name in matrix.index]
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def _by_community(matrix: pd.DataFrame) -> list[int]:
    found = communities(matrix)
    place = {name: position for position, (departments, _) in enumerate(found) for name in departments}
    ranks = [place.get(name, len(found)) for name in matrix.index]
    return sorted(_by_degree(matrix), key=ranks.__getitem__)
