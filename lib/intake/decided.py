"""Saved naming decisions: a department of a file takes the name under which it is already published."""

from collections.abc import Mapping

import pandas as pd


def renamed(matrix: pd.DataFrame, decisions: Mapping[str, str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the matrix with decided names in place of those written, and the decisions that applied.

    A decision whose meaning the file lists already as another department is left alone: two would become one.
    """
    listed = set(matrix.index)
    applied = {name: decisions[name] for name in matrix.index if decisions.get(name, name) not in listed}
    # Two written names may not take the same decided one.
    meanings = list(applied.values())
    applied = {name: meaning for name, meaning in applied.items() if meanings.count(meaning) == 1}
    return matrix.rename(index=applied), applied
