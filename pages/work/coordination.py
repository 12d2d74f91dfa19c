"""协同网络: which bodies a text joins to which, by what, article by article."""

import streamlit as st

from lib.ui import absence, coordination_views, described, pickers

VIEWS = {
    "网络图": coordination_views.network,
    "七类关系": coordination_views.types,
    "单位连接": coordination_views.bodies,
}

described.problems()

# What the reader is looking at
with st.container(horizontal=True, vertical_alignment="bottom"):
    text = coordination_views.choose_text()
    if text is None:
        absence.no_rows("还没有登记协同关系。", "coordination/")
        st.stop()
    view = pickers.view(VIEWS, "coordination_view")
    layer, mechanism = coordination_views.choose_part(text)

# Finding, numbers, picture and table of the view, then where it is from
VIEWS[view](text, layer, mechanism)
described.source_lines([text])
