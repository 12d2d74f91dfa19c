"""制度机制: which mechanisms texts set up, where, since when, and what was reported of them."""

import streamlit as st

from lib.ui import described, mechanism_views, pickers

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
    view = pickers.view(VIEWS, "mechanisms_view")
    subject = mechanism_views.choose_subject(view)

# Finding, picture and table of the view, then where it is from
VIEWS[view](subject)
mechanism_views.sources(subject)
