"""What a draft comes to: in a sentence, in numbers, in one picture at a time."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.figures.change_heatmap import PROPOSED_SIGNS, change_heatmap, legend
from lib.figures.dumbbell_chart import dumbbell_chart
from lib.figures.pattern_words import first_told, rows_told
from lib.figures.plan_words import nearness_sentence, plan_sentence, without_liaison
from lib.measures.coverage import coverage, party_degrees
from lib.measures.difference import difference
from lib.measures.peers import gaps
from lib.ui import absence, difference_view, messages
from lib.ui.charts import chart
from lib.ui.compared import masks
from lib.ui.loading import ink, matrix_of
from lib.ui.markdown import plain
from lib.ui.numbers import cards_row
from lib.ui.plan_compared import against, loads, nearness, peer_lists, plan_masks, words_by_function
from lib.ui.plan_desk import Desk
from lib.ui.views import sources_of, table_to_take_away


def steady() -> DeltaGenerator:
    """Return the place above the table; it keeps its height, so that the table stays under the mouse while ticking."""
    st.html("<style>.st-key-plan_head {min-height: 18.5rem}</style>")
    return st.container(key="plan_head")


def finding(desk: Desk) -> None:
    """Say what the draft comes to."""
    changed = difference(matrix_of(desk.document), desk.now)
    messages.finding(plan_sentence(desk.label, f"{desk.document.period}名单", desk.now, changed))
    st.markdown(plain(words_by_function(desk)))


def cards(desk: Desk) -> None:
    """Show four numbers of the draft, each beside that of the list it started from."""
    before, now = coverage(matrix_of(desk.document)), coverage(desk.now)
    more = "，未定的格不计" if now.unknown else ""
    cards_row(
        ("部门", now.departments, f"原 {before.departments}"),
        ("对口联系（对）", now.liaisons, f"原 {before.liaisons}{more}"),
        ("没有联系对象的部门", len(now.with_none), without_liaison(now) or f"原 {len(before.with_none)}{more}"),
        ("各组织联系部门数", _spread(desk.now), f"最少—最多，原 {_spread(matrix_of(desk.document))}"),
    )


def load(desk: Desk) -> None:
    """Show the departments of each organisation before and in the draft."""
    rows = loads(desk)
    table = pd.DataFrame({"组织": rows.index, "原名单": rows["a_told"].array, "草案": rows["b_told"].array})
    told = first_told(rows_told(table, ["组织"], ["原名单", "草案"]), "家组织")
    most = float(max(rows[["a", "b"]].fillna(1).max().max(), 1))
    chart(
        dumbbell_chart(rows, (f"{desk.document.period}名单", desk.period), most, ink()),
        key="plan_load",
        alt=f"{desk.label}：各组织联系的部门数，与原名单对照。{told}",
    )
    sources = sources_of(desk.document)
    table_to_take_away(lambda: table, f"{desk.label}各组织联系部门数", "plan_load_table", sources)


def by_function(desk: Desk) -> None:
    """Show what comes and goes by function, each change with its cause."""
    held = against(desk)
    reasons = {(one.function, one.party): one for one in held.changes}
    cells = held.found.cells[held.found.cells.index.isin([function for function, _ in reasons])]
    if cells.empty:
        absence.nothing("按职能计，草案与原名单没有增减。", "在上面的表中勾选后即有。")
        return
    told = legend(cells, reasons, PROPOSED_SIGNS)
    st.caption(told)
    chart(
        change_heatmap(cells, reasons, held.sides, held.names, ink()),
        key="plan_changes",
        alt=words_by_function(desk),
        legend=told,
    )


def by_name(desk: Desk) -> None:
    """Show what comes and goes department by department."""
    difference_view.show(matrix_of(desk.document), desk.now, "plan_difference", f"{desk.document.period}名单")


def among_peers(desk: Desk) -> None:
    """Show whether the draft comes nearer to comparable lists, and what most of them have that it lacks."""
    rows = nearness(desk).dropna(subset=["a", "b"])
    others = [one.masks for one in peer_lists(desk)]
    st.markdown(plain(nearness_sentence(list(rows.index), rows["a"].tolist(), rows["b"].tolist())))
    if rows.empty:
        return
    before, now = len(gaps(masks(desk.document), others)), len(gaps(plan_masks(desk), others))
    st.caption(f"多数可比名单有而没有列入的联系（按职能）：原名单 {before} 对，草案 {now} 对；逐对和文件见“对标”页。")
    table = pd.DataFrame(
        {"可比名单": rows.index, "原名单相似度": rows["a_told"].array, "草案相似度": rows["b_told"].array}
    )
    told = first_told(rows_told(table, ["可比名单"], ["原名单相似度", "草案相似度"]), "份名单")
    chart(
        dumbbell_chart(rows, (f"{desk.document.period}名单", desk.period), 1.0, ink(), percent=True),
        key="plan_peers",
        alt=f"{desk.label}与可比名单的相似度，与原名单对照。{told}",
    )
    sources = sources_of(desk.document)
    table_to_take_away(lambda: table, f"{desk.label}与可比名单的相似度", "plan_peers_table", sources)


VIEWS = {"各组织负荷": load, "变化（按职能）": by_function, "变化（按部门）": by_name, "与可比地区": among_peers}


def _spread(matrix: pd.DataFrame) -> str:
    if matrix.isna().to_numpy().any():
        return "未定"
    degrees = party_degrees(matrix)
    return f"{degrees.min()}—{degrees.max()}"
