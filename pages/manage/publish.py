"""上传发布: whatever a department sent becomes a published version, checked, compared and signed."""

import streamlit as st

from lib.archive.suggesting import suggestion
from lib.intake.changes import warnings_against
from lib.intake.draft import Draft
from lib.ui import (
    absence,
    access,
    cell_correction,
    correction_views,
    downloads,
    intake_views,
    messages,
    naming_views,
    notice_views,
    publish_handover,
    publish_views,
    repeal_views,
    target_views,
)
from lib.ui.loading import holdings

# Who may publish is decided by the server, here and again at the moment of publishing
person = access.publisher()
publish_views.published()
if person is None:
    absence.nothing(access.why_closed())
    intake_views.rescued()
    st.stop()
st.caption(access.standing(person))

# The file, and what was understood of it
cell_correction.begun()
downloads.templates()
file = intake_views.received()
if file is None:
    messages.finding("把部门报来的表格拖到这里，或粘贴通知文字：先看识别结果和与已发布名单的差异，确认后才发布。")
    st.stop()
name, upload = file
if not publish_handover.origin():
    intake_views.understood(upload)
notice_views.shown_notice(upload)
if upload.matrix is None:
    intake_views.problems(name, upload.problems)
    st.stop()

# For which document, corrected by hand, and what it would change
said = publish_handover.said() or suggestion(name, upload, holdings())
target = target_views.target(person, said)
if target is None:
    st.stop()
cell = publish_handover.cell()
draft = Draft(upload.matrix, cell.clauses if cell else upload.clauses, unknown=upload.unknown)
draft = correction_views.by_hand(name, draft, target.complete, cell)
draft = naming_views.decided(person, target.jurisdiction, target.document_id, draft)
published = holdings().matrices.get(target.document_id)
intake_views.warnings(upload.warnings + warnings_against(draft.matrix, published))
draft = publish_views.difference_to_published(target, draft)

# Signed and published; where the numbers are from
repealed = repeal_views.offered(person, target, said)
publish_views.confirm(person, target, draft, repealed, said, upload.notice is not None)
publish_views.sources(name, target)
