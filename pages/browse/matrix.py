"""联系矩阵: one document, every department against every organisation."""

import streamlit as st

from lib.figures.words import coverage_sentence, matrix_alt
from lib.measures.coverage import coverage
from lib.measures.matrix_type import matrix_type
from lib.ui import cards, downloads, messages, one_slide, pickers, pictures, present_stage, tables
from lib.ui.charts import clickable_chart, picture_to_take_away
from lib.ui.loading import ink, matrix_of, once
from lib.ui.selection import keep_cell, kept_cell
from lib.ui.views import folded

# What the reader is looking at
choices = st.container(horizontal=True, vertical_alignment="bottom")
with choices:
    document = pickers.document()
messages.stop_without_matrix(document)
with choices:
    order = pickers.order("matrix", document)
    focus = pickers.focus("matrix", document)
    present_stage.way_in(document, "matrix", "放映")
matrix = matrix_of(document)
summary = once(coverage, document)

# What it says
kind = once(matrix_type, document, document.complete)
messages.finding(coverage_sentence(document.label, summary, kind, document.complete, document.rows), document)
messages.standing(document, marked=True)

# The picture, and beside it the card of what was chosen in it
picture, beside = st.columns([7, 3])
with picture:
    event = clickable_chart(
        once(pictures.heatmap, document, order, ink(), document.number or document.title, focus, document.complete),
        key="matrix_chart",
        alt=matrix_alt(document.label, summary, document.complete),
        legend=messages.signs(document),
    )
    messages.absent_organisations(matrix, document)
with beside:
    cell = kept_cell(event, "matrix_cell", matrix)
    messages.legend(document)
    if cell:
        cards.pair_card(document, matrix, *cell)
    chosen = focus or (cell[0] if cell else None)
    if chosen:
        cards.member_card(document, matrix, chosen)
    else:
        cards.extremes_card(document, summary)
    one_slide.button(document, "matrix")

# The same as a table, to take away
with folded("matrix") as box:
    if box.open:
        tables.shown(  # the chart can only be clicked, its table be walked by keys
            once(tables.matrix_table, document),
            key="matrix_table",
            chosen=lambda row, column: keep_cell("matrix_cell", matrix, row, column),
        )
        downloads.matrix_button(matrix, document, key="matrix_download")
        picture_to_take_away(f"{document.label}对口联系矩阵", messages.source_line(document), key="matrix")
messages.source(document)
