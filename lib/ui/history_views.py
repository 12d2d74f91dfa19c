"""The history of a document: its versions, what changed between any two, the way back."""

import time
from datetime import datetime

import pandas as pd
import streamlit as st

from lib.archive.clock import BEIJING
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.store import NoSuchVersion, Stale, Unavailable, Version
from lib.exports.csv_file import matrix_csv
from lib.intake.wide import read_wide
from lib.ui import access, difference_view
from lib.ui.loading import holdings, look_again, once_for_all, published, shipped, store
from lib.ui.markdown import plain
from lib.ui.tables import shown

_DOUBLE_CLICK = 3.0  # seconds after which another click is meant
SHIPPED = "随系统附带的版本"  # the list that is not published here but came with the program: number 0


def versions_of(document: Document) -> list[Version]:
    """Return the published versions of a document, oldest first; when the archive cannot be read, tell it and stop.

    Nothing may be said then of a document that nobody can know to be unpublished.
    """
    try:
        return store().history(document.document_id)
    except Unavailable as fault:
        st.error(plain(str(fault)))
        st.stop()


def published_last() -> Document | None:
    """Return the document that was published last, None if none was."""
    return once_for_all(_published_last)


def _published_last(held: Holdings) -> Document | None:
    last = max(published().items(), key=lambda each: each[1].published_at, default=None)
    return held.documents.get(last[0]) if last else None


def version_table(document: Document, versions: list[Version]) -> None:
    """Show every version with who, when and why."""
    base = [("附带", "", SHIPPED, "", "")] if document.document_id in shipped().matrices else []
    rows = base + [
        (
            str(one.number),
            when(one.published_at),
            one.by,
            one.why,
            one.note or (f"依据{_named(one.based_on)}" if one.based_on or base else "首次发布"),
        )
        for one in versions
    ]
    shown(pd.DataFrame(rows[::-1], columns=["版本", "时间", "发布人", "原因", "说明"]), key="history_versions")


def difference_between(document: Document, versions: list[Version]) -> None:
    """Let the reader compare any two versions."""
    numbers = _numbers(document, versions)
    if len(numbers) < 2:
        return
    st.header("两版之间的差异")
    one, two = st.columns(2)
    older = one.selectbox(
        "旧版", numbers[:-1], index=len(numbers) - 2, format_func=_named, key=f"history_older_{len(versions)}"
    )
    newer = two.selectbox(
        "新版", numbers[1:], index=len(numbers) - 2, format_func=_named, key=f"history_newer_{len(versions)}"
    )
    before, after = _matrix(document, older), _matrix(document, newer)
    if before is not None and after is not None:
        difference_view.show(before, after, "history_difference", _named(older))


def way_back(document: Document, versions: list[Version]) -> None:
    """Let one who may publish put an old version in force again; it becomes a new version, nothing is erased."""
    person = access.publisher()
    gone = {one.number for one in versions if one.withdrawn}  # a withdrawal is not a list to go back to
    numbers = [number for number in _numbers(document, versions)[:-1] if number not in gone]
    if not versions or not numbers:
        return
    if person is None or not access.may_publish(person, document.jurisdiction, holdings().jurisdictions):
        st.caption(plain(f"撤回需要发布权限。{access.why_closed()}"))
        return
    st.header("撤回到旧版")
    _told_done()
    last = versions[-1].number
    # After every version the form is another one: the second click of a double click meets none, and whoever has an
    # older version before his eyes cannot go back from one that he has not seen.
    with st.form(f"history_back_{document.document_id}_{last}", border=True):
        one, two = st.columns([1, 2])
        number = one.selectbox("恢复", numbers[::-1], format_func=_named, key=f"history_number_{last}")
        why = two.text_input("原因", key=f"history_why_{last}", placeholder="例如：昨天发布的名单有误")
        sent = st.form_submit_button("撤回", icon=":material/undo:")
    if sent and not why.strip():
        st.error("请填写原因。")
    elif sent:
        _roll_back(document, number, person.name, why.strip(), last)


def when(moment: datetime) -> str:
    """Return a moment as it is read in China."""
    return moment.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def _roll_back(document: Document, number: int, by: str, why: str, based_on: int) -> None:
    held = shipped().matrices.get(document.document_id)
    content = matrix_csv(held) if number == 0 and held is not None else None
    try:
        version = store().rollback(document.document_id, number, by, why, based_on, content)
    except (Stale, Unavailable, NoSuchVersion) as refused:
        st.error(plain(f"没有撤回：{refused}"))
        return
    look_again()
    told = f"已恢复{_named(number)}，作为第 {version.number} 版发布。"
    st.session_state["history_done"] = told, time.monotonic()
    st.rerun()


def _told_done() -> None:
    """Tell, after a way back, what was done, and again when the second click of a double click redraws the page."""
    told, at = st.session_state.get("history_done", ("", 0.0))
    if told and time.monotonic() - at < _DOUBLE_CLICK:
        st.success(told)
    else:
        st.session_state.pop("history_done", None)


def _matrix(document: Document, number: int) -> pd.DataFrame | None:
    """Return the list of a version; None, which is told, when it cannot be read."""
    if number == 0:
        return shipped().matrices.get(document.document_id)
    try:
        return read_wide(store().version(document.document_id, number).content).matrix
    except (Unavailable, NoSuchVersion) as fault:
        st.error(plain(str(fault)))
        return None


def _numbers(document: Document, versions: list[Version]) -> list[int]:
    """Return the numbers of all versions, oldest first, with 0 for a list that is shipped."""
    return ([0] if document.document_id in shipped().matrices else []) + [one.number for one in versions]


def _named(number: int) -> str:
    return f"第 {number} 版" if number else SHIPPED
