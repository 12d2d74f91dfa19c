"""Numbers of two years side by side, as horizontal bars: this year filled, last year outlined."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, bar, figure_of
from lib.figures.style import LIGHT, Ink, bare_axis, empty, escaped, label, label_room, layout, rows_axis


def year_bars(table: pd.DataFrame, now: str, before: str, ink: Ink = LIGHT) -> go.Figure:
    """Return a pair of bars per row of a table with the columns entries and before; nothing is drawn for <NA>.

    `now` and `before` name the years ("2025年"). Trace 0 is this year, trace 1 the year before (left out when nothing
    of it is known); customdata holds the name of the row.
    """
    if table.empty:
        return figure_of(layout=empty(ink, "没有内容"))
    names = [str(name) for name in table.index]
    both = table["before"].notna().any()
    size = ink.size + 1
    longest = max(int(table[["entries", "before"]].fillna(0).to_numpy().max()), 1)
    bars = [_bars(table["entries"], names, now, ink, ink.linked, size)]
    bars += [_bars(table["before"], names, before, ink, "rgba(0,0,0,0)", size)] if both else []
    return figure_of(
        data=bars,
        layout=layout(
            ink,
            len(names) * ink.row * (2.4 if both else 1.7) + 12,
            {"l": label_room(names, size), "r": 3 * size, "t": 4, "b": 4},
            barmode="group",
            bargap=0.3,
            bargroupgap=0.08,
            xaxis=bare_axis(range=[0, longest]),
            yaxis=rows_axis([label(name) for name in names], tickfont={"size": size}),
        ),
    )


def _bars(column: pd.Series, names: list[str], year: str, ink: Ink, fill: str, size: int) -> Trace:
    numbers = [None if number is pd.NA or number != number else int(number) for number in column]
    return bar(
        x=numbers,
        y=list(range(len(names))),
        orientation="h",
        marker={"color": fill, "line": {"color": ink.muted, "width": 1.2}},
        text=["" if number is None else str(number) for number in numbers],
        textposition="outside",
        textfont={"size": size, "color": ink.text},
        textangle=0,
        cliponaxis=False,
        constraintext="none",
        customdata=[[name] for name in names],
        hovertext=[
            f"{escaped(name)}<br>{escaped(year)}：{number} 条" for name, number in zip(names, numbers, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name=year,
    )
