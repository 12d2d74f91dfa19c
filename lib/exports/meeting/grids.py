"""Matrices as grids of signs with a kind for each cell, so that slides, documents and workbooks show the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from lib.exports.meeting.material import Against, Material, Work
from lib.figures.change_heatmap import SIGNS as CHANGE_SIGNS
from lib.figures.change_heatmap import said_of
from lib.figures.comparison_heatmap import STATES as COMPARISON_STATES
from lib.figures.comparison_heatmap import A, B
from lib.figures.reality_heatmap import WORDS as REALITY_WORDS
from lib.vocabulary.functions import BY_KEY


@dataclass(frozen=True)
class Grid:
    """Rows × columns of signs; `kinds` (same shape) is what each cell means, a key of lib.figures.sign_palette.

    `groups` names the group of each row, "" where rows have none; `legend` gives the signs that occur with their words,
    what is linked first. `first` heads the column of row names.
    """

    first: str
    signs: pd.DataFrame
    kinds: pd.DataFrame
    groups: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]


def matrix_grid(material: Material) -> Grid:
    """Return the list itself: ● linked, blank not linked, ? not known."""
    words = {True: ("●", "对口联系", "linked"), False: ("", "未列入联系", "not linked")}
    unknown = ("?", "未知", "unknown")
    cells = material.matrix.astype(object).map(lambda cell: unknown if cell is pd.NA else words[bool(cell)])
    groups = tuple(material.groups.get(str(name), "") for name in material.matrix.index)
    return _grid("部门", cells, groups, [words[True][:2], unknown[:2], words[False][:2]])


def changes_grid(other: Against) -> Grid:
    """Return what came and went by function, functions with a change only, each change with its cause."""
    reasons = {(one.function, one.party): one for one in other.changes}
    cells = other.found.cells[other.found.cells.index.isin([function for function, _ in reasons])]
    said = pd.DataFrame(said_of(cells, reasons), index=cells.index, columns=cells.columns, dtype=object)
    return _by_function(said, CHANGE_SIGNS)


def comparison_grid(other: Against) -> Grid:
    """Return two lists over each other by function; the legend says which is A and which B."""
    grid = _by_function(other.found.cells, COMPARISON_STATES)
    return replace(grid, legend=(*grid.legend, *zip((A, B), other.names, strict=True)))


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
