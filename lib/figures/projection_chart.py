"""What two organisations, or two departments, have in common."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.count_grid import shaded
from lib.figures.plain import Trace, figure_of, scatter
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
)

WIDTHS = (1.5, 3.0, 4.5, 6.5, 9.0)  # px; one class of lines per tone of the scale
ROUND_HEIGHT = 560  # px
MOST_NUMBERED = 80  # departments; in a larger square numbers would lie over each other, the pointer tells them
APART = 0.1  # of the circle's radius: more than the plate under a number is wide


def party_projection_chart(projection: pd.DataFrame, degrees: pd.Series, ink: Ink = LIGHT) -> go.Figure:
    """Return the organisations on a circle, joined where they share departments.

    `projection` has columns a, b, shared, jaccard; `degrees` the departments of every organisation, in official
    order (clockwise from the top). Lines grow in len(WIDTHS) classes; the number shared stands on each line.
    Traces: one per class of width, then the numbers (customdata [a, b, shared]), then the organisations
    (customdata [name, degree]).
    """
    if degrees.empty:
        return figure_of(layout=empty(ink, "没有组织"))
    names = [str(name) for name in degrees.index]
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(names)) / len(names)
    spots = {name: (float(np.cos(at)), float(np.sin(at))) for name, at in zip(names, angles, strict=True)}
    side = label_room(names, ink.size + 1)
    return figure_of(
        data=[*_lines(projection, spots, ink), _numbers(projection, names, spots, ink), _spots(degrees, spots, ink)],
        layout=layout(
            ink,
            ROUND_HEIGHT * ink.size / 13,
            {"l": side + 8, "r": side + 8, "t": 2.6 * ink.row, "b": 2.6 * ink.row},
            # The plot is narrowed, not the range widened: Plotly would keep what a narrower window made of a range.
            xaxis=bare_axis(range=[-1.04, 1.04], constrain="domain"),
            yaxis=bare_axis(range=[-1.04, 1.04], constrain="domain", scaleanchor="x"),
        ),
    )


def _lines(projection: pd.DataFrame, spots: dict[str, tuple[float, float]], ink: Ink) -> list[Trace]:
    shared = projection["shared"].to_numpy(dtype=float)
    classes = np.ceil(shared / max(shared.max(initial=0), 1) * len(WIDTHS)).astype(int) - 1
    traces = []
    for at, width in enumerate(WIDTHS):
        chosen = projection[classes == at]
        ends = [(spots[a], spots[b]) for a, b in zip(chosen["a"], chosen["b"], strict=True)]
        traces.append(
            scatter(
                x=[x for start, end in ends for x in (start[0], end[0], None)],
                y=[y for start, end in ends for y in (start[1], end[1], None)],
                mode="lines",
                line={"color": ink.scale[at + 1], "width": width},
                hoverinfo="skip",
                name=f"第{at + 1}档",
            )
        )
    return traces


def _numbers(projection: pd.DataFrame, names: list[str], spots: dict[str, tuple[float, float]], ink: Ink) -> Trace:
    """The numbers, each on its line at a place where none lies on another."""
    pairs = list(zip(projection["a"], projection["b"], projection["shared"].tolist(), strict=True))
    places = np.empty((0, 2))
    for a, b, _ in pairs:
        start, end = np.array(spots[a]), np.array(spots[b])
        tries = _along(abs(names.index(a) - names.index(b)), len(names))[:, None]
        spot = start * (1 - tries) + end * tries
        apart = np.linalg.norm(spot[:, None] - places, axis=2).min(axis=1, initial=2.0)
        places = np.vstack([places, spot[int(np.argmax(np.minimum(apart, APART)))]])
    return scatter(
        x=places[:, 0],
        y=places[:, 1],
        mode="markers+text",
        marker={"size": round(ink.size * 1.5), "color": ink.ground, "opacity": 1, "line": {"width": 0}},
        text=[str(shared) for _, _, shared in pairs],
        textfont={"size": ink.size - 1, "color": ink.text},
        customdata=[list(pair) for pair in pairs],
        hovertext=[f"{escaped(a)} · {escaped(b)}<br>共同联系 {shared} 个部门" for a, b, shared in pairs],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink.text}},
        unselected={"marker": {"opacity": 1}},
        name="共同部门数",
    )


def _along(step: int, count: int) -> np.ndarray:
    """Return places on the line of two organisations `step` places apart, as shares of its length, best first.

    Chords of even step cross others in their middle; diameters all cross in the centre, and inside the
    innermost ring of chords only they run.
    """
    best = 0.5 if min(step, count - step) % 2 else 0.43
    if 2 * step == count:
        best = 0.5 - 0.5 * 0.65 * float(np.cos(np.pi * (count / 2 - 1) / count))
    return best + np.array([0, -0.06, 0.06, -0.12, 0.12, -0.18, 0.18])


def _spots(degrees: pd.Series, spots: dict[str, tuple[float, float]], ink: Ink) -> Trace:
    numbers = [int(number) for number in degrees]
    return scatter(
        x=[x for x, _ in spots.values()],
        y=[y for _, y in spots.values()],
        mode="markers+text",
        marker={
            "size": [12 + 18 * (number / max(max(numbers), 1)) ** 0.5 for number in numbers],
            "color": [PARTY_COLOURS.get(name, ink.muted) for name in spots],
            "opacity": 1,
            "line": {"color": ink.text, "width": 1},
        },
        text=[_padded(escaped(name), x, y) for name, (x, y) in spots.items()],
        textposition=[_side(x, y) for x, y in spots.values()],
        textfont={"size": ink.size + 1, "color": ink.text},
        cliponaxis=False,
        customdata=[[name, number] for name, number in zip(spots, numbers, strict=True)],
        hovertext=[f"{escaped(name)}<br>联系 {number} 个部门" for name, number in zip(spots, numbers, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink.text}},
        unselected={"marker": {"opacity": 1}},
        name="组织",
    )


def _side(x: float, y: float) -> str:
    """Where a label stands so that it points away from the circle."""
    if abs(x) < 0.1:
        return "top center" if y > 0 else "bottom center"
    return "middle right" if x > 0 else "middle left"


def _padded(name: str, x: float, y: float) -> str:
    return name if abs(x) < 0.1 else f" {name} "


def department_projection_chart(shared: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the square of shared organisations, departments in the order given, numbered down and across.

    The diagonal (a department with itself) is left empty; nothing shared is an empty cell too.
    """
    if shared.empty:
        return figure_of(layout=empty(ink, "没有部门"))
    count = len(shared)
    names = [f"{at} {name}" for at, name in enumerate(shared.index, start=1)]
    numbers = shared.to_numpy(dtype=float, copy=True)
    np.fill_diagonal(numbers, np.nan)
    margin = {"l": label_room(names, ink.size), "r": 8, "t": ink.row + 6, "b": 8}
    across = [escaped(name) for name in shared.columns]
    labels = {"tickmode": "array", "tickvals": list(range(count)), "ticktext": [label(name) for name in names]}
    size, step = (ink.size - 2, 1) if count <= MOST_NUMBERED else (0, 10)
    # The first axis across keeps the names for the hover box; the one that is seen has numbers, which fit.
    heads = {"tickvals": list(range(0, count, step)), "ticktext": [str(at + 1) for at in range(0, count, step)]}
    told = "%{y} · %{x}<br>共同联系 %{text} 家组织<extra></extra>"
    squares = shaded(numbers, ink, size, x=across, hovertemplate=told, name="共同组织数")
    return figure_of(
        data=[*squares, scatter(x=[0], y=[0], xaxis="x2", opacity=0, hoverinfo="skip")],
        layout=layout(
            ink,
            count * ink.row + margin["t"] + margin["b"],
            margin,
            plot_bgcolor=ink.hairline,
            xaxis=axis(type="category", range=[-0.5, count - 0.5], showticklabels=False),
            xaxis2=axis(range=[-0.5, count - 0.5], side="top", overlaying="x", tickmode="array", **heads)
            | {"tickfont": {"size": ink.size - 2, "color": ink.muted}, "ticklen": 2},
            yaxis=axis(**labels, range=[count - 0.5, -0.5]),
        ),
    )
