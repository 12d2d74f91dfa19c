"""Matrices as grids of signs with a kind for each cell, so that slides, documents and workbooks show the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from lib.exports.meeting.material import Against, Material, Work
from lib.figures.change_heatmap import PROPOSED_SIGNS, said_of
from lib.figures.change_heatmap import SIGNS as CHANGE_SIGNS
from lib.figures.comparison_heatmap import STATES as COMPARISON_STATES
from lib.figures.comparison_heatmap import A, B, column_titles, row_titles
from lib.figures.matrix_heatmap import sums
from lib.figures.reality_heatmap import WORDS as REALITY_WORDS
from lib.measures.biadjacency import values
from lib.vocabulary.functions import BY_KEY

# What is counted where two lists are held against each other; a legend ends with it.
BY_FUNCTION = ("按职能计", "一个部门有两项职能的计两次")


@dataclass(frozen=True)
class Grid:
    """Rows × columns of signs; `kinds` (same shape) is what each cell means, a key of lib.figures.sign_palette.

    `groups` names the group of each row, "" where rows have none; `legend` gives the signs that occur with their words,
    what is linked first. `first` heads the column of row names. `right` and `below` are the sums of rows and columns,
    () where there are none.
    """

    first: str
    signs: pd.DataFrame
    kinds: pd.DataFrame
    groups: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    right: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def matrix_grid(material: Material) -> Grid:
    """Return the list itself with its sums: ● linked, blank not linked, ? not known."""
    words = {True: ("●", "对口联系", "linked"), False: ("", "未列入联系", "not linked")}
    unknown = ("?", "未知", "unknown")
    cells = material.matrix.astype(object).map(lambda cell: unknown if cell is pd.NA else words[bool(cell)])
    groups = tuple(material.groups.get(str(name), "") for name in material.matrix.index)
    grid = _grid("部门", cells, groups, [words[True][:2], unknown[:2], words[False][:2]])
    right, below = sums(values(material.matrix), material.origin.complete)
    return replace(grid, right=tuple(right), below=tuple(below))


def changes_grid(other: Against) -> Grid:
    """Return what came and went by function, functions with a change only, each change with its cause."""
    reasons = {(one.function, one.party): one for one in other.changes}
    cells = other.found.cells[other.found.cells.index.isin([function for function, _ in reasons])]
    said = pd.DataFrame(said_of(cells, reasons), index=cells.index, columns=cells.columns, dtype=object)
    return _by_function(said, PROPOSED_SIGNS if other.origin.draft else CHANGE_SIGNS)


def comparison_grid(other: Against) -> Grid:
    """Return two lists over each other by function; names and legend say which is A and which B."""
    cells = other.found.cells
    grid = _by_function(cells, COMPARISON_STATES)
    rows, columns = (
        row_titles(list(cells.index), other.sides),
        column_titles(list(map(str, cells.columns)), other.sides),
    )
    signs, kinds = (one.set_axis(rows).set_axis(columns, axis=1) for one in (grid.signs, grid.kinds))
    legend = (*grid.legend, *zip((A, B), other.names, strict=True), BY_FUNCTION)
    return replace(grid, signs=signs, kinds=kinds, legend=legend)


def reality_grid(work: Work) -> Grid:
    """Return what became of each pair of the list."""
    cells = work.cells.map(lambda state: (*REALITY_WORDS[state], f"reality {state}"))
    return _grid("部门", cells, ("",) * len(cells), REALITY_WORDS.values())


def _by_function(states: pd.DataFrame, signs: Mapping[str, tuple[str, str]]) -> Grid:
    cells = states.map(lambda state: (*signs[state], state))
    functions = [BY_KEY[key] for key in states.index]
    named = cells.set_axis([one.name for one in functions])
    return _grid("职能", named, tuple(one.group for one in functions), signs.values())


def _grid(first: str, cells: pd.DataFrame, groups: tuple[str, ...], order: Iterable[tuple[str, str]]) -> Grid:
    """Return a grid from cells of (sign, words, kind); `order` are all signs with their words, as they are told."""
    occur = {(sign, words) for row in cells.to_numpy() for sign, words, _ in row}
    told = dict.fromkeys((sign or "空格", words) for sign, words in order if (sign, words) in occur)
    return Grid(first, cells.map(lambda cell: cell[0]), cells.map(lambda cell: cell[2]), groups, tuple(told))
