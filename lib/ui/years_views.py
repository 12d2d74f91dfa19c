"""The views of the page of years: what changed and why, departments, start and end, documents, one function."""

from collections import Counter

import pandas as pd
import streamlit as st

from lib.archive.place_lists import lists_of, moment
from lib.figures import comparison_words
from lib.figures.change_heatmap import SIGNS, change_heatmap, key_of, legend
from lib.figures.department_flow_chart import department_flow_chart
from lib.figures.department_flow_chart import legend as department_legend
from lib.figures.document_timeline import document_timeline
from lib.figures.pattern_words import first_told, rows_told
from lib.figures.slope_chart import slope_chart
from lib.figures.years_words import CAUSES, CHANGES, flow_sentence, reform_words
from lib.measures.change_causes import ADDED, REMOVED
from lib.measures.coverage import coverage
from lib.measures.department_flow import SAME, flows, successions
from lib.ui import absence, one_slide, pickers, tables
from lib.ui.charts import chart, clickable_chart
from lib.ui.loading import holdings, ink, once
from lib.ui.markdown import plain
from lib.ui.selection import kept_cell
from lib.ui.two_years import TwoYears
from lib.ui.views import sources_of, table_to_take_away
from lib.ui.years_tables import (
    change_table,
    degrees_by_list,
    document_table,
    history_table,
    succession_table,
    timeline_rows,
)
from lib.vocabulary.functions import BY_KEY, FUNCTIONS


def cards(two: TwoYears) -> list[tuple[str, int | str, str | None]]:
    """Return the numbers of the page: kept, added, removed with their causes, not comparable.

    Where a list is partial they are lower bounds, and nothing known is not zero.
    """
    whole = two.before.complete and two.after.complete
    told: list[tuple[str, int | str, str | None]] = [("保留（对，按职能）", _bounded(two.found.kept, whole), None)]
    for change in (ADDED, REMOVED):
        causes = Counter(one.cause for one in two.changes if one.change == change)
        note = "，".join(f"{CAUSES[one]} {causes[one]}" for one in CAUSES if causes[one])
        told.append((CHANGES[change], _bounded(sum(causes.values()), whole), note or None))
    hidden = two.found.not_comparable
    notes = ["至少一份名单未知，不算作变化"] if hidden else []
    if any(one.unmatched for one in two.masks):
        notes.append("职能待认定的部门不在其中")
    return [*told, ("无法比较（格）", hidden, "；".join(notes) or None)]


def matrix(two: TwoYears) -> None:
    """Show the matrix of changes, every one with its cause, and the card of the chosen cell."""
    if not two.found.comparable:
        missing = "没有一格是两份名单都已知的，画不出变化。"
        if any(one.complete for one in lists_of(holdings(), two.after.jurisdiction)):
            absence.nothing(missing, "请改选一份完整名单。")
        else:
            absence.nothing(missing, f"{two.place}没有收录完整名单，发布后才能比较。", "pages/manage/publish.py")
        return
    reasons = {(one.function, one.party): one for one in two.changes}
    told = [
        f"{BY_KEY[one.function].name} × {one.party}：{CHANGES[one.change]}，{CAUSES[one.cause]}" for one in two.changes
    ]
    picture, beside = st.columns([7, 3])
    with beside:
        only = st.toggle("只看有变化的职能", True, key="years_changed", bind="query-params")
        card = st.container()
    cells = two.found.cells
    if only and reasons:
        cells = cells[cells.index.isin([one.function for one in two.changes])]
    with picture:
        event = clickable_chart(
            change_heatmap(cells, reasons, two.masks, two.names, ink()),
            key="years_matrix",
            alt=f"{two.name}变化矩阵。{first_told(told, '对')}",
            legend=legend(cells, reasons),
        )
    with card:
        cell = kept_cell(event, "years_cell", two.found.cells)
        if cell:
            change = reasons.get(cell)
            _cell_card(two, *cell, key_of(change) if change else str(two.found.cells.loc[cell]))
        else:
            st.caption("点一格，看两年的部门、原因和改革依据。")
        st.caption(legend(cells, reasons).replace("　", "  \n"))
        one_slide.button(two.after, "changes", previous=two.before)
    table_to_take_away(
        lambda: change_table(two), f"{two.name}联系变化", "years_changes", sources_of(two.before, two.after)
    )


def basis(two: TwoYears) -> None:
    """Show on what the numbers stand."""
    liaisons = (once(coverage, two.before).liaisons, once(coverage, two.after).liaisons)
    cells = (two.masks[0].pairs, two.masks[1].pairs)
    st.caption(plain(comparison_words.basis_sentence(*two.names, liaisons, cells)))


def left_out(two: TwoYears) -> None:
    """Name the departments that take no part, since their functions are not known."""
    for name, masks in zip(two.names, two.masks, strict=True):
        if told := comparison_words.left_out(name, masks.unmatched):
            st.info(plain(f"{told}。在“职能对照”页可以认定。"), icon=":material/help:")


