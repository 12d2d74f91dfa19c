"""A list that another page hands to 上传发布: it goes the way of any uploaded file, checked and signed there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from lib.archive.suggestion import Suggestion
from lib.ui.markdown import plain

_KEY = "publish_handed"


@dataclass(frozen=True)
class Cell:
    """A cell of the list to be changed by hand, and to what; `clauses` are the words its pairs were read from."""

    department: str
    party: str
    state: bool | None
    clauses: Mapping[tuple[str, str], str] = field(default_factory=dict)


def give(name: str, content: bytes, said: Suggestion, told: str, origin: str, cell: Cell | None = None) -> None:
    """Hand a list over as the file of that name.

    `said` is what is filled in for it beforehand, `told` says what it is and what is to be done, `origin` where it
    comes from, `cell` what is changed in it.
    """
    st.session_state[_KEY] = (name, content, said, told, cell, origin)


def taken() -> tuple[str, bytes] | None:
    """Return name and bytes of the list that was handed over, None for none; the clerk may turn it down."""
    if _KEY not in st.session_state:
        return None
    name, content, _, told, *_ = st.session_state[_KEY]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(plain(told))
        refused = st.button("不用它，改为上传文件", key="publish_handed_refused", icon=":material/close:")
    if refused:
        done()
        st.rerun()
    return name, content


def said() -> Suggestion | None:
    """Return what was said of the list that was handed over, None for none."""
    return st.session_state[_KEY][2] if _KEY in st.session_state else None


def cell() -> Cell | None:
    """Return the cell to be changed in the list that was handed over, None for none."""
    return st.session_state[_KEY][4] if _KEY in st.session_state else None


def origin() -> str:
    """Return where the list that was handed over comes from, "" for none: no file was received then."""
    return str(st.session_state[_KEY][5]) if _KEY in st.session_state else ""


def done() -> None:
    """Forget what was handed over."""
    st.session_state.pop(_KEY, None)
