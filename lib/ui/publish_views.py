"""From a read file to a published version: for which document, what it changes, who publishes it and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import streamlit as st

from lib.archive.holdings import Holdings
from lib.archive.published import obstacles
from lib.archive.register import place_name, register_row
from lib.archive.store import Stale, Unavailable
from lib.exports.csv_file import matrix_csv
from lib.intake.notice.reading import Notice
from lib.intake.upload import as_complete
from lib.intake.wide import read_wide
from lib.ui import access, difference_view, pickers
from lib.ui.loading import holdings, look_again, shipped, store
from lib.ui.markdown import plain
from lib.ui.tables import matrix_table, shown

NEW_DOCUMENT = {
    "source_kind": "正式文件",
    "orientation": "table",
    "counterpart_kind": "department",
    "evidence": "explicit",
    "synthetic": "false",
}


@dataclass(frozen=True)
class Target:
    """The document that a file is for: its id, its place's code, and its register fields as staff set them."""

    document_id: str
    jurisdiction: str
    register: dict[str, str]


def target(person: access.Publisher, notice: Notice | None = None) -> Target | None:
    """Let the clerk say which document the file is, and mend its register fields; None until that can be told.

    Of a new document, what a notice says of itself is suggested.
    """
    fresh = st.radio("这份名单是", ["更新已有文件", "登记新文件"], horizontal=True, key="publish_kind") == "登记新文件"
    held = holdings()
    if fresh:
        described = _new_document(held)
        if described is not None and notice is not None:
            described = replace(described, register=described.register | _suggested(notice))
    else:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            document = pickers.document()
        described = Target(document.document_id, document.jurisdiction, register_row(document))
    if described is None:
        return None
    if not access.may_publish(person, described.jurisdiction, held.jurisdictions):
        st.error("您的账号不能为这个地区发布。请联系管理员调整账号的地区范围。")
        return None
    with st.expander("登记内容（文号、日期、完整性）", icon=":material/edit_document:", expanded=fresh):
        register = described.register | _register_fields(described.document_id, described.register)
    if register["evidence"] == "counts":
        register["evidence"] = "explicit"  # until now only counts were public; from now on there is a list
    return Target(described.document_id, described.jurisdiction, register)


def difference_to_published(chosen: Target, matrix: pd.DataFrame) -> pd.DataFrame:
    """Show what publishing would change; return the matrix as it would be published."""
    whole = chosen.register["complete"] == "true"
    published = holdings().matrices.get(chosen.document_id)
    if published is not None and not set(published.index) & set(matrix.index):
        st.error("与已发布的名单没有一个相同的部门：是不是选错了地区或文件？", icon=":material/wrong_location:")
    final = as_complete(matrix) if whole else matrix
    if whole and matrix.isna().to_numpy().any():
        st.info(f"登记为完整名单：{int(matrix.isna().sum().sum())} 个空白格按“未列入联系”发布。")
    difference_view.show(published, final, key="publish_difference")
    with st.expander("识别出的联系矩阵", icon=":material/grid_on:"):
        shown(matrix_table(final), key="publish_matrix")
    return final


def confirm(
    person: access.Publisher, chosen: Target, final: pd.DataFrame, clauses: Mapping[tuple[str, str], str], note: str
) -> None:
    """Take name and reason and publish; tell what stands in the way, or that someone published in between.

    `clauses` are the words of a notice that each pair was read from, `note` what was corrected by hand.
    """
    content = matrix_csv(final)
    if not (chosen.register["title"] and chosen.register["source"]):
        st.error("还不能发布：请在“登记内容”中填写标题和来源，名单才有出处。")
        return
    faults = obstacles(shipped(), chosen.document_id, content, chosen.register)
    if faults:
        st.error("还不能发布：\n\n" + "\n".join(f"- {plain(fault.message)}" for fault in faults))
        return
    based_on = _based_on(chosen.document_id)
    _told_stale(chosen, final)
    with st.form("publish_form", border=True):
        one, two = st.columns([1, 2])
        name = one.text_input(
            "经办人", value=person.name, key="publish_name", disabled=person.name != access.LOCAL_USER
        )
        why = two.text_input("发布原因", placeholder="例如：教育局来函增加民进", key="publish_why")
        st.caption(f"依据：第 {based_on} 版" if based_on else "依据：随系统附带的版本或尚未发布")
        sent = st.form_submit_button("发布", type="primary", icon=":material/publish:")
    if sent and not (name.strip() and why.strip()):
        st.error("请填写经办人和发布原因。")
    elif sent:
        _publish(chosen, content, name.strip(), why.strip(), based_on, clauses, note)


