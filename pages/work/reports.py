"""年度工作情况: the annual reports of departments, filled in or handed in, in sum, and who has not reported."""

import streamlit as st

from lib.figures.work_words import reporting_sentence
from lib.ui import messages, pickers, report_entry, report_views, work_choices, work_messages

VIEWS = {"填报": report_entry.fill_in, "汇总": report_views.summary, "未报名单": report_views.missing}

# What the reader is looking at
with st.container(horizontal=True, vertical_alignment="bottom"):
    year = work_choices.chosen()
    view = pickers.view(VIEWS, "reports_view")

# What it says
found = report_views.who_reported(year)
messages.finding(
    reporting_sentence(year.label, found, year.complete, report_views.total(year), report_views.owed(year)),
    year.document,
)
work_messages.standing(year)

# Filling in, the year in sum, or the list of reminders
VIEWS[view](year)
work_messages.source(year)
