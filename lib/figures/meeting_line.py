"""Meetings of one text on a line of days, held ones filled, planned ones open."""

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.described_words import meeting_day
from lib.figures.plain import figure_of, scatter
from lib.figures.style import LIGHT, Ink, axis, bare_axis, empty, escaped, layout

PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 30)}
LETTERS = 9


def meeting_line(meetings: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the meetings by month and day (the year need not be known), labels by turns above and below the line.

    `meetings` has columns month, day (nullable), part, status, convener, meeting. A meeting of which only the part of
    a month is known stands in its middle with a bar over its days. Traces: those bars, then one mark per meeting
    (customdata [meeting]).
    """
    if meetings.empty:
        return figure_of(layout=empty(ink, "没有写明日期的会议"))
    spans = [PARTS.get(part, (day, day)) for part, day in zip(meetings["part"], meetings["day"], strict=True)]
    months = meetings["month"].astype(int).tolist()
    ends = [
        (month + (int(start) - 1) / 31, month + (int(end) - 1) / 31)
        for month, (start, end) in zip(months, spans, strict=True)
    ]
    middle = [(start + end) / 2 for start, end in ends]
    first, last = min(months), max(months)
    levels = [(0.34, -0.34, 0.88, -0.88)[at % 4] for at in range(len(meetings))]
    held = [status == "已召开" for status in meetings["status"]]
    return figure_of(
        data=[
            scatter(
                x=[x for start, end in ends if end > start for x in (start, end, None)],
                y=[y for start, end in ends if end > start for y in (0, 0, None)],
                mode="lines",
                line={"color": ink.accent, "width": 7},
                opacity=0.6,
                hoverinfo="skip",
                name="只知旬",
            ),
            scatter(
                x=middle,
                y=[0] * len(middle),
                mode="markers",
                # Closed symbols in the colour of the ground: Plotly fills open ones when another is clicked.
                marker={"symbol": "circle", "size": ink.size + 3, "opacity": 1}
                | {"color": [ink.linked if one else ink.ground for one in held]}
                | {"line": {"width": 2.5, "color": [ink.linked if one else ink.accent for one in held]}},
                customdata=[[name] for name in meetings["meeting"]],
                hovertext=[
                    escaped(f"{convener}：{name}")
                    for convener, name in zip(meetings["convener"], meetings["meeting"], strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
                selected={"marker": {"color": ink.accent, "opacity": 1}},
                unselected={"marker": {"opacity": 1}},
                name="会议",
            ),
        ],
        layout=layout(
            ink,
            ink.size * 29,
            {"l": 12, "r": 12, "t": 10, "b": 2 * ink.row},
            xaxis=axis(
                range=[first - 0.05, last + 1.05],
                tickmode="array",
                tickvals=[month + 0.5 for month in range(first, last + 1)],
                ticktext=[f"{month}月" for month in range(first, last + 1)],
            ),
            yaxis=bare_axis(range=[-1.3, 1.4]),
            annotations=[
                _label(row, x, level, ink)
                for row, x, level in zip(meetings.to_dict("records"), middle, levels, strict=True)
            ],
            shapes=[
                {"type": "line", "x0": first, "x1": last + 1, "y0": 0, "y1": 0, "layer": "below"}
                | {"line": {"color": ink.hairline, "width": 2}},
                *(
                    {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": level, "layer": "below"}
                    | {"line": {"color": ink.hairline, "width": 1}}
                    for x, level in zip(middle, levels, strict=True)
                ),
                *(
                    {"type": "line", "x0": month, "x1": month, "y0": -0.07, "y1": 0.07, "layer": "below"}
                    | {"line": {"color": ink.muted, "width": 1}}
                    for month in range(first, last + 2)
                ),
            ],
        ),
    )


def _wrapped(row: Mapping[Any, Any]) -> list[str]:
    """Return who called a meeting and its name, in short lines."""
    convener = [f"{row['convener']}："] if row["convener"] else []
    return convener + textwrap.wrap(str(row["meeting"]), LETTERS)


def _label(row: Mapping[Any, Any], x: float, level: float, ink: Ink) -> dict[str, Any]:
    when = meeting_day(row["month"], row["day"], row["part"])
    planned = "（计划）" if row["status"] == "计划" else ""
    lines = [f"<b>{escaped(when)}{planned}</b>", *map(escaped, _wrapped(row))]
    return {
        "x": x,
        "y": level,
        "ax": 0,
        "ay": 0,
        "text": "<br>".join(lines),
        "showarrow": False,
        "yanchor": "bottom" if level > 0 else "top",
        "font": {"size": ink.size, "color": ink.text},
        "align": "center",
        "bgcolor": ink.ground,  # over the stalks of others
    }
