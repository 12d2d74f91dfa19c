"""The lists of one place in the order of time, and the choice of two of them."""

import streamlit as st

from lib.archive.document import Document
from lib.archive.place_lists import lists_of
from lib.ui.loading import holdings
from lib.ui.pickers import kept_choice, name_of


def places() -> list[str]:
    """Return the places with two or more lists, those with complete ones first, demonstration data after real ones."""
    every = {one.place: lists_of(holdings(), one.place) for one in holdings().documents.values()}
    several = {place: lists for place, lists in every.items() if len(lists) > 1}
    whole = {place: sum(one.complete for one in lists) > 1 for place, lists in several.items()}
    return sorted(several, key=lambda place: (not whole[place], several[place][0].synthetic))


def two_lists() -> tuple[Document, Document] | None:
    """Let the reader choose a place and two of its lists; return the earlier and the later one, None if there are none.

    The first and the last complete list are offered first.
    """
    offered = places()
    if not offered:
        return None
    place = kept_choice("地区", offered, "place", help="收有两份以上部门名单的地区，名单完整的排在前面")
    lists = lists_of(holdings(), place)
    names = {name_of(one): one for one in lists}
    whole = [name_of(one) for one in lists if one.complete] or list(names)
    first = _chosen("从", list(names), whole[0], "years_from")
    last = _chosen("到", list(names), whole[-1] if whole[-1] != first else list(names)[-1], "years_to")
    a, b = names[first], names[last]
    return (a, b) if lists.index(a) <= lists.index(b) else (b, a)


def _chosen(label: str, options: list[str], default: str, key: str) -> str:
    if st.session_state.get(key) not in options:  # the place has changed, or the link was wrong
        asked = st.query_params.get(key)
        st.session_state[key] = asked if asked in options else default
    return st.selectbox(label, options, key=key, bind="query-params")
