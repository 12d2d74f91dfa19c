"""What is drawn anew, and when: the page alone after a choice on it, the whole when someone has published."""

from copy import copy

import streamlit as st

from lib.ui import charts
from lib.ui.loading import stamp
from lib.ui.messages import not_read

SECONDS = 5  # with fifty pages open, looking every three took a fifth of the server's time


@st.fragment(run_every=SECONDS)
def watch() -> None:
    """Redraw the page when someone has published since it was drawn."""
    now = stamp()
    if st.session_state.setdefault("live_stamp", now) != now:
        st.session_state["live_stamp"] = now
        st.rerun()


@st.fragment
def body(page: st.Page) -> None:
    """Show a page; a choice on it draws it anew without its head and the menu, in less time here and in the browser."""
    charts.forget()
    not_read()
    copy(page).run()  # a page may be run once, and this runs it at every choice
