"""A document that was registered by mistake: taken off every page with a reason, listed, and brought back."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.store import NoSuchVersion, Stale, Unavailable, Version
from lib.archive.withdrawing import SHIPPED, NotOurs, Withdrawn, bring_back, withdraw
from lib.ui import access, gone, pickers, saving
from lib.ui.history_views import when
from lib.ui.loading import holdings, look_again, once_for_all, shipped, store
from lib.ui.markdown import plain
from lib.ui.tables import shown

EXPLAINED = (
    "只用于登记错了的文件：例如选错了地区、重复登记。撤下后各页不再显示，也不计入统计；"
    "存档里保留全部版本，可在下面“已撤下的文件”中恢复。名单有误的，请撤回到旧版或发布更正的名单。"
)


def withdrawal(document: Document, versions: list[Version]) -> None:
    """Let one who may publish for the place take a document off the pages, or tell why a shipped one cannot be."""
    if not _may(document):
        return
    if document.document_id in shipped().documents:
        st.caption(plain(SHIPPED.format(label=document.label)))
        return
    if not versions:
        return
    number = versions[-1].number
    with st.expander("撤下这份文件", icon=":material/delete_sweep:"):
        st.caption(EXPLAINED)
        for other in once_for_all(_repealed_by, document.document_id):
            st.info(plain(f"“{other}”登记为由它取代；撤下后请在那份文件的版本历史中撤回那次登记。"))
        # Whoever has an older version before his eyes cannot withdraw one that he has not seen.
        with st.form(f"history_withdraw_{document.document_id}_{number}", border=False):
            why = st.text_input(
                "撤下原因", placeholder="例如：选错了地区", key=f"history_withdraw_why_{document.document_id}"
            )
            sent = st.form_submit_button("撤下", icon=":material/delete_sweep:")
    if sent and not why.strip():
        st.error("请填写撤下原因。")
    elif sent:
        _done(
            lambda by: withdraw(store(), shipped(), document.document_id, by, why.strip(), number),
            document,
            f"已撤下“{document.label}”（{pickers.name_of(document)}）：各页不再显示，可在“已撤下的文件”中恢复。",
        )


def withdrawn_documents() -> None:
    """List what was withdrawn, with who, when and why, and let those who may publish for a place bring one back."""
    told = st.session_state.pop("history_withdrawn_done", None)
    if told:
        st.success(plain(told))
    found = once_for_all(gone.every)
    if not found:
        return
    with st.expander(f"已撤下的文件（{len(found)}）", icon=":material/delete_sweep:", expanded=bool(told)):
        rows = [
            (
                one.document.label,
                one.document.title,
                one.version.by,
                when(one.version.published_at),
                one.version.why,
                one.version.number,
            )
            for one in found
        ]
        columns = ["文件", "标题", "撤下人", "撤下时间", "原因", "版本"]
        shown(pd.DataFrame(rows, columns=columns), key="history_withdrawn")
        mine = {_name(one): one for one in found if _may(one.document)}
        if mine:
            _way_back(mine)


def _way_back(mine: dict[str, Withdrawn]) -> None:
    # Another form after each: the second click of a double click would bring back the next document.
    with st.form(f"history_bring_back_{len(mine)}", border=False):
        one, two = st.columns([1, 2])
        name = one.selectbox("恢复文件", list(mine), key=f"history_bring_back_name_{len(mine)}")
        why = two.text_input("恢复原因", placeholder="例如：核对后无误", key="history_bring_back_why")
        sent = st.form_submit_button("恢复", icon=":material/restore_from_trash:")
    if sent and not why.strip():
        st.error("请填写恢复原因。")
    elif sent:
        chosen = mine[name]
        document_id, number = chosen.document.document_id, chosen.version.number
        _done(
            lambda by: bring_back(store(), document_id, by, why.strip(), number),
            chosen.document,
            f"已恢复“{chosen.document.label}”：撤下以前的名单重新发布。",
        )


def _done(deed: Callable[[str], Version], document: Document, told: str) -> None:
    person = saving.still_allowed(document.jurisdiction, "保存")
    if person is None:
        return
    try:
        deed(person.name)
    except (Stale, Unavailable, NoSuchVersion, NotOurs) as refused:
        st.error(plain(f"没有保存：{refused}"))
        return
    look_again()
    st.session_state["history_withdrawn_done"] = told
    st.rerun()


def _may(document: Document) -> bool:
    return access.may_publish(access.publisher(), document.jurisdiction, holdings().jurisdictions)


def withdrawn_labels(held: Holdings) -> dict[str, str]:
    """Return what each withdrawn document was called, by its id."""
    return {one.document.document_id: one.document.label for one in once_for_all(gone.every)}


def _repealed_by(held: Holdings, document_id: str) -> list[str]:
    return [one.label for one in held.documents.values() if one.repealed_by == document_id]


def _name(one: Withdrawn) -> str:
    return f"{one.document.label}（{one.document.document_id}）"
