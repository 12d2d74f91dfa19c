"""Horizontal bars: how many organisations each department has, how many departments each organisation has."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import bar, figure_of
from lib.figures.style import (
    LIGHT,
    PARTY_COLOURS,
    Ink,
    axis,
    bare_axis,
    empty,
    escaped,
    label,
    label_room,
    layout,
    rows_axis,
)


def department_bars(degrees: pd.Series, total: int, ink: Ink = LIGHT, complete: bool = True) -> go.Figure:
    """Return one bar per department, in the order given; a full bar means all `total` organisations.

    Where the list is not `complete`, numbers are lower bounds (≥n), and ? where nothing is known.
    """
    if degrees.empty:
        return figure_of(layout=empty(ink, "没有部门"))
    hover = [
        f"{escaped(name)}<br>" + _told(number, complete, f"家组织（共 {total} 家）") for name, number in degrees.items()
    ]
    return _bars(degrees, total, [ink.linked] * len(degrees), ink.row + 2, hover, ink, complete)


def party_bars(degrees: pd.Series, ink: Ink = LIGHT, complete: bool = True) -> go.Figure:
    """Return one bar per organisation, in the order given and in the organisations' own colours.

    Where the list is not `complete`, numbers are lower bounds (≥n), and ? where nothing is known.
    """
    if degrees.empty:
        return figure_of(layout=empty(ink, "没有组织"))
    colours = [PARTY_COLOURS.get(str(name), ink.muted) for name in degrees.index]
    hover = [f"{escaped(name)}<br>" + _told(number, complete, "个部门") for name, number in degrees.items()]
    return _bars(degrees, int(degrees.max()), colours, ink.row * 1.9, hover, ink, complete)


def degree_distribution(degrees: pd.Series, total: int, ink: Ink = LIGHT) -> go.Figure:
    """Return how many departments have 0, 1, … `total` organisations, as columns."""
    if degrees.empty:
        return figure_of(layout=empty(ink, "没有部门"))
    counts = degrees.value_counts().reindex(range(total + 1), fill_value=0).tolist()
    size = ink.size + 1
    columns = bar(
        x=list(range(total + 1)),
        y=counts,
        width=0.7,
        marker={"color": ink.linked},
        text=[str(count) if count else "" for count in counts],
        textposition="outside",
        textangle=0,
        textfont={"size": size, "color": ink.text},
        cliponaxis=False,
        hovertext=[f"联系 {number} 家组织的部门<br>{count} 个" for number, count in enumerate(counts)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    ticks = {"tickmode": "array", "tickvals": list(range(total + 1)), "ticktext": [f"{n} 家" for n in range(total + 1)]}
    return figure_of(
        data=[columns],
        layout=layout(
            ink,
            260,
            {"l": 8, "r": 8, "t": 24, "b": 3 * size},
            xaxis=axis(**ticks, tickfont={"size": size}, range=[-0.6, total + 0.6]),
            yaxis=bare_axis(range=[0, max(counts)]),
        ),
    )


def _told(number: int, complete: bool, of: str) -> str:
    if complete:
        return f"联系 {number} {of}"
    return f"已知联系 {number} {of}，可能更多" if number else "未知（名单不完整）"


def _bars(
    degrees: pd.Series, longest: int, colours: list[str], row: float, hover: list[str], ink: Ink, complete: bool
) -> go.Figure:
    """Names left, bars, numbers at the bars' ends; customdata holds the name."""
    names = [str(name) for name in degrees.index]
    numbers = [int(number) for number in degrees]
    size = ink.size + 1 if row > ink.row + 2 else ink.size
    margin = {"l": label_room(names, size), "r": 3 * size, "t": 4, "b": 4}
    bars = bar(
        x=numbers,
        y=list(range(len(names))),
        orientation="h",
        width=0.66,
        # The outline keeps pale and very dark colours visible on any ground.
        marker={"color": colours, "line": {"color": ink.muted, "width": 1}},
        text=[str(number) if complete else f"≥{number}" if number else "?" for number in numbers],
        textposition="outside",
        textfont={"size": size, "color": ink.text},
        textangle=0,
        cliponaxis=False,
        constraintext="none",
        customdata=[[name] for name in names],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        # The chosen bar stands out among paler ones, and the numbers of all can still be read.
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink.accent}},
        unselected={"marker": {"opacity": 0.4}, "textfont": {"color": ink.text}},
        name="联系数",
    )
    return figure_of(
        data=[bars],
        layout=layout(
            ink,
            len(names) * row + 8,
            margin,
            xaxis=bare_axis(range=[0, max(longest, 1)]),
            yaxis=rows_axis([label(name) for name in names], tickfont={"size": size}),
        ),
    )
