"""Correcting by hand before publishing: the matrix as a table whose cells are chosen, and what was changed."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.intake.correction import DEPARTMENT, READ_AS, WORDS, corrected, in_words, redrafted, renamed_by_hand
from lib.intake.draft import Draft
from lib.ui import intake_views
from lib.ui.markdown import plain
from lib.ui.publish_handover import Cell
from lib.vocabulary.parties import ORDER

# Its words are English, and it would show the column that only remembers the names.
_NO_TOOLBAR = '<style>.st-key-publish_correct [data-testid="stElementToolbar"] {display: none}</style>'


def by_hand(name: str, draft: Draft, complete: bool, cell: Cell | None = None) -> Draft:
    """Let the clerk correct cells, add and remove departments and organisations; return the draft with its note.

    `cell` is changed already. Ends the page while the corrected table has problems.
    """
    begun = draft.matrix.copy()
    if cell is not None:
        begun.loc[cell.department, cell.party] = pd.NA if cell.state is None else cell.state
    mark = f"{cell.department}×{cell.party}" if cell else ""
    with st.expander("手工更正：改一格，增删部门或组织", icon=":material/edit:"):
        st.caption(
            "双击一格选“联系”“未列入”或“未知”。在最后一行填写即增加部门；点行首选中一行，按 Delete 键删去。"
            "整列空白的组织是文件没有列的：填一格就增加这一列，清空整列就去掉它。"
            + ("登记为完整名单时，“未知”按“未列入”发布；原文写着不详、待查的不能，要改。" if complete else "")
        )
        columns: dict[str, ColumnConfig | None] = {
            party: st.column_config.SelectboxColumn(options=list(WORDS.values()), width=34 + 14 * len(party))
            for party in ORDER
        }
        columns |= {DEPARTMENT: st.column_config.TextColumn(width=165), READ_AS: None}
        st.html(_NO_TOOLBAR)
        with st.container(key="publish_correct"):
            edited = st.data_editor(
                in_words(begun),
                key=f"publish_correct_{name}{mark}_{st.session_state.get('publish_round', 0)}",
                hide_index=True,
                num_rows="dynamic",
                placeholder="",
                column_config=columns,
            )
    matrix, problems = corrected(edited)
    if matrix is None:
        intake_views.problems(name, problems, by_hand=True)
        st.stop()
    final = redrafted(draft, matrix, renamed_by_hand(edited))
    if final.note:
        st.info(plain(final.note + "。发布时记入版本。"), icon=":material/edit:")
    return final
