"""What is drawn anew, and when: the page alone after a choice on it, the whole when someone has published."""

from copy import copy
from threading import current_thread
from time import monotonic

import streamlit as st

from lib.ui import charts
from lib.ui.loading import stamp
from lib.ui.messages import not_read

SECONDS = 5  # with fifty pages open, looking every three took a fifth of the server's time
_JUST = 0.05  # seconds
_THEME = "live_theme"  # which the charts were drawn for
_DRAWN = "live_drawn"  # when the page was last redrawn, and by which thread


def watch() -> None:
    """Redraw the page when someone has published since it was drawn, or the reader's computer turned dark or light."""
    st.session_state.pop(_DRAWN, None)  # this run draws the whole, and leaves nothing over
    st.session_state[_THEME] = st.context.theme.type
    _look()


@st.fragment(run_every=SECONDS)
def _look() -> None:
    now, theme = stamp(), st.context.theme.type
    if st.session_state.setdefault("live_stamp", now) != now or st.session_state[_THEME] != theme:
        st.session_state["live_stamp"] = now
        st.rerun()
    _leave_nothing_over()


@st.fragment
def body(page: st.Page) -> None:
    """Show a page; a choice on it draws it anew without its head and the menu, in less time here and in the browser."""
    charts.forget()
    not_read()
    try:
        copy(page).run()  # a page may be run once, and this runs it at every choice
    finally:
        st.session_state[_DRAWN] = monotonic(), current_thread()


def _leave_nothing_over() -> None:
    """Redraw the whole if this part of the page, which the clock runs, comes right after the page was redrawn.

    A browser takes away what the redrawn page no longer says when it hears that the page is over. Where another part is
    run right after, Streamlit does not tell it: below the shorter page the rest of the longer one would go on standing.
    What was asked for while the page was drawn is run by the same thread, anything later by another one.
    """
    at, by = st.session_state.get(_DRAWN, (-_JUST, None))
    if by is current_thread() or monotonic() - at < _JUST:
        st.rerun()
