"""网络图谱: the same liaisons as a bipartite graph, its projections, its communities and its nestedness."""

import streamlit as st

from lib.figures.words import network_sentence
from lib.measures.network import components
from lib.ui import messages, network_views, pickers
from lib.ui.loading import matrix_of, once

VIEWS = {
    "联系图": network_views.bipartite,
    "组织之间": network_views.parties,
    "部门之间": network_views.departments,
    "社群": network_views.groups,
    "嵌套度": network_views.nestedness,
}

# What the reader is looking at
choices = st.container(horizontal=True, vertical_alignment="bottom")
with choices:
    document = pickers.document()
messages.stop_without_matrix(document)
with choices:
    view = pickers.view(VIEWS, "network_view")

# What it says
parts = len(once(components, document))
messages.finding(network_sentence(document.label, matrix_of(document), document.complete, parts), document)
messages.standing(document)

# One picture at a time, each with its table
VIEWS[view](document)
messages.source(document)
