"""A table of states as a picture: every cell filled and signed by its state, so that it is read without colour too."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, classed, figure_of, scatter
from lib.figures.style import Ink, escaped, framed_axes, label_room, layout, two_lines


@dataclass(frozen=True)
class Sign:
    """How a state is drawn: its sign, its meaning in words, and the fill of the cell."""

    sign: str
    word: str
    fill: str


def sign_heatmap(
    cells: pd.DataFrame, signs: Mapping[str, Sign], ink: Ink, beside: Mapping[str, str] | None = None
) -> go.Figure:
    """Return the picture of a table of states (keys of `signs`), departments × organisations, of one cell or more.

    `beside` gives for each department what stands at the right of its row ("" or missing: nothing). Trace 0 is the
    fill with the signs (z is the position of the state in `signs`), trace 1 one unseen marker per cell, row by row,
    with customdata [department, party, state], which answers to clicks.
    """
    beside = beside or {}
    order = list(signs)
    numbers = np.array([[order.index(state) for state in row] for row in cells.to_numpy()])
    rows, columns = numbers.shape
    margin = {
        "l": label_room(cells.index, ink.size),
        "r": label_room(beside.values(), ink.size - 1) if beside else 8,
        "t": 2.5 * ink.row,
        "b": 6,
    }
    crowded = columns > 6
    names = [two_lines(party) if crowded else escaped(party) for party in cells.columns]
    right = [escaped(beside.get(str(name), "")) for name in cells.index]
    return figure_of(
        data=[_fill(numbers, signs, ink), _marks(cells, signs, ink)],
        layout=layout(
            ink,
            rows * ink.row + margin["t"] + margin["b"],
            margin,
            plot_bgcolor=ink.hairline,
            hoverdistance=-1,
            **framed_axes(list(map(str, cells.index)), names, right, [""] * columns, ink.size - crowded, ink),
        ),
    )


def legend(cells: pd.DataFrame, signs: Mapping[str, Sign]) -> str:
    """Return the signs that occur, with their meaning, as one line."""
    present = set(cells.to_numpy().ravel().tolist())
    return "　".join(f"{one.sign or '空格'} {one.word}" for state, one in signs.items() if state in present)


def _fill(numbers: np.ndarray, signs: Mapping[str, Sign], ink: Ink) -> Trace:
    """Return the layer of fills with the signs on them, which Plotly colours to stand out from each fill.

    Text of a marker would fade as soon as another marker is clicked.
    """
    every = list(signs.values())
    return classed(
        numbers,
        [one.fill for one in every],
        text=[[every[state].sign for state in row] for row in numbers],
        texttemplate="%{text}",
        textfont={"size": ink.size},
        hoverinfo="skip",
    )


def _marks(cells: pd.DataFrame, signs: Mapping[str, Sign], ink: Ink) -> Trace:
    rows, columns = cells.shape
    flat = [state for row in cells.to_numpy() for state in row]
    departments = np.repeat(np.asarray(cells.index, dtype=object), columns).tolist()
    parties = list(cells.columns) * rows
    unseen = {"marker": {"opacity": 0}}
    return scatter(
        x=np.tile(np.arange(columns), rows),
        y=np.repeat(np.arange(rows), columns),
        xaxis="x2",
        yaxis="y2",
        mode="markers",
        marker={"symbol": "square", "size": ink.size, "opacity": 0},
        selected=unseen,
        unselected=unseen,
        customdata=[list(one) for one in zip(departments, parties, flat, strict=True)],
        hovertext=[
            f"{escaped(department)} · {escaped(party)}<br>{escaped(signs[state].word)}"
            for department, party, state in zip(departments, parties, flat, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name="状态",
    )
