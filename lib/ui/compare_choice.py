"""Which lists are compared: two of them, up to four more, and which pair is looked at; all of it in the URL."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.archive.document import Document
from lib.archive.place_lists import moment
from lib.ui import compare_lists, gone
from lib.ui.compare_lists import AT_ONCE, nearest_in_time, not_offered, of_places, offered
from lib.ui.keeping import NO_LIST, absent, arrived, kept_choice, not_found
from lib.ui.loading import holdings, once_for_all
from lib.ui.markdown import plain
from lib.ui.pickers import name_of, one_of

MOST = 6


@dataclass(frozen=True)
class Chosen:
    """The documents that are compared, two to six, the first one against each other; `a` and `b` are looked at."""

    documents: tuple[Document, ...]
    a: Document
    b: Document

    @property
    def names(self) -> tuple[str, str]:
        """Return what the two sides are called."""
        return self.a.label, self.b.label


def chosen() -> Chosen | None:
    """Let the reader choose the lists and, where there are more than two, the pair; None if there are not two.

    Of a few lists each is offered; of many the place is chosen first, and a further place comes with one list.
    """
    lists, excluded = once_for_all(offered), once_for_all(not_offered)
    if len(lists) < 2:
        return None

    told = _begin_with_place()

    def missing(asked: str) -> str:
        reason = excluded.get(asked)
        return f"“{asked}”不能比较（{reason}）" if reason else not_found(asked)

    def missing_beside(asked: str) -> str:
        return "两边是同一份名单" if asked == a else missing(asked)

    if len(lists) <= AT_ONCE:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            a = kept_choice("甲", list(lists), "cities_a", "完整的部门名单排在前面", missing, lost=gone.told)
            others = [name for name in lists if name != a]
            b = kept_choice("乙", others, "cities_b", missing=missing_beside, lost=gone.told)
            more = _more([name for name in others if name != b])
    else:
        places = st.columns([2, 3, 2, 3], vertical_alignment="bottom")  # a list's name is longer than its place's
        a = _of_a_place(places[:2], "甲", "cities_a", missing)
        b = _of_a_place(places[2:], "乙", "cities_b", missing_beside, lists[a])
        more = _more([name for name in _further(lists[a]) if name not in (a, b)])
    if told and st.session_state.get("cities_instead", a) == a:
        st.session_state["cities_instead"] = a
        st.warning(plain(f"{told}，现在甲是“{a}”。"), icon=":material/link_off:")
    with_whom = b
    if more:
        rivals = [b, *more]
        if st.session_state.get("cities_with") not in (None, *rivals):
            st.session_state["cities_with"] = b  # otherwise a place no longer chosen would stay in the URL
        with_whom = one_of(f"{plain(a)}与谁逐项对照", rivals, "cities_with")
    return Chosen(tuple(lists[name] for name in (a, b, *more)), lists[a], lists[with_whom])


def _begin_with_place() -> str:
    """Take the list that was looked at on another page as the first of the two; return why if it cannot be."""
    place, document = st.session_state.get("kept_place", ""), st.session_state.get("kept_document")
    if arrived("cities_a") and place != st.session_state.get("cities_place_before"):
        st.session_state["cities_place_before"] = place
        st.session_state.pop("cities_instead", None)
        names = once_for_all(of_places).get(place, ())
        seen = [one for one in holdings().places.get(place, ()) if name_of(one) == document]
        first = [compare_lists.name_of(one) for one in seen if compare_lists.name_of(one)] or names
        if first:
            st.session_state["kept_cities_a"] = first[0]
            st.session_state.pop("cities_a_place", None)
    return "" if not place or place in once_for_all(of_places) else absent(place, NO_LIST)


def _of_a_place(
    columns: list[DeltaGenerator], sign: str, key: str, missing: Callable[[str], str], beside: Document | None = None
) -> str:
    """Let the reader choose a place and one of its lists; return its name. `beside`: the list it is compared with.

    The URL names the list alone, as where all lists stand in one choice; beside another list first the one of the next
    place that is nearest to it in time is shown.
    """
    lists, places = once_for_all(offered), once_for_all(of_places)
    own = compare_lists.name_of(beside) if beside else ""
    if f"{key}_place" not in st.session_state:
        asked = st.query_params.get(f"to_{key}") or st.query_params.get(key) or st.session_state.get(f"kept_{key}")
        if asked in lists:
            st.session_state[f"{key}_place"] = lists[asked].place
            st.session_state.pop(f"kept_{key}_page", None)  # its list is to be chosen again, too
        elif beside:
            st.session_state[f"{key}_place"] = next((one for one in places if one != beside.place), beside.place)
    several = [place for place, names in places.items() if names != (own,)]
    place = columns[0].selectbox(f"{sign}：地区", several, key=f"{key}_place", help="可输入名称查找")
    names = [name for name in places[place] if name != own]
    near = once_for_all(nearest_in_time, moment(beside)).get(place) if beside else None
    with columns[1]:
        return kept_choice(
            f"{sign}：名单", names, key, missing=missing, usual=names.index(near) if near in names else 0
        )


def _further(a: Document) -> list[str]:
    """Return the lists offered beside two of many: of each place the one nearest in time, and those asked for."""
    asked = [*st.session_state.get("cities_more", ()), *st.query_params.get_all("cities_more")]
    lists, near = once_for_all(offered), once_for_all(nearest_in_time, moment(a)).values()
    return list(dict.fromkeys([*(name for name in asked if name in lists), *near]))


def _more(options: list[str]) -> list[str]:
    """Let the reader add up to four places."""
    asked = [] if "cities_more" in st.session_state else st.query_params.get_all("cities_more")
    lost = [name for name in asked if name not in options]
    chosen = st.multiselect(
        f"再加几个（合计至多 {MOST} 个）",
        options,
        key="cities_more",
        bind="query-params",
        placeholder="不加",
        select_all=False,
    )
    if lost:
        st.warning(plain(f"没有加上：{'、'.join(name[:60] for name in lost[:MOST])}。"), icon=":material/link_off:")
    if len(chosen) > MOST - 2:
        st.warning(f"至多同时比较 {MOST} 个，只显示前 {MOST} 个。", icon=":material/filter_6:")
    return chosen[: MOST - 2]
