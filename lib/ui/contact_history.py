"""The versions of a place's contacts, for those who may write: who changed them when and why, and the way back."""

import pandas as pd
import streamlit as st

from lib.archive.sheets import Draft, Sheet
from lib.archive.unavailable import Unavailable
from lib.intake.filled.contact import contacts_from
from lib.ui import absence, contact_book, saving
from lib.ui.history_views import when
from lib.ui.loading import store
from lib.ui.markdown import plain
from lib.ui.tables import shown
from lib.ui.work import Work


def versions(held: Work) -> None:
    """Show every version without its content, and let one who may write restore an old one."""
    try:
        history = store().sheet_history(contact_book.key_of(held))
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return
    saving.told("contacts")
    if not history:
        absence.nothing("还没有保存过登记。", "请在“登记”中填写，或上传登记表。")
        return
    rows = [(one.number, when(one.saved_at), one.by, one.why, _size(one)) for one in reversed(history)]
    shown(pd.DataFrame(rows, columns=["版本", "时间", "经办人", "说明", "在册（人次）"]), key="contacts_versions")
    person = saving.writer(held.jurisdiction, "恢复旧版")
    whole = [one.number for one in reversed(history[:-1]) if one.whole]
    if person is None or not whole:
        return
    with st.form("contacts_back_form", border=True, enter_to_submit=False):
        one, two = st.columns([1, 3])
        number = one.selectbox("恢复第几版", whole, key="contacts_back")
        why = two.text_input("原因", key="contacts_back_why", placeholder="例如：昨天上传的名册有误")
        sent = st.form_submit_button("恢复", icon=":material/undo:")
    reason = (why or "").strip()
    if sent and not reason:
        st.error("请填写原因。")
    elif sent:
        old = next(one for one in history if one.number == number)
        draft = Draft(old.key, old.content, history[-1].number)
        if saving.save([draft], person.name, f"{reason}（恢复第 {number} 版）", held.jurisdiction):
            saving.tell_later("contacts", f"已恢复第 {number} 版的内容。")
            st.session_state["contacts_turn"] = st.session_state.get("contacts_turn", 0) + 1
            st.rerun()


def _size(version: Sheet) -> str:
    try:
        return str(len(contacts_from(version.content))) if version.whole else "已损坏"
    except ValueError:
        return "已损坏"
