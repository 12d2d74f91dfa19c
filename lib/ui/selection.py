"""What the reader clicked in a chart, in the words of the field; where it is kept in the URL, a link shows it again."""

from collections.abc import Callable, Collection
from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.ui.keeping import not_found
from lib.ui.markdown import plain
from lib.ui.pickers import give_up

_CROSS = "×"  # between row and column in the URL; no organisation, region or year has it in its name


def clicked_cell(event: Any) -> tuple[str, str] | None:
    """Return (row, column) of the clicked cell of a matrix, or None."""
    for point in event.selection.points:
        found = point.get("customdata")
        if isinstance(found, list | tuple) and len(found) >= 2:
            return str(found[0]), str(found[1])
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
    return _kept(clicked_node(event), key, lambda name: name in names)


def kept_cell(event: Any, key: str, matrix: pd.DataFrame) -> tuple[str, str] | None:
    """Return (row, column) clicked now or before, as kept_node does; None where the matrix lacks it."""
    # Looked up and not listed: a large matrix has thousands of cells, and most redraws ask for none of them.
    return _kept_pair(event, key, lambda row, column: row in matrix.index and column in matrix.columns)


def kept_pair(event: Any, key: str, pairs: Collection[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the one of `pairs` that was clicked now or before, as kept_node does."""
    return _kept_pair(event, key, lambda row, column: (row, column) in pairs)


def keep_cell(key: str, matrix: pd.DataFrame, row: int, column: str) -> None:
    """Keep a cell that was chosen in the matrix's own table, as if it had been clicked in its chart: for kept_cell."""
    if column in matrix.columns:
        st.session_state[f"instead_{key}"] = (st.query_params.get(key), f"{matrix.index[row]}{_CROSS}{column}")


def _kept_pair(event: Any, key: str, known: Callable[[str, str], bool]) -> tuple[str, str] | None:
    clicked = clicked_cell(event)
    chosen = _kept(_CROSS.join(clicked) if clicked else None, key, lambda name: known(*_two(name)))
    return _two(chosen) if chosen else None


def _two(name: str) -> tuple[str, str]:
    row, _, column = name.rpartition(_CROSS)
    return row, column


def _kept(clicked: str | None, key: str, known: Callable[[str], bool]) -> str | None:
    # A chart tells at every redraw what is clicked in it, and nothing once the mark is clicked again: only a new
    # click counts, so that a second one, another choice or a link to another mark is not undone by the first.
    new = clicked != st.session_state.get(f"clicked_{key}")
    st.session_state[f"clicked_{key}"] = clicked
    asked = st.query_params.get(key)
    if clicked is not None and new and known(clicked):
        st.session_state[f"instead_{key}"] = (asked, clicked)
    # A redraw that follows at once, as after a double click, still brings the address from before the click.
    before, chosen = st.session_state.get(f"instead_{key}", (None, None))
    if chosen is not None and known(chosen) and asked == before:
        st.query_params[key] = asked = chosen
    else:
        st.session_state.pop(f"instead_{key}", None)
    if asked is None:
        return None
    if known(asked):
        st.session_state[f"kept_{key}"] = asked
        return asked
    if asked == st.session_state.get(f"kept_{key}"):
        give_up(key)  # what was clicked belongs to what was shown before
    else:
        st.warning(plain(f"{not_found(asked)}，请在图中另点一处。"), icon=":material/link_off:")
    return None


def kept_document(event: Any, key: str, held: Holdings) -> Document | None:
    """Return the document whose mark was clicked in the chart of holdings, now or before, as kept_node does."""
    name = kept_node(event, key, held.documents)
    return held.documents[name] if name else None
