"""Figures that count the same thing side by side: one bar each, with place and year."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.number_words import stated
from lib.figures.plain import bar, figure_of
from lib.figures.style import LIGHT, Ink, bare_axis, empty, escaped, label, label_room, layout, rows_axis


def figure_bars(figures: pd.DataFrame, ink: Ink = LIGHT, spacious: bool = True, focus: str | None = None) -> go.Figure:
    """Return one bar per stated figure of one definition, in the order given; approximate ones are pale.

    `figures` has columns label (place, year or what tells it apart), value, value_to, qualifier, unit and at.
    `spacious` gives each bar the height of two lines, `focus` is the label of the bar that is pointed at. customdata
    of a bar: [at, label].
    """
    if figures.empty:
        return figure_of(layout=empty(ink, "没有定义相同的数字"))
    names = [str(name) for name in figures["label"]]
    words = [stated(*row) for row in figures[["value", "value_to", "qualifier", "unit"]].itertuples(index=False)]
    rows = len(names)
    return figure_of(
        data=[
            bar(
                x=figures["value"].astype(int).tolist(),
                y=list(range(rows)),
                orientation="h",
                text=[escaped(word) for word in words],
                textposition="outside",
                constraintext="none",
                textfont={"size": ink.size + 1, "color": ink.text},
                marker={"color": _colours(names, list(figures["qualifier"]), focus, ink)},
                cliponaxis=False,
                customdata=[list(pair) for pair in zip(figures["at"].astype(str), names, strict=True)],
                hovertemplate="%{customdata[1]}<br>%{text}<extra></extra>",
                selected={"marker": {"opacity": 1, "color": ink.accent}, "textfont": {"color": ink.text}},
                unselected={"marker": {"opacity": 1}},
                name="数字",
            )
        ],
        layout=layout(
            ink,
            rows * (2 if spacious else 1.25) * ink.row + 16,
            {"l": label_room(names, ink.size), "r": 70, "t": 8, "b": 8},
            bargap=0.35,
            xaxis=bare_axis(range=[0, max(float(figures["value"].max()), 1) * 1.05]),
            yaxis=rows_axis([label(name) for name in names]),
        ),
    )


def _colours(names: list[str], qualifiers: list[str], focus: str | None, ink: Ink) -> list[str]:
    return [
        ink.accent if name == focus else ink.scale[2] if rough else ink.linked
        for name, rough in zip(names, qualifiers, strict=True)
    ]