def _publish(
    chosen: Target,
    content: bytes,
    name: str,
    why: str,
    based_on: int,
    clauses: Mapping[tuple[str, str], str],
    note: str,
) -> None:
    # The page may have been open for hours: the right is asked for again where the work is done.
    person = access.publisher()
    if person is None or not access.may_publish(person, chosen.jurisdiction, holdings().jurisdictions):
        st.error(f"没有发布：{access.why_closed() or '您的账号不能为这个地区发布。'}")
        return
    by = person.name if person.name != access.LOCAL_USER or name == person.name else f"{name}（{person.name}）"
    try:
        version = store().publish(chosen.document_id, content, chosen.register, by, why, based_on, note, clauses)
    except Stale as stale:
        # Kept beyond this run: the page redraws itself when it sees what the other one published.
        st.session_state["publish_stale"] = (chosen.document_id, str(stale), stale.current)
        st.session_state[f"publish_based_on_{chosen.document_id}"] = stale.current.number if stale.current else 0
        look_again()
        st.rerun()
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return
    look_again()
    st.session_state.pop(f"publish_based_on_{chosen.document_id}", None)
    st.session_state.pop("publish_stale", None)
    st.session_state["publish_done"] = (chosen.document_id, version.number)
    st.session_state["publish_round"] = st.session_state.get("publish_round", 0) + 1
    st.rerun()


def _told_stale(chosen: Target, final: pd.DataFrame) -> None:
    """Show that somebody published in between and what differs; the next attempt is based on what is shown here."""
    document_id, told, current = st.session_state.get("publish_stale", ("", "", None))
    if document_id != chosen.document_id:
        return
    st.error(plain(f"没有发布。{told}"), icon=":material/sync_problem:")
    st.markdown("您的名单与刚发布的那一版的差异：")
    theirs = read_wide(current.content).matrix if current else None
    difference_view.show(
        theirs, final, key="publish_stale", against=f"第 {current.number} 版" if current else "已发布的"
    )
    st.info("看过差异后，若仍要发布您的名单，请再点一次“发布”。")


def published() -> None:
    """Tell, after a publish, what was done and the ways on."""
    done = st.session_state.pop("publish_done", None)
    if done is None:
        return
    document = holdings().documents[done[0]]
    st.success(plain(f"已发布：{document.label}，第 {done[1]} 版。所有打开的页面会自动更新。"))
    with st.container(horizontal=True):
        choice = pickers.address_of(document)
        st.page_link("pages/browse/matrix.py", label="看联系矩阵", icon=":material/grid_on:", query_params=choice)
        st.page_link("pages/manage/history.py", label="版本历史与撤回", icon=":material/history:", query_params=choice)


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


def _new_document(held: Holdings) -> Target | None:
    places = {f"{place_name(code, held.jurisdictions)}（{code}）": code for code in held.jurisdictions}
    one, two = st.columns(2)
    place = one.selectbox("地区", list(places), index=None, placeholder="选择地区", key="publish_new_place")
    year = two.number_input("年份", 1949, 2100, value=None, placeholder="不详则留空", key="publish_new_year")
    if place is None:
        st.info("先选地区。")
        return None
    code = places[place]
    stem, taken = f"{code}-{int(year) if year else 'undated'}", set(held.documents)
    document_id = next(name for name in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if name not in taken)
    told = {"jurisdiction": code, "year": str(int(year)) if year else "", "added_on": date.today().isoformat()}
    return Target(document_id, code, NEW_DOCUMENT | told)


def _suggested(notice: Notice) -> dict[str, str]:
    """Return the register fields that a notice says of itself; the clerk sees them and may change them."""
    said = notice.metadata
    told = {"title": said.title, "number": said.number, "issued_on": said.issued_on}
    kind = {} if notice.pairs else {"counterpart_kind": "committee"}
    return {name: value for name, value in told.items() if value} | kind


def _register_fields(document_id: str, before: dict[str, str]) -> dict[str, str]:
    """Let the clerk mend the register fields that a department's file brings along."""

    def field(name: str, label: str, help: str | None = None) -> str:
        return st.text_input(label, value=before.get(name, ""), key=f"publish_{name}_{document_id}", help=help).strip()

    title = field("title", "标题")
    one, two, three = st.columns(3)
    with one:
        number = field("number", "文号")
    with two:
        issued_on = field("issued_on", "日期", help="写作 2026-03-01")
    with three:
        in_force_until = field("in_force_until", "有效至", help="仍有效则留空")
    complete = st.checkbox(
        "这是完整名单（空白即未列入联系）",
        value=before.get("complete") == "true",
        key=f"publish_complete_{document_id}",
        help="只有名单全部在内时才勾选；不完整的名单，空白一律是未知。",
    )
    complete_for = field("complete_for", "已知范围", help="不完整时，哪些部分是全的")
    source = field("source", "来源")
    notes = field("notes", "说明")
    return {
        "title": title,
        "number": number,
        "issued_on": issued_on,
        "in_force_until": in_force_until,
        "complete": "true" if complete else "false",
        "complete_for": complete_for,
        "source": source,
        "notes": notes,
    }
