"""制度机制: which mechanisms texts set up, where, since when, and what was reported of them."""

import streamlit as st

from lib.ui import described, mechanism_views

VIEWS = {
    "地区与机制": mechanism_views.by_place,
    "机制目录": mechanism_views.catalogue,
    "何时设立": mechanism_views.since_when,
    "规定与活动": mechanism_views.against_reports,
}

described.problems()
if mechanism_views.nothing_held():
    st.stop()

# What the reader is looking at
with st.container(horizontal=True, vertical_alignment="bottom"):
    view = st.segmented_control(
        "看什么", list(VIEWS), default="地区与机制", key="mechanisms_view", bind="query-params", required=True
    )
    subject = mechanism_views.choose_subject(view or "地区与机制")

# Finding, picture and table of the view, then where it is from
VIEWS[view or "地区与机制"](subject)
mechanism_views.sources(subject)
