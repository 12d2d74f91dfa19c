"""What was published last, on the first page: who did it when, each with the way to its versions and back."""

from itertools import islice

import streamlit as st

from lib.archive.clock import day_of
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.version import Version
from lib.ui.loading import once_for_all, published
from lib.ui.markdown import plain
from lib.ui.pickers import address_of

MOST = 3


def last_published() -> None:
    """Link to the versions of the lists that were published last, but for invented ones; nothing where none was."""
    found = once_for_all(_newest)
    if not found:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("最近发布：", width="content")
        for document, one in found:
            st.page_link(
                "pages/manage/history.py",
                label=plain(f"{day_of(one.published_at).isoformat()} {document.label}（{one.by}发布）"),
                icon=":material/history:",
                query_params=address_of(document),
            )


def _newest(held: Holdings) -> list[tuple[Document, Version]]:
    newest = sorted(published().items(), key=lambda each: each[1].published_at, reverse=True)
    real = (
        (held.documents[name], one)
        for name, one in newest
        if name in held.documents and not held.documents[name].synthetic
    )
    return list(islice(real, MOST))
