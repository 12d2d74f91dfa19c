"""What a newer matrix changes in an older one, cell by cell and department by department."""

from dataclasses import dataclass

import pandas as pd

from lib.measures.biadjacency import values
from lib.vocabulary.functions import functions_of
from lib.vocabulary.parties import official_order

# Cell states of a difference. Unknown on one side is neither added nor removed: a link may become known or doubtful.
KEPT, ADDED, REMOVED, NEITHER = "kept", "added", "removed", "neither"
LEARNED, CLEARED, DOUBTED, FORGOTTEN, UNKNOWN = "learned", "cleared", "doubted", "forgotten", "unknown"
# Beside linked (1), not linked (0) and not known (-1): the matrix has no such row or column.
_ABSENT = 2
_STATE = {
    (1, 1): KEPT,
    (0, 1): ADDED,
    (_ABSENT, 1): ADDED,
    (1, 0): REMOVED,
    (1, _ABSENT): REMOVED,
    (-1, 1): LEARNED,
    (-1, 0): CLEARED,
    (1, -1): DOUBTED,
    (0, -1): FORGOTTEN,
    (-1, -1): UNKNOWN,
    (_ABSENT, -1): UNKNOWN,
    (-1, _ABSENT): UNKNOWN,
    (0, 0): NEITHER,
    (0, _ABSENT): NEITHER,
    (_ABSENT, 0): NEITHER,
    (_ABSENT, _ABSENT): NEITHER,
}

Pair = tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """From an older matrix to a newer one; rows and columns are the union of both, newer names first.

    The links of a department or organisation that only one side lists are added or removed as a whole; of its
    unknown cells nothing changes. `renamed` are pairs (old name, new name), one gone and one new, that share a function
    with each other only: a suggestion, never applied.
    """

    cells: pd.DataFrame
    added: tuple[Pair, ...]
    removed: tuple[Pair, ...]
    learned: tuple[Pair, ...]  # unknown, now linked
    cleared: tuple[Pair, ...]  # unknown, now not linked
    doubted: tuple[Pair, ...]  # linked, now unknown
    forgotten: tuple[Pair, ...]  # not linked, now unknown
    kept: int
    new_departments: tuple[str, ...]
    gone_departments: tuple[str, ...]
    new_parties: tuple[str, ...]
    gone_parties: tuple[str, ...]
    renamed: tuple[Pair, ...]

    @property
    def nothing(self) -> bool:
        """Tell whether both matrices say the same."""
        cells = (self.added, self.removed, self.learned, self.cleared, self.doubted, self.forgotten)
        changes = (*cells, self.new_departments, self.gone_departments, self.new_parties, self.gone_parties)
        return not any(changes)


def difference(old: pd.DataFrame | None, new: pd.DataFrame) -> Difference:
    """Return what `new` changes in `old`; with no `old` (None) everything in `new` is new.

    Departments are matched by name as printed, organisations by short name.
    """
    if old is None:
        old = new.iloc[:0, :0]
    rows = [*new.index, *(name for name in old.index if name not in set(new.index))]
    columns = official_order(list(dict.fromkeys([*new.columns, *old.columns])))
    before, after = _codes(old, rows, columns), _codes(new, rows, columns)
    states = [[_STATE[pair] for pair in zip(*row, strict=True)] for row in zip(before, after, strict=True)]
    cells = pd.DataFrame(
        states, index=pd.Index(rows, name="department"), columns=pd.Index(columns, name="party"), dtype=object
    )
    gone = tuple(name for name in old.index if name not in set(new.index))
    fresh = tuple(name for name in new.index if name not in set(old.index))
    return Difference(
        cells,
        _where(cells, ADDED),
        _where(cells, REMOVED),
        _where(cells, LEARNED),
        _where(cells, CLEARED),
        _where(cells, DOUBTED),
        _where(cells, FORGOTTEN),
        sum(row.count(KEPT) for row in states),
        fresh,
        gone,
        tuple(str(name) for name in columns if name not in set(old.columns)),
        tuple(str(name) for name in columns if name not in set(new.columns)),
        _renamed(gone, fresh),
    )


def _codes(matrix: pd.DataFrame, rows: list[str], columns: list[str]) -> list[list[int]]:
    """Return 1, 0, -1 per cell, _ABSENT where the matrix has no such row or column."""
    held = pd.DataFrame(values(matrix), index=matrix.index, columns=matrix.columns)
    return held.reindex(index=rows, columns=columns, fill_value=_ABSENT).to_numpy().tolist()


def _where(cells: pd.DataFrame, state: str) -> tuple[Pair, ...]:
    return tuple(
        (str(department), str(party))
        for department, row in zip(cells.index, cells.to_numpy(), strict=True)
        for party, found in zip(cells.columns, row, strict=True)
        if found == state
    )


def _renamed(gone: tuple[str, ...], fresh: tuple[str, ...]) -> tuple[Pair, ...]:
    """Return the pairs of a gone and a new name that share a function and nobody else could be meant."""
    successors, predecessors = _sharing(gone, fresh), _sharing(fresh, gone)
    found = ((old, min(new)) for old, new in successors.items() if len(new) == 1)
    return tuple((old, new) for old, new in found if len(predecessors[new]) == 1)


def _sharing(names: tuple[str, ...], others: tuple[str, ...]) -> dict[str, set[str]]:
    """Return for each name the others that share a function with it: all of them, or some two where they are more."""
    holders: dict[str, list[str]] = {}
    for other in others:
        for key in functions_of(other):
            holders.setdefault(key, []).append(other)
    # Two are as good as thousands to tell that more than one could be meant, and are found in no time.
    return {name: {other for key in functions_of(name) for other in holders.get(key, [])[:2]} for name in names}
