"""What every view of a page does: refuse in words, or show a table to take away."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.measures.applicability import withheld
from lib.ui import absence, charts, downloads, messages, tables
from lib.ui.loading import matrix_of
from lib.ui.pickers import address_of


def refused(measure: str, document: Document) -> bool:
    """Tell whether a measure is withheld for a document; if so, show the reason."""
    reason = withheld(measure, matrix_of(document), document.complete)
    if reason:
        absence.nothing(reason, page="pages/browse/matrix.py", address=address_of(document), document=document)
    return bool(reason)


def table_to_take_away(
    make: Callable[[], pd.DataFrame],
    name: str,
    key: str,
    notes: Callable[[], tuple[str, ...]] = tuple,
    seen: bool = False,
    what: str = "表格",
) -> None:
    """Offer what a picture shows, folded: its table with downloads, and the picture itself as a file.

    It is made only when it is unfolded. The lines of `notes` (sources, completeness) go with both.
    `seen`: the table stands on the page already, and only its downloads are folded. `what` the buttons call it.
    """
    with folded(key) as box:
        if box.open:
            told = notes()
            table = make()
            if not seen:
                tables.shown(table, key=f"{key}_table")
            downloads.table_button(table, name, key=f"{key}_csv", notes=told, what=what)
            charts.picture_to_take_away(name, "；".join(told), key)


def sources_of(*documents: Document) -> Callable[[], tuple[str, ...]]:
    """Return the lines that name documents as the sources of what is taken away."""
    return lambda: tuple(messages.source_line(document) for document in documents)


def folded(key: str) -> Any:
    """Return the folded place for a table and its downloads."""
    return st.expander("表格与图片下载", icon=":material/download:", key=f"{key}_folded", on_change="rerun")
