"""What the difference of each two lists is made of: the same, other bodies, other ties."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, bar, figure_of, scatter
from lib.figures.style import LIGHT, SAME, Ink, bare_axis, empty, escaped, label, label_room, layout, rows_axis

PARTS = {"same": "相同", "turnover": "名单不同", "rewiring": "联系不同"}
# Why a pair has no bar.
WITHHELD, NOTHING = "不显示：名单不完整", "不显示：双方都没有联系"
UNCLASSIFIED = "不显示：许多部门的职能待认定"


def difference_bars(rows: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return one bar per pair of lists: columns a, b (names), same, turnover, rewiring (shares that make 1), reason.

    Pairs without shares (NaN) have a reason (WITHHELD, UNCLASSIFIED or NOTHING), which stands in place of the bar.
    The pairs stand in the order given: nothing is ranked. Traces: one per part in the order of PARTS, then the reasons.
    """
    if rows.empty:
        return figure_of(layout=empty(ink, "没有可比的名单"))
    size = ink.size
    height = 2.5 * ink.row
    fills: dict[str, dict[str, object]] = {
        "same": {"color": SAME},
        "turnover": {
            "color": ink.scale[1],
            "pattern": {"shape": "/", "fillmode": "overlay", "fgcolor": ink.scale[3], "size": 6},
        },
        "rewiring": {"color": ink.linked},
    }
    withheld = [at for at, share in enumerate(rows["same"].tolist()) if share != share]
    return figure_of(
        data=[
            *(_part(rows, part, fills[part], ink) for part in PARTS),
            scatter(
                x=[0.0] * len(withheld),
                y=withheld,
                mode="text",
                text=[escaped(rows["reason"].iloc[at]) for at in withheld],
                textposition="middle right",
                textfont={"size": size, "color": ink.muted},
                hoverinfo="skip",
                showlegend=False,
                name="不显示",
            ),
        ],
        layout=layout(
            ink,
            len(rows) * height + 2 * ink.row + 8,
            {"l": label_room([*rows["a"], *rows["b"]], size), "r": 8, "t": 2 * ink.row, "b": 8},
            barmode="stack",
            bargap=0.35,
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "yref": "paper", "itemclick": False}
            | {"itemdoubleclick": False, "traceorder": "normal", "font": {"size": size, "color": ink.text}},
            xaxis=bare_axis(range=[0, 1]),
            yaxis=rows_axis([f"{label(a)}<br>{label(b)}" for a, b in zip(rows["a"], rows["b"], strict=True)]),
        ),
    )


def _part(rows: pd.DataFrame, part: str, fill: dict[str, object], ink: Ink) -> Trace:
    shares = rows[part].tolist()
    surface = str(fill["color"])
    return bar(
        x=shares,
        y=list(range(len(rows))),
        orientation="h",
        marker={**fill, "line": {"color": ink.ground, "width": 1}},
        text=[f"{share:.1%}" if share == share and share >= 0.06 else "" for share in shares],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": ink.size, "color": _on(surface, part, ink)},
        hovertext=[
            f"{escaped(a)}与{escaped(b)}<br>{PARTS[part]} {share:.1%}"
            for a, b, share in zip(rows["a"], rows["b"], shares, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name=PARTS[part],
    )


def _on(surface: str, part: str, ink: Ink) -> str:
    return "#FFFFFF" if part == "same" else ink.on(surface)
