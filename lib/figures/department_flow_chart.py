"""What became of departments: the earlier list left, the later one right, bands of functions between them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import LIGHT, Ink, bare_axis, empty, escaped, folded, label, label_room, layout
from lib.measures.department_flow import GONE, MERGED, NEW, REGROUPED, RENAMED, SAME, SPLIT, UNSEEN, Flow, Succession
from lib.vocabulary.functions import BY_KEY

# Colour, sign beside the band's middle, word. The sign says it without colour.
KINDS: dict[str, tuple[str, str, str]] = {
    SAME: ("#9AA3AE", "", "沿用"),
    RENAMED: ("#4477AA", "改名", "改名"),
    MERGED: ("#117733", "合并", "合并"),
    SPLIT: ("#CC6677", "分设", "分设"),
    REGROUPED: ("#AA4499", "重组", "重组"),
    GONE: ("#CC3311", "", "不再列出"),
    NEW: ("#117733", "", "新列入"),
    UNSEEN: ("#9AA3AE", "", "另一份名单不完整，不知有没有"),
}
# Lighter tones of the same hues, for a dark ground.
_ON_DARK = {
    "#4477AA": "#77AADD",
    "#117733": "#44BB77",
    "#CC6677": "#EE99AA",
    "#AA4499": "#DD99CC",
    "#CC3311": "#EE7755",
}
LIGHT_OF = {dark: light for light, dark in _ON_DARK.items()}
_SYMBOLS = {GONE: "x", NEW: "cross", UNSEEN: "circle-open"}
_CURVE = np.linspace(0, 1, 25)


def department_flow_chart(
    groups: Sequence[Succession],
    bands: Sequence[Flow],
    ink: Ink = LIGHT,
    reasons: Mapping[tuple[str, ...], str] | None = None,
) -> go.Figure:
    """Return the flow of departments; `groups` and `bands` as lib.measures.department_flow gives them.

    `reasons` gives the reforms of a group, by its functions. Bands join a
    department with each of its successors; a department that is no longer listed ends in a cross, one that is new
    begins with a plus. Traces: one of bands per kind, the kinds' words, the departments left and right (customdata
    [name, kind]).
    """
    if not groups:
        return figure_of(layout=empty(ink, "两份名单之间没有变化的部门"))
    left, right, middle, height = _places(groups)
    sides = [_nodes(groups, at, side, reasons or {}, ink) for side, at in enumerate((left, right))]
    words = scatter(
        x=[0.5] * len(groups),
        y=middle,
        mode="markers+text",
        # The word stands on a piece of ground, so that its own bands do not strike it through.
        marker={
            "symbol": "square",
            "size": [2.2 * ink.size if KINDS[group.kind][1] else 0 for group in groups],
            "color": ink.ground,
            "opacity": 0.85,
            "line": {"width": 0},
        },
        text=[KINDS[group.kind][1] for group in groups],
        textfont={"size": ink.size, "color": ink.text},
        hoverinfo="skip",
        name="变化",
    )
    margin = {"l": label_room(left, ink.size) + 14, "r": label_room(right, ink.size) + 14, "t": 8, "b": 8}
    return figure_of(
        data=[
            *(_bands(bands, kind, left, right, ink) for kind in KINDS if kind not in (GONE, NEW, UNSEEN)),
            words,
            *sides,
        ],
        layout=layout(
            ink,
            height * (ink.row + 4) + margin["t"] + margin["b"],
            margin,
            xaxis=bare_axis(range=[0, 1]),
            yaxis=bare_axis(range=[height - 0.5, -0.7]),
        ),
    )


def _places(groups: Sequence[Succession]) -> tuple[dict[str, float], dict[str, float], list[float], float]:
    """Return the height of each department left and right, of each group's middle, and of the whole, in rows."""
    left: dict[str, float] = {}
    right: dict[str, float] = {}
    middle, top = [], 0.0
    for group in groups:
        rows = max(len(group.before), len(group.after))
        for side, members in ((left, group.before), (right, group.after)):
            start = top + (rows - len(members)) / 2
            side.update({name: start + at for at, name in enumerate(members)})
        middle.append(top + (rows - 1) / 2)
        top += rows + (0.5 if rows > 1 else 0)
    return left, right, middle, top


def _bands(bands: Sequence[Flow], kind: str, left: Mapping[str, float], right: Mapping[str, float], ink: Ink) -> Trace:
    chosen = [band for band in bands if band.kind == kind]
    start = np.array([left[band.before] for band in chosen]).reshape(-1, 1)
    end = np.array([right[band.after] for band in chosen]).reshape(-1, 1)
    heights = start + (end - start) * (3 * _CURVE**2 - 2 * _CURVE**3)
    gap = np.full((len(chosen), 1), np.nan)
    return scatter(
        x=np.tile(np.append(_CURVE, np.nan), len(chosen)),
        y=np.hstack([heights, gap]).ravel(),
        mode="lines",
        line={"color": _colour(kind, ink), "width": 7},
        opacity=0.5,
        hoverinfo="skip",
        name=KINDS[kind][2],
    )


def _nodes(
    groups: Sequence[Succession],
    at: Mapping[str, float],
    side: int,
    reasons: Mapping[tuple[str, ...], str],
    ink: Ink,
) -> Trace:
    kinds = {name: group for group in groups for name in (group.after if side else group.before)}
    hover = [_told(name, group, reasons.get(group.functions, "")) for name, group in kinds.items()]
    marker: dict[str, Any] = {
        "symbol": [_SYMBOLS.get(group.kind, "square") for group in kinds.values()],
        "color": [_colour(group.kind, ink) for group in kinds.values()],
        "size": ink.size - 2,
        "opacity": 1,
    }
    return scatter(
        x=[float(side)] * len(kinds),
        y=[at[name] for name in kinds],
        mode="markers+text",
        text=[f" {label(name)} " for name in kinds],
        textposition="middle right" if side else "middle left",
        textfont={"size": ink.size, "color": ink.text},
        marker=marker,
        cliponaxis=False,
        customdata=[[name, group.kind] for name, group in kinds.items()],
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        name="后" if side else "前",
    )


def legend(groups: Sequence[Succession]) -> str:
    """Return the signs of departments that stand on one side only, as they occur."""
    present = {group.kind for group in groups}
    signs = {GONE: "×", NEW: "＋", UNSEEN: "○"}
    return "　".join(f"{sign} {KINDS[kind][2]}" for kind, sign in signs.items() if kind in present)


def _colour(kind: str, ink: Ink) -> str:
    colour = KINDS[kind][0]
    return _ON_DARK.get(colour, colour) if ink.ground != LIGHT.ground else colour


def _told(name: str, group: Succession, reason: str) -> str:
    lines = [f"<b>{escaped(name)}</b>（{KINDS[group.kind][2]}）"]
    if group.kind not in (SAME, GONE, NEW, UNSEEN):
        lines.append(folded(f"{'、'.join(group.before)} → {'、'.join(group.after)}"))
    lines.append(folded("职能：" + "、".join(BY_KEY[key].name for key in group.functions)))
    if reason:
        lines.append(folded(f"改革：{reason}"))
    return "<br>".join(lines)
