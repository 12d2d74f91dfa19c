"""城市比较: two to six lists laid over each other by function: what is the same, what differs, and why."""

import streamlit as st

from lib.figures.comparison_words import comparison_sentence
from lib.ui import compare_choice, compare_views, messages
from lib.ui.compared import compared

VIEWS = {"差异矩阵": compare_views.difference_matrix_view}

# What the reader is looking at
chosen = compare_choice.chosen()
if chosen is None:
    messages.nothing("至少要有两份部门名单才能比较。")
    st.stop()
view = st.segmented_control(
    "看什么", list(VIEWS), default="差异矩阵", key="cities_view", bind="query-params", required=True
)

# What it says, and the four numbers
messages.finding(comparison_sentence(*chosen.names, compared(chosen.a, chosen.b), chosen.complete))

# One picture at a time, each with its table
VIEWS[view or "差异矩阵"](chosen)
for document in chosen.documents:
    messages.source(document)
