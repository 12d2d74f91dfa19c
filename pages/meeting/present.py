"""会议展示: the year's liaison work as a deck on the whole screen, made from one list; what is shown is chosen here."""

import streamlit as st

from lib.ui import messages, present_choice, present_pages, present_stage, present_texts

# Above all else: the deck, or that the address asks for a page that it has not
above = st.container()

# What is shown; while presenting it stays in the page unseen, so that the choices stay in the address.
with st.container(key="present_choice"):
    chosen = present_choice.chosen()
    material = present_texts.worded(present_choice.material(chosen), chosen.document)
    slides = present_pages.chosen_slides(material, chosen.names)
    present_choice.summary(chosen, slides)
    if not slides:
        st.stop()
    with st.container(horizontal=True, vertical_alignment="center"):
        promised = [slides[0].key, chosen.asked.document_id]
        st.button("开始放映", key="present_begin", type="primary", on_click=present_stage.begin, args=promised)
        st.caption(present_stage.KEYS)
    messages.standing(chosen.document, marked=True)
    present_texts.editor(chosen.document, slides)
    messages.source(chosen.document)

# The deck, drawn whole, one page seen at a time
if present_stage.presenting():
    with above:
        present_stage.show(present_pages.pages(slides, material), chosen.seconds, chosen.asked.document_id)
