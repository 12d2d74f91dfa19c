"""Counts of rows under columns as shades of one hue, each with its number."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, classed, figure_of
from lib.figures.style import LIGHT, Ink, axis, empty, escaped, label_room, layout


def count_grid(counts: pd.DataFrame, ink: Ink = LIGHT, unit: str = "项") -> go.Figure:
    """Return the grid of counts, rows and columns in the order given; a zero is an empty cell."""
    if counts.empty or not counts.to_numpy().any():
        return figure_of(layout=empty(ink, "没有可数的内容"))
    across, down = ([escaped(name) for name in names] for names in (counts.columns, counts.index))
    layers = shaded(
        counts.to_numpy(dtype=float),
        ink,
        ink.size,
        x=across,
        y=down,
        hovertemplate="%{y} · %{x}<br>%{text} " + unit + "<extra></extra>",
        name="数目",
    )
    return figure_of(
        data=layers,
        layout=layout(
            ink,
            len(counts) * 2 * ink.row + 2 * ink.row,
            {"l": label_room(counts.index, ink.size), "r": 8, "t": 1.6 * ink.row, "b": 4},
            plot_bgcolor=ink.hairline,
            xaxis=axis(type="category", side="top"),
            yaxis=axis(type="category", autorange="reversed"),
        ),
    )


def shaded(numbers: np.ndarray, ink: Ink, size: int, **given: Any) -> list[Trace]:
    """Return cells in the tones of the scale with their numbers in type of `size` px; 0 and NaN are empty cells.

    With a size of 0 no numbers are written. Pale and deep cells are two layers, because their numbers differ in colour.
    `given` are further properties of both.
    """
    most = max(float(np.nanmax(numbers, initial=0)), 1)
    classes = np.ceil(numbers / most * (len(ink.scale) - 1))
    layers = []
    for colour in (ink.text, ink.on_linked):
        mine = np.isin(classes, [at for at, fill in enumerate(ink.scale) if ink.on(fill) == colour])
        words = [
            [f"{number:.0f}" if own and number > 0 else "" for number, own in zip(*row, strict=True)]
            for row in zip(numbers.tolist(), mine.tolist(), strict=True)
        ]
        layers.append(
            classed(
                np.where(mine, classes, np.nan),
                ink.scale,
                text=words,
                **({"texttemplate": "%{text}", "textfont": {"size": size, "color": colour}} if size else {}),
                hoverongaps=False,
                **given,
            )
        )
    return layers
