"""Choices that go along: kept while the reader changes pages, and in the URL wherever a bare one would show another."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.ui import gone
from lib.ui.loading import holdings
from lib.ui.markdown import plain

NO_LIST = "没有收录部门名单"


def kept_choice(
    label: str,
    options: Sequence[str],
    key: str,
    help: str | None = None,
    missing: Callable[[str], str] | None = None,
    usual: int = 0,
    lost: Callable[[str], str] = lambda shown: "",
) -> str:
    """Let the reader choose; the choice is in the URL and is kept when a link or the menu leads to another page.

    Where the address asks for what is not among the options, `missing` gives the reason that is told, "" for none; and
    `lost` why what was shown until now is not among them any more, "" where the reader's own choice is why.
    `usual` is the position of the option that is shown when nothing was chosen.
    """
    came, first = arrived(key), usual
    led = st.query_params.get(f"to_{key}")
    asked = led or st.query_params.get(key)
    if led:
        del st.query_params[f"to_{key}"]
    if came:
        st.session_state[f"kept_{key}_page"] = page()
        if asked and asked not in options and (led or key not in st.session_state):
            reason = (missing or not_found)(asked)
            if reason:
                st.warning(plain(f"{reason}，现在显示的是“{options[usual]}”。"), icon=":material/link_off:")
        # The address decides; but Streamlit empties it when one leaves a page early, and then the last choice holds.
        wish = asked or st.session_state.get(f"kept_{key}")
        if wish in options and came_back():
            first = options.index(wish)
        elif wish in options:
            st.session_state[key] = wish
    if key in st.session_state and st.session_state[key] not in options:
        if not came and (reason := lost(str(st.session_state[key]))):
            st.warning(plain(f"{reason}，现在显示的是“{options[usual]}”。"), icon=":material/link_off:")
        st.session_state[key] = options[usual]  # otherwise what another page offered would stay in the URL
    chosen = st.selectbox(label, options, index=first, key=key, bind="query-params", help=help)
    st.session_state[f"kept_{key}"] = chosen
    if chosen != options[usual]:
        into_address(key, chosen)
    return chosen


def begin_anew(key: str, of: Sequence[str], usual: str, stays: Callable[[str, Sequence[str]], bool]) -> None:
    """Let a choice begin with its usual value when what it belongs to changes; to be called before it is drawn.

    `of` is what it belongs to, such as a place. What the reader chose, not what was only shown, may stay: `stays` tells
    of the choice and of what it belonged to before. What the address asks for on arrival is the reader's choice,
    wherever it was made. Streamlit would keep what the place before began with.
    """
    before, began = st.session_state.get(f"{key}_of", (of, usual))
    st.session_state[f"{key}_of"] = (of, began if of == before else usual)
    came, kept = arrived(key), f"kept_{key}"
    if of == before or (came and (key in st.query_params or f"to_{key}" in st.query_params)):
        return
    chosen = st.session_state.get(kept, began)
    if chosen != began and stays(chosen, before):
        return
    st.session_state[kept] = usual
    if not came:
        st.session_state[key] = usual


def place(options: Sequence[str], help: str | None = None, why: str = NO_LIST, usual: int = 0) -> str:
    """Let the reader choose a place, as kept_choice does; it is the same on all pages.

    A place that is known but not offered here is told with the reason, `why`, and stays the place of the other pages
    until the reader chooses another one.
    """
    # As if just arrived: the list of the place that was shown may have been withdrawn meanwhile.
    came = arrived("place") or st.session_state.get("place", options[usual]) not in options
    if came:
        asked = st.query_params.get("to_place") or st.query_params.get("place")
        wish = st.session_state.get("kept_place") if asked is None else asked if asked in holdings().places else None
        st.session_state["place_lacking"] = None if wish in options else wish
    lacking: str = st.session_state.get("place_lacking") or ""
    told = st.empty() if lacking else None  # an empty place costs the browser as much as a full one

    def unknown(asked: str) -> str:
        return "" if lacking else gone.told(asked) or not_found(asked)

    chosen = kept_choice("地区", options, "place", help, unknown, usual, unknown)
    if came:
        st.session_state["place_instead"] = chosen
    if told is not None and chosen == st.session_state["place_instead"]:
        st.session_state["kept_place"] = lacking
        told.warning(plain(f"{absent(lacking, why)}，现在显示的是“{chosen}”。"), icon=":material/link_off:")
    else:
        st.session_state["place_lacking"] = None
    return chosen


def absent(place: str, why: str) -> str:
    """Return why a place that is known is not offered: that it has no list of departments at all, otherwise `why`."""
    held = holdings().places.get(place, ())
    if held and all(one.evidence == "counts" for one in held):
        why = "只公布了数字，没有公布名单"
    elif held and all(one.counterpart_kind == "committee" for one in held):
        why = "只有政协专委会的名单，没有部门名单"
    return f"“{place}”{why}"


def not_found(asked: str) -> str:
    """Return why a choice in an address cannot be shown."""
    return f"没有找到“{asked[:60]}”"


def arrived(key: str) -> bool:
    """Tell whether the reader just came to this page, or was led to something on it, so that the choice is due."""
    elsewhere = st.session_state.get(f"kept_{key}_page") != page()
    return elsewhere or came_back() or f"to_{key}" in st.query_params


def page() -> str:
    """Return what tells this page from the others."""
    running = get_script_run_ctx()
    return running.page_script_hash if running else ""


def came_back() -> bool:
    """Tell whether the browser's back button led here: then Streamlit empties the address and forgets any choice.

    Of a bound widget only the default is left to it, so the choice is handed to it as the default.
    """
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def into_address(key: str, chosen: str) -> None:
    """Put into the URL what a choice that is drawn shows.

    Streamlit does so when the reader chooses, but not when the choice came along from another page.
    """
    running = get_script_run_ctx()
    if running is None or st.query_params.get(key) == chosen:
        return
    with running.session_state.query_params() as address:  # st.query_params refuses what a choice is bound to
        address.set_corrected_value(key, chosen, "string_value")
