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
    place = _kept_choice("地区", places, "place", help="公布完整名单的地区排在前面")
    here = {name_of(choice): choice for choice in choices if choice.place == place}
    return here[_kept_choice("文件", list(here), "document")]


def address_of(document: Document) -> dict[str, str]:
    """Return the part of the URL that chooses a document, for links to other pages."""
    return {"place": document.place, "document": name_of(document)}


def _kept_choice(label: str, options: list[str], key: str, help: str | None = None) -> str:
    """Let the reader choose; the choice is in the URL and is kept when the menu leads to another page."""
    kept = st.session_state.get(f"kept_{key}")
    if key not in st.session_state and key not in st.query_params and kept in options:
        st.session_state[key] = kept
    chosen = st.selectbox(label, options, key=key, bind="query-params", help=help)
    st.session_state[f"kept_{key}"] = chosen
    return chosen


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


def name_of(choice: Document) -> str:
    """Return the shortest name that tells a document from the others of its place, with or without a matrix."""
    held = holdings().documents.values()
    same = [other for other in held if other.place == choice.place and other.period == choice.period]
    return choice.period if len(same) == 1 else f"{choice.period} {choice.number or choice.title}"
