"""Which organisations share departments: an UpSet chart (Lex et al. 2014, IEEE TVCG 20: 1983-1992)."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, bar, figure_of, scatter
from lib.figures.style import (
    LIGHT,
    PARTY_COLOURS,
    Ink,
    axis,
    bare_axis,
    empty,
    escaped,
    label_room,
    layout,
    rows_axis,
    wrapped,
)

BARS_HEIGHT = 190  # px
AT_LEAST = 8  # columns of room, so that a few combinations stay slim


def combination_chart(
    combinations: pd.DataFrame, organisations: list[str], ink: Ink = LIGHT, top: int = 15
) -> go.Figure:
    """Return bars of departments per combination above a grid that shows which organisations it holds.

    `combinations` as `lib.measures.combinations.combinations` returns it, the largest first; the first `top`
    are drawn, and a line below says how many are not. Traces: 0 bars, 1 all places of the grid, 2 the lines
    that join an organisation to the next of its combination, 3 the organisations of each combination.
    """
    if combinations.empty:
        return figure_of(layout=empty(ink, "没有可画的组合"))
    shown = combinations.head(top)
    size = ink.size + 1
    row = round(size * 1.75)
    grid = row * len(organisations)
    margin = {"l": label_room(organisations, size), "r": 12, "t": 2 * size, "b": 2 * size + 6}
    share = grid / (grid + BARS_HEIGHT)
    place = {name: at for at, name in enumerate(organisations)}
    columns = [[place[name] for name in names] for names in shown["organisations"]]
    return figure_of(
        data=[_bars(shown, ink, size), *_grid(columns, organisations, ink, size)],
        layout=layout(
            ink,
            grid + BARS_HEIGHT + margin["t"] + margin["b"],
            margin,
            xaxis=axis(
                range=[-0.5, max(len(shown), AT_LEAST) - 0.5],
                anchor="y2",
                showticklabels=False,
                title={"text": _rest(combinations, top), "font": {"size": ink.size, "color": ink.muted}, "standoff": 6},
            ),
            yaxis=bare_axis(range=[0, max(int(shown["count"].max()), 4)], domain=[share + 0.03, 1]),
            yaxis2=rows_axis([escaped(name) for name in organisations], domain=[0, share], tickfont={"size": size}),
        ),
    )


def _bars(shown: pd.DataFrame, ink: Ink, size: float) -> Trace:
    return bar(
        x=list(range(len(shown))),
        y=shown["count"].tolist(),
        width=0.5,
        marker={"color": ink.linked, "line": {"width": 0}},
        text=[str(number) for number in shown["count"]],
        textposition="outside",
        textfont={"size": size, "color": ink.text},
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        customdata=[list(names) for names in shown["organisations"]],
        hovertext=[
            f"{wrapped(names)}<br>{number} 个部门：<br>{wrapped(departments, 3)}"
            for names, number, departments in zip(
                shown["organisations"], shown["count"], shown["departments"], strict=True
            )
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name="部门数",
    )


def _grid(columns: list[list[int]], organisations: list[str], ink: Ink, size: float) -> list[Trace]:
    rows = len(organisations)
    dot = round(size * 0.95)
    held = [(x, y) for x, places in enumerate(columns) for y in places]
    joints = [(x, y) for x, places in enumerate(columns) for y in (min(places), max(places), None)]
    still = {"yaxis": "y2", "hoverinfo": "skip"}
    return [
        scatter(
            x=[x for x in range(len(columns)) for _ in range(rows)],
            y=list(range(rows)) * len(columns),
            mode="markers",
            marker={"size": dot, "color": ink.faded, "line": {"width": 0}},
            name="未含组织",
            **still,
        ),
        scatter(
            x=[x for x, _ in joints],
            y=[y for _, y in joints],
            mode="lines",
            line={"color": ink.muted, "width": 2},
            name="组合",
            **still,
        ),
        scatter(
            x=[x for x, _ in held],
            y=[y for _, y in held],
            mode="markers",
            marker={
                "size": dot + 2,
                "color": [PARTY_COLOURS.get(organisations[y], ink.muted) for _, y in held],
                "line": {"color": ink.text, "width": 1},
            },
            name="所含组织",
            **still,
        ),
    ]


def _rest(combinations: pd.DataFrame, top: int) -> str:
    rest = combinations.iloc[top:]
    if rest.empty:
        return ""
    return f"另有 {len(rest)} 种组合、{int(rest['count'].sum())} 个部门未画出，见下方“表格与图片下载”"
