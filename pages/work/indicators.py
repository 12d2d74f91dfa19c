"""履职指标: the figures that texts state, as they are, and compared only where they count the same thing."""

import streamlit as st

from lib.ui import described, indicator_views, pickers

VIEWS = {
    "数字一览": indicator_views.as_they_are,
    "同类比较": indicator_views.side_by_side,
    "会议进程": indicator_views.meeting_dates,
}

described.problems()

# What the reader is looking at
choices = st.container(horizontal=True, vertical_alignment="bottom")
with choices:
    view = pickers.view(VIEWS, "indicators_view")

# Choice of text or definition, finding, picture, table and source of the view
VIEWS[view](choices)
