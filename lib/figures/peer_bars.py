"""Which lists are most alike: one bar per list, made of what both have and what one of them alone has."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import bar, figure_of
from lib.figures.style import LIGHT, Ink, axis, bare_axis, empty, escaped, label, label_room, layout, text_width

PARTS = {"shared": "双方都有", "only_own": "只有本地有", "only_other": "只有对方有"}
BLOCKS = {True: "与本地同类型", False: "类型与本地不同或未定，另排"}


def peer_bars(peers: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return one bar per list, all of the same length: the pairs of either side; its blue part is the similarity.

    Columns of `peers`: document_id, name, kind (in words), alike (of the own type), shared, only_own, only_other
    (pairs), share (0..1); those of the own type first, each part in order. One trace per part, in the order of PARTS,
    with customdata [document_id]; share and type stand at the end of each bar.
    """
    if peers.empty:
        return figure_of(layout=empty(ink, "没有可比的完整名单"))
    size = ink.size + 1
    names = [str(name) for name in peers["name"]]
    rows, heads = _rows(list(peers["alike"]))
    every = peers[list(PARTS)].sum(axis=1).clip(lower=1)
    fills = dict(zip(PARTS, (ink.linked, ink.scale[2], ink.faded), strict=True))
    hover = [
        f"<b>{escaped(one.name)}</b>　{escaped(one.kind)}<br>"
        + "<br>".join(f"{word} {getattr(one, part)} 对（按职能计）" for part, word in PARTS.items())
        + f"<br>相似度 {one.share:.1%}"
        for one in peers.itertuples(index=False)
    ]
    bars = [
        bar(
            x=(peers[part] / every).tolist(),
            y=rows,
            orientation="h",
            width=0.7,
            marker={"color": fills[part], "line": {"color": ink.muted, "width": 0.5}},
            text=[
                str(number) if number / whole > 0.03 else "" for number, whole in zip(peers[part], every, strict=True)
            ],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"size": size, "color": ink.on(fills[part])},
            customdata=[[name] for name in peers["document_id"]],
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
            selected={"marker": {"opacity": 1}, "textfont": {"color": ink.on(fills[part])}},
            unselected={"marker": {"opacity": 1}},
            name=word,
        )
        for part, word in PARTS.items()
    ]
    told = [f"{share:.1%} · {kind}" for share, kind in zip(peers["share"], peers["kind"], strict=True)]
    edges = {
        "l": label_room(names, size),
        "r": int(max(text_width(text, size) for text in told)) + 16,
        "t": 2.2 * size,
        "b": 4,
    }
    last = rows[-1]
    return figure_of(
        data=bars,
        layout=layout(
            ink,
            (last + 1) * ink.row * 1.7 + edges["t"] + edges["b"],
            edges,
            barmode="stack",
            xaxis=bare_axis(range=[0, 1]),
            yaxis=axis(
                tickmode="array",
                tickvals=rows,
                ticktext=[label(name) for name in names],
                range=[last + 0.5, -0.5],
                tickfont={"size": size},
            ),
            annotations=[
                _legend(fills, edges, size, ink),
                *(_note(0, at, BLOCKS[own], size, ink.muted) for at, own in heads),
                *(_note(1, at, text, size, ink.text) for at, text in zip(rows, told, strict=True)),
            ],
        ),
    )


def _legend(fills: dict[str, str], edges: dict[str, float], size: int, ink: Ink) -> dict[str, Any]:
    """Return one line above the bars: Plotly's own legend breaks in two, and is cut, where the picture is narrow."""
    # The palest part is told by its outline.
    signs = [("□", ink.muted) if part == "only_other" else ("■", fill) for part, fill in fills.items()]
    parts = [
        f"<span style='color:{colour}'>{sign}</span> {word}"
        for (sign, colour), word in zip(signs, PARTS.values(), strict=True)
    ]
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom"}
    return place | {"xshift": -edges["l"], "text": "\u2003".join(parts), "showarrow": False, "font": {"size": size}}


def _note(x: int, y: int, text: str, size: int, colour: str) -> dict[str, Any]:
    """Return a line of text that begins at the left (0) or after the right (1) edge of the bars."""
    place = {"xref": "paper", "x": x, "y": y, "xanchor": "left", "xshift": 6 * x, "showarrow": False}
    return place | {"text": escaped(text), "font": {"size": size, "color": colour}}


def _rows(alike: list[bool]) -> tuple[list[int], list[tuple[int, bool]]]:
    """Return the height of each bar, and that of the line above each block with whether it is of the own type."""
    rows: list[int] = []
    heads: list[tuple[int, bool]] = []
    for at, own in enumerate(alike):
        if not at or own != alike[at - 1]:
            heads.append((at + len(heads), own))
        rows.append(at + len(heads))
    return rows, heads
