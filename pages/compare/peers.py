"""对标: which lists are most like one's own, and what most comparable lists have that one's own has not."""

import streamlit as st

from lib.ui import messages, peers_choice, peers_gap_views, peers_views, pickers
from lib.ui.peers_tables import chosen

VIEWS = {"最近的地区": peers_views.nearest_view, "差距清单": peers_gap_views.gaps_view}

# What the reader is looking at
with st.container(horizontal=True, vertical_alignment="bottom"):
    document = pickers.document()
    view = pickers.view(VIEWS, "peers_view")
peers_choice.stop_without_list(document)

# Who counts as comparable
filters = peers_choice.filters(document)
peers = chosen(document.document_id, filters)
peers_choice.stop_unclassified(document)

# What it says, one picture with its table, and where it comes from
VIEWS[view](peers, filters)
messages.source(document)
