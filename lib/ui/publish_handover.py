"""A list that another page hands to 上传发布: it goes the way of any uploaded file, checked and signed there."""

import streamlit as st

from lib.archive.suggestion import Suggestion
from lib.ui.markdown import plain

_KEY = "publish_handed"


def give(name: str, content: bytes, said: Suggestion) -> None:
    """Hand a list over as the file of that name; `said` is what is filled in for it beforehand."""
    st.session_state[_KEY] = (name, content, said)


def taken() -> tuple[str, bytes] | None:
    """Return name and bytes of the list that was handed over, None for none; the clerk may turn it down."""
    if _KEY not in st.session_state:
        return None
    name, content, _ = st.session_state[_KEY]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(plain(f"名单来自“下年度方案”（{name}），还没有发布。批准的文号、日期和标题请在下面登记。"))
        refused = st.button("不用它，改为上传文件", key="publish_handed_refused", icon=":material/close:")
    if refused:
        done()
        st.rerun()
    return name, content


def said() -> Suggestion | None:
    """Return what was said of the list that was handed over, None for none."""
    return st.session_state[_KEY][2] if _KEY in st.session_state else None


def done() -> None:
    """Forget what was handed over."""
    st.session_state.pop(_KEY, None)
