"""Stated figures as they are: large numbers with their unit, what they count below, grouped; no common scale."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from lib.figures.number_words import stated
from lib.figures.plain import figure_of, scatter
from lib.figures.style import LIGHT, Ink, bare_axis, empty, escaped, layout

PER_ROW = 4
LETTERS = 12  # characters in a line of what is counted


def number_wall(figures: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the figures in rows of PER_ROW, a heading for each group; different units share no axis.

    `figures` has columns group, name, value, value_to, qualifier, unit, period, note and at (what a click returns).
    Traces: the numbers (customdata [at, name]), then what they count.
    """
    if figures.empty:
        return figure_of(layout=empty(ink, "没有写明的数字"))
    places, heads, y = [], [], 0.0
    for group, rows in figures.groupby("group", sort=False):
        heads.append((str(group), y))
        y += 0.42
        for at in range(len(rows)):
            places.append((at % PER_ROW, y + at // PER_ROW))
        y += (len(rows) - 1) // PER_ROW + 1 + 0.1
    ordered = pd.concat([rows for _, rows in figures.groupby("group", sort=False)])
    words = [stated(*row) for row in ordered[["value", "value_to", "qualifier", "unit"]].itertuples(index=False)]
    rough = (ordered["qualifier"] != "") | ordered["value_to"].notna()
    x, ys = [column for column, _ in places], [row for _, row in places]
    big, high = ink.size * 1.75, ink.size * 6.2
    return figure_of(
        data=[
            scatter(
                x=x,
                y=[at + 0.17 for at in ys],
                mode="markers+text",
                text=[f"\u2002<b>{escaped(word)}</b>" for word in words],
                textposition="middle right",
                textfont={"size": big, "color": ink.linked},
                # Closed symbols in the colour of the ground: Plotly fills open ones when another is clicked.
                marker={"size": 9, "symbol": ["diamond" if one else "square" for one in rough], "opacity": 1}
                | {"color": [ink.ground if one else ink.linked for one in rough]}
                | {"line": {"color": ink.linked, "width": 1.5}},
                cliponaxis=False,
                customdata=[list(pair) for pair in zip(ordered["at"].astype(str), ordered["name"], strict=True)],
                hoverinfo="none",  # a box would cover the number; a click tells more
                selected={"marker": {"color": ink.accent, "opacity": 1}, "textfont": {"color": ink.accent}},
                unselected={"marker": {"opacity": 1}, "textfont": {"color": ink.linked}},
                name="数字",
            ),
            scatter(
                x=[at + 0.075 for at in x],
                y=[at + 0.36 for at in ys],
                mode="text",
                text=[_below(*row) for row in ordered[["name", "period", "note"]].itertuples(index=False)],
                textposition="bottom right",
                textfont={"size": ink.size, "color": ink.text},
                cliponaxis=False,
                hoverinfo="skip",
                selected={"textfont": {"color": ink.text}},
                unselected={"textfont": {"color": ink.text}},
                name="统计什么",
            ),
        ],
        layout=layout(
            ink,
            y * high + 16,
            {"l": 16, "r": 8, "t": 8, "b": 8},
            hoverdistance=-1,  # a click on the words takes the number they belong to
            xaxis=bare_axis(range=[-0.02, PER_ROW]),
            yaxis=bare_axis(range=[y, -0.02]),
            annotations=[
                {"x": 0, "y": at, "text": f"<b>{escaped(name)}</b>", "showarrow": False, "xanchor": "left"}
                | {"yanchor": "top", "xshift": -14, "font": {"size": ink.size, "color": ink.muted}}
                for name, at in heads
            ],
            shapes=[
                {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at}
                | {"line": {"color": ink.hairline, "width": 1}}
                for _, at in heads[1:]
            ],
        ),
    )


def _below(name: str, period: str, note: str) -> str:
    """Return what is counted, the period and note in a line of their own, at most three lines."""
    aside = "，".join(part for part in (period, note) if part and part not in name)
    lines = textwrap.wrap(name, LETTERS) + (textwrap.wrap(f"（{aside}）", LETTERS + 2) if aside else [])
    return "<br>".join(map(escaped, lines[:3]))
