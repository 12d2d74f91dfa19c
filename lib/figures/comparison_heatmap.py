"""Two matrices laid over each other by function: the same, only here, only there, told apart without colour too."""

from collections.abc import Sequence

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
    contrast,
    empty,
    escaped,
    two_lines,
    wrapped,
)
from lib.measures.comparison import (
    KEPT,
    NEITHER,
    NO_DEPARTMENT,
    NO_ORGANISATION,
    ONLY_A,
    ONLY_A_BODY,
    ONLY_B,
    ONLY_B_BODY,
    UNKNOWN,
)
from lib.measures.function_masks import FunctionMasks
from lib.measures.function_states import function_states, one_sided
from lib.vocabulary.functions import BY_KEY

# The two sides, as the picture calls them where a place's name has no room.
A, B = "甲", "乙"
# Sign and meaning of each state, in the order of the legend.
STATES: dict[str, tuple[str, str]] = {
    KEPT: ("●", "双方都有"),
    ONLY_A: ("－", f"只有{A}有"),
    ONLY_A_BODY: ("［－］", f"只有{A}有，{B}没有该部门或组织"),
    ONLY_B: ("＋", f"只有{B}有"),
    ONLY_B_BODY: ("［＋］", f"只有{B}有，{A}没有该部门或组织"),
    UNKNOWN: ("?", "未知，不能比较"),
    NO_DEPARTMENT: ("·", "一方没有该部门或组织，另一方未列入联系"),
    NO_ORGANISATION: ("·", "一方没有该部门或组织，另一方未列入联系"),
    NEITHER: ("", "双方都未列入"),
}
# What one side says of a cell (lib.measures.function_states).
SIDES = {
    "linked": "有对口联系",
    "not_linked": "未列入联系",
    "unknown": "未知（名单不完整或部门的职能待认定）",
    "no_department": "没有该部门",
    "no_organisation": "未列该组织",
}
_UNSEEN = "rgba(0,0,0,0)"
# Frames are thinner than surfaces, so that a dark ground wants lighter tones.
_ON_DARK = {LESS: "#F0785A", MORE: "#45AC9A"}
LIGHT_OF = {dark: light for light, dark in _ON_DARK.items()}


def comparison_heatmap(
    cells: pd.DataFrame, sides: tuple[FunctionMasks, FunctionMasks], names: tuple[str, str], ink: Ink = LIGHT
) -> go.Figure:
    """Return the difference matrix; `cells` as lib.measures.comparison gives them, all rows or some of them.

    `sides` are the matrices A and B, `names` what they are called in the hover text. Filled cells differ between
    bodies that both sides have; a hollow frame means that the other side lacks the department or the organisation.
    Trace 0 is the fill with its signs (z is the position of the state in STATES), trace 1 one marker per cell, row by
    row, with customdata [function key, party, state]: heatmap cells do not answer to clicks, markers do.
    """
    if cells.empty:
        return figure_of(layout=empty(ink, "没有可比的职能"))
    titles = row_titles(list(cells.index), sides)
    groups = [BY_KEY[key].group for key in cells.index]
    crowded = cells.shape[1] > 6
    parties = list(map(str, cells.columns))
    heads = _heads(parties, sides, crowded, ink)
    top = (3.5 if crowded else 2.4) * ink.row
    return figure_of(
        data=[_fill(cells, ink), _markers(cells, sides, names, ink)],
        layout=grouped_grid(titles, groups, heads, ink.row, top, ink.size - crowded, ink),
    )


def row_titles(functions: Sequence[str], sides: tuple[FunctionMasks, FunctionMasks]) -> list[str]:
    """Return the name of each function, with 仅甲 or 仅乙 where the other side's whole list has no such department."""
    only = {key: f"（仅{sign}）" for sign, pair in ((A, sides), (B, sides[::-1])) for key in one_sided(*pair).functions}
    return [BY_KEY[key].name + only.get(key, "") for key in functions]


def column_titles(parties: Sequence[str], sides: tuple[FunctionMasks, FunctionMasks]) -> list[str]:
    """Return the name of each organisation, with 仅甲 or 仅乙 where the other side's whole list has none such."""
    only = _one_sided(sides)
    return [f"{name}（仅{only[name]}）" if name in only else name for name in parties]


