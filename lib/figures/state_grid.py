"""A grid of states: what is written of each row under each heading, told apart by fill and sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, classed, figure_of, scatter
from lib.figures.row_groups import runs_of
from lib.figures.style import LIGHT, Ink, columns_axis, downwards, empty, escaped, label, label_room, layout, rows_axis

LINE = 1.3  # height of one line of a heading in Plotly, in sizes of type


@dataclass(frozen=True)
class Mark:
    """How a state looks: `fill` is linked, tint, ground or unknown; `symbol` one of Plotly's, "" for none."""

    fill: str
    symbol: str
    words: str


ADOPTED: dict[int, Mark] = {
    1: Mark("linked", "circle", "写明有这项机制"),
    2: Mark("tint", "circle-open", "只是拟建立，不计入"),
    0: Mark("ground", "", "全文没有写这项机制"),
    -1: Mark("unknown", "", "不详：没有全文，或没有提到"),
}
REPORTED: dict[int, Mark] = {
    2: Mark("linked", "circle", "有规定，也有活动报道"),
    1: Mark("tint", "circle-open", "有规定，没有见到活动报道（不等于没有开展）"),
    3: Mark("ground", "diamond", "有活动报道，没有见到规定"),
    -1: Mark("unknown", "", "规定和报道都没有见到（不详）"),
}


def state_grid(
    cells: pd.DataFrame,
    marks: Mapping[int, Mark],
    ink: Ink = LIGHT,
    groups: Sequence[str] | None = None,
    counted: Sequence[int] = (1,),
) -> go.Figure:
    """Return the grid of integer states, rows and columns in the order given, headings written downwards.

    At the right stands how many cells of a row are in one of the `counted` states; `groups` names the group of each
    column: each run of one group has its name above and a line between it and the next. Trace 0 is the fill, trace 1
    one marker per cell, row by row, with customdata [row, column].
    """
    if cells.empty:
        return figure_of(layout=empty(ink, "没有可画的内容"))
    states = cells.to_numpy(dtype=int)
    names = [str(name) for name in cells.columns]
    head = max(len(name) for name in names) * ink.size * LINE + 14
    margin = {"l": label_room(cells.index, ink.size), "r": 2.6 * ink.size, "t": head + (2.6 * ink.row if groups else 0)}
    sums = [str(number) for number in np.isin(states, counted).sum(axis=1)]
    runs = runs_of(groups or [])
    return figure_of(
        data=[_fill(states, marks, ink), _markers(cells, states, marks, ink)],
        layout=layout(
            ink,
            len(cells) * (ink.row + 1) + margin["t"] + 8,
            margin | {"b": 8},
            plot_bgcolor=ink.hairline,
            hoverdistance=-1,
            yaxis=rows_axis(sums, side="right", tickfont={"color": ink.muted}, ticklen=2),
            yaxis2=rows_axis([label(str(name)) for name in cells.index], overlaying="y", anchor="x"),
            xaxis=columns_axis([downwards(name) for name in names], side="top", ticklen=2),
            shapes=_between(runs, ink),
            annotations=_heads(runs, head, ink),
        ),
    )


def _fill(states: np.ndarray, marks: Mapping[int, Mark], ink: Ink) -> Trace:
    colours = _surfaces(ink)
    order = list(marks)
    shade = np.searchsorted(sorted(order), states)
    steps = [colours[marks[state].fill] for state in sorted(order)]
    return classed(shade, steps, hoverinfo="skip", name="状态")


def _surfaces(ink: Ink) -> dict[str, str]:
    return {"linked": ink.linked, "tint": ink.scale[1], "ground": ink.ground, "unknown": ink.unknown}


def _markers(cells: pd.DataFrame, states: np.ndarray, marks: Mapping[int, Mark], ink: Ink) -> Trace:
    rows, columns = states.shape
    flat = [marks[state] for state in states.ravel().tolist()]
    signs = {"linked": ink.on_linked, "tint": ink.linked, "ground": ink.linked, "unknown": ink.muted}
    surfaces = _surfaces(ink)
    unseen = "rgba(0,0,0,0)"
    # Plotly fills the open symbols of what is not clicked; a closed one in the colour of its cell stays open.
    inside = [
        unseen if not mark.symbol else surfaces[mark.fill] if mark.symbol.endswith("-open") else signs[mark.fill]
        for mark in flat
    ]
    return scatter(
        x=np.tile(np.arange(columns), rows),
        y=np.repeat(np.arange(rows), columns),
        yaxis="y2",
        mode="markers",
        marker={
            "symbol": [mark.symbol.removesuffix("-open") or "square" for mark in flat],
            "color": inside,
            "size": round(ink.size * 0.6),
            "opacity": 1,
            "line": {"width": 1.2, "color": [signs[mark.fill] if mark.symbol else unseen for mark in flat]},
        },
        selected={"marker": {"color": ink.accent, "opacity": 1, "size": round(ink.size * 0.8)}},
        unselected={"marker": {"opacity": 1}},
        customdata=[[str(row), str(column)] for row in cells.index for column in cells.columns],
        hovertext=[mark.words for mark in flat],
        hovertemplate="%{customdata[0]} · %{customdata[1]}<br>%{hovertext}<extra></extra>",
        name="机制",
    )


def _between(runs: list[tuple[str, int, int]], ink: Ink) -> list[dict[str, Any]]:
    line = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": {"color": ink.muted, "width": 1.5}}
    return [{**line, "x0": first - 0.5, "x1": first - 0.5} for _, first, _ in runs[1:]]


def _heads(runs: list[tuple[str, int, int]], head: float, ink: Ink) -> list[dict[str, Any]]:
    note = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": head, "showarrow": False}
    font = {"size": ink.size, "color": ink.muted}
    return [
        {**note, "x": (first + last) / 2, "text": f"<b>{_fitted(name, last - first + 1)}</b>", "font": font}
        for name, first, last in runs
    ]


def _fitted(name: str, columns: int) -> str:
    """Return a heading in two lines where its columns are too few for one: a column is about a sign and a half wide."""
    half = (len(name) + 1) // 2
    return escaped(name) if columns * 1.5 > len(name) else f"{escaped(name[:half])}<br>{escaped(name[half:])}"
