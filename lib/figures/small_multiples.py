"""Several lists by function side by side: the same rows for all, one panel for each."""

import re
from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lib.figures.comparison_heatmap import SIDES
from lib.figures.plain import Trace, classed, figure_of, heatmap
from lib.figures.row_groups import group_names, lines_between, runs_of
from lib.figures.style import LIGHT, Ink, axis, downwards, empty, escaped, label, label_room, layout, rows_axis, wrapped
from lib.measures.function_masks import KEYS, FunctionMasks, parties_in
from lib.measures.function_states import (
    LINKED,
    NO_DEPARTMENT,
    NO_ORGANISATION,
    NOT_LINKED,
    UNKNOWN,
    function_states,
    named_organisations,
)
from lib.vocabulary.functions import BY_KEY

# What a cell holds, and its sign; an organisation that a list does not have leaves its column out.
SIGNS = {LINKED: "•", NOT_LINKED: "", UNKNOWN: "?", NO_DEPARTMENT: "·", NO_ORGANISATION: ""}
# Where the name of a list may be broken: before its year, before a bracket.
_BREAK = re.compile(r"(?<=.)(?=[0-9]{4}年|（)")


def small_multiples(lists: Sequence[FunctionMasks], names: Sequence[str], ink: Ink = LIGHT) -> go.Figure:
    """Return one panel per list, called by `names`; rows are the functions that any of them lists.

    Linked cells are filled and carry •, cells without a link are empty between hairlines, unknown ones are grey with
    ?, those of a function without a department carry a dot; what a list is known not to have has no column.
    Traces: 0 hairlines, 1 fill, signs and hover text; between two panels one column stays free.
    """
    rows = np.flatnonzero(np.logical_or.reduce([one.listed for one in lists])) if lists else np.array([], int)
    parties = parties_in(np.bitwise_or.reduce([named_organisations(one) for one in lists])) if lists else ()
    if not len(rows) or not parties:
        return figure_of(layout=empty(ink, "没有可比的职能"))
    keys = [KEYS[row] for row in rows]
    states = np.hstack([_panel(one, keys, parties) for one in lists])[:, :-1]
    runs = runs_of([BY_KEY[key].group for key in keys])
    titles = [BY_KEY[key].name for key in keys]
    room = label_room(titles, ink.size)
    aside = label_room([name for name, _, _ in runs], ink.size)
    # Letters above each other: no label is turned, and all of them fit six panels.
    letters = max(map(len, parties))
    width = len(parties) + 1
    across = [(panel * width + at, name) for panel, one in enumerate(lists) for at, name in enumerate(parties)]
    absent = [parties_in(one.absent) for one in lists]
    heads = [(x, name) for x, name in across if name not in absent[x // width]]
    margin = {"l": room + aside, "r": 6, "t": letters * 1.3 * (ink.size - 2) + 3 * ink.row, "b": 6}
    return figure_of(
        data=[_hairlines(states, ink), _fill(states, lists, names, keys, parties, ink)],
        layout=layout(
            ink,
            len(rows) * ink.row + margin["t"] + margin["b"],
            margin,
            xaxis=axis(
                range=[-0.5, states.shape[1] - 0.5],
                side="top",
                tickmode="array",
                tickvals=[x for x, _ in heads],
                ticktext=[downwards(name) for _, name in heads],
                tickfont={"size": ink.size - 2},
            ),
            yaxis=rows_axis([label(title) for title in titles]),
            shapes=lines_between(runs, ink),
            annotations=group_names(runs, room, ink) + _panel_names(names, width, len(parties), margin["t"], ink),
        ),
    )


def _panel(one: FunctionMasks, keys: Sequence[str], parties: Sequence[str]) -> NDArray[np.object_]:
    """Return the states of one list and a free column at its right."""
    states = function_states(one, keys, parties).to_numpy()
    return np.hstack([states, np.full((len(keys), 1), NO_ORGANISATION, dtype=object)])


def _hairlines(states: NDArray[np.object_], ink: Ink) -> Trace:
    """Return what shows between the cells; nothing where there is no cell."""
    return heatmap(
        z=np.where(states == NO_ORGANISATION, np.nan, 1.0),
        colorscale=[[0, ink.hairline], [1, ink.hairline]],
        showscale=False,
        hoverinfo="skip",
        name="格线",
    )


def _fill(
    states: NDArray[np.object_],
    lists: Sequence[FunctionMasks],
    names: Sequence[str],
    keys: Sequence[str],
    parties: Sequence[str],
    ink: Ink,
) -> Trace:
    fills = {UNKNOWN: ink.unknown, NOT_LINKED: ink.ground, NO_DEPARTMENT: ink.ground, LINKED: ink.linked}
    place = {state: float(at) for at, state in enumerate(fills)} | {NO_ORGANISATION: np.nan}
    return classed(
        np.array([[place[state] for state in row] for row in states]),
        list(fills.values()),
        text=[[SIGNS[state] for state in row] for row in states],
        texttemplate="%{text}",
        textfont={"size": ink.size - 2},
        hovertext=_hover(states, lists, names, keys, parties),
        hovertemplate="%{hovertext}<extra></extra>",
        hoverongaps=False,
        name="状态",
    )


def _hover(
    states: NDArray[np.object_],
    lists: Sequence[FunctionMasks],
    names: Sequence[str],
    keys: Sequence[str],
    parties: Sequence[str],
) -> list[list[str]]:
    heads = [escaped(name) for name in names]
    told = []
    for key, row in zip(keys, states, strict=True):
        held = [wrapped(one.holders.get(key, ()), 3) for one in lists]
        line = []
        for at, state in enumerate(row):
            panel, column = divmod(at, len(parties) + 1)
            line.append(
                ""
                if state == NO_ORGANISATION
                else f"<b>{BY_KEY[key].name} · {parties[column]}</b><br>{heads[panel]}"
                + (f"　{held[panel]}" if held[panel] else "")
                + f"：{SIDES[state]}"
            )
        told.append(line)
    return told


def _panel_names(names: Sequence[str], width: int, columns: int, top: float, ink: Ink) -> list[dict[str, object]]:
    # Narrow panels: the year and what stands in brackets go on lines of their own, many of them are in smaller type.
    breaks = "<br>" if len(names) > 2 else ""
    note = {"yref": "paper", "y": 1, "yshift": top - 4, "yanchor": "top", "showarrow": False}
    font = {"size": ink.size - 2 * (len(names) > 3), "color": ink.text}
    return [
        {
            **note,
            "x": panel * width + (columns - 1) / 2,
            "text": f"<b>{_BREAK.sub(breaks, escaped(name))}</b>",
            "font": font,
        }
        for panel, name in enumerate(names)
    ]
