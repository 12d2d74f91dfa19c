"""The lists of one place in the order of time, and the choice of two of them."""

import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.place_lists import lists_of
from lib.ui import keeping, pickers
from lib.ui.loading import once_for_all


def places(held: Holdings) -> dict[str, list[Document]]:
    """Return the lists of each place that has two or more, oldest first.

    Places with complete ones stand first, demonstration data after real ones.
    """
    every = {here[0].place: lists_of(held, code) for code, here in held.codes.items()}
    several = {place: lists for place, lists in every.items() if len(lists) > 1}

    def rank(place: str) -> tuple[bool, bool]:
        return sum(one.complete for one in several[place]) < 2, several[place][0].synthetic

    return {place: several[place] for place in sorted(several, key=rank)}


def two_lists() -> tuple[Document, Document] | None:
    """Let the reader choose a place and two of its lists; return the earlier and the later one, None if there are none.

    The first and the last complete list are offered first.
    """
    offered = once_for_all(places)
    if not offered:
        return None
    told, why = "收有两份以上部门名单的地区，名单完整的排在前面", "没有两份以上的部门名单，不能作年度比较"
    place = keeping.place(list(offered), told, why)
    lists = offered[place]
    names = {pickers.name_of(one): one for one in lists}
    whole = [pickers.name_of(one) for one in lists if one.complete] or list(names)
    first = _chosen("从", list(names), whole[0], "years_from", place)
    latest = whole[-1] if whole[-1] != first else list(names)[-1]
    last = _chosen("到", list(names), latest, "years_to", place)
    a, b = names[first], names[last]
    if lists.index(a) > lists.index(b):
        st.caption("“从”比“到”晚，已按时间先后对调。")
        return b, a
    return a, b


def _chosen(label: str, options: list[str], usual: str, key: str, place: str) -> str:
    keeping.begin_anew(key, [place], usual, lambda chosen, before: chosen in options)
    return keeping.kept_choice(label, options, key, usual=options.index(usual))
