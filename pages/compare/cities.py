"""城市比较: two to six lists laid over each other by function: what is the same, what differs, and why."""

import streamlit as st

from lib.ui import absence, compare_choice, compare_head, compare_views, pickers

VIEWS = {
    "差异矩阵": compare_views.difference_matrix,
    "并排小图": compare_views.side_by_side,
    "各职能": compare_views.per_function,
    "各组织": compare_views.per_organisation,
    "差异构成": compare_views.parts,
    "未能比较": compare_views.not_compared,
}

# What the reader is looking at
chosen = compare_choice.chosen()
if chosen is None:
    absence.nothing("部门名单不足两份，无从比较。", "请先发布一份名单。", "pages/manage/publish.py")
    st.stop()
compare_head.standing_line(chosen)

# What it says, and the four numbers
compare_head.told(chosen)
compare_head.numbers_row(chosen)

# One picture at a time, each with its table
view = pickers.view(VIEWS, "cities_view", label=False)
VIEWS[view](chosen)
compare_head.sources(chosen)
