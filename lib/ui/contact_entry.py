"""登记: the contacts of one unit are filled in, or many handed in as a file; whoever is replaced stays with an end."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.archive.sheets import Draft
from lib.intake.filled.contact import ROLES, Contact, contacts_bytes, masked, renewed
from lib.intake.filled.contact_upload import (
    NAME,
    POST,
    ROLE,
    SINCE,
    TELEPHONE,
    UNIT,
    UNTIL,
    ReadContacts,
    person_of,
    read_contacts,
)
from lib.ui import access, contact_book, contact_files, intake_views, pickers, saving, uploader
from lib.ui.markdown import plain
from lib.ui.tables import shown
from lib.ui.work import Work, today

OTHER = "名单以外的单位…"
FILE, FORM = "上传文件", "在这里填写"
# Of each person: what is asked, how wide, with which hint.
FIELDS = (
    (NAME, 2.0, "姓名"),
    (POST, 2.5, "职务"),
    (TELEPHONE, 2.5, "联系电话"),
    (SINCE, 2.0, "2026-01-20"),
    (UNTIL, 2.0, "在任则留空"),
)

_WIDTHS = [1.2, *(width for _, width, _ in FIELDS)]


def register(held: Work) -> None:
    """Let one who may write fill in or hand in contacts; nobody else sees a form or a whole number here."""
    saving.told("contacts")
    person = saving.writer(held.jurisdiction, "登记")
    if person is None:
        contact_files.empty_form()
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = _unit(held)
        way = st.segmented_control("怎样登记", [FORM, FILE], default=FORM, key="contacts_way", required=True)
    if way == FILE:
        _handed_in(held, person, unit)
    elif unit:
        _form(held, person, unit)
        contact_files.unit_form(held, unit)


def _unit(held: Work) -> str:
    known = contact_book.units(held)
    others = sorted({one.unit for one in contact_book.book(held).contacts} - set(known))
    pickers.tell_unknown([*known, *others, OTHER], "contacts_unit")
    chosen = st.selectbox("单位", [*known, *others, OTHER], key="contacts_unit", bind="query-params")
    if chosen != OTHER:
        return chosen
    typed = st.text_input("单位名称", key="contacts_other", placeholder="写全称")
    return contact_book.known_unit(held)((typed or "").strip()) if (typed or "").strip() else ""


def _form(held: Work, person: access.Publisher, unit: str) -> None:
    key, now = contact_book.key_of(held), contact_book.book(held)
    own = f"contacts_{held.jurisdiction}_{unit}_{st.session_state.get('contacts_turn', 0)}"
    based_on = saving.seen(key, now.number, anew=f"{own}_0_{NAME}" not in st.session_state)
    st.caption(
        "换人时直接写新人的姓名：原来的人保留在册，任期到新人接任为止；离任而没有接任的，填写“止”。已登记的号码在这里不显示全部，不改就留空（改了姓名须重填）；要看完整号码，请到“名册”。"
    )
    with st.form(f"{own}_form", border=True, enter_to_submit=False):
        heads = st.columns(_WIDTHS)
        for head, (name, _, _) in zip(heads[1:], FIELDS, strict=True):
            head.caption(name)
        rows = [_row(now, unit, role, f"{own}_{place}") for place, role in enumerate(ROLES)]
        by, why = saving.signature(person, own, "登记表")
        sent = st.form_submit_button("保存登记", type="primary", icon=":material/save:")
    if not sent:
        return
    told = [cells for cells in rows if any(cells[name].strip() for name, _, _ in FIELDS)]
    found = [person_of(cells) for cells in told]
    faults = [
        f"{cells[ROLE]} · {place}：{fault.message}"
        for cells, one in zip(told, found, strict=True)
        if isinstance(one, dict)
        for place, fault in one.items()
    ]
    faults += [] if by and why else ["请填写经办人和说明。"]
    fresh = [one for one in found if isinstance(one, Contact)]
    if faults or not fresh:
        st.error("还没有保存：\n\n" + "\n".join(f"- {plain(fault)}" for fault in faults or ["请至少填写一个人。"]))
        return
    _save(held, fresh, based_on, by, why)


def _row(now: contact_book.Book, unit: str, role: str, own: str) -> dict[str, str]:
    one = contact_book.holder(now.contacts, unit, role) or Contact(unit, role, "", "", "")
    before = {NAME: one.name, POST: one.post, TELEPHONE: "", SINCE: one.since, UNTIL: one.until}
    label, *places = st.columns(_WIDTHS, vertical_alignment="center")
    label.markdown(f"**{role}**")
    cells = {UNIT: unit, ROLE: role}
    for place, (name, _, hint) in zip(places, FIELDS, strict=True):
        st.session_state.setdefault(f"{own}_{name}", before[name])
        cells[name] = (
            place.text_input(
                f"{role}{name}",
                key=f"{own}_{name}",
                placeholder=(masked(one.telephone) or hint) if name == TELEPHONE else hint,
                autocomplete="off",
                label_visibility="collapsed",
            )
            or ""
        )
    return cells


def _handed_in(held: Work, person: access.Publisher, unit: str) -> None:
    contact_files.empty_form()
    file = uploader.handed_in("登记表（Word），或每行一人的名册", "contacts_file")
    if file is None:
        st.caption("名册的列：单位、身份（分管领导或联络员）、姓名、职务、联系电话、起、止。")
        return
    name, content = file
    read = _read(content, unit, held)
    if read.problems:
        intake_views.problems(name, read.problems)
        return
    st.caption(plain("".join(read.understood)))
    now = contact_book.book(held)
    based_on = saving.seen(contact_book.key_of(held), now.number, anew=saving.first_look("contacts_file", content))
    shown(_what_changes(now, read.contacts), key="contacts_read")
    with st.form("contacts_file_form", border=True, enter_to_submit=False):
        by, why = saving.signature(person, "contacts_file", "登记表")
        sent = st.form_submit_button(f"保存 {len(read.contacts)} 人", type="primary", icon=":material/save:")
    if sent and not (by and why):
        st.error("请填写经办人和说明。")
    elif sent:
        _save(held, read.contacts, based_on, by, why)


def _what_changes(now: contact_book.Book, fresh: Sequence[Contact]) -> pd.DataFrame:
    """Return who is registered, with masked numbers, and whom each of them replaces."""
    rows = []
    for one in contact_book.hidden(fresh):
        old = contact_book.holder(now.contacts, one.unit, one.role)
        does = "新登记" if old is None else "更新" if old.name == one.name else f"接替{old.name}"
        rows.append((one.unit, one.role, one.name, one.post, one.telephone, one.since, one.until, does))
    return pd.DataFrame(rows, columns=[*contact_book.COLUMNS, "保存后"])


def _save(held: Work, fresh: Sequence[Contact], based_on: int, by: str, why: str) -> None:
    content = contacts_bytes(renewed(contact_book.book(held).contacts, fresh, today().isoformat()))
    draft = Draft(contact_book.key_of(held), content, based_on)
    if saving.save([draft], by, why, held.jurisdiction):
        units = "、".join(dict.fromkeys(one.unit for one in fresh))
        saving.tell_later("contacts", f"已登记 {len(fresh)} 人：{units}。")
        uploader.finished("contacts_file")
        st.session_state["contacts_turn"] = st.session_state.get("contacts_turn", 0) + 1
        st.rerun()


def _read(content: bytes, unit: str, held: Work) -> ReadContacts:
    """Read a file once per session and file; nothing of it is kept where other sessions could meet it."""
    token = (hash(content), unit, held.jurisdiction)
    kept = st.session_state.get("contacts_parsed")
    if kept is None or kept[0] != token:
        kept = (token, read_contacts(content, unit, contact_book.known_unit(held)))
        st.session_state["contacts_parsed"] = kept
    return kept[1]
