"""The views of the page of mechanisms: by place, as a catalogue, since when, and against what was reported."""

import pandas as pd
import streamlit as st

from lib.archive.sources import LIAISON
from lib.figures.described_words import NO_REPORT, adoption_sentence, first_sentence, reported_sentence
from lib.figures.state_grid import ADOPTED, REPORTED
from lib.measures.mechanisms import NEITHER
from lib.ui import absence, messages, tables
from lib.ui import mechanism_tables as work
from lib.ui.charts import clickable_chart
from lib.ui.described import SUBJECTS, described, source_lines
from lib.ui.loading import ink, once_for_all
from lib.ui.markdown import plain
from lib.ui.numbers import cards_row
from lib.ui.pickers import looked_up, one_of
from lib.ui.selection import kept_cell, kept_node
from lib.ui.views import table_to_take_away


def choose_subject(view: str) -> str:
    """Let the reader choose which texts are meant; activities are reported of liaison alone, so there is no choice."""
    if view == "规定与活动":
        return LIAISON
    return one_of("哪些文件", SUBJECTS, "mechanisms_subject")


def by_place(subject: str) -> None:
    """Show which place has which mechanism; a click shows clause and words."""
    matrix, told = once_for_all(work.adopted, subject), once_for_all(work.statements, subject)
    cells = once_for_all(work.states, subject)
    there, planned = cells == 1, cells == work.PLANNED
    ahead = f"；另有拟建立 {planned.sum().sum()} 条（○）" if planned.any(axis=None) else ""
    messages.finding(adoption_sentence(matrix))
    cards_row(
        ("地区", int(there.any(axis=1).sum()), None),
        ("文件和材料", told["document_id"].nunique(), None),
        ("机制种类", int(there.any().sum()), None),
        ("机制条目", int(there.sum().sum()), f"图中一个 ● 为一条{ahead}"),
    )
    picture, beside = st.columns([4, 1])
    with picture:
        event = clickable_chart(
            once_for_all(work.adoption_picture, ink(), subject),
            key="mechanisms_chart",
            alt=f"{adoption_sentence(matrix)}行为地区，列为机制，下方表格列出同样内容",
        )
    with beside.container(key="mechanisms_beside"):
        st.caption(
            f"● 写明　{'○ 拟建立，不计入　' if ahead else ''}□ 全文没有写　灰 不详（没有全文或没有提到）。"
            "右侧数字为写明的种数。点一格看条款和内容。"
        )
        st.caption("有全文的地区在前，其余按种数由多到少排列。")
        cell = kept_cell(event, "mechanisms_cell", matrix)
        if cell:
            _statement_card(told, *cell, cells)
    _take_away(told, f"制度机制（{subject}）", "mechanisms_places")


def catalogue(subject: str) -> None:
    """Show what each mechanism means, and every text that has it."""
    found, told = once_for_all(work.common, subject), once_for_all(work.statements, subject)
    if found.empty:
        absence.nothing("这些文件没有写明制度机制。", "请在上面改选“全部”。")
        return
    messages.finding(
        f"共{len(found)}种机制，按写明的地区数排列；最多的是{found['name'][0]}，{found['places'][0]}个地区。"
    )
    picture, beside = st.columns([1, 1])
    names = list(found["name"])
    with beside:
        asked = looked_up("查找机制", names, "mechanisms_name", instead_of="mechanisms_bar")
    with picture:
        event = clickable_chart(
            once_for_all(work.common_picture, ink(), subject, asked),
            key="mechanisms_bars",
            alt="各机制有多少个地区写明，由多到少，下方表格列出同样内容",
        )
    with beside:
        chosen = kept_node(event, "mechanisms_bar", names) or str(asked or names[0])
        row = found[found["name"] == chosen].iloc[0]
        with st.container(border=True, key="mechanisms_card"):
            st.markdown(f"**{plain(chosen)}**（{plain(row['group'])}）　{plain(row['definition'])}")
            st.caption(plain(f"别名：{row['aliases']}" + _line_words(row["annual_line"])))
        with st.container(height=460, key="mechanisms_named"):
            st.markdown(_listed(told[told["name"] == chosen]))
    _take_away(told, f"制度机制目录（{subject}）", "mechanisms_catalogue")


def since_when(subject: str) -> None:
    """Show the first year of each mechanism among the texts held, and which texts replaced which."""
    first, told = once_for_all(work.firsts, subject), once_for_all(work.statements, subject)
    messages.finding(first_sentence(first))
    picture, beside = st.columns([4, 1])
    with picture:
        event = clickable_chart(
            once_for_all(work.years_picture, ink(), subject),
            key="mechanisms_years",
            alt="各机制在哪些年份的文件中写明，下方表格列出同样内容",
        )
    with beside.container(key="mechanisms_beside"):
        st.caption("● 收录范围内最早　○ 以后  \n◇ 年份不详的文件  \n点一个记号，看这项机制的全部条款。")
        name = kept_node(event, "mechanisms_since", list(first["name"]))
        if name:
            with st.container(border=True, key="mechanisms_of_year"):
                st.markdown(f"**{plain(name)}**")
                st.markdown(_listed(told[told["name"] == name]))
    st.header("文件沿革：何时取代、何时废止")
    st.markdown("只有写明被取代的文件记废止日期；没有写明的不推断。旧文件只见提及，其机制不详。")
    widths = {"地区": 75, "年份": 165, "废止": 95, "被取代": 115, "性质": 85, "文号": 175}
    tables.shown(once_for_all(work.lineage), "mechanisms_lineage", widths=widths)
    columns = {"name": "标准机制", "first": "最早年份", "places": "地区数", "undated": "年份不详的文件"}
    table_to_take_away(lambda: first[list(columns)].rename(columns=columns), "制度机制最早年份", "mechanisms_firsts")


