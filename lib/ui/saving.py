"""Saving sheets from a page: the right is asked for again, what came in between is told, never overwritten."""

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from lib.archive.sheets import Draft, SheetKey, StaleSheet
from lib.archive.unavailable import Unavailable
from lib.ui import access
from lib.ui.loading import holdings, look_again, store
from lib.ui.markdown import plain


def writer(jurisdiction: str, what: str) -> access.Publisher | None:
    """Return who may write for a place; otherwise say why nobody may, and None."""
    person = access.publisher()
    if person is None:
        st.info(plain(access.why_closed().replace("发布", what)), icon=":material/lock:")
        return None
    if not access.may_publish(person, jurisdiction, holdings().jurisdictions):
        told = f"您的账号不能为这个地区{what}。请联系管理员调整账号的地区范围。"
        st.info(told, icon=":material/lock:")
        return None
    return person


def seen(key: SheetKey, number: int, anew: bool = False) -> int:
    """Return the version that this clerk has seen: the one current when the sheet was first looked at here.

    `anew` says that the clerk looks at it now for the first time, whatever was remembered.
    """
    if anew:
        st.session_state[_seen(key)] = number
    return int(st.session_state.setdefault(_seen(key), number))


def first_look(name: str, content: bytes) -> bool:
    """Tell whether a file is handed in just now; the run after that it is an old one."""
    token = sha256(content).hexdigest()
    before = st.session_state.get(f"{name}_looked_at")
    st.session_state[f"{name}_looked_at"] = token
    return before != token


def signature(person: access.Publisher, name: str, usual: str) -> tuple[str, str]:
    """Draw who saves and why; return both."""
    one, two = st.columns([1, 2])
    local = person.name == access.LOCAL_USER
    by = one.text_input("经办人", value=person.name, key=f"{name}_by", disabled=not local)
    why = two.text_input("说明", value=usual, key=f"{name}_why")
    return (by or "").strip(), (why or "").strip()


def still_allowed(jurisdiction: str, deed: str) -> access.Publisher | None:
    """Return who may write for a place at this very moment; otherwise tell that the deed was not done, and None.

    A page may have been open for hours, so the right is asked for again where the work is done.
    """
    person = access.publisher()
    if access.may_publish(person, jurisdiction, holdings().jurisdictions):
        return person
    st.error(plain(f"没有{deed}：{access.why_closed() or '您的账号没有这个地区的权限。'}"))
    return None


def signed(person: access.Publisher, by: str) -> str:
    """Return under which name a deed is recorded: that of the account; for the single user also the one typed."""
    return person.name if person.name != access.LOCAL_USER or by == person.name else f"{by}（{person.name}）"


def save(drafts: Sequence[Draft], by: str, why: str, jurisdiction: str) -> bool:
    """Save the drafts; tell what stands in the way and return False, otherwise True."""
    person = still_allowed(jurisdiction, "保存")
    if person is None:
        return False
    try:
        store().save_sheets(drafts, signed(person, by), why)
    except StaleSheet as stale:
        st.session_state[_seen(stale.key)] = stale.current.number if stale.current else 0
        st.error(plain(f"没有保存。{stale}若仍要保存您填的内容，请再点一次保存。"), icon=":material/sync_problem:")
        look_again()
        return False
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return False
    for draft in drafts:
        st.session_state.pop(_seen(draft.key), None)
    look_again()
    return True


def tell_later(page: str, words: str) -> None:
    """Keep a sentence for the next run of a page."""
    st.session_state[f"{page}_done"] = words


def told(page: str) -> None:
    """Tell, after saving, what was done."""
    words = st.session_state.pop(f"{page}_done", "")
    if words:
        st.success(plain(words))


def _seen(key: SheetKey) -> str:
    return f"seen_{key.kind}_{key.name}"
