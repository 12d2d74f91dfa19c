"""For which document a file is: chosen by the clerk, filled in beforehand with what the file says of itself."""

from dataclasses import dataclass
from typing import Literal
from zlib import crc32

import streamlit as st

from lib.archive.clock import today
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.register import place_name, register_row
from lib.archive.suggestion import Suggestion
from lib.intake.notice.metadata import date_of
from lib.intake.notice.provisions import with_official_brackets
from lib.ui import access, pickers
from lib.ui.loading import holdings, once_for_all, published
from lib.ui.markdown import plain

UPDATE, NEW = "更新已有文件", "登记新文件"
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

    @property
    def complete(self) -> bool:
        """Tell whether staff say that the list is whole."""
        return self.register["complete"] == "true"


@dataclass(frozen=True)
class Allowed:
    """Where somebody may publish: places as they are offered by code, and the documents held of them by place."""

    places: dict[str, str]
    documents: dict[str, tuple[Document, ...]]


def target(person: access.Publisher, said: Suggestion) -> Target | None:
    """Let the clerk say which document the file is, and mend its register fields; None until that can be told.

    Only places are offered that the clerk may publish for; what the file says of itself is chosen beforehand.
    """
    held, allowed = holdings(), once_for_all(_allowed, person.jurisdictions)
    if not allowed.places:
        st.error("您的账号没有可以发布的地区。请联系管理员调整账号的地区范围。")
        return None
    _preselect(said, allowed, held)
    kinds = [UPDATE, NEW] if allowed.documents else [NEW]
    kind = st.radio("这份名单是", kinds, index=None, horizontal=True, key="publish_kind", persist_state="session")
    place_of_words = st.container()
    described = None
    if kind is not None:
        described = _new_document(held, allowed, said) if kind == NEW else _held_document(allowed)
    with place_of_words:
        _tell(said, allowed, held, _as_said(said, kind, described))
    if described is None:
        st.button("发布", disabled=True, icon=":material/publish:", key="publish_not_yet")
        st.caption("还不能发布：先选定这份名单是哪个地区的哪份文件。")
        return None
    before = described.register
    if said.document_id == described.document_id:  # what the register has stands; blanks are filled from the notice
        before = before | {name: value for name, value in said.register.items() if not before.get(name)}
    with st.expander("登记内容（文号、日期、完整性）", icon=":material/edit_document:", expanded=kind == NEW):
        register = before | _register_fields(described.document_id, before, "session" if kind == NEW else None)
    if register["evidence"] == "counts":
        register["evidence"] = "explicit"  # until now only counts were public; from now on there is a list
    return Target(described.document_id, described.jurisdiction, register)


def _preselect(said: Suggestion, allowed: Allowed, held: Holdings) -> None:
    """Choose what the file says of itself, once: what the clerk chooses afterwards stands, even if a word is mended.

    A file that names a place which is not known, or not this clerk's, chooses nothing, and takes back what was chosen
    for the file before it. Of one that names none only the address may say what it is for.
    """
    mark = (st.session_state.get("publish_round", 0), said.stated, said.document_id, said.fresh, said.year)
    last = st.session_state.get("publish_suggested")
    st.session_state["publish_suggested"] = mark
    if last == mark:
        _as_left(held)
        return
    here, places = held.codes.get(said.jurisdiction, ()), allowed.places
    # For a new document too, even while an old one is chosen: the clerk may say that it is a new one.
    for key, value in (("place", places.get(said.jurisdiction)), ("year", said.year)):
        st.session_state[f"publish_new_{key}"] = value
    if said.jurisdiction in places and (said.fresh or not here):
        st.session_state["publish_kind"] = NEW
    elif said.jurisdiction in places and said.document_id in [one.document_id for one in here]:
        st.session_state["publish_kind"] = UPDATE
        pickers.preselect(held.documents[said.document_id])
    elif said.jurisdiction in places:
        st.session_state["publish_kind"] = UPDATE
        if said.year is not None or _place_asked_for() != here[0].place:  # otherwise the address may name the document
            likely = [one for one in here if said.year is None or one.may_be_of(said.year)] or here
            pickers.preselect(max(likely, key=lambda one: (one.document_id in held.matrices, one.year or 0)))
    elif not said.stated and last is None and pickers.asked_for() and allowed.documents:
        st.session_state["publish_kind"] = UPDATE
    else:
        st.session_state["publish_kind"] = None
        pickers.choose_none()


def _as_left(held: Holdings) -> None:
    """Choose the document again that was chosen before the clerk looked at another page, or at the other kind."""
    document = held.documents.get(st.session_state.get("publish_kept_document", ""))
    if document is not None and "document" not in st.session_state and not pickers.asked_for():
        pickers.preselect(document)


