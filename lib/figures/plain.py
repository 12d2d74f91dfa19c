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


def bar(**given: Any) -> Trace:
    """Return bars: properties of Plotly's bar trace."""
    return {"type": "bar", **given}


def figure_of(layout: Mapping[str, Any], data: Sequence[Trace] = ()) -> go.Figure:
    """Return traces and layout as a figure, unchecked; numpy arrays are welcome, frames and series are not."""
    return go.Figure(data=list(data), layout=dict(layout), _validate=False)
