"""Choices that several pages share; they live in the URL, so a view can be sent as a link."""

from urllib.parse import urlsplit

import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.ui.loading import holdings, matrix_of
from lib.ui.markdown import plain

ORDERS = {"原文顺序": "document", "联系多少": "degree", "职能类别": "function", "相似聚类": "cluster"}


def document() -> Document:
    """Let the reader choose a place and one of its documents; return the document.

    Complete lists of departments come first, so the first view is one that can be read as a whole. Documents without
    a matrix are offered too: that only counts are public is an answer. Within a place the newest stands first.
    """
    held = holdings()  # once: each of the many questions below would else cost a look into the cache
    choices = sorted(held.documents.values(), key=lambda one: _rank(one, held))
    if not choices:
        st.info("还没有任何文件可看。数据文件的问题见“总览”页。", icon=":material/block:")
        st.stop()
    places = list(dict.fromkeys(choice.place for choice in choices))
    place = _kept_choice("地区", places, "place", help="公布完整名单的地区排在前面")
    newest_first = sorted(
        (choice for choice in choices if choice.place == place),
        key=lambda one: (_rank(one, held), -(one.year or one.year_to or one.year_from or 0)),
    )
    here = {name_of(choice): choice for choice in newest_first}
    return here[_kept_choice("文件", list(here), "document")]


def _rank(one: Document, held: Holdings) -> int:
    """Return 0 for a complete list of departments, 1 for any other list, 2 for a document without one."""
    if one.document_id not in held.matrices:
        return 2
    return 0 if one.complete and one.rows == "部门" else 1


def address_of(document: Document) -> dict[str, str]:
    """Return the part of the URL that chooses a document, for links to other pages."""
    return {"place": document.place, "document": name_of(document)}


def _kept_choice(label: str, options: list[str], key: str, help: str | None = None) -> str:
    """Let the reader choose; the choice is in the URL and is kept when a link or the menu leads to another page."""
    asked, kept = st.query_params.get(key), st.session_state.get(f"kept_{key}")
    page = urlsplit(st.context.url or "").path
    if st.session_state.get(f"kept_{key}_page") != page:
        st.session_state[f"kept_{key}_page"] = page
        if asked and asked not in options and key not in st.session_state:
            st.warning(
                f"没有找到“{plain(asked[:60])}”，现在显示的是“{plain(options[0])}”。", icon=":material/link_off:"
            )
        # The address decides; but Streamlit empties it when one leaves a page early, and then the last choice holds.
        wish = asked or kept
        if wish in options:
            st.session_state[key] = wish
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
    matrix, key = matrix_of(shown), f"{page}_focus"
    names = [*matrix.columns, *matrix.index]
    if st.session_state.get(key) not in (None, *names):
        st.session_state[key] = None  # otherwise the name from another place would stay in the URL
    return st.selectbox("查找部门或组织", names, index=None, placeholder="输入名称", key=key, bind="query-params")


def name_of(choice: Document) -> str:
    """Return the shortest name that tells a document from the others of its place, with or without a matrix."""
    held = holdings().documents.values()
    same = [other for other in held if other.place == choice.place and other.period == choice.period]
    if len(same) == 1:
        return choice.period
    named = [f"{other.period} {other.number or other.title}" for other in same]
    name = f"{choice.period} {choice.number or choice.title}"
    return name if named.count(name) == 1 else f"{name}（{choice.document_id}）"
