"""Naming decisions on the screen: this department is that one; saved, used next time, and taken back."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.archive.store import Unavailable
from lib.intake.decided import renamed
from lib.intake.draft import Draft
from lib.ui import access
from lib.ui.loading import holdings, store
from lib.ui.markdown import plain


def decided(person: access.Publisher, jurisdiction: str, document_id: str, draft: Draft) -> Draft:
    """Return the draft with saved decisions applied, after offering to take them back and to make new ones."""
    kind = f"department:{jurisdiction}"
    try:
        saved = {one.name: one for one in store().decision_history(kind) if one.stands}
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return draft
    final, applied = renamed(draft, {name: one.meaning for name, one in saved.items()})
    for name, meaning in applied.items():
        text, button = st.columns([6, 1], vertical_alignment="center")
        text.caption(plain(f"按已保存的认定，“{name}”即“{meaning}”（{saved[name].by}）。"))
        if button.button("撤销认定", key=f"publish_undo_{saved[name].id}"):
            _done(partial(store().undo_decision, saved[name].id, person.name))
    _offer(person, kind, holdings().matrices.get(document_id), final.matrix)
    return final


def _offer(person: access.Publisher, kind: str, published: pd.DataFrame | None, matrix: pd.DataFrame) -> None:
    """Offer to say that a name not published yet is a published one that the file does not list."""
    if published is None:
        return
    fresh = [str(name) for name in matrix.index if name not in set(published.index)]
    gone = [str(name) for name in published.index if name not in set(matrix.index)]
    if not fresh or not gone or len(fresh) == len(matrix):  # with nothing in common it is another document
        return
    with st.expander("有部门只是名称写法不同？在这里认定", icon=":material/join_inner:"):
        one, two, three = st.columns([2, 2, 1], vertical_alignment="bottom")
        name = one.selectbox("文件中的名称", fresh, key="publish_fresh_name")
        meaning = two.selectbox("就是已发布的", gone, key="publish_gone_name")
        if three.button("认定为同一部门", key="publish_decide"):
            _done(partial(store().decide, kind, name, meaning, person.name))
        st.caption("认定会保存，下次自动采用，也可随时撤销；发布的矩阵沿用已发布的名称。")


def _done(deed: Callable[[], object]) -> None:
    try:
        deed()
    except (Unavailable, LookupError) as fault:
        st.error(plain(str(fault)))
    else:
        st.rerun()
