"""Choices that several pages share; they live in the URL, so a view can be sent as a link."""

import streamlit as st

from lib.archive.register import Document
from lib.ui.loading import holdings, matrix_of

ORDERS = {"原文顺序": "document", "联系多少": "degree", "职能类别": "function", "相似聚类": "cluster"}


def document(documents: list[Document] | None = None) -> Document:
    """Let the reader choose a place and one of its documents; return the document.

    Complete lists of departments come first, so the first view is one that can be read as a whole.
    """
    choices = holdings().shown() if documents is None else documents
    places = list(dict.fromkeys(choice.place for choice in choices))
    place = st.selectbox("地区", places, key="place", bind="query-params", help="公布完整名单的地区排在前面")
    here = {_name(choice, choices): choice for choice in choices if choice.place == place}
    name = st.selectbox("文件", list(here), key="document", bind="query-params")
    return here[name]


def order(page: str, shown: Document) -> str:
    """Let the reader choose the order of rows; return document, degree, function or cluster.

    Clusters are offered only where every cell is known.
    """
    offered = [name for name, by in ORDERS.items() if shown.complete or by != "cluster"]
    chosen = st.selectbox("部门排列", offered, key=f"{page}_order", bind="query-params")
    return ORDERS[chosen]


def focus(page: str, shown: Document) -> str | None:
    """Let the reader look up one department or organisation; return its name, or None."""
    matrix = matrix_of(shown)
    return st.selectbox(
        "查找部门或组织",
        [*matrix.columns, *matrix.index],
        index=None,
        placeholder="输入名称",
        key=f"{page}_focus",
        bind="query-params",
    )


def _name(choice: Document, choices: list[Document]) -> str:
    """Return the shortest name that tells a document from the others of its place."""
    same = [other for other in choices if other.place == choice.place and other.period == choice.period]
    return choice.period if len(same) == 1 else f"{choice.period} {choice.number or choice.title}"
