"""The card of one cell of a comparison: what each side's departments say of it, and where that is written."""

import streamlit as st

from lib.archive.document import Document
from lib.figures.comparison_heatmap import SIDES, STATES
from lib.intake.draft import BY_HAND
from lib.measures.biadjacency import UNKNOWN, values
from lib.measures.function_states import function_states
from lib.ui import cards
from lib.ui.compare_choice import Chosen
from lib.ui.compared import masks
from lib.ui.loading import clause, matrix_of
from lib.ui.markdown import plain
from lib.ui.pickers import address_of
from lib.vocabulary.functions import BY_KEY

CELLS = {1: True, 0: False, UNKNOWN: None}


def cell_card(chosen: Chosen, function: str, party: str, state: str) -> None:
    """Show the card of one function and one organisation."""
    sign, meaning = STATES[state]
    with st.container(border=True, key="card_cell", gap="small"):
        st.markdown(f"**{BY_KEY[function].name} × {plain(party)}**　{sign} {meaning}")
        for side, document in zip("甲乙", (chosen.a, chosen.b), strict=True):
            _side(side, document, function, party)


def _side(sign: str, document: Document, function: str, party: str) -> None:
    side, matrix = masks(document), matrix_of(document)
    holders = side.holders.get(function, ())
    lines = [f"**{sign}　{plain(document.label)}**"]
    if holders and party in matrix.columns:
        cells = values(matrix.loc[list(holders), [party]]).ravel().tolist()
        lines += [f"{plain(name)}　{cards.STATES[CELLS[cell]]}" for name, cell in zip(holders, cells, strict=True)]
    else:
        state = str(function_states(side, [function], [party]).iloc[0, 0])
        lines.append(f"{SIDES[state]}：{plain(party) if holders else BY_KEY[function].name}")
    st.markdown("  \n".join(lines))
    words = {name: clause(document, name, party) for name in holders}
    place = [document.title, document.number, document.issued_on or document.period, document.completeness]
    told = ["出处：" + "，".join(part for part in place if part)]
    told += [
        f"{name}：{text}" if text.startswith(BY_HAND) else f"原文（{name}）：“{' '.join(text.split())}”"
        for name, text in words.items()
        if text
    ]
    st.caption("  \n".join(map(plain, told)))
    st.page_link(
        "pages/browse/matrix.py", label="看联系矩阵", icon=":material/grid_on:", query_params=address_of(document)
    )
