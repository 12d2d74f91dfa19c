"""联络员: leaders in charge and liaison officers of every unit; whole telephone numbers only for those who publish."""

import streamlit as st

from lib.ui import contact_entry, contact_history, contact_views, messages, pickers, work_choices, work_messages

VIEWS = {
    "名册": contact_views.roster,
    "缺漏": contact_views.gaps,
    "登记": contact_entry.register,
    "历次版本": contact_history.versions,
}

# What the reader is looking at
with st.container(horizontal=True, vertical_alignment="bottom"):
    held = work_choices.of_today()
    view = pickers.view(VIEWS, "contacts_view")

# What it says
messages.finding(contact_views.finding(held), held.document)
contact_views.standing(held)

# Who, who is missing, filling in, and what was changed
VIEWS[view](held)
work_messages.source(held, "联络员：各单位报送的登记表。")
