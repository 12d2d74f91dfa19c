"""Reports from a file: what was read, what saving would change, and the saving of all of them at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.archive.reporting import told_twice
from lib.archive.sheets import Draft, Sheet
from lib.intake.filled.report import Report, report_bytes, report_from
from lib.intake.filled.report_upload import ReadReports, read_reports
from lib.ui import access, intake_views, report_files, saving, uploader
from lib.ui.markdown import plain
from lib.ui.report_sheets import as_listed, begin_anew, key_of, meant, versions_of
from lib.ui.tables import shown
from lib.ui.work import Work, sentences


def handed_in(work: Work, person: access.Publisher, department: str, correct: Callable[[Work, Report], None]) -> None:
    """Take a file with one report or many; `correct` puts a single one into the form before the next run."""
    report_files.templates(work, department)
    file = uploader.handed_in("年度报告表（Word），或每行一条的汇总表", "reports_file")
    if file is None:
        st.caption("汇总表的列：部门、年度、类别、次数、联系对象、情况、报送日期；全年没有活动的，类别写“无”。")
        return
    name, content = file
    read = _read(content, work.year or 0, work.parties, department)
    if read.problems:
        intake_views.problems(name, read.problems)
        return
    st.caption(plain("".join(read.understood)))
    reports = [as_listed(work, report) for report in read.reports]
    for was, now in zip(read.reports, reports, strict=True):
        if was.department != now.department:
            st.caption(plain(f"“{was.department}”按名单中的“{now.department}”保存。"))
    names = {one.department: meant(one.department, work, "reports_file_meant") for one in reports}
    if not all(names.values()):
        st.info("请先回答上面的问题，再保存。", icon=":material/help:")
        return
    reports = [replace(one, department=names[one.department]) for one in reports]
    if twice := told_twice(reports):
        intake_views.problems(name, twice)
        return
    drafts = _what_changes(work, reports, anew=saving.first_look("reports_file", content))
    if len(reports) == 1 and reports[0].year == work.year:
        st.button(
            "放进表单核对、修改",
            key="reports_correct",
            icon=":material/edit:",
            on_click=correct,
            args=(work, reports[0]),
        )
    if drafts:
        _signed(work, person, drafts)
    else:
        st.info("与已保存的报告完全相同，不需要保存。")


def _signed(work: Work, person: access.Publisher, drafts: Sequence[Draft]) -> None:
    with st.form("reports_file_form", border=True, enter_to_submit=False):
        by, why = saving.signature(person, "reports_file", "年度报告")
        sent = st.form_submit_button(f"保存 {len(drafts)} 份报告", type="primary", icon=":material/save:")
    if sent and not (by and why):
        st.error("请填写经办人和说明。")
    elif sent and saving.save(drafts, by, why, work.jurisdiction):
        names = "、".join(draft.key.unit for draft in drafts[:5]) + ("等" if len(drafts) > 5 else "")
        saving.tell_later("reports", f"已保存 {len(drafts)} 份报告：{names}。")
        uploader.finished("reports_file")
        begin_anew(*(draft.key for draft in drafts))
        st.rerun()


def _what_changes(work: Work, reports: Sequence[Report], anew: bool) -> list[Draft]:
    """Show what saving would do, one row per report; return the drafts of those that are not held in these words."""
    rows, drafts, changes = [], [], list[tuple[str, str, str, str]]()
    for report in reports:
        key, content = key_of(work, report.department, report.year), report_bytes(report)
        history = versions_of(key)
        last = history[-1] if history else None
        held = last is not None and last.content == content
        state = "相同，不保存" if held else "替换已报的" if last and not last.withdrawn else "新报"
        where = "名单以外" if report.year == work.year and report.department not in work.listed else ""
        rows.append((report.department, str(report.year), len(report.entries), report.received_on, state, where))
        if state == "替换已报的" and last is not None:
            changes += _changes(report, last)
        if not held:
            drafts.append(Draft(key, content, saving.seen(key, last.number if last else 0, anew)))
    shown(pd.DataFrame(rows, columns=["部门", "年度", "条数", "报送日期", "保存后", "名单"]), key="reports_read")
    if changes:
        st.caption("替换已报的报告，内容有这些变化：")
        shown(pd.DataFrame(changes, columns=["部门", "变化", "类别", "内容"]), key="reports_changes")
    return drafts


def _changes(report: Report, last: Sheet) -> list[tuple[str, str, str, str]]:
    """Return what goes and what comes when a report replaces the one that is held."""
    try:
        old = report_from(last.content, report.department, report.year) if last.whole else None
    except ValueError:
        old = None
    if old is None:
        return [(report.department, "原报告已损坏，整份替换", "", "")]
    gone = [one for one in old.entries if one not in report.entries]
    come = [one for one in report.entries if one not in old.entries]
    rows = [(report.department, "删去", one.kind, sentences(one)) for one in gone]
    rows += [(report.department, "增加", one.kind, sentences(one)) for one in come]
    if old.received_on != report.received_on:
        rows.append((report.department, "报送日期", "", f"{old.received_on or '没有写'} → {report.received_on}"))
    return rows or [(report.department, "只有次序变化", "", "")]


@st.cache_data(max_entries=8, show_spinner="正在读取和检查文件…", scope="session")
def _read(content: bytes, year: int, everyone: tuple[str, ...], department: str) -> ReadReports:
    return read_reports(content, year, everyone, department)
