"""The versions of one report, with the way back to an old one and the way to take it back altogether."""

import pandas as pd
import streamlit as st

from lib.archive.sheets import Draft, Sheet
from lib.intake.filled.report import report_from
from lib.ui import access, report_files, saving
from lib.ui.history_views import when
from lib.ui.report_sheets import begin_anew, key_of, versions_of
from lib.ui.tables import shown
from lib.ui.work import Work, sentences


def versions(work: Work, person: access.Publisher | None, department: str) -> None:
    """Show every version of a report; one who may write (`person`) restores an old one or withdraws the report.

    What old versions say is for those who may write only: a version may have been replaced because of its words.
    """
    kept = work.reports.get(department)
    if kept is not None:
        report_files.form_button(work, kept.report)
    history = versions_of(key_of(work, department))
    if not history:
        return
    with st.expander(f"历次版本（{len(history)}）", icon=":material/history:"):
        rows = [(one.number, when(one.saved_at), one.by, one.why, _words(one)) for one in reversed(history)]
        table = pd.DataFrame(rows, columns=["版本", "时间", "经办人", "说明", "内容"])
        shown(table if person else table.drop(columns="内容"), key="reports_versions")
        if person is None:
            return
        one, two, three, four = st.columns([1, 2, 1, 1], vertical_alignment="bottom")
        whole = {version.number: version for version in reversed(history) if version.whole and not version.withdrawn}
        number = one.selectbox("恢复第几版", list(whole), key="reports_back", placeholder="")
        why = (two.text_input("原因", key="reports_back_why", placeholder="例如：报错了部门") or "").strip()
        back = three.button("恢复", key="reports_restore", icon=":material/undo:", disabled=not whole)
        gone = four.button("撤回", key="reports_withdraw", icon=":material/delete:", disabled=kept is None)
    if (back or gone) and not why:
        st.error("请填写原因。")
    elif back:
        _save(work, person, history[-1], whole[number].content, f"{why}（恢复第 {number} 版）")
    elif gone:
        _save(work, person, history[-1], b"", f"{why}（撤回）")


def _save(work: Work, person: access.Publisher, last: Sheet, content: bytes, why: str) -> None:
    if saving.save([Draft(last.key, content, last.number)], person.name, why, work.jurisdiction):
        saving.tell_later("reports", f"{last.key.unit}{work.year}年度报告：{why}。")
        begin_anew(last.key)
        st.rerun()


def _words(version: Sheet) -> str:
    if version.withdrawn:
        return "已撤回"
    try:
        entries = report_from(version.content, version.key.unit, version.key.year).entries if version.whole else None
    except ValueError:
        entries = None
    if entries is None:
        return "已损坏"
    return "　".join(f"{one.kind}：{sentences(one)}" for one in entries) or "全年没有活动"
