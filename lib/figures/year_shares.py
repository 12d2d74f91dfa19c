"""What became of the list year by year: how many pairs were active, silent, or are not known."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import bar, figure_of
from lib.figures.style import LIGHT, Ink, bare_axis, empty, layout, rows_axis

# Column of the table, sign and word, in the order of the bar.
PARTS = (("active", "●", "有活动"), ("silent", "○", "已报告而没有活动"), ("unknown", "?", "情况不明"))


def year_shares(table: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return one bar per year (index: "2025年"), divided into active, silent and unknown planned pairs.

    `table` has these three columns. One trace per part; each piece carries sign and number, so that it is read
    without colour too.
    """
    if table.empty:
        return figure_of(layout=empty(ink, "没有记录"))
    fills = {"active": ink.linked, "silent": ink.ground, "unknown": ink.unknown}
    texts = {"active": ink.on_linked, "silent": ink.text, "unknown": ink.on_unknown}
    size = ink.size + 1
    years = [str(year) for year in table.index]
    bars = [
        bar(
            x=[int(number) for number in table[part]],
            y=list(range(len(years))),
            orientation="h",
            width=0.7,
            marker={"color": fills[part], "line": {"color": ink.muted, "width": 1}},
            text=[f"{sign} {number}" if number else "" for number in table[part]],
            textposition="inside",
            insidetextanchor="middle",
            textfont={"size": size, "color": texts[part]},
            textangle=0,
            hovertext=[f"{year}<br>{word}：{number} 对" for year, number in zip(years, table[part], strict=True)],
            hovertemplate="%{hovertext}<extra></extra>",
            name=word,
        )
        for part, sign, word in PARTS
    ]
    return figure_of(
        data=bars,
        layout=layout(
            ink,
            len(years) * ink.row * 2 + 12,
            {"l": 4.6 * size, "r": 8, "t": 4, "b": 4},
            barmode="stack",
            xaxis=bare_axis(range=[0, int(max(table[[part for part, _, _ in PARTS]].sum(axis=1).max(), 1))]),
            yaxis=rows_axis(years, tickfont={"size": size}),
        ),
    )


def legend() -> str:
    """Return the signs with their meaning, as one line."""
    return "　".join(f"{sign} {word}" for _, sign, word in PARTS)
