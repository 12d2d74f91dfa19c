"""From a draft to a published version: what it changes, who publishes it and why, and what was done."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.archive.clock import today
from lib.archive.published import obstacles
from lib.archive.register import register_row, typed_faults
from lib.archive.store import Stale, Unavailable, Version
from lib.archive.suggestion import Suggestion
from lib.exports.csv_file import matrix_csv
from lib.intake.draft import Draft, as_complete, spoken, undecided
from lib.ui import (
    access,
    difference_view,
    messages,
    pickers,
    publish_doubts,
    publish_handover,
    publish_neighbours,
    repeal_views,
    saving,
    uploader,
)
from lib.ui.loading import clauses, holdings, look_again, shipped, store
from lib.ui.loading import published as versions
from lib.ui.markdown import plain
from lib.ui.tables import matrix_table, shown
from lib.ui.target_views import Target

AS_NOTICE = "按通知登记"


def difference_to_published(chosen: Target, draft: Draft) -> Draft:
    """Show what publishing would change; return the draft as it would be published."""
    published = holdings().matrices.get(chosen.document_id)
    final = as_complete(draft.matrix, draft.unknown) if chosen.complete else draft.matrix
    blank = int((draft.matrix.isna() & final.notna()).to_numpy().sum())
    if chosen.complete and blank:
        st.info(f"登记为完整名单：{blank} 个空白格按“未列入联系”发布。")
    difference_view.show(published, final, key="publish_difference")
    if published is None:
        publish_neighbours.compare(chosen, final)
    with st.expander("识别出的联系矩阵", icon=":material/grid_on:"):
        shown(matrix_table(final), key="publish_matrix")
    return replace(draft, matrix=final, clauses=spoken(final, draft.clauses, clauses(chosen.document_id)))


def confirm(
    person: access.Publisher, chosen: Target, draft: Draft, repealed: Sequence[str], said: Suggestion, pasted: bool
) -> None:
    """Take name and reason and publish; tell what stands in the way, or that someone published in between.

    `repealed` are the ids of older documents in whose register the repeal is written in the same click;
    what the file says of itself (`said`) is held against the choice. `pasted`: the reason is that a notice came.
    """
    content = matrix_csv(draft.matrix)
    unwritten = [label for label, field in (("标题", "title"), ("来源", "source")) if not chosen.register[field]]
    reasons = [f"请在“登记内容”中填写{'和'.join(unwritten)}，名单才有出处。"] if unwritten else []
    unknown = undecided(draft.matrix, draft.unknown) if chosen.complete else ()
    faults = unknown or obstacles(shipped(), chosen.document_id, content, chosen.register)
    reasons += [fault.message for fault in (*typed_faults(chosen.register), *faults)]
    if reasons:
        st.error("还不能发布：\n\n" + "\n".join(f"- {plain(reason)}" for reason in reasons))
        return
    based_on = _based_on(chosen.document_id)
    _look_who_came_between(chosen, content, repealed, based_on)
    _told_stale(chosen)
    same = publish_neighbours.same_list(chosen, draft.matrix)
    if same is not None:
        told = f"还不能发布：{publish_neighbours.told(same)}，与这份名单完全相同，再登记一份就会统计两次。"
        st.error(plain(f"{told}要改文号、日期等登记内容，请在上面选“更新已有文件”。"), icon=":material/content_copy:")
        return
    if not (_something_new(chosen, draft, content) or repealed):
        return
    if not publish_doubts.meant(chosen, draft, said):
        st.caption("勾选以后才能发布。")
        return
    with st.form("publish_form", border=True):
        one, two = st.columns([1, 2])
        name = one.text_input(
            "经办人", value=person.name, key="publish_name", disabled=person.name != access.LOCAL_USER
        )
        why = two.text_input(
            "发布原因", value=AS_NOTICE if pasted else "", placeholder="例如：教育局来函增加民进", key="publish_why"
        )
        first = "依据：随系统附带的版本" if chosen.document_id in shipped().matrices else "首次发布"
        st.caption(f"依据：第 {based_on} 版" if based_on else first)
        unsaid = [label for label, field in (("文号", "number"), ("日期", "issued_on")) if not chosen.register[field]]
        if unsaid:
            told = f"还没有登记{'和'.join(unsaid)}：请先在上面的“登记内容”中填写；确实没有的，可以直接发布。"
            st.caption(told)
        sent = st.form_submit_button("发布", type="primary", icon=":material/publish:")
    missing = [label for label, text in (("经办人", name), ("发布原因", why)) if not text.strip()]
    if sent and missing:
        st.error(f"请填写{'和'.join(missing)}。")
    elif sent:
        _publish(chosen, draft, repealed, name.strip(), why.strip(), based_on)


def sources(name: str, chosen: Target) -> None:
    """Show where the numbers come from: what was handed in, and the published list it is held against."""
    messages.based_on(publish_handover.origin() or f"收到的“{name}”。")
    against = holdings().documents.get(chosen.document_id)
    if against is not None:
        messages.source(against)


def published() -> None:
    """Tell, after a publish, what was done and the ways on."""
    done = st.session_state.pop("publish_done", None)
    if done is None:
        return
    document_id, number, more = done
    document = holdings().documents[document_id]
    st.success(plain(f"已发布：{document.label}，第 {number} 版。所有打开的页面会自动更新。{''.join(more)}"))
    with st.container(horizontal=True):
        choice = pickers.address_of(document)
        st.page_link("pages/browse/matrix.py", label="看联系矩阵", icon=":material/grid_on:", query_params=choice)
        st.page_link("pages/manage/history.py", label="版本历史与撤回", icon=":material/history:", query_params=choice)


def _something_new(chosen: Target, draft: Draft, content: bytes) -> bool:
    """Tell whether a new version would say anything new, and in words when the list itself would not."""
    document = holdings().documents.get(chosen.document_id)
    published = holdings().matrices.get(chosen.document_id)
    if document is None or published is None or content != matrix_csv(published):
        return True
    before = register_row(document)
    register = any(before.get(name) != value for name, value in chosen.register.items())
    words = bool(draft.by_hand) or draft.clauses != clauses(chosen.document_id)
    if register or words:
        news = "、".join(what for new, what in ((register, "登记内容的改动"), (words, "每一对联系的原文出处")) if new)
        st.info(f"名单没有变化；发布的是{news}。")
        return True
    st.info(
        "没有可发布的内容：名单和登记内容都与已发布的完全相同。要改文号、日期或完整性，请展开“登记内容”。",
        icon=":material/done_all:",
    )
    return False


def _publish(chosen: Target, draft: Draft, repealed: Sequence[str], name: str, why: str, based_on: int) -> None:
    person = saving.still_allowed(chosen.jurisdiction, "发布")
    if person is None:
        return
    by = saving.signed(person, name)
    try:
        version = store().publish(
            chosen.document_id,
            matrix_csv(draft.matrix),
            chosen.register,
            by,
            why,
            based_on,
            draft.note,
            draft.signed(by, today().isoformat()),
        )
    except Stale as stale:
        _begin_anew(chosen, stale)
        return
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return
    _finish(chosen, version, repeal_views.done(repealed, chosen, by))


def _look_who_came_between(chosen: Target, content: bytes, repealed: Sequence[str], based_on: int) -> None:
    """Begin anew when someone has published since this clerk looked: what was ticked or clicked meant the older list.

    A second click on 发布 finds its own version there, which is no fault; what the first did not come to is done.
    """
    current = versions().get(chosen.document_id)
    if current is None or current.number <= based_on:
        return
    registered = all(current.register.get(name, "") == told for name, told in chosen.register.items())
    if current.content == content and registered:
        left = [one for one in repealed if holdings().documents[one].repealed_by != chosen.document_id]
        _finish(chosen, current, repeal_views.done(left, chosen, current.by))
    _begin_anew(chosen, Stale(current))


def _begin_anew(chosen: Target, stale: Stale) -> None:
    # Kept beyond this run: the page redraws itself when it sees what the other one published.
    st.session_state["publish_stale"] = (chosen.document_id, str(stale), stale.current)
    st.session_state[f"publish_based_on_{chosen.document_id}"] = stale.current.number if stale.current else 0
    look_again()
    st.rerun()


def _finish(chosen: Target, version: Version, more: Sequence[str]) -> None:
    """Let go of what was handed in, and tell in the next run what was done."""
    look_again()
    st.session_state.pop(f"publish_based_on_{chosen.document_id}", None)
    st.session_state.pop("publish_stale", None)
    st.session_state.pop("publish_kept", None)
    publish_handover.done()
    st.session_state["publish_done"] = (chosen.document_id, version.number, more)
    uploader.finished("publish_file")
    st.session_state["publish_round"] = st.session_state.get("publish_round", 0) + 1
    st.rerun()


def _told_stale(chosen: Target) -> None:
    """Tell that somebody published in between; the next attempt is based on what is compared above."""
    document_id, told, current = st.session_state.get("publish_stale", ("", "", None))
    if document_id != chosen.document_id:
        return
    st.error(plain(f"没有发布。{told}"), icon=":material/sync_problem:")
    against = f"（第 {current.number} 版）" if current else ""
    st.info(f"上面就是您的名单与刚发布的那一版{against}的差异。看过以后，若仍要发布您的名单，请再点一次“发布”。")


def _based_on(document_id: str) -> int:
    """Return the version that this clerk has seen: the one current when the document was first looked at here."""
    key = f"publish_based_on_{document_id}"
    if key not in st.session_state:
        try:
            current = store().current(document_id)
        except Unavailable:
            return 0
        st.session_state[key] = current.number if current else 0
    return int(st.session_state[key])
