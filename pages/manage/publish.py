"""上传发布: whatever a department sent becomes a published version, checked, compared and signed."""

import streamlit as st

from lib.intake.changes import warnings_against
from lib.ui import (
    access,
    correction_views,
    downloads,
    intake_views,
    messages,
    naming_views,
    notice_views,
    publish_views,
)
from lib.ui.loading import holdings

# Who may publish is decided by the server, here and again at the moment of publishing
person = access.publisher()
publish_views.published()
if person is None:
    messages.nothing(access.why_closed())
    st.stop()
st.caption(access.standing(person))

# The file, and what was understood of it
downloads.templates()
file = intake_views.received()
if file is None:
    messages.finding("把部门报来的表格拖到这里，或粘贴通知文字：先看识别结果和与已发布名单的差异，确认后才发布。")
    st.stop()
name, upload = file
intake_views.understood(upload)
notice_views.shown_notice(upload)
if upload.matrix is None:
    intake_views.problems(name, upload.problems)
    st.stop()

# For which document, what it would change
target = publish_views.target(person, upload.notice)
if target is None:
    st.stop()
matrix = naming_views.decided(person, target.jurisdiction, target.document_id, upload.matrix)
matrix, note = correction_views.by_hand(name, matrix)
intake_views.warnings(upload.warnings + warnings_against(matrix, holdings().matrices.get(target.document_id)))
final = publish_views.difference_to_published(target, matrix)

# Signed and published
publish_views.confirm(person, target, final, upload.clauses, note)
