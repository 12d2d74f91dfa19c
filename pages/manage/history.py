"""版本历史: who published what when and why, what changed, and the way back."""

import streamlit as st

from lib.ui import history_views, log_views, messages, pickers, withdrawal_views

VIEWS = {"本月发布": log_views.this_month, "上月发布": log_views.last_month, "全部操作": log_views.everything}
ONE = "一份文件的版本"

# What was done for all documents, by month and by whom
view = pickers.view([ONE, *VIEWS], "history_view", label=False)
if view in VIEWS:
    VIEWS[view]()
    messages.based_on("本系统存档的操作记录。")
    st.stop()

# What the reader is looking at: what was published last, before anything is chosen
with st.container(horizontal=True, vertical_alignment="bottom"):
    document = pickers.document(usual=history_views.published_last())
versions = history_views.versions_of(document)

# What it says
if versions:
    last, at = versions[-1], history_views.when(versions[-1].published_at)
    told = f"{document.label}：共发布 {len(versions)} 版，最近一版由“{last.by}”于 {at} 发布。"
else:
    told = f"{document.label}：随系统附带，还没有发布过新版。"
messages.finding(told)

# Versions, the way back without scrolling, differences; what was registered by mistake; where the list is from
history_views.version_table(document, versions)
history_views.way_back(document, versions)
history_views.difference_between(document, versions)
withdrawal_views.withdrawal(document, versions)
withdrawal_views.withdrawn_documents()
messages.source(document)
