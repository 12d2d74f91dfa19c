"""Plan against reality as a picture: planned and active, planned and silent, beside the plan, and what is not known."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import figure_of
from lib.figures.sign_heatmap import Sign, sign_heatmap
from lib.figures.sign_heatmap import legend as signs_legend
from lib.figures.style import LIGHT, MORE, Ink, empty
from lib.measures.plan_reality import (
    ACTIVE,
    ACTIVE_UNLISTED,
    OUTSIDE,
    SILENT,
    UNKNOWN,
    UNPLANNED,
    UNREPORTED,
    UNSAID,
)

# Sign and word of each state, in the order of the legend. "?" is a cell that the list leaves unknown, as in every
# picture of a list; what is known to be listed has a sign of its own.
WORDS: dict[str, tuple[str, str]] = {
    ACTIVE: ("●", "列入名单，有活动"),
    SILENT: ("○", "列入名单，部门已报告而没有活动"),
    UNREPORTED: ("△", "列入名单，部门没有报告（情况不明）"),
    UNSAID: ("…", "列入名单，部门的报告没有写明对象（情况不明）"),
    OUTSIDE: ("＋", "名单以外的活动"),
    ACTIVE_UNLISTED: ("◆", "有活动，不知是否列入名单"),
    UNPLANNED: ("", "未列入名单"),
    UNKNOWN: ("?", "不知是否列入名单"),
}


def reality_heatmap(cells: pd.DataFrame, ink: Ink = LIGHT, beside: Mapping[str, str] | None = None) -> go.Figure:
    """Return the picture of `cells` as lib.measures.plan_reality gives them; `beside` stands right of each row."""
    if cells.empty:
        return figure_of(layout=empty(ink, "没有名单，也没有活动"))
    return sign_heatmap(cells, _signs(ink), ink, beside)


def legend(cells: pd.DataFrame) -> str:
    """Return the signs that occur, with their meaning, as one line."""
    return signs_legend(cells, _signs(LIGHT))


def _signs(ink: Ink) -> dict[str, Sign]:
    fills = {
        ACTIVE: ink.linked,
        SILENT: ink.ground,
        UNREPORTED: ink.unknown,
        UNSAID: ink.unknown,
        OUTSIDE: MORE,
        ACTIVE_UNLISTED: ink.ground,
        UNPLANNED: ink.ground,
        UNKNOWN: ink.unknown,
    }
    return {state: Sign(*words, fills[state]) for state, words in WORDS.items()}
