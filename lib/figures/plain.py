"""Figures of plain data: Plotly takes them as they are.

Its own check of every cell takes nine tenths of the time of a figure and says the same each time, so it is the tests
that pass every figure through it (tests/figures/test_every_figure.py), not every reader's choice.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

Trace = dict[str, Any]


def scatter(**given: Any) -> Trace:
    """Return marks, lines or text: properties of Plotly's scatter trace."""
    return {"type": "scatter", **given}


def heatmap(**given: Any) -> Trace:
    """Return filled cells: properties of Plotly's heatmap trace."""
    return {"type": "heatmap", **given}


def classed(z: Any, fills: Sequence[str], **given: Any) -> Trace:
    """Return cells filled by class, a hairline between them: `z` holds positions in `fills`, NaN where nothing is."""
    count = len(fills)
    scale = [[(at + side) / count, fill] for at, fill in enumerate(fills) for side in (0, 1)]
    return heatmap(z=z, zmin=-0.5, zmax=count - 0.5, colorscale=scale, showscale=False, xgap=1, ygap=1, **given)


def bar(**given: Any) -> Trace:
    """Return bars: properties of Plotly's bar trace."""
    return {"type": "bar", **given}


def figure_of(layout: Mapping[str, Any], data: Sequence[Trace] = ()) -> go.Figure:
    """Return traces and layout as a figure, unchecked; numpy arrays are welcome, frames and series are not."""
    return go.Figure(data=list(data), layout=dict(layout), _validate=False)
