"""Two lists of one place laid over each other by function: what stayed, came and went, and whether by reform."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, classed, figure_of, scatter
from lib.figures.row_groups import grouped_grid
from lib.figures.style import (
    LESS,
    LIGHT,
    MORE,
    SAME,
    Ink,
    empty,
    escaped,
    folded,
    two_lines,
)
from lib.figures.years_words import CAUSES, CHANGES, PROPOSED, PROPOSED_CAUSES
from lib.measures.change_causes import ADDED, DECISION, ORGANISATION, REFORM, REMOVED, UNRECORDED, Change
from lib.measures.comparison import KEPT, NEITHER, NO_DEPARTMENT, NO_ORGANISATION, UNKNOWN
from lib.measures.function_masks import FunctionMasks
from lib.vocabulary.functions import BY_KEY

# Sign and words of each thing a cell can say, in the order of the legend.
SIGNS: dict[str, tuple[str, str]] = {
    KEPT: ("●", "保留"),
    **{
        f"{change} {cause}": (sign + mark, f"{CHANGES[change]}：{CAUSES[cause]}")
        for change, sign in ((ADDED, "＋"), (REMOVED, "－"))
        for cause, mark in (
            (DECISION, ""),
            (REFORM, "改"),
            (ORGANISATION, "组"),
            (UNRECORDED, "进" if sign == "＋" else "出"),
        )
    },
    UNKNOWN: ("?", "未知，不能比较"),
    NO_DEPARTMENT: ("··", "一份名单没有该部门或组织"),
    NO_ORGANISATION: ("··", "一份名单没有该部门或组织"),
    NEITHER: ("", "都未列入"),
}
# The same of a draft, which decides nothing.
PROPOSED_SIGNS = SIGNS | {
    f"{change} {cause}": (SIGNS[f"{change} {cause}"][0], f"{word}：{told}")
    for change, word in PROPOSED.items()
    for cause, told in PROPOSED_CAUSES.items()
}
_ORDER = list(SIGNS)
# What was decided is dark, what came with a reform or with the list of bodies is pale; the signs say both.
DARK = {KEPT: SAME, f"{ADDED} {DECISION}": MORE, f"{REMOVED} {DECISION}": LESS}
PALE = {ADDED: "#BFDCC9", REMOVED: "#F3CDC2"}
_PALE_ON_DARK = {ADDED: "#1D3B2A", REMOVED: "#4A2A22"}
LIGHT_OF = {_PALE_ON_DARK[change]: tone for change, tone in PALE.items()}


def change_heatmap(
    cells: pd.DataFrame,
    changes: Mapping[tuple[str, str], Change],
    sides: tuple[FunctionMasks, FunctionMasks],
    names: tuple[str, str],
    ink: Ink = LIGHT,
) -> go.Figure:
    """Return the matrix of changes; `cells` as lib.measures.comparison gives them, all rows or some of them.

    `changes` gives the cause of each liaison that came or went, by function and organisation; `sides` are the lists
    before and after, `names` what they are called. Trace 0 is the fill with its signs (z is the position in SIGNS),
    trace 1 one unseen marker per cell, row by row, with customdata [function key, party, key of SIGNS].
    """
    if cells.empty:
        return figure_of(layout=empty(ink, "没有变化的职能"))
    said = said_of(cells, changes)
    titles = [_title(key, sides) for key in cells.index]
    groups = [BY_KEY[key].group for key in cells.index]
    crowded = cells.shape[1] > 6
    heads = [two_lines(str(name)) if crowded else escaped(name) for name in cells.columns]
    return figure_of(
        data=[_fill(said, ink), _markers(cells, said, changes, sides, names)],
        layout=grouped_grid(titles, groups, heads, ink.row + 2, 2.5 * ink.row, ink.size - crowded, ink),
    )


def said_of(cells: pd.DataFrame, changes: Mapping[tuple[str, str], Change]) -> list[list[str]]:
    """Return for each cell its key of SIGNS: the state, or what came or went and why."""
    told = {place: key_of(one) for place, one in changes.items()}
    return [
        [told.get((str(key), str(party)), state) for party, state in zip(cells.columns, row, strict=True)]
        for key, row in zip(cells.index, cells.to_numpy(), strict=True)
    ]


def key_of(change: Change) -> str:
    """Return the key of SIGNS of what came or went and why."""
    return f"{change.change} {change.cause}"


def legend(
    cells: pd.DataFrame,
    changes: Mapping[tuple[str, str], Change],
    signs: Mapping[str, tuple[str, str]] = SIGNS,
) -> str:
    """Return the signs that occur, with their meaning, as one line; of a draft `signs` are PROPOSED_SIGNS."""
    present = {said for row in said_of(cells, changes) for said in row}
    told = dict.fromkeys(signs[said] for said in _ORDER if said in present)
    return "　".join(f"{sign or '空格'} {meaning}" for sign, meaning in told)


def _fill(said: list[list[str]], ink: Ink) -> Trace:
    pale = PALE if ink.ground == LIGHT.ground else _PALE_ON_DARK
    fills = {one: pale[one.split()[0]] for one in _ORDER if one.split()[0] in pale} | DARK | {UNKNOWN: ink.unknown}
    place = {one: at for at, one in enumerate(_ORDER)}
    return classed(
        np.array([[place[one] for one in row] for row in said]),
        [fills.get(one, ink.ground) for one in _ORDER],
        text=[[SIGNS[one][0] for one in row] for row in said],
        texttemplate="%{text}",
        textfont={"size": ink.size},
        hoverinfo="skip",
        name="变化",
    )


def _markers(
    cells: pd.DataFrame,
    said: list[list[str]],
    changes: Mapping[tuple[str, str], Change],
    sides: tuple[FunctionMasks, FunctionMasks],
    names: tuple[str, str],
) -> Trace:
    rows, columns = cells.shape
    places = [(str(key), str(party)) for key in cells.index for party in cells.columns]
    flat = [one for row in said for one in row]
    return scatter(
        x=np.tile(np.arange(columns), rows),
        y=np.repeat(np.arange(rows), columns),
        mode="markers",
        marker={"symbol": "square", "color": "rgba(0,0,0,0)", "size": 12, "opacity": 1},
        customdata=[[*place, one] for place, one in zip(places, flat, strict=True)],
        hovertext=[
            _told(place, one, changes.get(place), sides, names) for place, one in zip(places, flat, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        name="说明",
    )


def _told(
    place: tuple[str, str],
    said: str,
    change: Change | None,
    sides: tuple[FunctionMasks, FunctionMasks],
    names: tuple[str, str],
) -> str:
    key, party = place
    lines = [f"<b>{escaped(BY_KEY[key].name)} · {escaped(party)}</b>", SIGNS[said][1]]
    for side, name in zip(sides, names, strict=True):
        lines.append(folded(f"{name}：{'、'.join(side.holders.get(key, ())) or '没有列出这类部门'}"))
    if change and change.reforms:
        lines += [folded(f"改革：{one.basis}") for one in change.reforms]
    return "<br>".join(lines)


def _title(key: str, sides: tuple[FunctionMasks, FunctionMasks]) -> str:
    name = BY_KEY[key].name
    if key not in sides[0].holders:
        return f"{name}（前无）"
    return name if key in sides[1].holders else f"{name}（后无）"
