"""Figures for a slide of 1920 × 1080 px: labels of 24 px, long lists side by side and on further slides."""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from lib.figures.change_heatmap import change_heatmap
from lib.figures.comparison_heatmap import comparison_heatmap
from lib.figures.degree_bars import party_bars
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.reality_heatmap import reality_heatmap
from lib.figures.style import LIGHT
from lib.figures.two_sided_chart import two_sided_chart
from lib.measures.change_causes import Change
from lib.measures.function_masks import FunctionMasks

STAGE = replace(LIGHT, size=24)
WIDTH, GAP = 1824, 40  # px of a slide without its edges, and between two pictures on it
# Height in px of a row: at least so much that labels of 24 px do not touch, at most what still reads as a list.
LOWEST, HIGHEST = 30, 46
_HEAD, _FOOT = 104, 44  # room above and below the rows
_NARROWEST = 36  # px of a column at least: headings written downwards
_BETWEEN, _AIR = 8, 14  # px between two headings, and beside the names of groups
_LINE = 1.3  # height of a line of a heading, in sizes of type
Make = Callable[[slice], go.Figure]


@dataclass(frozen=True)
class Panel:
    """One figure with the width and the height in px that it has on the slide."""

    figure: go.Figure
    width: int
    height: int


Pages = list[list[Panel]]


def matrix_pages(matrix: pd.DataFrame, complete: bool, height: int) -> Pages:
    """Return the matrix in panels; sums per organisation stand below the last one and count every department."""
    whole = matrix_heatmap(matrix, STAGE, complete=complete)
    pages = _paged(
        lambda rows: matrix_heatmap(matrix.iloc[rows], STAGE, complete=complete),
        len(matrix),
        matrix.columns,
        height,
    )
    panels = [panel for page in pages for panel in page]
    for panel in panels:
        last = panel is panels[-1]
        # Sums below a part of the list would look like those of the list.
        panel.figure.layout.xaxis.ticktext = whole.layout.xaxis.ticktext if last else [""] * matrix.shape[1]
    return pages


def change_pages(
    cells: pd.DataFrame,
    changes: Mapping[tuple[str, str], Change],
    sides: tuple[FunctionMasks, FunctionMasks],
    names: tuple[str, str],
    height: int,
) -> Pages:
    """Return the matrix of changes in panels; arguments as of lib.figures.change_heatmap."""
    return _paged(
        lambda rows: change_heatmap(cells.iloc[rows], changes, sides, names, STAGE), len(cells), cells.columns, height
    )


def comparison_pages(
    cells: pd.DataFrame, sides: tuple[FunctionMasks, FunctionMasks], names: tuple[str, str], height: int
) -> Pages:
    """Return the matrix of differences in panels; arguments as of lib.figures.comparison_heatmap."""
    return _paged(
        lambda rows: comparison_heatmap(cells.iloc[rows], sides, names, STAGE), len(cells), cells.columns, height
    )


def reality_pages(cells: pd.DataFrame, height: int) -> Pages:
    """Return plan against reality in panels; `cells` as lib.measures.plan_reality gives them."""
    return _paged(lambda rows: reality_heatmap(cells.iloc[rows], STAGE), len(cells), cells.columns, height)