def _cell_card(two: TwoYears, function: str, party: str, said: str) -> None:
    """Show one cell: what it says, the departments of both years, the reforms that explain it."""
    with st.container(border=True, key="years_card"):
        st.markdown(f"**{plain(BY_KEY[function].name)} × {plain(party)}**")
        st.markdown(plain(SIGNS[said][1]))
        for name, masks in zip(two.names, two.masks, strict=True):
            held = "、".join(masks.holders.get(function, ())) or "没有列出这类部门"
            st.caption(plain(f"{name}：{held}"))
        for change in two.changes:
            if (change.function, change.party) == (function, party):
                for reform in change.reforms:
                    st.caption(plain(reform_words(reform)))


def _bounded(number: int, whole: bool) -> int | str:
    return number if whole else f"≥{number}" if number else "未知"


def departments(two: TwoYears) -> None:
    """Show what became of the departments, those that changed or all of them."""
    a, b = two.masks
    every = successions(a, b, two.years)
    told = flow_sentence(every, list(dict.fromkeys((*a.unmatched, *b.unmatched))))
    st.markdown(plain(told))
    whole = st.toggle("也显示没有变化的部门", key="years_all", bind="query-params")
    shown = [one for one in every if whole or one.kind != SAME]
    functions = {key for one in shown for key in one.functions}
    bands = [band for band in flows(a, b, two.years) if functions.issuperset(band.functions)]
    reasons = {one.functions: "；".join(map(reform_words, two.reforms_of(one))) for one in shown}
    st.caption(department_legend(shown))
    left, right = st.columns(2)
    left.markdown(f"**{plain(two.names[0])}**", text_alignment="left")
    right.markdown(f"**{plain(two.names[1])}**", text_alignment="right")
    chart(
        department_flow_chart(shown, bands, ink(), reasons),
        key="years_flow",
        alt=told,
        legend=department_legend(shown),
    )
    table_to_take_away(
        lambda: succession_table(every, two),
        f"{two.name}部门沿革",
        "years_departments",
        sources_of(two.before, two.after),
    )


def start_and_end(two: TwoYears) -> None:
    """Show every list of the place, organisation by organisation, as lines and as a table."""
    lists = lists_of(holdings(), two.after.jurisdiction)
    numbers = degrees_by_list(lists)
    known = numbers.loc[:, numbers.notna().any()]
    if known.shape[1] < 2:
        absence.nothing(
            "完整名单不足两份，数不出各家联系的部门数，画不出走势。",
            "请发布另一年的完整名单。",
            "pages/manage/publish.py",
        )
        return
    st.markdown("各组织联系的部门数（按名单上的部门计，不按职能）。")
    if known.shape[1] < numbers.shape[1]:
        st.markdown("名单不完整的年份数不出各家联系的部门数，线在那里断开。")
    start, end = (numbers.iloc[:, lists.index(one)].array for one in (two.before, two.after))
    table = pd.DataFrame({"组织": [str(name) for name in numbers.index]})
    table[two.names[0]], table[two.names[1]], table["变化"] = start, end, end - start
    told = first_told(rows_told(table.astype(object).fillna("—"), ["组织"], list(table.columns[1:])), "家组织")
    chart(slope_chart(numbers, ink()), key="years_slope", alt=f"各组织在各份名单中联系的部门数。{told}")
    tables.shown(table, key="years_change_table")
    table_to_take_away(
        lambda: numbers.rename_axis("组织").reset_index(),
        f"{two.place}历年各组织联系部门数",
        "years_series",
        sources_of(two.before, two.after),
    )


def documents(two: TwoYears) -> None:
    """Show the documents of the place on a line of years."""
    every = sorted(holdings().codes[two.after.jurisdiction], key=moment)
    st.markdown(
        "方块为完整名单，圆圈为部分名单；实线到废止为止，点线表示未见废止，虚线是只知范围的年份。竖线为国务院机构改革的年份。"
    )
    told = first_told([f"{one.label}{one.completeness}" for one in every], "份文件")
    chart(document_timeline(timeline_rows(every), ink()), key="years_timeline", alt=f"文件时间线：{told}")
    table_to_take_away(
        lambda: document_table(every), f"{two.place}文件", "years_documents", sources_of(two.before, two.after)
    )


def one_function(two: TwoYears) -> None:
    """Show the card of one function: who held it in each list, with whom it was linked, which reforms touched it."""
    held = {key for masks in two.masks for key in masks.holders}
    offered = {one.name: one.key for one in FUNCTIONS if one.key in held}
    if not offered:
        absence.nothing("两份名单中的部门，职能都待认定。", "请先认定它们的职能。", "pages/manage/functions.py")
        return
    pickers.tell_unknown(list(offered), "years_function")
    chosen = st.selectbox("职能", list(offered), key="years_function", bind="query-params")
    key = offered[chosen]
    table = history_table(key, lists_of(holdings(), two.after.jurisdiction))
    st.markdown(plain(f"{chosen}：历次机构改革与各份名单中承担这一职能的部门，按时间排列。"))
    tables.shown(table, key="years_history_table")
    table_to_take_away(lambda: table, f"{two.place}{chosen}沿革", "years_history", sources_of(two.before, two.after))
