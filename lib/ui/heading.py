"""The head of every page: its title, and the button that copies the address of exactly this view."""

import streamlit as st

_SHARE = (
    '<div class="share"><span class="share-said" role="status"></span>'
    '<input class="share-address" readonly hidden aria-label="本页的网址">'
    '<button type="button" title="复制本页的网址，发给同事后打开的就是现在这个画面">复制链接</button></div>'
    '<script src="app/static/share.js"></script>'
)


def heading(title: str) -> None:
    """Show the title of a page, and beside it the way to send what is seen to a colleague."""
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.title(title, width="stretch")
        st.html(_SHARE, width="content", unsafe_allow_javascript=True)
