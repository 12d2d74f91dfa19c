"""会议材料: everything for the annual meeting, seen before it is made, with one click."""

import streamlit as st

from lib.exports.meeting.slides import slides
from lib.ui import materials_views, meeting_material, messages, present_stage
from lib.ui.loading import holdings

# What the meeting is about
with st.container(horizontal=True, vertical_alignment="bottom"):
    asked = meeting_material.chosen()
material = meeting_material.material(asked)
document = holdings().documents[asked.document_id]
made = slides(material)

# What it says
messages.finding(f"{material.origin.label}对口联系工作会议：{len(made)}项幻灯片内容，一次点击得到全部文件。", document)
messages.standing(document)
materials_views.cards(material, made)

# The files: the button stands above the template that it may use
files = st.container()
own = materials_views.template()
with files:
    materials_views.take_away(material, own)
    present_stage.way_in(document, "cover", "在大屏幕上放映这些幻灯片")

# What will be inside
st.header("幻灯片内容")
st.caption("序号是先后，不是页码：放不下的续页，演示文稿与会议展示的页数可能不同。")
materials_views.inside(made)
messages.source(document)
