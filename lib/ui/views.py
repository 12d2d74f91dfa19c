"""What every view of a page does: refuse in words, or show a table to take away."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.measures.applicability import withheld
from lib.ui import downloads, messages, tables
from lib.ui.loading import matrix_of
from lib.ui.pickers import address_of


def refused(measure: str, document: Document) -> bool:
    """Tell whether a measure is withheld for a document; if so, show the reason."""
    reason = withheld(measure, matrix_of(document), document.complete)
    if reason:
        messages.nothing(reason, document)
        st.page_link(
            "pages/browse/matrix.py", label="看联系矩阵", icon=":material/grid_on:", query_params=address_of(document)
        )
    return bool(reason)


def table_to_take_away(
    make: Callable[[], pd.DataFrame], name: str, key: str, notes: Callable[[], tuple[str, ...]] = tuple
) -> None:
    """Offer the table behind a picture, folded, with its download; it is made only when it is unfolded.

    The lines of `notes` (sources, completeness) go with the workbook.
    """
    with folded(key) as box:
        if box.open:
            table = make()
            tables.shown(table, key=f"{key}_table")
            downloads.table_button(table, name, key=f"{key}_csv", notes=notes())


def folded(key: str) -> Any:
    """Return the folded place for a table and its downloads."""
    return st.expander("表格与下载", icon=":material/table:", key=f"{key}_folded", on_change="rerun")
