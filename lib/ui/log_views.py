"""What was done for all documents, newest first: what was published in a month and by whom, and every deed."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.archive.clock import BEIJING, today
from lib.archive.decisions import FUNCTION
from lib.archive.jurisdictions import place_name
from lib.archive.store import AuditEntry, Unavailable
from lib.figures.plan_words import DRAFT
from lib.ui import absence, access, messages, pickers
from lib.ui.crosswalk_names import meaning_in_words
from lib.ui.history_views import when
from lib.ui.loading import holdings, once_for_all, store
from lib.ui.markdown import plain
from lib.ui.tables import shown
from lib.ui.views import table_to_take_away
from lib.ui.withdrawal_views import withdrawn_labels

ACTIONS = {
    "publish": "发布",
    "rollback": "撤回到旧版",
    "withdraw": "撤下文件",
    "refusal": "未发布（有更新的版本）",
    "decision": "名称认定",
    "undo-decision": "撤销名称认定",
    "report": "年度报告",
    "contacts": "联络员登记",
    "deck": "会议展示文字",
    "plan": "下年度方案（草案）",
    "repair": "修复存档",
    "migrate": "升级存档",
    "restore": "用备份恢复",
}
LISTS = {"publish": "发布", "rollback": "撤回", "withdraw": "撤下文件"}  # what changes a list that everyone sees
EVERYONE = "全部人员"
MOST_LINKS = 12


def this_month() -> None:
    """Show what was published since the first of this month."""
    _month(pd.Period(today(), "M"), "本月")


def last_month() -> None:
    """Show what was published in the month before this one."""
    _month(pd.Period(today(), "M") - 1, "上月")


def everything() -> None:
    """Show who did what, newest first."""
    try:
        entries = [one for one in store().audit() if _may_see(one)]
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return
    messages.finding("全部操作记录：发布、撤回、认定、填报和登记，最近的在前。")
    _table(entries, "还没有人发布、填报或登记过。")


def _month(month: pd.Period, told: str) -> None:
    begin, until = (one.start_time.tz_localize(BEIJING) for one in (month, month + 1))
    try:
        entries = store().deeds(tuple(LISTS), begin, until)
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return
    each = Counter(one.by for one in entries)
    people = "、".join(f"{name} {number} 次" for name, number in each.most_common())
    label = f"{told}（{month.year}年{month.month}月）"
    deeds = Counter(one.action for one in entries)
    counted = [f"{word} {deeds[deed]} 次" for deed, word in LISTS.items() if deeds[deed]]
    said = f"{label}：{'，'.join(counted)}{'；' if len(counted) > 1 else '，'}{people}。"
    messages.finding(said if entries else f"{label}：没有发布过名单。")
    if len(each) > 1:
        chosen = pickers.one_of("发布人", [EVERYONE, *each], "history_by")
        entries = [one for one in entries if chosen in (EVERYONE, one.by)]
    table = _table(entries)
    if entries:
        table_to_take_away(lambda: table, f"{month.year}年{month.month}月发布记录", "history_month", seen=True)
    _ways_back(entries)


def _table(entries: Sequence[AuditEntry], empty: str = "") -> pd.DataFrame:
    rows = [
        (
            when(one.at),
            one.by,
            ACTIONS.get(one.action, one.action),
            _name(one.document_id),
            one.version,
            _detail(one),
        )
        for one in entries
    ]
    table = pd.DataFrame(rows, columns=["时间", "人员", "操作", "文件", "版本", "原因"])
    if rows:
        shown(table, key="history_log")
    elif empty:
        absence.nothing(empty, "在“上传发布”页发布第一份名单。", "pages/manage/publish.py")
    return table


def _ways_back(entries: Sequence[AuditEntry]) -> None:
    """Link to the versions of each list, where it can be compared and taken back."""
    documents = holdings().documents
    named = [name for name in dict.fromkeys(one.document_id for one in entries) if name in documents][:MOST_LINKS]
    if named:
        st.caption("看各版的差异，或撤回：")
        with st.container(horizontal=True):
            for name in named:
                way = pickers.way_to(documents[name])
                st.page_link(
                    "pages/manage/history.py",
                    label=plain(documents[name].label),
                    icon=":material/history:",
                    query_params=way,
                )


def _may_see(entry: AuditEntry) -> bool:
    """Tell whether the reader may see an entry: drafts are for those who may publish for their place."""
    if f"/{DRAFT}：" not in entry.document_id:
        return True
    return access.may_publish(access.publisher(), entry.document_id.split("/")[0], holdings().jurisdictions)


def _detail(entry: AuditEntry) -> str:
    """Return the reason in words; a decision is kept as function：市蓝天办 → environment."""
    kind, colon, rest = entry.detail.partition("：")
    if entry.action not in ("decision", "undo-decision") or not colon:
        return entry.detail
    name, arrow, meaning = rest.rpartition(" → ")
    if kind == FUNCTION:
        return f"职能：{name}{arrow}{meaning_in_words(meaning)}"
    sort, _, code = kind.partition(":")
    known = holdings().jurisdictions
    return f"{place_name(code, known)}的部门：{rest}" if sort == "department" and code in known else entry.detail


def _name(name: str) -> str:
    """Return in words what an entry is about: a document, one that was withdrawn, or a sheet; others as they are.

    A sheet is called 330213/2025/区教育局 in the log.
    """
    if name in holdings().documents:
        return holdings().documents[name].label
    gone = once_for_all(withdrawn_labels).get(name)
    if gone:
        return f"{gone}（已撤下）"
    code, *rest = name.split("/")
    known = holdings().jurisdictions
    return " ".join((place_name(code, known), *rest)) if code in known else name
