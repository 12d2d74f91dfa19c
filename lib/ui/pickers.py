"""Choices that several pages share; they live in the URL, so a view can be sent as a link."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lib.archive.directory import name_among
from lib.archive.document import Document
from lib.ui import absence, gone, keeping
from lib.ui.keeping import kept_choice, not_found
from lib.ui.loading import holdings, matrix_of
from lib.ui.markdown import plain

ORDERS = {"原文顺序": "document", "联系多少": "degree", "职能类别": "function", "相似聚类": "cluster"}


Offered = Mapping[str, Sequence[Document]]  # place → its documents, both in the order in which they are offered


def document(among: Offered | None = None, why: str = keeping.NO_LIST, usual: Document | None = None) -> Document:
    """Let the reader choose a place and one of its documents; return the document. `among`: only these.

    `why` is told of a place that is not among these. `usual` is shown when nothing was chosen, otherwise the first.

    Complete lists of departments come first, so the first view is one that can be read as a whole. Documents without
    a matrix are offered too: that only counts are public is an answer. Within a place the newest stands first.
    """
    places = holdings().places if among is None else among
    if not places:
        absence.no_documents()
    told = "公布完整名单的地区排在前面，可输入名称查找"
    first = list(places).index(usual.place) if usual else 0
    place = keeping.place(list(places), told, why, first)
    here = {name_of(choice): choice for choice in places[place]}
    elsewhere = st.session_state.get("place_lacking")  # the document that the address asks for is that place's

    def missing(asked: str) -> str:
        return "" if elsewhere else gone.told(asked, place) or not_found(asked)

    last = list(here).index(name_of(usual)) if usual and usual.place == place else 0
    kept = st.session_state.get("kept_document")
    chosen = kept_choice("文件", list(here), "document", None, missing, last, lambda shown: gone.told(shown, place))
    if st.session_state.get("place_lacking"):
        st.session_state["kept_document"] = kept  # goes on with its place
    return here[chosen]


def document_to_change(among: Offered) -> Document | None:
    """Let the clerk choose which of these documents to change; None until it is chosen.

    A wrong choice would overwrite another place's list: nothing is chosen but what the address asks for, what was
    preselected, or the only document of the chosen place.
    """
    place = _free_choice("地区", list(among), "place")
    here = {name_of(one): one for one in among.get(place or "", ())}
    name = _free_choice("文件", list(here), "document")
    return here[name] if name else None


def choose_none() -> None:
    """Take back whatever document was chosen on this page or asked for in the address."""
    for key in ("place", "document"):
        st.session_state[key] = st.session_state[f"free_{key}"] = None
        st.session_state[f"kept_{key}_page"] = keeping.page()  # what the address asks for was asked before
        st.query_params.pop(f"to_{key}", None)
        with suppress(StreamlitAPIException):  # a choice that is drawn clears the address itself, and only it may
            st.query_params.pop(key, None)


def asked_for() -> bool:
    """Tell whether the address asks for a place."""
    return any(st.query_params.get(key) for key in ("place", "to_place"))


def _free_choice(label: str, options: Sequence[str], key: str) -> str | None:
    """Let the reader choose, without a default where there are several; the choice is in the URL, as kept_choice."""
    led = st.query_params.get(f"to_{key}")
    arrived = st.session_state.get(f"kept_{key}_page") != keeping.page()
    asked = led or (st.query_params.get(key) if arrived else None)
    if led:
        del st.query_params[f"to_{key}"]
    first = None
    if led or keeping.came_back() or key not in st.session_state:
        wish = asked if asked in options else st.session_state.get(f"free_{key}")
        if asked and wish not in options and options:
            st.warning(plain(f"{not_found(asked)}，请重新选择。"), icon=":material/link_off:")
        if wish in options and keeping.came_back():
            first = options.index(wish)
            st.session_state.pop(key, None)
        elif wish in options:
            st.session_state[key] = wish
    if key in st.session_state and st.session_state[key] not in options:
        st.session_state[key] = None
    if len(options) == 1 and first is None and not st.session_state.get(key):
        st.session_state[key] = options[0]
    chosen = st.selectbox(label, options, index=first, key=key, bind="query-params", placeholder="请选择")
    st.session_state[f"free_{key}"] = chosen
    st.session_state[f"kept_{key}_page"] = keeping.page()
    if chosen:
        st.session_state[f"kept_{key}"] = chosen
        keeping.into_address(key, chosen)
    return chosen


def address_of(document: Document) -> dict[str, str]:
    """Return the part of the URL that chooses a document, for links to other pages."""
    return {"place": document.place, "document": name_of(document)}


def way_to(document: Document) -> dict[str, str]:
    """Return the part of the URL that leads to a document from a page on which another may be chosen.

    Streamlit drops from a link what a choice on the page left behind is bound to, and with it the document meant.
    """
    return {f"to_{key}": value for key, value in address_of(document).items()}


def preselect(document: Document) -> None:
    """Choose a document for the reader, as a link to it would; to be called before the choice is drawn."""
    for key, chosen in address_of(document).items():
        st.session_state[key] = st.session_state[f"kept_{key}"] = st.session_state[f"free_{key}"] = chosen
        st.session_state[f"kept_{key}_page"] = keeping.page()


def view(names: Iterable[str], key: str, label: bool = True) -> str:
    """Let the reader choose what the page shows, as one_of; `label`: whether the choice has a name on the screen."""
    return one_of("看什么", names, key, label)


def one_of(name: str, options: Iterable[str], key: str, label: bool = True) -> str:
    """Let the reader choose one of a few that are all seen, first the first of them; the choice is in the URL."""
    offered = list(options)
    tell_unknown(offered, key)
    # The browser's back button has no address for the choice.
    back, last = keeping.came_back(), st.session_state.get(f"kept_{key}")
    first = last if back and last in offered else offered[0]
    chosen = st.segmented_control(
        name,
        offered,
        default=first,
        key=key,
        bind="query-params",
        required=True,
        label_visibility="visible" if label else "collapsed",
    )
    st.session_state[f"kept_{key}"] = chosen = chosen or offered[0]
    if back and chosen != offered[0]:
        keeping.into_address(key, chosen)
    return chosen


def tell_unknown(options: Sequence[str], key: str, usual: int | None = 0) -> None:
    """Tell the reader that the address asks for what is not among the options of the choice that follows.

    `usual` is the position of the option that is chosen then, None where none is.
    """
    asked = st.query_params.get(key)
    if asked and asked not in options and key not in st.session_state:
        instead = "请重新选择" if usual is None else f"现在显示的是“{options[usual]}”"
        st.warning(plain(f"{not_found(asked)}，{instead}。"), icon=":material/link_off:")


def order(page: str, shown: Document) -> str:
    """Let the reader choose the order of rows; return document, degree, function or cluster.

    Clusters are offered only where every cell is known.
    """
    offered = [name for name, by in ORDERS.items() if shown.complete or by != "cluster"]
    return ORDERS[kept_choice("部门排列", offered, f"{page}_order")]


def focus(page: str, shown: Document, instead_of: str = "") -> str | None:
    """Let the reader look up one department or organisation; return its name, or None.

    `instead_of` is the key under which the URL keeps what was clicked: looking up another gives it up.
    """
    matrix = matrix_of(shown)
    return looked_up("查找部门或组织", [*matrix.columns, *matrix.index], f"{page}_focus", instead_of)


def looked_up(label: str, names: Sequence[str], key: str, instead_of: str = "") -> str | None:
    """Let the reader look up one of `names`; return it, or None. `instead_of` as for focus."""
    if st.session_state.get(key) not in (None, *names):
        st.session_state[key] = None  # otherwise the name from another place would stay in the URL
    tell_unknown(names, key, usual=None)
    return st.selectbox(
        label,
        names,
        index=None,
        placeholder="输入名称",
        key=key,
        bind="query-params",
        on_change=give_up,
        args=(instead_of,),
    )


def give_up(key: str) -> None:
    """Forget what the URL keeps under this key: what was clicked before, since something else was chosen."""
    st.query_params.pop(key, None)
    st.session_state.pop(f"instead_{key}", None)


def name_of(choice: Document) -> str:
    """Return the shortest name that tells a document from the others of its place, with or without a matrix."""
    return name_among(choice, holdings().places.get(choice.place, ()))
