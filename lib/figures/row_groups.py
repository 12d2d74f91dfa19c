"""Rows of a picture that belong together: each run of one group is named once at the left and set off by a line."""

from collections.abc import Sequence
from typing import Any

from lib.figures.style import Ink, grid_axes, label, label_room, layout


def runs_of(groups: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return each run of rows of one group as (name, first row, last row)."""
    runs: list[tuple[str, int, int]] = []
    for row, name in enumerate(groups):
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1], row)
        else:
            runs.append((name, row, row))
    return runs


def lines_between(runs: list[tuple[str, int, int]], ink: Ink) -> list[dict[str, Any]]:
    """Return the shapes between one group and the next; rows stand at 0, 1, … of the y axis."""
    # A dark line on a light gap: seen over filled cells and over empty ones.
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1}
    strokes = ({"color": ink.ground, "width": 5}, {"color": ink.text, "width": 1.5})
    return [{**line, "y0": first - 0.5, "y1": first - 0.5, "line": one} for _, first, _ in runs[1:] for one in strokes]


def group_names(runs: list[tuple[str, int, int]], room: float, ink: Ink) -> list[dict[str, Any]]:
    """Return the annotations that name each group, `room` px left of the picture."""
    note = {"xref": "paper", "x": 0, "xanchor": "right", "xshift": -room, "yanchor": "middle", "showarrow": False}
    font = {"size": ink.size, "color": ink.muted}
    return [
        {**note, "y": (first + last) / 2, "text": f"<b>{label(name)}</b>", "font": font} for name, first, last in runs
    ]


def grouped_grid(
    titles: Sequence[str], groups: Sequence[str], heads: Sequence[str], row: float, top: float, size: int, ink: Ink
) -> dict[str, Any]:
    """Return the layout of a grid whose rows stand in groups, one title and group a row, one ready head a column.

    `row` is the height of a row in px, `top` the room for the heads, `size` their type.
    """
    runs, room, low = runs_of(groups), label_room(titles, ink.size), 6
    aside = label_room([name for name, _, _ in runs], ink.size)
    return layout(
        ink,
        len(titles) * row + top + low,
        {"l": room + aside, "r": 6, "t": top, "b": low},
        plot_bgcolor=ink.hairline,
        hoverdistance=-1,
        **grid_axes(titles, heads, size),
        shapes=lines_between(runs, ink),
        annotations=group_names(runs, room, ink),
    )