def _place_asked_for() -> str:
    return str(st.query_params.get("to_place") or st.query_params.get("place") or st.session_state.get("place") or "")


def _held_document(allowed: Allowed) -> Target | None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        document = pickers.document_to_change(allowed.documents)
    st.session_state["publish_kept_document"] = document.document_id if document else ""
    return Target(document.document_id, document.jurisdiction, register_row(document)) if document else None


def _as_said(said: Suggestion, kind: str | None, chosen: Target | None) -> bool:
    """Tell whether what is chosen is still what the file says of itself."""
    if chosen is None or chosen.jurisdiction != said.jurisdiction:
        return False
    if kind == NEW:
        return not said.document_id and (said.year is None or chosen.register["year"] == str(said.year))
    return not said.fresh and said.document_id in ("", chosen.document_id)


def _tell(said: Suggestion, allowed: Allowed, held: Holdings, as_said: bool) -> None:
    """Say why something is chosen already, or why it could not be."""
    if not said.stated:
        return
    chosen = "，已为您选好；不对可以改" if as_said else ""
    if not said.jurisdiction:
        told = f"文中的地区“{said.stated}”不在地区表里：请核对后自己选；要新增地区，请管理员补充地区表。"
    elif said.jurisdiction not in allowed.places:
        told = f"文中的地区是“{said.stated}”，您的账号不能为它发布。"
    elif said.document_id:
        told = f"按文号或标题，这就是已收录的“{held.documents[said.document_id].label}”{chosen}。"
    elif said.fresh and said.year and not any(one.year == said.year for one in held.codes.get(said.jurisdiction, ())):
        told = f"文中的地区是“{said.stated}”，{said.year} 年的文件还没有收录{chosen}。"
    elif said.fresh:
        told = f"文中的地区是“{said.stated}”，这份文件还没有收录{chosen}。"
    else:
        told = f"文中的地区是“{said.stated}”{chosen}。"
    st.caption(plain(told))


def _allowed(held: Holdings, codes: tuple[str, ...]) -> Allowed:
    """Return what one with an account for these places (none: for all) may publish for."""
    person = access.Publisher("", codes)
    places = {
        code: f"{place_name(code, held.jurisdictions)}（{code}）"
        for code in held.jurisdictions
        if access.may_publish(person, code, held.jurisdictions)
    }
    documents = {place: here for place, here in held.places.items() if here[0].jurisdiction in places}
    return Allowed(places, documents)


def _new_document(held: Holdings, allowed: Allowed, said: Suggestion) -> Target | None:
    options = {option: code for code, option in allowed.places.items()}
    one, two = st.columns(2)
    place = one.selectbox(
        "地区",
        list(options),
        index=None,
        placeholder="选择地区",
        key="publish_new_place",
        persist_state="session",
    )
    year = two.number_input(
        "年份", 1949, 2100, value=None, placeholder="不详则留空", key="publish_new_year", persist_state="session"
    )
    if place is None:
        return None
    code = options[place]
    stem, taken = f"{code}-{int(year) if year else 'undated'}", (held.documents, published())  # withdrawn ones too
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    document_id = next(name for name in names if not any(name in ids for ids in taken))
    told = {"jurisdiction": code, "year": str(int(year)) if year else "", "added_on": today().isoformat()}
    return Target(document_id, code, NEW_DOCUMENT | dict(said.register) | told)


def _register_fields(document_id: str, before: dict[str, str], kept: Literal["session"] | None) -> dict[str, str]:
    """Let the clerk mend the register fields that a department's file brings along.

    What is typed for a new document is `kept` while the clerk looks elsewhere; in the folded register of one that is
    held it would be published unseen.
    """

    def key(name: str) -> str:
        # Another text, or what a colleague published meanwhile, comes with other values: they are shown, not the old.
        return f"publish_{name}_{document_id}_{crc32(before.get(name, '').encode()):x}"

    def field(name: str, label: str, help: str | None = None) -> str:
        typed = st.text_input(label, value=before.get(name, ""), key=key(name), help=help, persist_state=kept)
        return typed.strip()

    def day(name: str, label: str, help: str) -> str:
        text = field(name, label, help=help)
        return date_of(text) or text  # one that is no day is told where the list is published

    title = field("title", "标题")
    one, two, three = st.columns(3)
    with one:
        number = with_official_brackets(field("number", "文号"))
    with two:
        issued_on = day("issued_on", "日期", "写作 2026-03-01 或 2026年3月1日；只知道年月的写年月")
    with three:
        in_force_until = day("in_force_until", "有效至", "仍有效则留空")
    complete = st.checkbox(
        "这是完整名单（空白即未列入联系）",
        value=before.get("complete") == "true",
        key=key("complete"),
        help="只有名单全部在内时才勾选；不完整的名单，空白一律是未知。",
        persist_state=kept,
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
