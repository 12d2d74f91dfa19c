"""The views of the coverage page: organisations, departments, combinations, type and balance."""

from typing import Any

import streamlit as st

from lib.archive.document import Document
from lib.figures.pattern_words import combination_sentence, combinations_told, counts_told, first_told
from lib.figures.words import load_sentence, type_sentence
from lib.measures.balance import gini, pielou_evenness
from lib.measures.combinations import combinations as shared_combinations
from lib.measures.coverage import coverage, department_degrees, party_degrees
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
        f"各组织联系的{document.rows}数："
        + first_told(counts_told(loads, f"个{document.rows}", document.complete), "家组织"),
        absence.worded("点一条，看这家组织由哪些部门联系。", document),
        list(map(str, loads.index)),
    )
    table_to_take_away(
        lambda: once(tables.party_table, document),
        f"{document.label}各组织联系{document.rows}",
        "coverage_parties",
        sources_of(document),
    )


def departments(document: Document) -> None:
    """Show how many organisations each department is linked to, the most linked first."""
    matrix = matrix_of(document)
    degrees = department_degrees(matrix).sort_values(ascending=False, kind="stable")
    unit = f"个{document.rows}"
    numbers.extremes_row(document, matrix, coverage(matrix))
    _bars(
        document,
        once(pictures.department_loads, document, ink(), document.complete),
        "coverage_departments",
        f"各{document.rows}联系的组织数，由多到少：{first_told(counts_told(degrees, '家', document.complete), unit)}",
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
    matrix = matrix_of(document)
    found, parties = shared_combinations(matrix), len(matrix.columns)
    told = absence.worded(combination_sentence(found, parties), document)
    st.markdown(told)
    st.caption(absence.worded("每一列是一组组织：圆点连着的组织，由同一批部门一并联系；柱高是这样的部门数。", document))
    chart(
        once(pictures.shared_combinations, document, ink()),
        key="coverage_combinations",
        alt=absence.worded(f"{told}{first_told(combinations_told(found, parties), '种组合')}", document),
    )
    table = tables.combination_table(found)
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
    table = tables.distribution_table(matrix, document.rows)
    told = [f"联系 {number} 家的 {count} 个" for number, count in zip(*(table[name] for name in table), strict=True)]
    st.markdown(f"联系几家组织的{document.rows}各有多少：")
    chart(
        once(pictures.distribution, document, ink()),
        key="coverage_distribution",
        alt=f"联系几家组织的{document.rows}各有多少：{'；'.join(told)}",
    )
    table_to_take_away(
        lambda: table,
        f"{document.label}联系组织数分布",
        "coverage_balance",
        sources_of(document),
    )
