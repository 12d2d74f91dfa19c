"""The card of one cell of a comparison: what each side's departments say of it, and where that is written."""

import streamlit as st

from lib.archive.document import Document
from lib.figures.comparison_heatmap import SIDES, STATES
from lib.measures.biadjacency import UNKNOWN, values
from lib.measures.function_states import function_states
from lib.ui import cards
from lib.ui.compare_choice import Chosen
from lib.ui.compared import BY_KEY, masks
from lib.ui.loading import clause, matrix_of
from lib.ui.markdown import plain
from lib.ui.pickers import address_of


def cell_card(chosen: Chosen, function: str, party: str, state: str) -> None:
    """Show the card of one function and one organisation."""
    with st.container(border=True, key="card_cell"):
        st.markdown(f"**{BY_KEY[function].name} × {plain(party)}**　{STATES[state][0]} {STATES[state][1]}")
        for sign, document in zip("甲乙", (chosen.a, chosen.b), strict=True):
            st.markdown(f"**{sign}　{plain(document.label)}**")
            _side(document, function, party)


def _side(document: Document, function: str, party: str) -> None:
    side, matrix = masks(document), matrix_of(document)
    holders = side.holders.get(function, ())
    if not holders or party not in matrix.columns:
        state = str(function_states(side, [function], [party]).iloc[0, 0])
        st.markdown(f"{SIDES[state]}：{BY_KEY[function].name}" if not holders else f"{SIDES[state]}：{plain(party)}")
    else:
        words_of = {1: "linked", 0: "not linked", UNKNOWN: "unknown"}
        for name, cell in zip(holders, values(matrix.loc[list(holders), [party]]).ravel().tolist(), strict=True):
            st.markdown(f"{plain(name)}　{cards.STATES[words_of[cell]]}")
            words = clause(document, name, party)
            if words:
                st.caption(plain(f"原文：“{' '.join(words.split())}”"))
    place = [document.title, document.number, document.issued_on or document.period, document.completeness]
    st.caption("出处：" + plain("，".join(part for part in place if part)))
    st.page_link(
        "pages/browse/matrix.py", label="看联系矩阵", icon=":material/grid_on:", query_params=address_of(document)
    )
