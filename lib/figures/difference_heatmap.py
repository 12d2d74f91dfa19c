"""Two matrices laid over each other: what stays, what is added, what goes, told apart without colour too."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import classed, figure_of, scatter
from lib.figures.style import LIGHT, Ink, empty, escaped, grid_axes, label_room, layout, two_lines
from lib.measures.difference import (
    ADDED,
    CLEARED,
    DOUBTED,
    FORGOTTEN,
    KEPT,
    LEARNED,
    NEITHER,
    REMOVED,
    UNKNOWN,
)

# Sign and word of each state, in the order of the legend.
STATES: dict[str, tuple[str, str]] = {
    KEPT: ("●", "保留"),
    ADDED: ("＋", "新增"),
    REMOVED: ("－", "去掉"),
    LEARNED: ("!＋", "原来未知，现在联系"),
    CLEARED: ("!", "原来未知，现在未列入"),
    DOUBTED: ("?－", "原有联系，现在未知"),
    FORGOTTEN: ("?□", "原来未列入，现在未知"),
    UNKNOWN: ("?", "未知"),
    NEITHER: ("", "两边都未列入"),
}
# The signs say it all; the surfaces help the eye. Both hold white text at 4.5:1 or more.
_ADDED, _REMOVED, _KEPT = "#117733", "#BF2F0E", "#6B7280"


def difference_heatmap(cells: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the difference matrix; `cells` as lib.measures.difference gives them.

    Trace 0 is the fill (z is the position of the state in STATES), trace 1 the signs with customdata
    [department, party, state].
    """
    if cells.empty:
        return figure_of(layout=empty(ink, "没有可比的部门"))
    order = list(STATES)
    numbers = np.array([[order.index(state) for state in row] for row in cells.to_numpy()])
    rows, columns = numbers.shape
    fills = [_KEPT, _ADDED, _REMOVED, _ADDED, ink.unknown, _REMOVED, ink.unknown, ink.unknown, ink.ground]
    light, dark = "#FFFFFF", ink.on_unknown
    texts = [light, light, light, light, dark, light, dark, dark, ink.text]
    flat = [state for row in cells.to_numpy() for state in row]
    departments = np.repeat(np.asarray(cells.index, dtype=object), columns).tolist()
    parties = list(cells.columns) * rows
    fill = classed(numbers, fills, hoverinfo="skip")
    signs = scatter(
        x=np.tile(np.arange(columns), rows),
        y=np.repeat(np.arange(rows), columns),
        mode="text",
        text=[STATES[state][0] for state in flat],
        textfont={"size": ink.size, "color": [texts[order.index(state)] for state in flat]},
        customdata=[list(one) for one in zip(departments, parties, flat, strict=True)],
        hovertext=[
            f"{escaped(department)} · {escaped(party)}<br>{STATES[state][1]}"
            for department, party, state in zip(departments, parties, flat, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name="变化",
    )
    crowded = columns > 8
    names = [two_lines(party) if crowded else escaped(party) for party in cells.columns]
    margin = {"l": label_room(cells.index, ink.size), "r": 8, "t": 2.5 * ink.row, "b": 6}
    return figure_of(
        data=[fill, signs],
        layout=layout(
            ink,
            rows * ink.row + margin["t"] + margin["b"],
            margin,
            plot_bgcolor=ink.hairline,
            **grid_axes([str(name) for name in cells.index], names, ink.size - crowded),
        ),
    )


def legend(cells: pd.DataFrame) -> str:
    """Return the signs that occur, with their meaning, as one line."""
    present = set(cells.to_numpy().ravel().tolist())
    return "　".join(f"{sign or '空格'} {word}" for state, (sign, word) in STATES.items() if state in present)
