"""Two lists side by side, row by row: a mark for each and a line between them."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.row_groups import group_names, lines_between, runs_of
from lib.figures.style import LIGHT, Ink, axis, empty, escaped, label, label_room, layout, rows_axis

# What stands where there is no number: nobody there, or nobody knows.
NOBODY, UNKNOWN = "无", "?"


def dumbbell_chart(
    rows: pd.DataFrame, names: tuple[str, str], longest: float, ink: Ink = LIGHT, percent: bool = False
) -> go.Figure:
    """Return one row per index entry with the numbers of two lists, called by `names`, on an axis from 0 to `longest`.

    Columns of `rows`: a and b (numbers, NaN where there is none), a_told and b_told (the same as text, NOBODY or
    UNKNOWN where there is none), and group (its runs are named at the left; "" for no groups). A text that begins
    with ≥ is a lower bound: an arrow is its mark and no line is drawn. The rows stand in the order given: nothing is
    ranked.
    Traces: 0 lines, 1 marks of B, 2 marks of A, 3 the numbers at the right; customdata of the marks is [row].
    """
    if rows.empty:
        return figure_of(layout=empty(ink, "没有可比的数字"))
    titles = [str(name) for name in rows.index]
    groups = rows["group"].tolist()
    runs = runs_of(groups) if any(groups) else []
    room = label_room(titles, ink.size)
    aside = label_room([name for name, _, _ in runs], ink.size) if runs else 0
    height = ink.row if runs else ink.row * 1.6
    margin = {"l": room + aside, "r": 6, "t": 3.2 * ink.row, "b": 6}
    ticks = np.linspace(0, longest, 5) if percent else np.arange(0, longest + 1, max(1, longest // 20))
    columns = (longest * 1.12, longest * 1.26)
    return figure_of(
        data=[
            _between(rows, ink),
            _marks(rows, "b", names[1], ink),
            _marks(rows, "a", names[0], ink),
            _numbers(rows, columns, ink),
        ],
        layout=layout(
            ink,
            len(rows) * height + margin["t"] + margin["b"],
            margin,
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "top", "yref": "container", "itemclick": False}
            | {"itemdoubleclick": False, "font": {"size": ink.size, "color": ink.text}, "traceorder": "normal"},
            xaxis=axis(
                range=[-longest * 0.04, longest * 1.33],
                side="top",
                tickmode="array",
                tickvals=ticks,
                ticktext=[f"{tick:.0%}" if percent else f"{tick:.0f}" for tick in ticks],
                tickfont={"size": ink.size - 1, "color": ink.muted},
                showgrid=True,
                gridcolor=ink.faded,
            ),
            yaxis=rows_axis([label(title) for title in titles]),
            shapes=[{**line, "layer": "below"} for line in lines_between(runs, ink)],
            annotations=group_names(runs, room, ink) + _heads(columns, ink),
        ),
    )


def _between(rows: pd.DataFrame, ink: Ink) -> Trace:
    # How far a lower bound is from the other number, nobody knows: no line.
    open_ = rows["a_told"].str.startswith("≥") | rows["b_told"].str.startswith("≥")
    both = rows["a"].notna() & rows["b"].notna() & ~open_
    at = np.flatnonzero(both)
    return scatter(
        x=[x for one, other in zip(rows["a"][both], rows["b"][both], strict=True) for x in (one, other, None)],
        y=[y for row in at.tolist() for y in (row, row, None)],
        mode="lines",
        line={"color": ink.muted, "width": 2},
        hoverinfo="skip",
        showlegend=False,
        name="相差",
    )


def _marks(rows: pd.DataFrame, side: str, name: str, ink: Ink) -> Trace:
    at = np.flatnonzero(rows[side].notna())
    shown = rows.iloc[at]
    bound = shown[f"{side}_told"].str.startswith("≥")
    # A small disc over a larger hollow diamond, so that two equal numbers are both seen.
    first = side == "a"
    colour = ink.linked if first else ink.accent
    marker: dict[str, Any] = {
        "symbol": np.where(bound, "triangle-right", "circle" if first else "diamond").tolist(),
        "size": round(ink.size * 0.7) if first else ink.size,
        "color": colour if first else ink.ground,
        "opacity": 1,
        "line": {"width": 0 if first else 2, "color": colour},
    }
    sign = "甲" if first else "乙"
    return scatter(
        x=shown[side].tolist(),
        y=at.tolist(),
        mode="markers",
        marker=marker,
        customdata=[[str(title)] for title in shown.index],
        hovertext=[
            f"{escaped(title)}<br>{sign} {escaped(name)}：{escaped(told)}"
            for title, told in zip(shown.index, shown[f"{side}_told"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name=f"{sign} {escaped(name)}",
        legendrank=1 if first else 2,
    )


def _heads(columns: tuple[float, float], ink: Ink) -> list[dict[str, Any]]:
    note = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 5, "showarrow": False}
    return [
        {**note, "x": x, "text": sign, "font": {"size": ink.size, "color": ink.muted}}
        for x, sign in zip(columns, "甲乙", strict=True)
    ]


def _numbers(rows: pd.DataFrame, columns: tuple[float, float], ink: Ink) -> Trace:
    count = len(rows)
    return scatter(
        x=[columns[0]] * count + [columns[1]] * count,
        y=[*range(count)] * 2,
        mode="text",
        text=[escaped(told) for told in (*rows["a_told"], *rows["b_told"])],
        textfont={"size": ink.size, "color": ink.text},
        hoverinfo="skip",
        showlegend=False,
        name="数字",
    )
