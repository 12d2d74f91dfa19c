"""Counts of rows under columns as shades of one hue, each with its number."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import classed, figure_of
from lib.figures.style import LIGHT, Ink, axis, empty, escaped, label_room, layout


def count_grid(counts: pd.DataFrame, ink: Ink = LIGHT, unit: str = "项") -> go.Figure:
    """Return the grid of counts, rows and columns in the order given; a zero is an empty cell.

    Pale and deep cells are two layers, because their numbers differ in colour.
    """
    if counts.empty or not counts.to_numpy().any():
        return figure_of(layout=empty(ink, "没有可数的内容"))
    numbers = counts.to_numpy(dtype=int)
    classes = np.ceil(numbers / numbers.max() * (len(ink.scale) - 1))
    layers = []
    for colour in (ink.text, ink.on_linked):
        mine = np.isin(classes, [at for at, fill in enumerate(ink.scale) if ink.on(fill) == colour])
        layers.append(
            classed(
                np.where(mine, classes, np.nan),
                ink.scale,
                x=[escaped(name) for name in counts.columns],
                y=[escaped(name) for name in counts.index],
                text=np.where(mine & (numbers > 0), numbers.astype(str), "").tolist(),
                texttemplate="%{text}",
                textfont={"size": ink.size, "color": colour},
                hoverongaps=False,
                hovertemplate="%{y} · %{x}<br>%{text} " + unit + "<extra></extra>",
                name="数目",
            )
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
