"""先进推荐: a worksheet for recommending units, with weights that the office sets and sees."""

import streamlit as st

from lib.ui import work_choices, work_messages, worksheet_views

# What the reader is looking at
with st.container(horizontal=True, vertical_alignment="bottom"):
    year = work_choices.chosen()
work_messages.standing(year)

# What counts how much, and what follows from it
weights = worksheet_views.weights(year)
worksheet_views.sheet(year, weights)
work_messages.source(year, "报告：各部门年度工作情况报告；联络员：登记表。")