def legend(cells: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the signs that occur with their meaning; a cell without a sign is called 空格."""
    present = set(cells.to_numpy().ravel().tolist())
    return list(
        dict.fromkeys((sign or "空格", meaning) for state, (sign, meaning) in STATES.items() if state in present)
    )


def _heads(parties: Sequence[str], sides: tuple[FunctionMasks, FunctionMasks], crowded: bool, ink: Ink) -> list[str]:
    only = {
        name: f"<br><span style='font-size:{ink.size - 3 * crowded}px'>仅{sign}</span>"
        for name, sign in _one_sided(sides).items()
    }
    return [(two_lines(name) if crowded else escaped(name)) + only.get(name, "") for name in parties]


def _one_sided(sides: tuple[FunctionMasks, FunctionMasks]) -> dict[str, str]:
    """Return the organisations that one list alone has, each with the sign of that list."""
    return {name: sign for sign, pair in ((A, sides), (B, sides[::-1])) for name in one_sided(*pair).organisations}


def _fill(cells: pd.DataFrame, ink: Ink) -> Trace:
    order = list(STATES)
    fills = {KEPT: SAME, ONLY_A: LESS, ONLY_B: MORE, UNKNOWN: ink.unknown}
    place = {state: at for at, state in enumerate(order)}
    return classed(
        np.array([[place[state] for state in row] for row in cells.to_numpy()]),
        [fills.get(state, ink.ground) for state in order],
        text=[[STATES[state][0].strip("［］") for state in row] for row in cells.to_numpy()],
        texttemplate="%{text}",
        textfont={"size": ink.size, "weight": "bold"},
        hoverinfo="skip",
        name="状态",
    )


def _markers(
    cells: pd.DataFrame, sides: tuple[FunctionMasks, FunctionMasks], names: tuple[str, str], ink: Ink
) -> Trace:
    rows, columns = cells.shape
    flat = cells.to_numpy().ravel().tolist()
    functions = np.repeat(np.asarray(cells.index, dtype=object), columns).tolist()
    parties = list(cells.columns) * rows
    frames = {ONLY_A_BODY: _readable(LESS, ink), ONLY_B_BODY: _readable(MORE, ink)}
    return scatter(
        x=np.tile(np.arange(columns), rows),
        y=np.repeat(np.arange(rows), columns),
        mode="markers",
        # Frames are outlines of unseen squares: an open symbol would be filled as soon as any cell is clicked.
        marker={
            "symbol": "square",
            "color": _UNSEEN,
            "size": min(ink.size, ink.row - 7),  # clear of the lines between groups
            "line": {"width": 2, "color": [frames.get(state, _UNSEEN) for state in flat]},
            "opacity": 1,
        },
        # A click tints its cell and leaves the others as they are.
        selected={"marker": {"color": _tint(ink.accent), "opacity": 1, "size": ink.size + 3}},
        unselected={"marker": {"opacity": 1}},
        customdata=[list(one) for one in zip(functions, parties, flat, strict=True)],
        hovertext=_hover(cells, sides, names, flat),
        hovertemplate="%{hovertext}<extra></extra>",
        name="差异",
    )


def _hover(
    cells: pd.DataFrame, sides: tuple[FunctionMasks, FunctionMasks], names: tuple[str, str], flat: list[str]
) -> list[str]:
    """Return for each cell, row by row: function and organisation, what each side says, what follows."""
    keys, parties = list(cells.index), [str(name) for name in cells.columns]
    told = []
    for sign, side, name in zip((A, B), sides, names, strict=True):
        states = function_states(side, keys, parties).to_numpy().ravel().tolist()
        holders = [_held(side, key) for key in keys for _ in parties]
        told.append(
            [f"{sign} {escaped(name)}{held}：{SIDES[state]}" for held, state in zip(holders, states, strict=True)]
        )
    heads = [f"<b>{escaped(BY_KEY[key].name)} · {escaped(party)}</b>" for key in keys for party in parties]
    return [
        f"{head}<br>{one}<br>{other}<br>{STATES[state][1]}"
        for head, one, other, state in zip(heads, *told, flat, strict=True)
    ]


def _held(side: FunctionMasks, key: str) -> str:
    held = side.holders.get(key)
    return f"　{wrapped(held, 3)}" if held else ""


def _tint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.6)"


def _readable(colour: str, ink: Ink) -> str:
    return colour if contrast(colour, ink.ground) >= 4.5 else _ON_DARK[colour]
