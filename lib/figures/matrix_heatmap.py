"""The matrix as a picture: departments down, organisations across, four states told apart without colour."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, heatmap, scatter
from lib.figures.row_groups import group_names, lines_between, runs_of
from lib.figures.style import LIGHT, Ink, empty, escaped, folded, framed_axes, label_room, layout, two_lines
from lib.measures.biadjacency import values

# What a cell holds: the word in customdata, the word on screen.
STATES: dict[int, tuple[str, str]] = {
    1: ("linked", "有对口联系"),
    0: ("not linked", "未列入对口联系"),
    -1: ("unknown", "未知（名单不完整）"),
}


def matrix_heatmap(
    matrix: pd.DataFrame,
    ink: Ink = LIGHT,
    source: str = "",
    highlight: str | None = None,
    groups: Sequence[str] | None = None,
    complete: bool = True,
) -> go.Figure:
    """Return the heatmap of a matrix (departments × organisations of booleans and <NA>).

    Linked cells are filled and carry ●, cells without a link are empty between hairlines, unknown cells are
    grey and carry ?; an organisation that the document does not list has no column. Sums stand at the right
    and below, with `≥` (or ? for none) where cells of the row or column are unknown or the list is not `complete`.
    `source` is the last line of the hover text; `highlight` is the name of a department or an organisation whose row
    or column is outlined; `groups` names the group of each row: each run of one group is named at the left and set
    off by a line.

    Trace 0 is the fill (z 1, 0, -1), trace 1 one marker per cell, row by row, with customdata [department,
    party, "linked" | "not linked" | "unknown"]: heatmap cells do not answer to clicks, markers do, and the
    nearest one is taken however wide a cell is.
    """
    if matrix.empty:
        return figure_of(layout=empty(ink, "没有部门或组织"))
    cells = values(matrix)
    runs = runs_of(groups or [])
    room = label_room(matrix.index, ink.size)
    aside = label_room([name for name, _, _ in runs], ink.size) if runs else 0
    margin = {"l": room + aside, "r": 2.6 * ink.size, "t": 2.5 * ink.row, "b": ink.row + 6}
    height = len(cells) * ink.row + margin["t"] + margin["b"]
    crowded = matrix.shape[1] > 6
    names = [two_lines(party) if crowded else escaped(party) for party in matrix.columns]
    right, below = sums(cells, complete)
    return figure_of(
        data=[state_fill(cells, ink), _markers(matrix, cells, ink, source)],
        layout=layout(
            ink,
            height,
            margin,
            plot_bgcolor=ink.hairline,
            hoverdistance=-1,
            **framed_axes(list(matrix.index), names, right, below, ink.size - crowded, ink),
            shapes=lines_between(runs, ink) + _outline(matrix, highlight, ink),
            annotations=group_names(runs, room, ink),
        ),
    )


def state_fill(cells: np.ndarray, ink: Ink) -> Trace:
    """Return the layer that fills cells by state (1 linked, 0 not linked, -1 unknown), hairlines between them."""
    steps = [ink.unknown, ink.unknown, ink.ground, ink.ground, ink.linked, ink.linked]
    return heatmap(
        z=cells,
        zmin=-1,
        zmax=1,
        colorscale=[list(step) for step in zip([0, 1 / 3, 1 / 3, 2 / 3, 2 / 3, 1], steps, strict=True)],
        showscale=False,
        xgap=1,
        ygap=1,
        hoverinfo="skip",
        name="状态",
    )


def _markers(matrix: pd.DataFrame, cells: np.ndarray, ink: Ink, source: str) -> Trace:
    rows, columns = cells.shape
    flat = cells.ravel().tolist()
    departments = np.repeat(np.asarray(matrix.index, dtype=object), columns).tolist()
    parties = list(matrix.columns) * rows
    unseen = "rgba(0,0,0,0)"
    grey = {"textfont": {"color": ink.on_unknown}}
    return scatter(
        x=np.tile(np.arange(columns), rows),
        y=np.repeat(np.arange(rows), columns),
        xaxis="x2",
        yaxis="y2",
        mode="markers+text",
        text=["?" if state < 0 else "" for state in flat],
        textfont={"size": ink.size, "color": ink.on_unknown},
        marker={
            "symbol": ["circle" if state > 0 else "square-open" for state in flat],
            "color": [ink.on_linked if state > 0 else unseen for state in flat],
            "size": round(ink.size * 0.6),
            "opacity": 1,
        },
        # A click marks its cell and leaves the others as they are.
        selected={"marker": {"color": ink.accent, "opacity": 1, "size": round(ink.size * 0.8)}} | grey,
        unselected={"marker": {"opacity": 1}} | grey,
        customdata=[
            [department, party, STATES[state][0]]
            for department, party, state in zip(departments, parties, flat, strict=True)
        ],
        hovertext=[STATES[state][1] for state in flat],
        hovertemplate="%{y} · %{customdata[1]}<br>%{hovertext}"
        + ("<br>出处：%{meta}" if source else "")
        + "<extra></extra>",
        meta=folded(source),
        name="对口联系",
    )


def sums(cells: np.ndarray, complete: bool) -> tuple[list[str], list[str]]:
    """Return the linked cells per row and per column; at least as many (≥) where more may exist, ? if none is known."""
    return _sums(cells, 1, complete), _sums(cells, 0, complete)


def _sums(cells: np.ndarray, along: int, complete: bool) -> list[str]:
    linked, unknown = (cells > 0).sum(axis=along), np.logical_or((cells < 0).any(axis=along), not complete)
    return [
        str(number) if not open_ else f"≥{number}" if number else "?"
        for number, open_ in zip(linked.tolist(), unknown.tolist(), strict=True)
    ]


def _outline(matrix: pd.DataFrame, highlight: str | None, ink: Ink) -> list[dict[str, Any]]:
    rows, columns = matrix.shape
    if highlight is None:
        return []
    if highlight in matrix.index:
        at = list(matrix.index).index(highlight)
        box = {"x0": -0.5, "x1": columns - 0.5, "y0": at - 0.5, "y1": at + 0.5}
    elif highlight in matrix.columns:
        at = list(matrix.columns).index(highlight)
        box = {"x0": at - 0.5, "x1": at + 0.5, "y0": -0.5, "y1": rows - 0.5}
    else:
        return []
    return [{**box, "type": "rect", "line": {"color": ink.accent, "width": 2.5}, "fillcolor": "rgba(0,0,0,0)"}]
