"""From list to list of one place: how many departments each organisation has, one line an organisation."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import LIGHT, Ink, axis, bare_axis, empty, escaped, label_room, layout


def slope_chart(numbers: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return one line per organisation; `numbers` has organisations in rows and lists, oldest first, in columns.

    Values are nullable integers: a list that has no such organisation, or does not tell its number, leaves a gap. At
    both ends stand the name and the number, moved apart where they would overlap. Traces: one line per organisation
    (customdata [organisation, list]), then the names left and right.
    """
    if numbers.empty or numbers.shape[1] < 2:
        return figure_of(layout=empty(ink, "至少要有两份名单才能画出变化"))
    values = numbers.to_numpy(dtype=float, na_value=np.nan)
    names, periods = [str(name) for name in numbers.index], [str(period) for period in numbers.columns]
    known = values[~np.isnan(values)]
    lowest, span = (float(known.min()), max(float(np.ptp(known)), 1.0)) if len(known) else (0.0, 1.0)
    height = 26 * ink.row
    # Room for a stack of names above and below; `step` is what one line of text takes of the axis.
    step = span / (26 - 3 - len(names)) * 1.05
    low, top = lowest - step * len(names) / 2, lowest + span + step * len(names) / 2
    last = len(periods) - 1
    lead = 0.03 * last  # a short line leads from each point to its name
    start, end = (_heights(values[:, at], step) for at in (0, last))
    lines = [
        _line(name, [start.get(row), *values[row], end.get(row)], lead, periods, ink) for row, name in enumerate(names)
    ]
    room = label_room([f"{name} 88" for name in names], ink.size) + 10
    return figure_of(
        data=[
            *lines,
            _names(names, values[:, 0], start, -lead, "middle left", ink),
            _names(names, values[:, last], end, last + lead, "middle right", ink),
        ],
        layout=layout(
            ink,
            height,
            {"l": room, "r": room, "t": 2 * ink.row, "b": ink.row},
            xaxis=axis(
                range=[-lead, last + lead],
                tickmode="array",
                tickvals=list(range(len(periods))),
                ticktext=[escaped(period) for period in periods],
                side="top",
                showgrid=True,
                gridcolor=ink.hairline,
                tickfont={"size": ink.size},
            ),
            yaxis=bare_axis(range=[low, top]),
        ),
    )


def _line(name: str, heights: Sequence[float | None], lead: float, periods: list[str], ink: Ink) -> Trace:
    """Return the line of one organisation; the first and the last height are those of its names."""
    last = len(periods) - 1
    known = [None if height is None or np.isnan(height) else float(height) for height in heights]
    told = [
        f"{escaped(name)}<br>{escaped(period)}：{_told(value)}"
        for period, value in zip(periods, known[1:-1], strict=True)
    ]
    return scatter(
        x=[-lead, *range(len(periods)), last + lead],
        y=known,
        mode="lines+markers",
        line={"color": ink.line(name), "width": 2.5},
        marker={"color": ink.line(name), "size": [0, *[7] * len(periods), 0]},
        connectgaps=False,
        cliponaxis=False,
        customdata=[[name, period] for period in ("", *periods, "")],
        hovertext=["", *told, ""],
        hovertemplate="%{hovertext}<extra></extra>",
        name=name,
    )


def _told(value: float | None) -> str:
    return "没有列入或不详" if value is None else f"{value:.0f} 个部门"


def _heights(values: NDArray[np.float64], step: float) -> dict[int, float]:
    """Return where the name of each organisation stands that has a number, in the order of the numbers."""
    shown = sorted(
        (row for row in range(len(values)) if not np.isnan(values[row])), key=lambda row: (values[row], -row)
    )
    return dict(zip(shown, _apart([float(values[row]) for row in shown], step), strict=True))


def _names(
    names: list[str], values: NDArray[np.float64], heights: dict[int, float], at: float, side: str, ink: Ink
) -> Trace:
    return scatter(
        x=[at] * len(heights),
        y=list(heights.values()),
        mode="text",
        text=[
            f"{escaped(names[row])} {values[row]:.0f} "
            if side == "middle left"
            else f" {values[row]:.0f} {escaped(names[row])}"
            for row in heights
        ],
        textposition=side,
        textfont={"size": ink.size, "color": ink.text},
        cliponaxis=False,
        hoverinfo="skip",
        name="名称",
    )


def _apart(wanted: list[float], step: float) -> list[float]:
    """Return rising heights at least `step` apart, as near to the wanted ones (rising too) as can be.

    Neighbours that would overlap are stacked around the mean of what they want (pool adjacent violators).
    """
    stacks: list[tuple[float, int]] = []  # middle and number of each stack
    for height in wanted:
        stacks.append((height, 1))
        while len(stacks) > 1:
            (low, few), (high, more) = stacks[-2:]
            if low + (few - 1) * step / 2 + step <= high - (more - 1) * step / 2:
                break
            stacks[-2:] = [((low * few + high * more) / (few + more), few + more)]
    return [middle + (at - (number - 1) / 2) * step for middle, number in stacks for at in range(number)]
