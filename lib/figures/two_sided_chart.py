"""The network for a wall: departments on both sides, organisations in the middle, a line for every liaison."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import (
    LIGHT,
    PARTY_COLOURS,
    Ink,
    bare_axis,
    contrast,
    empty,
    escaped,
    label,
    label_room,
    layout,
    wrapped,
)
from lib.measures.biadjacency import values

TALLEST = 62  # px of a row at most
_PALE = 2.0  # contrast below which a line is lost on its ground, so that it gets an outline


def two_sided_chart(
    matrix: pd.DataFrame, width: int, height: int, ink: Ink = LIGHT, focus: str | None = None
) -> go.Figure:
    """Return the graph of a matrix, half of the departments left and half right; unknown cells have no line.

    Twice as many departments as in two columns have room at the same size of type. With `focus`, the name of an
    organisation, everything but it, its lines and its departments turns grey. Traces: lines out of focus, one trace
    of lines per organisation in focus (before it their outline, where its colour is pale), departments (customdata
    [name, degree]), organisations (the same).
    """
    if matrix.empty:
        return figure_of(layout=empty(ink, "没有可画的联系"))
    linked = values(matrix) == 1
    departments, parties = [str(name) for name in matrix.index], [str(name) for name in matrix.columns]
    half = -(-len(departments) // 2)
    rows = np.arange(len(departments)) % half
    right = np.arange(len(departments)) >= half
    margin = {
        "l": label_room(departments[:half], ink.size) + 6,
        "r": label_room(departments[half:], ink.size) + 6 if right.any() else 8,
        "t": 8,
        "b": 8,
    }
    slots = max(half, len(parties))
    high = min(height, slots * TALLEST + 16)
    box = (max(len(name) for name in parties) * ink.size + 40) / (width - margin["l"] - margin["r"]) / 2
    heights = (np.arange(len(parties)) + 0.5) * half / len(parties) - 0.5
    shown = [at for at, party in enumerate(parties) if focus in (None, party)]
    near = linked[:, shown].any(axis=1) if focus else np.ones(len(departments), bool)
    ends = np.where(right, 0.5 + box, 0.5 - box)
    starts = right.astype(float)

    def lines(at: list[int], colour: str, thick: float, name: str, opacity: float = 1) -> Trace:
        where, which = np.nonzero(linked[:, at])
        gap = np.full(len(where), np.nan)
        return scatter(
            x=np.column_stack([starts[where], ends[where], gap]).ravel(),
            y=np.column_stack([rows[where], heights[np.array(at, int)][which], gap]).ravel(),
            mode="lines",
            line={"color": colour, "width": thick},
            opacity=opacity,
            hoverinfo="skip",
            name=name,
        )

    def told(at: int) -> list[Trace]:
        colour, thick, opacity = ink.line(parties[at]), 3 if focus else 2, 1 if focus else 0.6
        own = lines([at], colour, thick, parties[at], opacity)
        pale = contrast(colour, ink.ground) < _PALE
        return [lines([at], ink.muted, thick + 2, f"{parties[at]}描边", opacity), own] if pale else [own]

    others = [at for at in range(len(parties)) if at not in shown]
    return figure_of(
        data=[
            *([lines(others, ink.faded, 1.5, "其他联系")] if others else []),
            *(one for at in shown for one in told(at)),
            _departments(matrix, linked, near, starts, rows, ink),
            _organisations(matrix, linked, heights),
        ],
        layout=layout(
            ink,
            high,
            margin,
            width=width,
            xaxis=bare_axis(range=[0, 1]),
            yaxis=bare_axis(range=[half - 0.5, -0.5]),
            annotations=[
                _box(parties[at], heights[at], at in shown, box * (width - margin["l"] - margin["r"]) * 2, ink)
                for at in range(len(parties))
            ],
        ),
    )


def _departments(
    matrix: pd.DataFrame, linked: np.ndarray, near: np.ndarray, across: np.ndarray, down: np.ndarray, ink: Ink
) -> Trace:
    degrees = linked.sum(axis=1).tolist()
    names = [label(str(name)) for name in matrix.index]
    return scatter(
        x=across,
        y=down,
        mode="markers+text",
        text=[f"<b>{name}</b>" if lit and not near.all() else name for name, lit in zip(names, near, strict=True)],
        textposition=["middle right" if side else "middle left" for side in across],
        textfont={"size": ink.size, "color": [ink.text if lit else ink.muted for lit in near]},
        marker={
            "size": ink.size * 0.6,
            "color": [ink.linked if lit else ink.faded for lit in near],
            "line": {"color": ink.muted, "width": 1},
        },
        cliponaxis=False,
        customdata=[[str(name), degree] for name, degree in zip(matrix.index, degrees, strict=True)],
        hovertext=[
            f"{name}<br>联系 {degree} 家组织" + (f"：<br>{wrapped(matrix.columns[row])}" if degree else "")
            for name, degree, row in zip(names, degrees, linked, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name="部门",
    )


def _organisations(matrix: pd.DataFrame, linked: np.ndarray, heights: np.ndarray) -> Trace:
    """Return what answers to the pointer in the middle; what is seen there are the boxes with the names."""
    degrees = linked.sum(axis=0).tolist()
    return scatter(
        x=np.full(len(heights), 0.5),
        y=heights,
        mode="markers",
        marker={"size": 46, "opacity": 0},
        customdata=[[str(name), degree] for name, degree in zip(matrix.columns, degrees, strict=True)],
        hovertext=[
            f"{escaped(name)}<br>联系 {degree} 个部门" + (f"：<br>{wrapped(matrix.index[column], 4)}" if degree else "")
            for name, degree, column in zip(matrix.columns, degrees, linked.T, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name="组织",
    )


def _box(party: str, height: float, lit: bool, width: float, ink: Ink) -> dict[str, Any]:
    fill = PARTY_COLOURS.get(party, ink.muted) if lit else ink.faded
    return {
        "x": 0.5,
        "y": height,
        "text": f"<b>{escaped(party)}</b>",
        "showarrow": False,
        "width": width,
        "bgcolor": fill,
        "bordercolor": ink.muted,
        "borderpad": 5,
        "font": {"size": ink.size, "color": (LIGHT if party in PARTY_COLOURS and lit else ink).on(fill)},
    }
