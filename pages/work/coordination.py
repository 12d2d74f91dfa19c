"""协同网络: which bodies a text joins to which, by what, article by article."""

import streamlit as st

from lib.ui import coordination_views, described, messages, pickers

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
        messages.nothing("还没有登记任何协同关系。请在 data/coordination/ 中补上，格式见“数据来源”页的数据表说明。")
        st.stop()
    view = pickers.view(VIEWS, "coordination_view")
    layer, mechanism = coordination_views.choose_part(text)

# Finding, numbers, picture and table of the view, then where it is from
VIEWS[view](text, layer, mechanism)
described.source_lines([text])
