"""下年度方案: next year's list tried out from this year's, seen at once in its numbers, kept as drafts."""

import streamlit as st

from lib.ui import messages, pickers, plan_drafts, plan_editor, plan_files, plan_views, saving, work_messages
from lib.ui.plan_desk import on_desk
from lib.ui.plan_lists import lists

# Which list it starts from
with st.container(horizontal=True, vertical_alignment="bottom"):
    document = pickers.document(lists())
desk = on_desk(document)
work_messages.aged(document.year, desk.year)

# What the draft comes to, drawn after the table has told what was ticked
head = plan_views.steady()
desk = plan_editor.edited(desk)
plan_editor.operated(desk)
with head:
    plan_views.finding(desk)
    st.caption("草案：只在这里试算，不公布，也不计入任何统计。打勾为对口联系；改动后上下各数随即更新。")
    messages.standing(document, marked=True)
    plan_views.cards(desk)

# One picture at a time, each with its table
view = pickers.view(plan_views.VIEWS, "plan_view", label=False)
plan_views.VIEWS[view](desk)

# To take away; and for those who may publish, to keep, to compare and to have published
st.header("下载与保存")
plan_files.files(desk)
person = saving.writer(document.jurisdiction, "查看和保存草案")
if person is not None:
    plan_drafts.save_form(desk, person)
    plan_drafts.drafts(desk, person)
    plan_files.hand_over(desk)
messages.source(document)
