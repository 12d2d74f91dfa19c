"""使用手册: how to do what one came for, for the leader, the clerk and the presenter, with pictures, offline."""

import streamlit as st

from lib.ui import manual, pickers

# For whom
pickers.tell_unknown(list(manual.USERS), "manual_user")
user = st.segmented_control(
    "写给谁",
    list(manual.USERS),
    default="领导",
    key="manual_user",
    bind="query-params",
    required=True,
    label_visibility="collapsed",
)

# What can be done in a minute, then one recipe after another
manual.shown(user or "领导")
