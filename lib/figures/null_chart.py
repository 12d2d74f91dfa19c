"""The observed nestedness beside what random matrices with the same margins give."""

import numpy as np
import plotly.graph_objects as go

from lib.figures.plain import bar, figure_of, scatter
from lib.figures.style import LIGHT, Ink, axis, empty, layout

BINS = 30
HEIGHT = 300  # px


def null_chart(values: np.ndarray, observed: float, ink: Ink = LIGHT) -> go.Figure:
    """Return the histogram of the null model's NODF values (0..100) with the observed one as a line.

    Traces: 0 bars (customdata [from, to] of each), 1 the observed line.
    """
    found = np.asarray(values, dtype=float)
    if not found.size:
        return figure_of(layout=empty(ink, "没有随机矩阵可供比较"))
    low, high = float(min(found.min(), observed)), float(max(found.max(), observed))
    air = max((high - low) * 0.06, 0.25)
    same = np.ptp(found) < 1e-6
    span = (found.mean() - air / 4, found.mean() + air / 4) if same else (found.min(), found.max())
    counts, edges = np.histogram(found, bins=1 if same else BINS, range=span)
    most = int(counts.max())
    size = ink.size + 1
    right = observed > (low + high) / 2  # the words stand on the side with room
    bars = bar(
        x=(edges[:-1] + edges[1:]) / 2,
        y=counts,
        width=np.diff(edges) * 0.92,
        marker={"color": ink.unknown, "line": {"color": ink.muted, "width": (counts > 0).astype(int)}},
        customdata=np.column_stack([edges[:-1], edges[1:]]).round(2),
        hovertemplate="NODF %{customdata[0]}—%{customdata[1]}<br>%{y} 个随机矩阵<extra></extra>",
        name="随机矩阵",
    )
    line = scatter(
        x=[observed, observed],
        y=[0, most * 1.12],
        mode="lines+text",
        text=["", f" 实际 {observed:.2f} "],
        textposition="middle left" if right else "middle right",
        textfont={"size": size, "color": ink.text},
        line={"color": ink.accent, "width": 3},
        cliponaxis=False,
        hovertemplate=f"实际 NODF {observed:.2f}<extra></extra>",
        name="实际值",
    )
    quiet = {"font": {"size": ink.size, "color": ink.muted}, "standoff": 8}
    return figure_of(
        data=[bars, line],
        layout=layout(
            ink,
            HEIGHT * ink.size / 13,
            {"l": 4 * ink.size, "r": 2 * ink.size, "t": size, "b": 4 * ink.size},
            xaxis=axis(
                range=[low - air, high + air],
                title={"text": f"嵌套度 NODF（柱高为随机矩阵个数，共 {found.size} 个）", **quiet},
                showline=True,
                linecolor=ink.muted,
                ticks="outside",
                tickcolor=ink.muted,
                nticks=10,
            ),
            yaxis=axis(
                range=[0, most * 1.2],
                showgrid=True,
                gridcolor=ink.faded,
                nticks=5,
            ),
        ),
    )
