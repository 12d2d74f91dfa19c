"""数据来源: every document with number, date and completeness, every table, every measure and its definition."""

import streamlit as st

from lib.ui import messages, source_views
from lib.ui.loading import holdings

VIEWS = {
    "文件登记": source_views.register,
    "更正记录": source_views.corrections,
    "数据表说明": source_views.dictionary,
    "指标与方法": source_views.methods,
}

held = holdings()
messages.problems(held.problems)
view = st.segmented_control(
    "看什么",
    list(VIEWS),
    default="文件登记",
    key="sources_view",
    bind="query-params",
    required=True,
    label_visibility="collapsed",
)
VIEWS[view or "文件登记"](held)
