"""Two matrices laid over each other: what stays, what is added, what goes, told apart without colour too."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import figure_of
from lib.figures.sign_heatmap import Sign, sign_heatmap
from lib.figures.sign_heatmap import legend as signs_legend
from lib.figures.style import LESS, LIGHT, MORE, SAME, Ink, empty
from lib.measures.difference import (
    ADDED,
    CLEARED,
    DOUBTED,
    FORGOTTEN,
    KEPT,
    LEARNED,
    NEITHER,
    REMOVED,
    UNKNOWN,
)


def difference_heatmap(cells: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the difference matrix, departments × organisations; `cells` as lib.measures.difference gives them."""
    if cells.empty:
        return figure_of(layout=empty(ink, "没有可比的部门"))
    return sign_heatmap(cells, _signs(ink), ink)


def legend(cells: pd.DataFrame) -> str:
    """Return the signs that occur, with their meaning, as one line."""
    return signs_legend(cells, _signs(LIGHT))


def _signs(ink: Ink) -> dict[str, Sign]:
    """Return how each state is drawn, in the order of the legend."""
    return {
        KEPT: Sign("●", "保留", SAME),
        ADDED: Sign("＋", "新增", MORE),
        REMOVED: Sign("－", "去掉", LESS),
        LEARNED: Sign("!＋", "原来未知，现在联系", MORE),
        CLEARED: Sign("!", "原来未知，现在未列入", ink.unknown),
        DOUBTED: Sign("?－", "原有联系，现在未知", LESS),
        FORGOTTEN: Sign("?□", "原来未列入，现在未知", ink.unknown),
        UNKNOWN: Sign("?", "未知", ink.unknown),
        NEITHER: Sign("", "两边都未列入", ink.ground),
    }
