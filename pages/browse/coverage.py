"""覆盖统计: how many liaisons each department and each organisation has, and how they are shared out."""

import streamlit as st

from lib.figures.words import coverage_sentence
from lib.measures.coverage import coverage
from lib.measures.matrix_type import matrix_type
from lib.ui import coverage_views, messages, numbers, pickers
from lib.ui.loading import matrix_of, once

VIEWS = {
    "组织": coverage_views.organisations,
    "部门": coverage_views.departments,
    "组织组合": coverage_views.combinations,
    "类型与均衡": coverage_views.balance,
}

# What the reader is looking at
choices = st.container(horizontal=True, vertical_alignment="bottom")
with choices:
    document = pickers.document()
messages.stop_without_matrix(document)
with choices:
    view = pickers.view(VIEWS, "coverage_view")
matrix = matrix_of(document)
summary = once(coverage, document)

# What it says, and the four numbers
kind = once(matrix_type, document, document.complete)
messages.finding(coverage_sentence(document.label, summary, kind, document.complete, document.rows), document)
messages.standing(document)
numbers.coverage_row(document, matrix, summary)

# One picture at a time, each with its table
VIEWS[view](document)
messages.source(document)
