"""What the reader clicked in a chart, in the words of the field; where it is kept in the URL, a link shows it again."""

from collections.abc import Collection
from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings


def clicked_cell(event: Any) -> tuple[str, str, str] | None:
    """Return (department, organisation, state) of the clicked cell of a matrix, or None."""
    for point in event.selection.points:
        found = point.get("customdata")
        if found and len(found) >= 3:
            return str(found[0]), str(found[1]), str(found[2])
    return None


def clicked_node(event: Any) -> str | None:
    """Return the name of the clicked department or organisation of a graph, or None."""
    for point in event.selection.points:
        found = point.get("customdata")
        if found:
            return str(found if isinstance(found, str) else found[0])
    return None


def kept_node(event: Any, key: str, names: Collection[str]) -> str | None:
    """Return the name clicked now or, as the URL keeps it under this key, clicked before; None where not of `names`."""
    return _kept(clicked_node(event), key, names)


def kept_cell(event: Any, key: str, matrix: pd.DataFrame) -> tuple[str, str] | None:
    """Return (department, organisation) clicked now or before, as kept_node does; None where the matrix lacks it."""
    cell = clicked_cell(event)
    cells = {f"{name}×{party}": (str(name), str(party)) for name in matrix.index for party in matrix.columns}
    chosen = _kept(f"{cell[0]}×{cell[1]}" if cell else None, key, cells)
    return cells[chosen] if chosen else None


def _kept(clicked: str | None, key: str, names: Collection[str]) -> str | None:
    if clicked is not None and clicked in names:
        st.query_params[key] = clicked
        return clicked
    asked = st.query_params.get(key)
    return asked if asked in names else None


def clicked_document(event: Any, held: Holdings) -> Document | None:
    """Return the document whose mark was clicked in the chart of holdings, or None."""
    name = clicked_node(event)
    return held.documents.get(name) if name else None
