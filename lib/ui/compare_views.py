"""The views of the page that compares places: each shows one picture, its sentence and its table."""

import streamlit as st

from lib.figures.comparison_heatmap import legend
from lib.ui import compare_cards, compare_tables, messages
from lib.ui.charts import clickable_chart
from lib.ui.compare_choice import Chosen
from lib.ui.compared import DIFFERING, compared, difference_matrix
from lib.ui.loading import ink, once_for_all
from lib.ui.selection import clicked_cell
from lib.ui.views import table_to_take_away


def difference_matrix_view(chosen: Chosen) -> None:
    """Show both lists over each other, cell by cell, with the card of the chosen cell."""
    found = compared(chosen.a, chosen.b)
    ids = chosen.a.document_id, chosen.b.document_id
    picture, beside = st.columns([7, 3])
    with beside:
        differing = st.toggle("只看有差异的职能", key="cities_differing", bind="query-params")
        st.caption(f"甲　{chosen.a.label}  \n乙　{chosen.b.label}")
        st.caption(legend(found.cells).replace("　", "  \n"))
    with picture:
        if differing and not found.cells.isin(DIFFERING).to_numpy().any():
            messages.nothing("没有已知的差异。")
            return
        event = clickable_chart(
            once_for_all(difference_matrix, *ids, ink(), differing),
            key="cities_matrix",
            alt=f"{chosen.a.label}与{chosen.b.label}的差异矩阵，下方表格列出同样内容",
        )
    with beside:
        cell = clicked_cell(event)
        if cell:
            compare_cards.cell_card(chosen, *cell)
        else:
            st.caption("点一格，看双方的部门和出处。")
    table_to_take_away(
        lambda: once_for_all(compare_tables.difference_table, *ids),
        f"{chosen.a.label}与{chosen.b.label}差异",
        "cities_matrix_table",
    )
