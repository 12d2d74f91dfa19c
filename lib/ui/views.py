"""What every view of a page does: refuse in words, or show a table to take away."""

import pandas as pd
import streamlit as st

from lib.archive.register import Document
from lib.measures.applicability import withheld
from lib.ui import downloads, messages, tables
from lib.ui.loading import matrix_of


def refused(measure: str, document: Document) -> bool:
    """Tell whether a measure is withheld for a document; if so, show the reason."""
    reason = withheld(measure, matrix_of(document), document.complete)
    if reason:
        messages.nothing(reason)
    return bool(reason)


def table_to_take_away(table: pd.DataFrame, name: str, key: str) -> None:
    """Show the table behind a picture, folded, with its download."""
    with st.expander("表格与下载", icon=":material/table:"):
        tables.shown(table, key=f"{key}_table")
        downloads.table_button(table, name, key=f"{key}_csv")
