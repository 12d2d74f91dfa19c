"""年度比较: two lists of one place, what came and went between them, by reform of departments or by decision."""

import streamlit as st

from lib.figures.years_words import change_sentence
from lib.ui import absence, messages, numbers, pickers, place_years, years_views
from lib.ui.two_years import two_years

VIEWS = {
    "变化矩阵": years_views.matrix,
    "部门沿革": years_views.departments,
    "起止对照": years_views.start_and_end,
    "文件时间线": years_views.documents,
    "职能沿革": years_views.one_function,
}

# What the reader is looking at
choices = st.container(horizontal=True, vertical_alignment="bottom")
with choices:
    pair = place_years.two_lists()
if pair is None:
    absence.nothing(
        "还没有一个地区收有两份以上的部门名单，无从比较。", "请发布另一年的名单。", "pages/manage/publish.py"
    )
    st.stop()
with choices:
    view = pickers.view(VIEWS, "years_view")
before, after = pair
if before is after:
    absence.nothing("两次选了同一份名单，无从比较。", "请在“从”“到”中选两份不同的名单。")
    st.stop()
two = two_years(before, after)

# What it says
whole = (before.complete, after.complete)
messages.finding(change_sentence(two.place, *two.names, two.found, two.changes, whole), *pair)
limited = sorted((one for one in pair if one.synthetic or not one.complete), key=lambda one: one.complete)
for one in limited[:1]:
    messages.limits(one, marked=bool(two.found.comparable))  # that the older one was replaced is what is compared here
years_views.left_out(two)
numbers.cards_row(*years_views.cards(two))

# One picture at a time, each with its table
VIEWS[view](two)
years_views.basis(two)
for one in pair:
    messages.source(one)
