"""A matrix at a glance: its shape only, without names, for cards."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.matrix_heatmap import state_fill
from lib.figures.plain import figure_of
from lib.figures.style import LIGHT, Ink, bare_axis, layout
from lib.measures.biadjacency import values

HEIGHT = 132


def matrix_thumbnail(matrix: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the cells of a matrix turned on its side, departments across and organisations down, without labels.

    Linked cells are filled, cells without a link are empty, unknown cells are grey. It answers to nothing.
    """
    cells = values(matrix).T
    edges = {"l": 1, "r": 1, "t": 1, "b": 1}
    down = bare_axis(range=[cells.shape[0] - 0.5, -0.5])
    return figure_of(
        data=[state_fill(cells, ink)],
        layout=layout(ink, HEIGHT, edges, plot_bgcolor=ink.hairline, xaxis=bare_axis(), yaxis=down, hovermode=False),
    )
