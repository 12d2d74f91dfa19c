"""The one way to say that there is nothing here: what is missing and why, what to do next, and the way there."""

from collections.abc import Mapping

import streamlit as st

from lib.archive.document import Document
from lib.ui.markdown import plain


def nothing(
    missing: str,
    then: str = "",
    page: str = "",
    address: Mapping[str, str] | None = None,
    document: Document | None = None,
) -> None:
    """Show what is missing and why (one sentence), what to do next (one sentence), and a link to the page for it.

    `page` is the file of the page; `address` are choices that the link makes there. Sentences name departments by the
    word that fits `document`.
    """
    st.info(plain(worded(missing + then, document)), icon=":material/block:")
    if page:
        st.page_link(page, icon=":material/arrow_forward:", query_params=dict(address or {}))


def no_documents() -> None:
    """Show that nothing at all is held, and end the page there."""
    then = "数据文件的问题见“总览”页；没有问题的，请发布第一份名单。"
    nothing("还没有收录任何文件。", then, "pages/manage/publish.py")
    st.stop()


def no_rows(missing: str, table: str) -> None:
    """Show that a shipped table has no row to show, and where it is told how to add one."""
    view = "数据表说明"
    nothing(missing, f"请在 data/{table} 中补上，格式见“{view}”。", "pages/about/sources.py", {"sources_view": view})


def worded(text: str, document: Document | None) -> str:
    """Return a sentence in the words that fit the document: committees are no departments and have fixed contacts."""
    if document is None or document.counterpart_kind != "committee":
        return text
    return text.replace("对口联系部门", "固定联系的专委会").replace("对口联系", "固定联系").replace("部门", "专委会")
