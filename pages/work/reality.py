"""计划与落实: the list that is in force against what reports and news tell was done."""

import streamlit as st

from lib.figures.work_words import reality_sentence
from lib.measures.plan_reality import overall
from lib.ui import messages, pickers, reality_views, work_choices, work_messages

VIEWS = {"对照图": reality_views.picture, "落实率": reality_views.shares, "历年": reality_views.years}

# What the reader is looking at
with st.container(horizontal=True, vertical_alignment="bottom"):
    year = work_choices.chosen(undated=True)
    view = pickers.view(VIEWS, "reality_view")

# What it says
found = overall(reality_views.cells_of(year), year.reports)
messages.finding(reality_sentence(year.label, found, year.matrix is not None), year.document)
work_messages.standing(year)

# The picture with its table, the rates, or the years
VIEWS[view](year)
reality_views.unpaired(year)
work_messages.source(year)
