"""Open pages follow what is published: a small watcher asks now and then and redraws the page when it must."""

import streamlit as st

from lib.ui.loading import stamp

SECONDS = 5  # with fifty pages open, looking every three took a fifth of the server's time


@st.fragment(run_every=SECONDS)
def watch() -> None:
    """Redraw the page when someone has published since it was drawn."""
    now = stamp()
    if st.session_state.setdefault("live_stamp", now) != now:
        st.session_state["live_stamp"] = now
        st.rerun()