def against_reports(subject: str) -> None:
    """Show mechanisms against reported activities, by the seven lines of the annual report; liaison texts only."""
    cells = once_for_all(work.reported)
    told, activities = once_for_all(work.in_force, subject), described().activities
    messages.finding(reported_sentence(cells))
    picture, beside = st.columns([1, 1])
    with picture:
        event = clickable_chart(
            once_for_all(work.reported_picture, ink()),
            key="mechanisms_reports",
            alt=f"{reported_sentence(cells)}行为地区，列为七类，下方表格列出同样内容",
        )
    with beside.container(key="mechanisms_beside"):
        for mark in REPORTED.values():
            sign = {"circle": "●", "circle-open": "○", "diamond": "◆", "": "灰"}[mark.symbol]
            st.caption(f"{sign} {mark.words}")
        cell = kept_cell(event, "mechanisms_line", cells)
        if cell:
            _report_card(cells, told, activities, *cell)
        else:
            st.caption(f"点一格，看这个地区这一类的规定和活动。右侧数字为见到活动报道的类数；{NO_REPORT}。")
        st.caption("地区按既有规定又有报道的类数由多到少排列，相同的按见到规定或报道的类数。")
    alone = len(set(cells.index) - set(told["place"]))
    st.caption(
        f"规定取自页末来源所列的文件和材料，活动取自另外登记的报道（{len(activities)}条）；"
        f"{alone}个地区只见于报道，没有写明机制的文件，所以比“地区与机制”多。"
        if alone
        else "规定取自页末来源所列的文件和材料，活动取自另外登记的报道。"
    )
    st.caption("只对照对口联系文件和报道；政协协同材料没有活动登记。组织领导类机制不是活动，不在七类之内。")
    table_to_take_away(lambda: work.activity_table(activities), "联系活动", "mechanisms_activities")


def _statement_card(told: pd.DataFrame, place: str, name: str, cells: pd.DataFrame) -> None:
    with st.container(border=True, key="mechanisms_cell"):
        st.markdown(f"**{plain(place)} · {plain(name)}**")
        _statements(told[(told["place"] == place) & (told["name"] == name)])
        state = work.state_of(cells, place, name)
        if state != 1:
            st.markdown(ADOPTED[state].words)


def _statements(rows: pd.DataFrame) -> None:
    for row in rows.to_dict("records"):
        source = described().sources[row["document_id"]]
        clause = row["clause"] or "没有条款号"
        st.markdown(f"**{plain(row['mechanism'])}**　{plain(clause)}　{plain(row['detail'])}")
        limits = [f"频次：{row['frequency']}" if row["frequency"] else "", row["duty"]]
        st.caption(plain("　".join([*filter(None, limits), f"出处：{source.line}"])))


def _listed(rows: pd.DataFrame) -> str:
    """Return statements as one running list: text, clause, name, content, frequency and duty."""
    lines = []
    for row in rows.to_dict("records"):
        limits = "，".join(filter(None, (row["frequency"], row["duty"].rstrip("。"))))
        said = f"{row['mechanism']}{'：' if row['detail'] else ''}{row['detail']}" + (f"（{limits}）" if limits else "")
        ahead = "（拟建立）" if row["planned"] else ""
        lines.append(f"- **{plain(row['label'])}**{ahead}　{plain(row['clause'])}　{plain(said)}")
    return "\n".join(lines)


def _report_card(cells: pd.DataFrame, told: pd.DataFrame, activities: pd.DataFrame, place: str, line: str) -> None:
    with st.container(border=True, key="mechanisms_report"):
        st.markdown(f"**{plain(place)} · {plain(line)}**　{REPORTED[work.state_of(cells, place, line)].words}")
        _statements(told[(told["place"] == place) & (told["annual_line"] == line)])
        done = activities[(activities["place"] == place) & (activities["kind"] == line)]
        for row in done.to_dict("records"):
            when = work.UNDATED if pd.isna(row["year"]) else f"{row['year']}年"
            st.markdown(plain(f"{when}　{row['department']}　{row['party']}　{row['summary']}"))
            st.caption(plain(f"出处：{row['source']}"))
        if done.empty and work.state_of(cells, place, line) != NEITHER:
            st.caption(f"没有见到活动报道；{NO_REPORT}。")


def _line_words(line: str) -> str:
    return f"；年度报告类别：{line}" if line else "；不属于年度报告的七类活动"


def _take_away(told: pd.DataFrame, name: str, key: str) -> None:
    table_to_take_away(lambda: work.statement_table(told), name, key)


def sources(subject: str) -> None:
    """Show which texts the page rests on."""
    source_lines(once_for_all(work.statements, subject)["document_id"])


def nothing_held() -> bool:
    """Tell whether there is nothing to show, and say so."""
    empty = described().mechanisms.empty
    if empty:
        absence.no_rows("还没有登记制度机制。", "mechanisms.csv")
    return empty
