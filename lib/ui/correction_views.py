"""Correcting by hand before publishing: the matrix as a table whose cells are chosen, and what was changed."""

import pandas as pd
import streamlit as st

from lib.intake.correction import DEPARTMENT, WORDS, corrected, in_words, told
from lib.ui import intake_views
from lib.ui.markdown import plain


def by_hand(name: str, matrix: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Let the clerk correct cells, add and remove departments; return the matrix and what was corrected in words.

    Ends the page while the corrected table has problems.
    """
    with st.expander("手工更正：改一格、增删部门", icon=":material/edit:"):
        st.caption("点一格选“联系”“未列入”或“未知”；在最后一行填写即增加部门，选中一行可删除。")
        table = in_words(matrix)
        columns = {party: st.column_config.SelectboxColumn(options=list(WORDS.values())) for party in matrix.columns}
        edited = st.data_editor(
            table,
            key=f"publish_correct_{name}_{st.session_state.get('publish_round', 0)}",
            hide_index=True,
            num_rows="dynamic",
            column_config={DEPARTMENT: st.column_config.TextColumn(width="medium"), **columns},
        )
    final, problems = corrected(edited)
    if final is None:
        intake_views.problems(name, problems)
        st.stop()
    note = told(matrix, final)
    if note:
        st.info(plain(note + "。发布时记入版本。"), icon=":material/edit:")
    return final, note
