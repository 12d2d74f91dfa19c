"""What most comparable lists have and one lacks, as a matrix of functions and organisations."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from lib.figures.plain import classed, figure_of, scatter
from lib.figures.style import LIGHT, Ink, empty, escaped, grid_axes, label_room, layout, two_lines
from lib.measures.function_masks import KEYS, FunctionMasks, parties_in
from lib.measures.peers import AT_LEAST
from lib.vocabulary.functions import BY_KEY
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS

GAP, HAVING, OTHER, OPEN = "gap", "having", "other", "open"
WORDS = {
    HAVING: "本地已有",
    OTHER: "本地没有，有此联系的可比名单也不过半",
    OPEN: f"本地没有，能说明有无的可比名单不足{AT_LEAST}份，不判断",
}
# More functions do not fit one look; more lists than this are told as a percentage.
MOST, MANY = 30, 100


def gap_heatmap(
    gaps: pd.DataFrame, own: FunctionMasks, ink: Ink = LIGHT, told_by: NDArray[np.int64] | None = None
) -> go.Figure:
    """Return the gaps (as lib.measures.peers gives them) of at most MOST functions, the most frequent first.

    Columns are all organisations that `own` lists. Trace 0 is the fill, trace 1 the signs with customdata
    [function key, organisation, state], state being GAP, HAVING (● own has it), OTHER, or OPEN (?) where too few lists
    can tell: `told_by` as lib.measures.peers.tellers gives it, None where all can.
    """
    functions = list(dict.fromkeys(gaps["function"]))[:MOST]
    parties = parties_in(own.organisations)
    if not functions:
        return figure_of(layout=empty(ink, "没有这样的联系"))
    shares = np.full((len(functions), len(parties)), np.nan)
    signs = np.full(shares.shape, "", dtype=object)
    states = np.full(shares.shape, OTHER, dtype=object)
    rows, columns = [KEYS.index(key) for key in functions], [ORDER.index(name) for name in parties]
    held = (own.linked[rows, np.newaxis] & BITS[columns]) > 0
    if told_by is not None:
        few = told_by[np.ix_(columns, rows)].T < AT_LEAST
        signs[few], states[few] = "?", OPEN
    signs[held], states[held] = "●", HAVING
    shown = gaps.loc[gaps["function"].isin(functions), ["function", "party", "share", "having", "known"]]
    for function, party, share, having, known in shown.itertuples(index=False, name=None):
        at = functions.index(function), parties.index(party)
        shares[at], signs[at], states[at] = share, _told(having, known), GAP
    return _drawn(functions, parties, shares, signs, states, own, ink)


def legend(gaps: pd.DataFrame) -> str:
    """Return what the signs and surfaces mean, and how much of the table the picture leaves out."""
    number = "百分数：多少名单有" if (gaps["known"] >= MANY).any() else "m/n：n 份名单中 m 份有"
    left_out = gaps["function"].nunique() - MOST
    rest = f"　只画占比最高的{MOST}项职能，另有{left_out}项见下表" if left_out > 0 else ""
    return (
        f"{number}、本地没有，颜色与背景反差越大占比越高　● {WORDS[HAVING]}　空格 {WORDS[OTHER]}　? {WORDS[OPEN]}{rest}"
    )


def _told(having: int, known: int) -> str:
    return f"{having}/{known}" if known < MANY else f"{having / known:.0%}"


def _drawn(
    functions: list[str],
    parties: tuple[str, ...],
    shares: np.ndarray,
    signs: np.ndarray,
    states: np.ndarray,
    own: FunctionMasks,
    ink: Ink,
) -> go.Figure:
    rows, columns = shares.shape
    # From just above one half to all: the five darker steps of the scale.
    steps = np.where(np.isnan(shares), 0, 1 + np.clip(np.nan_to_num((shares - 0.5) * 8), 0, 4).round()).astype(int)
    steps[states == OPEN] = len(ink.scale)
    fills = (*ink.scale, ink.unknown)
    fill = classed(steps, fills, hoverinfo="skip")
    flat = states.ravel().tolist()
    pairs = [(function, party) for function in functions for party in parties]
    text = scatter(
        x=np.tile(np.arange(columns), rows),
        y=np.repeat(np.arange(rows), columns),
        mode="markers+text",
        # Text alone is hard to hit; the marker under it takes the click.
        marker={"symbol": "square", "size": ink.row, "color": "rgba(0,0,0,0)"},
        text=signs.ravel().tolist(),
        textfont={
            "size": ink.size,
            "color": [
                ink.muted if state in (HAVING, OPEN) else ink.on(fills[step])
                for state, step in zip(flat, steps.ravel().tolist(), strict=True)
            ],
        },
        customdata=[[function, party, state] for (function, party), state in zip(pairs, flat, strict=True)],
        hovertext=[
            f"<b>{escaped(BY_KEY[function].name)} · {escaped(party)}</b><br>"
            + WORDS.get(state, f"设有该组织的名单中 {sign} 有，本地没有")
            for (function, party), state, sign in zip(pairs, flat, signs.ravel().tolist(), strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        # Told in so many words, the signs of the other cells do not fade.
        selected={"marker": {"opacity": 1, "color": ink.ground}, "textfont": {"color": ink.accent}},
        unselected={"marker": {"opacity": 1}},
        name="差距",
    )
    titles = [BY_KEY[key].name + ("" if key in own.holders else "（本地未列部门）") for key in functions]
    crowded = columns > 6
    heads = [two_lines(name) if crowded else escaped(name) for name in parties]
    edges = {"l": label_room(titles, ink.size), "r": 8, "t": 2.5 * ink.row, "b": 6}
    return figure_of(
        data=[fill, text],
        layout=layout(
            ink,
            rows * ink.row * 1.2 + edges["t"] + edges["b"],
            edges,
            plot_bgcolor=ink.hairline,
            hoverdistance=-1,
            **grid_axes(titles, heads, ink.size - 2 * crowded),
        ),
    )
