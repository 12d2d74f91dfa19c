"""Cards: what is known of one department, one organisation or one pair in a document."""

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.figures.matrix_thumbnail import matrix_thumbnail
from lib.figures.words import coverage_sentence, department_sentence, party_sentence
from lib.intake.draft import BY_HAND
from lib.measures.biadjacency import neighbours
from lib.measures.coverage import Coverage, coverage
from lib.measures.matrix_type import matrix_type
from lib.ui import cell_correction
from lib.ui.absence import worded
from lib.ui.cell_correction import state_of
from lib.ui.charts import chart
from lib.ui.compare_lists import name_of
from lib.ui.crosswalk_names import functions_in_words
from lib.ui.loading import clause, ink, once, signature
from lib.ui.markdown import plain
from lib.ui.pickers import address_of
from lib.vocabulary.parties import PARTIES

REPORTS = ("文件报道", "新闻报道")
STATES = {True: "● 对口联系", False: "□ 未列入对口联系（名单完整）", None: "? 未知（名单不完整）"}


def member_card(document: Document, matrix: pd.DataFrame, name: str) -> None:
    """Show the card of one department or one organisation."""
    with st.container(border=True, key="card"):
        if name in matrix.columns:
            _organisation(document, matrix, name)
        else:
            _department(document, matrix, name)


def pair_card(document: Document, matrix: pd.DataFrame, department: str, party: str) -> None:
    """Show the card of one cell of the matrix, with the document it was read from, and the way to correct it."""
    state = state_of(matrix, department, party)
    with st.container(border=True, key="card_pair"):
        st.markdown(f"**{plain(department)} × {plain(party)}**")
        st.markdown(worded(STATES[state], document))
        place = [document.title, document.number, document.issued_on or document.period]
        words = clause(document, department, party)
        by_hand = words.startswith(BY_HAND)
        st.caption(("所属文件：" if by_hand else "出处：") + plain("，".join(part for part in place if part)))
        if by_hand:
            st.caption(plain(f"{words}。"))
        elif words:
            st.caption(plain(f"原文：“{' '.join(words.split())}”"))
        known = document.complete_for or ("仅报道提到的联系" if document.source_kind in REPORTS else "")
        if known and not document.complete:
            st.caption(plain(f"已知范围：{known}"))
        st.page_link(
            "pages/about/sources.py", label="来源登记", icon=":material/source:", query_params=address_of(document)
        )
        cell_correction.way_in(document, matrix, department, party)


def extremes_card(document: Document, summary: Coverage) -> None:
    """Show, before anything is chosen, which departments stand out."""
    with st.container(border=True, key="card"):
        groups = (
            (f"联系全部组织的{document.rows}", summary.with_all),
            (f"只联系一家的{document.rows}", summary.with_one),
            (f"没有联系对象的{document.rows}", summary.with_none),
        )
        told = False
        for name, members in groups:
            if members:
                st.markdown(f"**{name}：{len(members)} 个**")
                st.markdown(plain("、".join(members)))
                told = True
        if not told:
            st.markdown("点图中一格，或在“查找”中选一个部门或组织，这里显示它的卡片。")


def document_card(document: Document, held: Holdings, key: str = "card") -> None:
    """Show one document: its finding, its number, the way to its matrix or to its record.

    Where a document may have two cards on a page, each has a key of its own.
    """
    matrix = held.matrices.get(document.document_id)
    choice = address_of(document)
    with st.container(border=True, height="stretch", key=f"{key}_{document.document_id}"):
        st.markdown(f"**{plain(document.label)}**（{document.completeness}）")
        if matrix is None:
            told = f"文件自报：{document.declared_note}" if document.declared_note else document.complete_for
            st.markdown(plain(told))
        else:
            kind = matrix_type(matrix, document.complete)
            told = coverage_sentence(document.label, coverage(matrix), kind, document.complete, document.rows)
            chart(once(matrix_thumbnail, document, ink()), key=f"{key}_thumbnail_{document.document_id}", alt=told)
            st.markdown(plain(worded(told, document)))
        parts = (document.title, document.number, document.issued_on, signature(document))
        st.caption(plain(" · ".join(part for part in parts if part)))
        with st.container(horizontal=True):
            if matrix is not None:
                for page, title in (("matrix", "矩阵"), ("coverage", "统计"), ("network", "图谱")):
                    st.page_link(f"pages/browse/{page}.py", label=title, query_params=choice)
                name = name_of(document)
                if name:
                    st.page_link("pages/compare/cities.py", label="比较", query_params={"cities_a": name})
            st.page_link("pages/about/sources.py", label="来源", query_params=choice)


def _organisation(document: Document, matrix: pd.DataFrame, name: str) -> None:
    party = next(party for party in PARTIES if party.short == name)
    st.markdown(f"**{party.full}**（{party.kind}）")
    if party.note:
        st.caption(party.note)
    st.markdown(plain(worded(party_sentence(matrix, name, document.complete), document)))
    st.markdown(plain("、".join(neighbours(matrix, name))))


def _department(document: Document, matrix: pd.DataFrame, name: str) -> None:
    st.markdown(f"**{plain(name)}**")
    if document.counterpart_kind == "department":  # nothing is compared by the functions of committees
        st.caption(f"职能：{functions_in_words(name)}")
    st.markdown(plain(worded(department_sentence(matrix, name, document.complete), document)))
    st.markdown("、".join(neighbours(matrix, name)))
