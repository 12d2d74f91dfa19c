"""The crosswalk on the screen: names without a function and their suggestions, decisions, one name looked up."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.archive.decisions import FUNCTION
from lib.archive.store import Unavailable
from lib.ui import absence, access, tables
from lib.ui.crosswalk_names import (
    NONE,
    function_table,
    functions_in_words,
    listed,
    meaning_in_words,
    waiting_table,
    without_function,
)
from lib.ui.crosswalk_names import told as told_like
from lib.ui.history_views import when
from lib.ui.loading import crosswalk, look_again, once_for_all, store
from lib.ui.markdown import plain
from lib.ui.views import table_to_take_away
from lib.vocabulary.functions import FUNCTIONS
from lib.vocabulary.suggestions import suggested_functions

_KEYS = {function.name: function.key for function in FUNCTIONS}


def sentence(names: dict[str, str]) -> str:
    """Return how many names still wait for a decision."""
    if not once_for_all(listed):
        return "还没有收录名单，没有部门名称要归入职能。"
    if not names:
        none = once_for_all(without_function)
        rest = f"；{none}个已认定{NONE}，不参加比较" if none else ""
        return f"名单中的{len(once_for_all(listed)) - none}个部门名称都有职能，可以跨地区、跨年份比较{rest}。"
    return f"名单中有{len(names)}个部门名称的职能待认定，不参加比较；请认定它们的职能，或认定没有对应的职能。"


def saved(person: access.Publisher | None) -> None:
    """Tell, after a decision, what was saved, with one click to take it back; or that it was taken back."""
    if "functions_done" not in st.session_state:
        return
    decision, told = st.session_state["functions_done"]
    if decision is None:
        st.success(plain(f"已撤销：{told}。"), icon=":material/undo:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(plain(f"已认定：{told}。各页比较已经采用。"), icon=":material/check:")
        if person and st.button("撤销这条认定", key="functions_take_back", icon=":material/undo:"):
            _undo(person, decision, told)


def waiting(person: access.Publisher | None, names: dict[str, str]) -> None:
    """Show the names without a function and let one who may decide say what one of them denotes."""
    if not names:
        absence.nothing("没有待认定的名称。", "查一个名称属于什么职能，请选“查名称”。")
        return
    tables.shown(once_for_all(waiting_table), key="functions_waiting")
    if _may_decide(person):
        _form(person, list(names))


def look_up(person: access.Publisher | None, names: dict[str, str]) -> None:
    """Show what one name denotes, by the table or as decided; a decision may overrule the table."""
    name = st.text_input(
        "部门名称", placeholder="例如：市卫生健康委", key="functions_name", bind="query-params"
    ).strip()
    if not name:
        return
    if crosswalk().unmatched([name]):
        told = told_like(suggested_functions(name))
        st.markdown(plain(f"“{name}”的职能待认定。" + (f"相近的名称：{told}。" if told else "没有相近的名称。")))
    else:
        st.markdown(plain(f"“{name}”的职能：{functions_in_words(name)}。"))
    if _may_decide(person):
        _form(person, [name])


def decisions(person: access.Publisher | None, names: dict[str, str]) -> None:
    """Show every decision with who made it, and let it be taken back."""
    try:
        history = store().decision_history(FUNCTION)
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return
    if not history:
        absence.nothing("还没有认定过职能。", "待认定的名称见“待认定”。")
        return
    rows = [
        (
            one.name,
            meaning_in_words(one.meaning),
            one.by,
            when(one.at),
            _state(one.undone_by),
        )
        for one in reversed(history)
    ]
    tables.shown(
        pd.DataFrame(rows, columns=["部门名称", "认定的职能", "认定人", "时间", "现状"]), key="functions_decisions"
    )
    standing = {f"{one.name} → {meaning_in_words(one.meaning)}": one.id for one in history if one.stands}
    if person and standing and _may_decide(person):
        chosen = st.selectbox("撤销哪一条认定", list(standing), index=None, placeholder="请选择", key="functions_undo")
        if st.button("撤销认定", key="functions_undo_button", disabled=chosen is None) and chosen:
            _undo(person, standing[chosen], chosen)


def vocabulary(person: access.Publisher | None, names: dict[str, str]) -> None:
    """Show the functions with the names that denote each of them in the lists held."""
    table_of = once_for_all(function_table)
    tables.shown(table_of, key="functions_table")
    table_to_take_away(lambda: table_of, "职能对照", "functions_all", seen=True)


def _form(person: access.Publisher | None, names: list[str]) -> None:
    if person is None:
        return
    with st.container(border=True):
        name = st.selectbox("认定哪个名称", names, key="functions_chosen")
        suggested = suggested_functions(name)
        # Beside the choice, whose open list would lie over a button below; the opposite decision stands apart from it.
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.multiselect(
                "它的职能（可多选，主要职能在前）",
                list(_KEYS),
                placeholder="请选择",
                key=f"functions_meaning_{name}",
                help=f"相近的名称：{told_like(suggested)}" if suggested else None,
                select_all=False,
            )
            save = st.button("保存认定", type="primary", key="functions_save", disabled=not chosen)
        none = st.button(f"认定为“{NONE}”", key="functions_none", disabled=bool(chosen))
        if save or none:
            meaning = "/".join(_KEYS[one] for one in chosen)
            told = f"{name} → {meaning_in_words(meaning)}"
            _done(lambda: (store().decide(FUNCTION, name, meaning, person.name), told))
        st.caption("认定立即用于全部比较，署名保存，随时可以撤销；名单本身不变。")


def _may_decide(person: access.Publisher | None) -> bool:
    """Tell whether one may decide for all places at once; otherwise say why not."""
    if person is None:
        st.caption(plain(access.why_closed()))
    elif person.jurisdictions:
        st.caption("认定对所有地区有效，只能由可为全部地区发布的账号作出。")
    return person is not None and not person.jurisdictions


def _undo(person: access.Publisher, decision: int, told: str) -> None:
    def taken_back() -> tuple[None, str]:
        store().undo_decision(decision, person.name)
        return None, told

    _done(taken_back)


def _done(deed: Callable[[], tuple[int | None, str]]) -> None:
    """Do what is asked, keep for the next run what was saved (its number, None for an undoing) and in which words."""
    try:
        st.session_state["functions_done"] = deed()
    except (Unavailable, LookupError) as fault:
        st.error(plain(str(fault)))
    else:
        look_again()
        st.rerun()


def _state(undone_by: str) -> str:
    return f"已由{undone_by}撤销" if undone_by else "有效"
