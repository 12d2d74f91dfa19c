"""The views of the coverage page: organisations, departments, combinations, type and balance."""

from typing import Any

import streamlit as st

from lib.archive.document import Document
from lib.figures.words import load_sentence, type_sentence
from lib.measures.balance import gini, pielou_evenness
from lib.measures.combinations import combinations as shared_combinations
from lib.measures.coverage import coverage, party_degrees
from lib.measures.matrix_type import matrix_type
from lib.ui import absence, cards, numbers, one_slide, pictures, tables
from lib.ui.charts import chart, clickable_chart
from lib.ui.loading import ink, matrix_of, once
from lib.ui.selection import kept_node
from lib.ui.views import refused, sources_of, table_to_take_away


def organisations(document: Document) -> None:
    """Show how many departments each organisation is linked to."""
    loads = party_degrees(matrix_of(document))
    st.markdown(absence.worded(load_sentence(loads, document.complete), document))
    _bars(
        document,
        once(pictures.party_loads, document, ink(), document.complete),
        "coverage_parties",
        "；".join(f"{name} {_told(load, document)}" for name, load in loads.items()),
        absence.worded("点一条，看这家组织由哪些部门联系。", document),
        list(map(str, loads.index)),
    )
    table_to_take_away(
        lambda: once(tables.party_table, document),
        f"{document.label}各组织联系{document.rows}",
        "coverage_parties",
        sources_of(document),
    )


def _told(load: int, document: Document) -> str:
    """Return how many departments an organisation has; of a list that is not complete nothing known is not zero."""
    if document.complete:
        return f"{load} 个{document.rows}"
    return f"至少 {load} 个{document.rows}" if load else "未知"


def departments(document: Document) -> None:
    """Show how many organisations each department is linked to, the most linked first."""
    matrix = matrix_of(document)
    numbers.extremes_row(document, matrix, coverage(matrix))
    _bars(
        document,
        once(pictures.department_loads, document, ink(), document.complete),
        "coverage_departments",
        f"各{document.rows}联系的组织数，由多到少，下方表格列出同样内容",
        absence.worded("点一条，看这个部门联系哪些组织。", document),
        list(map(str, matrix.index)),
    )
    table_to_take_away(
        lambda: once(tables.department_table, document),
        f"{document.label}各{document.rows}联系组织",
        "coverage_departments",
        sources_of(document),
    )


def _bars(document: Document, figure: Any, key: str, alt: str, hint: str, names: list[str]) -> None:
    """Show bars, and beside them the card of the one of `names` whose bar was clicked."""
    matrix = matrix_of(document)
    picture, beside = st.columns([7, 3])
    with picture:
        event = clickable_chart(figure, key=key, alt=alt)
    with beside:
        st.caption(hint)
        name = kept_node(event, "coverage_member", names)
        if name:
            cards.member_card(document, matrix, name)
        if key == "coverage_parties":
            one_slide.button(document, "figures")


def combinations(document: Document) -> None:
    """Show which organisations share departments, as sets of organisations."""
    if refused("combinations", document):
        return
    st.markdown(
        absence.worded("每一列是一组组织：圆点连着的组织，由同一批部门一并联系；柱高是这样的部门数。", document)
    )
    chart(
        once(pictures.shared_combinations, document, ink()),
        key="coverage_combinations",
        alt=f"组织组合图，下方表格列出每种组合的{document.rows}",
    )
    table = tables.combination_table(shared_combinations(matrix_of(document)))
    table_to_take_away(lambda: table, f"{document.label}组织组合", "coverage_combinations", sources_of(document))


def balance(document: Document) -> None:
    """Show of which type the list is, and how evenly the load is shared out."""
    matrix = matrix_of(document)
    loads = party_degrees(matrix)
    kind = matrix_type(matrix, document.complete)
    st.markdown(absence.worded(type_sentence(kind, matrix, document.complete), document))
    numbers.balance_row(document, matrix, pielou_evenness(loads), gini(loads))
    if refused("matrix_type", document):
        return
    st.markdown(f"联系几家组织的{document.rows}各有多少：")
    chart(
        once(pictures.distribution, document, ink()),
        key="coverage_distribution",
        alt=f"联系 0 家到全部组织的{document.rows}各有多少，下方表格列出同样内容",
    )
    table_to_take_away(
        lambda: tables.distribution_table(matrix, document.rows),
        f"{document.label}联系组织数分布",
        "coverage_balance",
        sources_of(document),
    )
