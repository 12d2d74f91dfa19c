"""One wrong cell of a published list: a link from its card to 上传发布, where it is checked and signed as any list."""

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.suggestion import Suggestion
from lib.exports.csv_file import matrix_csv
from lib.intake.correction import WORDS
from lib.ui import access, publish_handover
from lib.ui.keeping import not_found
from lib.ui.loading import clauses, holdings
from lib.ui.markdown import plain

CELL = "publish_cell"  # the part of the URL that names list and cell: qingdao-2008/市教育局×民革


def state_of(matrix: pd.DataFrame, department: str, party: str) -> bool | None:
    """Return whether the pair is linked, None where that is not known."""
    cell = matrix.loc[department, party]
    return None if cell is pd.NA else bool(cell)


def way_in(document: Document, matrix: pd.DataFrame, department: str, party: str) -> None:
    """Link to the correction of a cell, for those who may publish the list."""
    if access.may_publish(access.publisher(), document.jurisdiction, holdings().jurisdictions):
        word = WORDS[_other(document, state_of(matrix, department, party))]
        st.page_link(
            "pages/manage/publish.py",
            label=f"有误？更正为“{word}”",
            icon=":material/edit:",
            query_params={CELL: f"{document.document_id}/{department}×{party}"},
        )


def begun() -> None:
    """Begin the correction that the address asks for: hand the published list over, with the cell to be changed."""
    asked = st.query_params.get(CELL)
    if asked is None:
        return
    del st.query_params[CELL]
    name, _, pair = asked.partition("/")
    department, _, party = pair.rpartition("×")
    document, matrix = holdings().documents.get(name), holdings().matrices.get(name)
    if document is None or matrix is None or department not in matrix.index or party not in matrix.columns:
        told = f"{not_found(pair if document else asked)}：链接要更正的这一格，现在公布的名单里没有。"
        st.warning(plain(f"{told}请在“联系矩阵”页点一格，再点“更正”。"), icon=":material/link_off:")
        return
    changed = _other(document, state_of(matrix, department, party))
    publish_handover.give(
        f"{document.label}名单.csv",
        matrix_csv(matrix),
        Suggestion(document.place, document.jurisdiction, name),
        f"从现在公布的“{document.label}”名单开始，{department}×{party}已改为“{WORDS[changed]}”，还没有发布。请核对，写明原因后发布。",
        f"现在公布的“{document.label}”名单，手工更正一格。",
        publish_handover.Cell(department, party, changed, clauses(name)),
    )


def _other(document: Document, state: bool | None) -> bool | None:
    """Return what a cell is corrected to: a complete list says yes or no, a partial one yes or nothing."""
    if state is None:
        return True
    return (not state) if document.complete else (None if state else True)
