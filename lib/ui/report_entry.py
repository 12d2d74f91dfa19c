"""填报: the report of a department is filled in, or handed in as a file; a reader sees it as it is."""

import pandas as pd
import streamlit as st

from lib.archive.sheets import Draft
from lib.intake.filled.report import Report, report_bytes
from lib.intake.filled.values import unit_of
from lib.intake.problems import Problem
from lib.measures.reporting import standing
from lib.ui import access, pickers, report_form, report_history, report_import, saving
from lib.ui.history_views import when
from lib.ui.markdown import plain
from lib.ui.report_sheets import begin_anew, form_of, key_of, meant, versions_of
from lib.ui.tables import shown
from lib.ui.work import NOT_DUE, Work, due, today
from lib.vocabulary.matching import listed_name

OTHER = "名单以外的部门…"
FILE, FORM = "上传文件", "在这里填写"


def fill_in(work: Work) -> None:
    """Let a clerk fill in or hand in reports; a reader sees the report of the chosen department."""
    saving.told("reports")
    person = saving.writer(work.jurisdiction, "填报")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        department = _department(work)
        way: str | None = FORM
        more: int | None = 1
        if person is not None:
            st.session_state.setdefault("reports_way", FORM)  # no default: a file may be put into the form
            way = st.segmented_control("怎样填报", [FORM, FILE], key="reports_way", required=True)
        if person is not None and way == FORM:
            more = st.segmented_control("每类行数", [1, 2, 3], default=1, key="reports_more", required=True)
    if person is None:
        if department:
            _as_it_is(work, department)
            report_history.versions(work, None, department)
    elif way == FILE:
        report_import.handed_in(work, person, department, correct=_into_form)
    elif department:
        _form(work, person, department, int(more or 1))
        report_history.versions(work, person, department)


def _department(work: Work) -> str:
    names = [*work.listed, *(name for name in work.reports if name not in work.listed)]
    # Names as they are: what a format would add to them would stand in the address, which then fits no more.
    pickers.tell_unknown([*names, OTHER], "reports_department")
    chosen = st.selectbox("部门", [*names, OTHER], key="reports_department", bind="query-params")
    if chosen != OTHER:
        return chosen
    typed = (st.text_input("部门名称", key="reports_other", placeholder="写全称，例如：区档案局") or "").strip()
    name = unit_of(typed) if typed else ""
    if isinstance(name, Problem):
        st.error(plain(name.message))
        return ""
    return meant(listed_name(name, names), work, "reports_meant")


def _form(work: Work, person: access.Publisher, department: str, more: int) -> None:
    key, kept, draft = key_of(work, department), work.reports.get(department), st.session_state.get("reports_draft")
    history = versions_of(key)
    now, own = history[-1].number if history else 0, form_of(key)
    read = draft is not None and (draft.department, draft.year) == (department, work.year)
    if not (read or report_form.touched(own)) and saving.seen(key, now) != now:  # nothing typed: the latest is shown
        begin_anew(key)
        own = form_of(key)
    based_on = saving.seen(key, now, anew=not report_form.begun(own))
    base = kept.report if kept else Report(department, work.year or 0, "", ())
    if draft is not None and read:
        base = draft
        st.info("下面是从文件中读出的内容，还没有保存。请核对、补充后保存。", icon=":material/fact_check:")
    linked = work.linked(department)
    stands = _stands(work, department)
    st.caption(plain(stands + (f"名单中的联系对象：{'、'.join(linked)}。" if linked else "名单没有写明它的联系对象。")))
    last = due(work)
    answer = report_form.filled_in(
        person,
        base,
        linked,
        own,
        more,
        held=base.received_on != "",
        last=last.day if last else None,
        usual=linked if work.complete and len(linked) == 1 else (),
    )
    if isinstance(answer, list):
        st.error("还没有保存：\n\n" + "\n".join(f"- {plain(fault)}" for fault in answer))
    elif answer is not None:
        report, by, why = answer
        if saving.save([Draft(key, report_bytes(report), based_on)], by, why, work.jurisdiction):
            saving.tell_later("reports", f"已保存：{department}{work.year}年度报告，{len(report.entries)} 条。")
            begin_anew(key)
            st.rerun()


def _stands(work: Work, department: str) -> str:
    """Return in a sentence whether the report is there, in which version, and whether in time."""
    kept = work.reports.get(department)
    last = due(work)
    if kept is None:
        if last is None:
            return f"还没有报告；{NOT_DUE}。"
        over = (today() - last.day).days
        passed = f"，已过 {over} 天" if over > 0 else ""
        return f"还没有报送；应于 {last.day.isoformat()} 前报送{passed}（{last.told}）。"
    how = standing(kept.received, last.day) if last else NOT_DUE
    saved = f"第 {kept.sheet.number} 版，{kept.sheet.by}于 {when(kept.sheet.saved_at)} 保存"
    return f"已报（{kept.received.isoformat()} 报送，{how}）：{saved}。"


def _as_it_is(work: Work, department: str) -> None:
    st.caption(plain(f"{department}：{_stands(work, department)}"))
    kept = work.reports.get(department)
    if kept is None:
        return
    rows = [(one.kind, "、".join(one.parties), one.count, one.text) for one in kept.report.entries]
    table = pd.DataFrame(rows, columns=["类别", "联系对象", "次数", "情况"]).astype({"次数": "Int64"})
    if rows:
        shown(table, key="reports_entries")
    else:
        st.info(plain(f"{department}报告：全年没有活动。"))


def _into_form(work: Work, report: Report) -> None:
    """Put what was read of a file into the form, to be corrected; called before the page is drawn."""
    begin_anew(key_of(work, report.department))
    st.session_state["reports_draft"] = report
    st.session_state["reports_way"] = FORM
    known = report.department in work.listed or report.department in work.reports
    st.session_state["reports_department"] = report.department if known else OTHER
    if not known:
        st.session_state["reports_other"] = report.department
