"""Departments left, organisations right, a line for every liaison."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import LIGHT, PARTY_COLOURS, Ink, bare_axis, empty, escaped, label, label_room, layout, wrapped
from lib.measures.biadjacency import UNKNOWN, values


def bipartite_chart(matrix: pd.DataFrame, ink: Ink = LIGHT, focus: str | None = None) -> go.Figure:
    """Return the two-column graph of a matrix, rows and columns in the order given; unknown cells have no line.

    Nodes grow with their number of known liaisons, and are hollow where none is known and some may be; lines have the
    colour of the organisation. With `focus`, the name of a department or an organisation, everything but it, its lines
    and its neighbours turns grey.
    Traces: 0 lines out of focus, then one trace of lines per organisation, then departments, organisations
    (customdata [name, degree]).
    """
    if matrix.empty:
        return figure_of(layout=empty(ink, "没有可画的联系"))
    cells = values(matrix)
    linked, unknown = cells == 1, cells == UNKNOWN
    departments, parties = [str(name) for name in matrix.index], [str(name) for name in matrix.columns]
    lit = _in_focus(linked, departments, parties, focus)
    rows = len(departments)
    height = max(rows * ink.row, len(parties) * 2 * ink.row)
    margin = {"l": label_room(departments, ink.size), "r": label_room(parties, ink.size + 1) + 16, "t": 10, "b": 10}
    # Organisations are spread over the height of the departments, half a share of air above and below.
    heights = (np.arange(len(parties)) + 0.5) * rows / len(parties) - 0.5
    near_rows, near_columns = _neighbours(linked, departments, parties, focus)
    return figure_of(
        data=[
            _lines(linked & ~lit, heights, ink.faded, 1.2, "其他联系"),
            *(
                _lines(
                    lit & (np.arange(len(parties)) == at), heights, ink.line(party), 1.6, party, 1 if focus else 0.55
                )
                for at, party in enumerate(parties)
            ),
            _department_nodes(matrix, linked, unknown.any(axis=1), near_rows, ink),
            _party_nodes(matrix, linked, unknown.any(axis=0), near_columns, heights, ink),
        ],
        layout=layout(
            ink,
            height + 20,
            margin,
            xaxis=bare_axis(range=[-0.015, 1.03]),
            yaxis=bare_axis(range=[rows - 0.5, -0.5]),
        ),
    )


def _in_focus(linked: np.ndarray, departments: list[str], parties: list[str], focus: str | None) -> np.ndarray:
    """Return which liaisons keep their colour."""
    if focus in departments:
        return linked & (np.arange(len(departments)) == departments.index(focus))[:, None]
    if focus in parties:
        return linked & (np.arange(len(parties)) == parties.index(focus))
    return linked


def _neighbours(
    linked: np.ndarray, departments: list[str], parties: list[str], focus: str | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return which departments and which organisations keep their colour."""
    if focus in departments:
        at = departments.index(focus)
        return np.arange(len(departments)) == at, linked[at]
    if focus in parties:
        at = parties.index(focus)
        return linked[:, at], np.arange(len(parties)) == at
    return np.ones(len(departments), bool), np.ones(len(parties), bool)


def _lines(chosen: np.ndarray, heights: np.ndarray, colour: str, width: float, name: str, opacity: float = 1) -> Trace:
    """One trace for many lines: from left to right, a gap after each."""
    rows, columns = np.nonzero(chosen)
    gap = np.full(len(rows), np.nan)
    return scatter(
        x=np.tile([0.0, 1.0, np.nan], len(rows)),
        y=np.column_stack([rows, heights[columns], gap]).ravel(),
        mode="lines",
        line={"color": colour, "width": width},
        opacity=opacity,
        hoverinfo="skip",
        name=name,
    )


def _department_nodes(matrix: pd.DataFrame, linked: np.ndarray, open_: np.ndarray, near: np.ndarray, ink: Ink) -> Trace:
    degrees = linked.sum(axis=1)
    largest = ink.row - 3
    sizes = 5 + (largest - 5) * np.sqrt(degrees / max(linked.shape[1], 1))
    colours = [ink.linked if lit else ink.faded for lit in near]
    hover = [
        f"{escaped(name)}<br>"
        + _told(number, more, "家组织")
        + (f"：<br>{wrapped(matrix.columns[row])}" if number else "")
        for name, number, more, row in zip(matrix.index, degrees.tolist(), open_.tolist(), linked, strict=True)
    ]
    place = {"x": np.zeros(len(matrix)), "y": np.arange(len(matrix)), "textposition": "middle left", "name": "部门"}
    return _nodes(list(matrix.index), degrees, open_, sizes, colours, near, hover, ink, ink.size, place)


def _party_nodes(
    matrix: pd.DataFrame, linked: np.ndarray, open_: np.ndarray, near: np.ndarray, heights: np.ndarray, ink: Ink
) -> Trace:
    degrees = linked.sum(axis=0)
    sizes = 10 + 16 * np.sqrt(degrees / max(degrees.max(initial=0), 1))
    names = [str(name) for name in matrix.columns]
    colours = [PARTY_COLOURS.get(name, ink.muted) if lit else ink.faded for name, lit in zip(names, near, strict=True)]
    hover = [
        f"{escaped(name)}<br>"
        + _told(number, more, "个部门")
        + (f"：<br>{wrapped(matrix.index[row], 4)}" if number else "")
        for name, number, more, row in zip(names, degrees.tolist(), open_.tolist(), linked.T, strict=True)
    ]
    place = {"x": np.ones(len(names)), "y": heights, "textposition": "middle right", "name": "组织"}
    return _nodes(names, degrees, open_, sizes, colours, near, hover, ink, ink.size + 1, place)


def _told(number: int, more: bool, unit: str) -> str:
    """Return a number of liaisons in words; `more` says whether there may be others that are not known."""
    if not more:
        return f"联系 {number} {unit}"
    return f"已知联系 {number} {unit}，可能更多" if number else "联系未知（名单不完整）"


def _nodes(
    names: list[str],
    degrees: np.ndarray,
    open_: np.ndarray,
    sizes: np.ndarray,
    colours: list[str],
    near: np.ndarray,
    hover: list[str],
    ink: Ink,
    size: int,
    place: dict[str, Any],
) -> Trace:
    hollow = (degrees == 0) & open_
    fills = [ink.ground if unknown else colour for unknown, colour in zip(hollow, colours, strict=True)]
    return scatter(
        mode="markers+text",
        text=[label(str(name)) for name in names],
        textfont={"size": size, "color": [ink.text if lit else ink.muted for lit in near]},
        marker={"size": sizes, "color": fills, "opacity": 1, "line": {"color": ink.muted, "width": 1}},
        cliponaxis=False,
        customdata=[[str(name), number] for name, number in zip(names, degrees.tolist(), strict=True)],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        # A click is answered by the page, not by fading the other nodes.
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink.text}},
        unselected={"marker": {"opacity": 1}},
        **place,
    )
