"""From list to list of one place: how many departments each organisation has, one line an organisation."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from lib.figures.style import LIGHT, Ink, axis, bare_axis, empty, escaped, label_room, layout


def slope_chart(numbers: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return one line per organisation; `numbers` has organisations in rows and lists, oldest first, in columns.

    Values are nullable integers: a list that has no such organisation, or does not tell its number, leaves a gap. At
    both ends stand the name and the number, moved apart where they would overlap. Traces: one line per organisation
    (customdata [organisation, list]), then the names left and right.
    """
    if numbers.empty or numbers.shape[1] < 2:
        return go.Figure(layout=empty(ink, "至少要有两份名单才能画出变化"))
    values = numbers.to_numpy(dtype=float, na_value=np.nan)
    names, periods = [str(name) for name in numbers.index], [str(period) for period in numbers.columns]
    high = max(float(np.nanmax(values)), 1.0) if not np.isnan(values).all() else 1.0
    height = 26 * ink.row
    # Room for a stack of all names above and below; `step` is what one line of text takes of the axis.
    step = high / (26 - 3 - len(names)) * 1.05
    low, top = -step * len(names) / 2, high + step * len(names) / 2
    last = len(periods) - 1
    ends = [_end(names, values[:, at], at, step, ink) for at in (0, last)]
    room = label_room([f"{name} 88" for name in names], ink.size) + 10
    return go.Figure(
        data=[*(_line(name, row, periods, ink) for name, row in zip(names, values, strict=True)), *ends],
        layout=layout(
            ink,
            height,
            {"l": room, "r": room, "t": 2 * ink.row, "b": ink.row},
            xaxis=axis(
                range=[0, last],
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


def _line(name: str, row: NDArray[np.float64], periods: list[str], ink: Ink) -> go.Scatter:
    return go.Scatter(
        x=list(range(len(periods))),
        y=[None if np.isnan(value) else value for value in row],
        mode="lines+markers",
        line={"color": ink.line(name), "width": 2.5},
        marker={"color": ink.line(name), "size": 7},
        connectgaps=False,
        cliponaxis=False,
        customdata=[[name, period] for period in periods],
        hovertext=[
            f"{escaped(name)}<br>{escaped(period)}：{_told(value)}" for period, value in zip(periods, row, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name=name,
    )


def _told(value: float) -> str:
    return "没有列入或不详" if np.isnan(value) else f"{value:.0f} 个部门"


def _end(names: list[str], values: NDArray[np.float64], at: int, step: float, ink: Ink) -> go.Scatter:
    """Return the names and numbers at one end, in the order of the numbers, none over another."""
    shown = sorted((one for one in range(len(names)) if not np.isnan(values[one])), key=lambda one: (values[one], -one))
    heights = _apart([float(values[one]) for one in shown], step)
    return go.Scatter(
        x=[at] * len(shown),
        y=heights,
        mode="text",
        text=[
            f"{escaped(names[one])} {values[one]:.0f}  " if at == 0 else f"  {values[one]:.0f} {escaped(names[one])}"
            for one in shown
        ],
        textposition="middle left" if at == 0 else "middle right",
        textfont={"size": ink.size, "color": ink.text},
        cliponaxis=False,
        hoverinfo="skip",
        name="起" if at == 0 else "止",
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