def network_pages(matrix: pd.DataFrame, focus: str | None, height: int) -> Pages:
    """Return the network with the departments on both sides of the organisations."""
    most = 2 * max(1, height // LOWEST)
    parts = _parts(len(matrix), -(-len(matrix) // most)) or [slice(0, 0)]  # without any, the figure says so
    figures = [two_sided_chart(matrix.iloc[rows], WIDTH, height, STAGE, focus) for rows in parts]
    return [[Panel(figure, WIDTH, int(figure.layout.height))] for figure in figures]


def bars_panel(degrees: pd.Series, complete: bool, height: int) -> Panel:
    """Return one bar per organisation."""
    figure = party_bars(degrees, STAGE, complete)
    height = min(height, int(figure.layout.height))
    figure.update_layout(width=WIDTH, height=height)
    return Panel(figure, WIDTH, height)


def _paged(make: Make, rows: int, columns: Iterable[object], height: int) -> Pages:
    """Return a picture of rows as one panel or, where they are too many to be read, two on each of several slides."""
    names = [str(name) for name in columns]
    most = max(1, (height - _HEAD - _FOOT) // LOWEST)
    if not rows or not names:  # the figure says so in words
        figure = make(slice(0, 0)).update_layout(width=WIDTH)
        return [[Panel(figure, WIDTH, int(figure.layout.height))]]
    if rows <= most:
        return [_fitted([make(slice(0, rows))], [rows], names, height)]
    parts = _parts(rows, 2 * -(-rows // (2 * most)))
    pages = [parts[at : at + 2] for at in range(0, len(parts), 2)]
    if any(_column([make(part) for part in page], names) < _NARROWEST for page in pages):
        pages = [[part] for part in _parts(rows, -(-rows // most))]
    return [
        _fitted([make(part) for part in page], [part.stop - part.start for part in page], names, height)
        for page in pages
    ]


def _parts(rows: int, parts: int) -> list[slice]:
    """Return the rows cut into parts of as equal length as can be, the longer ones first."""
    size, rest = divmod(rows, max(parts, 1))
    ends = [0]
    for at in range(max(parts, 1)):
        ends.append(ends[-1] + size + (at < rest))
    return [slice(start, end) for start, end in zip(ends, ends[1:], strict=False) if end > start]


def _column(figures: Sequence[go.Figure], names: Sequence[str]) -> float:
    """Return how wide a column is if all figures of a slide have columns of one width."""
    beside = sum(figure.layout.margin.l + figure.layout.margin.r for figure in figures)
    return float((WIDTH - GAP * (len(figures) - 1) - beside) / (len(figures) * max(len(names), 1)))


def _fitted(figures: Sequence[go.Figure], rows: Sequence[int], names: Sequence[str], height: int) -> list[Panel]:
    """Return pictures side by side: rows as high as the slide allows, headings broken to fit the columns."""
    for figure in figures:
        # Names of groups get air before the names of rows, which at this size they would touch.
        grouped = [note for note in figure.layout.annotations if note.xshift]
        figure.layout.margin.l += _AIR if grouped else 0
        for note in grouped:
            note.xshift -= _AIR
    column = _column(figures, names)
    letters = max(1, int((column - _BETWEEN) // (STAGE.size - 1)))
    heads = [next(figure.select_xaxes({"side": "top"})) for figure in figures]
    for head in heads:
        head.ticktext = [_broken(name, text, letters) for name, text in zip(names, head.ticktext or (), strict=False)]
    lines = max((text.count("<br>") + 1 for head in heads for text in head.ticktext), default=1)
    top = round(lines * STAGE.size * _LINE + 12)
    low = max(figure.layout.margin.b for figure in figures)
    row = min(HIGHEST, (height - top - low) / max(*rows, 1))
    panels = []
    for figure, count in zip(figures, rows, strict=True):
        margin = figure.layout.margin
        width, high = int(margin.l + margin.r + column * len(names)), int(top + low + row * count)
        figure.update_layout(width=width, height=high, margin={"t": top, "b": low})
        panels.append(Panel(figure, width, high))
    return panels


def _broken(name: str, text: str, letters: int) -> str:
    """Return a heading in lines of at most so many letters; what stands in its text beside the name stays a line."""
    more = html.unescape(re.sub(r"<[^>]*>", "", text)).removeprefix(name)
    if len(name) <= letters:
        lines = [name]
    else:
        count = -(-len(name) // letters)
        size = -(-len(name) // count)
        lines = [name[at : at + size] for at in range(0, len(name), size)]
    return "<br>".join(html.escape(line, quote=False) for line in (*lines, more) if line)
