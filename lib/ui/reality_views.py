"""计划与落实: what became of each pair of the list in a year, and of the list over the years."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures.reality_heatmap import WORDS, legend, reality_heatmap
from lib.figures.year_shares import legend as year_legend
from lib.figures.year_shares import year_shares
from lib.measures.plan_reality import (
    UNKNOWN,
    UNPLANNED,
    Activities,
    Fulfilment,
    fulfilment,
    overall,
    plan_reality,
)
from lib.ui import absence, numbers
from lib.ui.charts import chart, clickable_chart
from lib.ui.described import described
from lib.ui.loading import ink
from lib.ui.markdown import plain
from lib.ui.pickers import give_up
from lib.ui.selection import kept_cell
from lib.ui.tables import shown
from lib.ui.views import table_to_take_away
from lib.ui.work import Work, work, years_on_record

HEADINGS = {
    "planned": "列入名单（对）",
    "active": "有活动",
    "silent": "已报告而没有活动",
    "unknown": "情况不明",
    "outside": "名单以外",
    "known": "可以确定（对）",
    "rate": "落实率",
}

PARTS = ("active", "silent", "unknown")


def beyond_the_list(document_id: str) -> str:
    """Return what a document says of contacts beyond its list, "" if it says nothing of them."""
    table = described().mechanisms
    rows = table[(table["document_id"] == document_id) & (table["mechanism"] == "名单外联系")]
    return "" if rows.empty else str(rows.iloc[0]["detail"])


def cells_of(held: Work) -> pd.DataFrame:
    """Return the state of every pair in a place and year."""
    return plan_reality(held.matrix, held.complete, Activities(*held.done()))


def cards(found: Fulfilment, held: Work) -> None:
    """Show planned, active, silent and unknown pairs, and the rate over those whose outcome is known."""
    if held.matrix is None:
        numbers.cards_row(
            ("列入名单（对）", "未知", "没有收录当年的名单"),
            ("有活动（对）", found.unlisted, "不知是否列入名单"),
            ("落实率", "不显示", "没有名单，算不出落实率"),
        )
        return
    rate = (
        ("不显示", "只算已报告的部门，还没有一个部门报告或写明对象")
        if found.rate is None
        else (f"{found.rate:.1%}", None)
    )
    beside = found.outside + found.unlisted
    numbers.cards_row(
        ("列入名单（对）" if held.complete else "已知列入名单（对）", found.planned, None),
        ("有活动（对）", "不明", "还没有报告或记录写明哪一对")
        if found.untold
        else ("有活动（对）", found.active, f"另有名单以外或不知是否列入的 {beside} 对" if beside else None),
        ("情况不明（对）", found.unknown, "部门没有报告，或没有写明对象；不当作没有活动"),
        ("落实率", rate[0], rate[1] or f"{found.known}/{found.planned} 对已知；只算已报告的部门"),
    )


def picture(held: Work) -> None:
    """Show the matrix of states; a click tells what was done on a pair."""
    cells = cells_of(held)
    if cells.empty:
        absence.nothing("没有收录当年的名单，也没有活动记录。", "请填写或上传年度报告。", "pages/work/reports.py")
        return
    _forget_another_list(held)
    cards(overall(cells, held.reports), held)
    st.caption(legend(cells) + "　点一格看做了什么")
    each = fulfilment(cells, held.reports)
    beside = {str(name): _share(row) for name, row in each.iterrows()}
    drawn, card = st.columns([7, 3])
    with drawn:
        event = clickable_chart(
            reality_heatmap(cells, ink(), beside),
            key="reality_chart",
            alt=f"{held.label}名单与活动对照图",
            legend=legend(cells),
        )
    with card:
        _card(held, cells, kept_cell(event, "reality_cell", cells))
    table_to_take_away(lambda: _pairs(held, cells), f"{held.label}计划与落实", "reality_pairs")


def shares(held: Work) -> None:
    """Show the rate of each department and organisation, with how many pairs can be told."""
    cells = cells_of(held)
    if held.matrix is None:
        absence.nothing("没有收录当年的名单，算不出落实率。", "请发布当年的名单。", "pages/manage/publish.py")
        return
    st.caption(
        "落实率＝有活动的对数÷可以确定的对数；只算已报告的部门，没有报告的部门情况不明，不算作没有落实，数字空着。"
    )
    for by, name in (("party", "组织"), ("department", "部门")):
        st.header(name)
        _rates(_numbers(fulfilment(cells, held.reports, by), name), f"{held.label}落实率（按{name}）", by)


def _rates(table: pd.DataFrame, name: str, by: str) -> None:
    shown(table, key=f"reality_{by}")
    table_to_take_away(lambda: table, name, f"reality_rate_{by}", seen=True)


def years(held: Work) -> None:
    """Show the numbers of every year of the place on record, and of the year that was chosen."""
    recorded = years_on_record(held.jurisdiction)
    every = sorted({*recorded, *([held.year] if held.year else [])}, reverse=True)
    held_years = {f"{year}年": work(held.jurisdiction, year) for year in every}
    found = {year: overall(cells_of(one), one.reports) for year, one in held_years.items()}
    listed = {year: one for year, one in found.items() if one.planned}
    if listed:
        parts = pd.DataFrame({name: [getattr(one, name) for one in listed.values()] for name in PARTS}, index=[*listed])
        st.caption(year_legend() + "（对）")
        chart(
            year_shares(parts, ink()),
            key="reality_years_chart",
            alt=f"{held.place}历年落实情况",
            legend=year_legend() + "（对）",
        )
    if len(recorded) < 2:
        only = f"只有 {recorded[0]} 年有报告或活动记录" if recorded else "还没有写明年份的报告或活动记录"
        st.caption(f"{only}；有两年以上的记录后，这里可以看出变化。")
    rows = [_year_row(year, held_years[year], found[year]) for year in held_years]
    table = pd.DataFrame(rows, columns=["年度", "依据的名单", "已报/应报部门", *HEADINGS.values()])
    table = table.astype(dict.fromkeys(list(HEADINGS.values())[:-1], "Int64"))
    if any(one.untold or not one.planned for one in found.values()):
        st.caption("空着的格不明，不当作零：那一年没有收录名单，或者还没有报告或记录写明哪一对有活动。")
    shown(table, key="reality_years")
    table_to_take_away(lambda: table, f"{held.place}历年落实情况", "reality_each_year", seen=True)


def _year_row(year: str, one: Work, found: Fulfilment) -> tuple[object, ...]:
    rate = "" if found.rate is None else f"{found.rate:.1%}"
    if one.matrix is None:  # all that can be told is what was done, be it listed or not
        return (year, "没有收录", f"{len(one.reports)}/不明", None, found.unlisted or None, *[None] * 4, "")
    listed = one.document.label if one.document else ""
    told = (found.active, found.silent, found.unknown, found.outside, found.known)
    counts = (None, None, found.unknown, None, None) if found.untold else told
    return (year, listed, f"{len(one.reports)}/{len(one.listed)}", found.planned, *counts, rate)


def _share(row: pd.Series) -> str:
    if not row["planned"]:
        return ""
    return (
        f"{int(row['active'])}/{int(row['planned'])}" if row["known"] or row["active"] else f"?/{int(row['planned'])}"
    )


def _numbers(table: pd.DataFrame, name: str) -> pd.DataFrame:
    frame = table.rename_axis(name).reset_index()
    untold = (frame[["active", "silent", "outside"]] == 0).all(axis=1)
    frame.loc[untold, ["active", "silent", "outside", "known"]] = pd.NA
    frame["rate"] = ["" if rate is pd.NA else f"{rate:.1%}" for rate in frame["rate"]]
    return frame.rename(columns=HEADINGS)


def _forget_another_list(held: Work) -> None:
    """Give up the cell that was clicked in another place or list: one of the same names there is another pair."""
    shown_now = held.jurisdiction, held.document and held.document.document_id
    if st.session_state.get("reality_list", shown_now) != shown_now:
        give_up("reality_cell")
    st.session_state["reality_list"] = shown_now


def _every(held: Work) -> pd.DataFrame:
    """Return every entry and every activity told of, one row per pair."""
    frame = pd.concat([held.entries(), held.told()], ignore_index=True)
    return frame.explode("parties").rename(columns={"parties": "party"})


def _card(held: Work, cells: pd.DataFrame, cell: tuple[str, str] | None) -> None:
    with st.container(border=True, key="reality_card"):
        if cell is None:
            st.markdown("点图中一格，这里显示这个部门与这家组织当年做了什么，以及出处。")
            if held.document is not None and (words := beyond_the_list(held.document.document_id)):
                st.caption(plain(f"名单以外的联系是正当的。这份文件写明：{words}"))
            return
        department, party = cell
        state = str(cells.loc[cell])
        st.markdown(f"**{plain(department)} × {plain(party)}**")
        st.markdown(f"{WORDS[state][0]} {WORDS[state][1]}")
        found = _every(held)
        found = found[(found["department"] == department) & (found["party"] == party)]
        for row in found.to_dict("records"):
            times = "" if pd.isna(row["count"]) else f"（{row['count']} 次）"
            st.markdown(plain(f"{row['kind']}{times}：{row['text'] or '没有写情况'}"))
            st.caption(plain(f"出处：{row['source']}"))


def _pairs(held: Work, cells: pd.DataFrame) -> pd.DataFrame:
    """Return one row per pair that the list names or something was done on."""
    done: dict[tuple[str, str], list[dict[Hashable, Any]]] = {}
    for one in _every(held).to_dict("records"):
        done.setdefault((one["department"], one["party"]), []).append(one)
    rows = []
    for department, states in zip(cells.index, cells.to_numpy(), strict=True):
        for party, state in zip(cells.columns, states, strict=True):
            if state not in (UNPLANNED, UNKNOWN):
                own = done.get((department, party), [])
                told = "；".join(f"{one['kind']}：{one['text']}" for one in own)
                sources = "；".join(dict.fromkeys(one["source"] for one in own))
                rows.append((department, party, WORDS[state][1], told, sources))
    return pd.DataFrame(rows, columns=["部门", "组织", "状态", "活动", "出处"])


def unpaired(held: Work) -> None:
    """Show what was told of without saying which department did it with which organisation."""
    rows = [(one.department, one.party, one.kind, one.summary, one.source) for one in held.news if not one.paired]
    entries = held.entries()
    open_ = entries[[not parties for parties in entries["parties"]]] if len(entries) else entries
    rows += [(one["department"], "", one["kind"], one["text"], one["source"]) for one in open_.to_dict("records")]
    if rows:
        with st.expander(f"没有写明谁与谁的活动（{len(rows)} 条，不计入上面任何一对）", icon=":material/help:"):
            shown(pd.DataFrame(rows, columns=["部门", "组织", "类别", "内容", "出处"]), key="reality_unpaired")
