"""What pages share: the holdings read once, figures and slower measures worked out once, the reader's palette."""

from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from lib.archive.holdings import Holdings, load_holdings
from lib.archive.register import Document
from lib.figures.style import DARK, LIGHT, Ink

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def holdings() -> Holdings:
    """Return the shipped data; shared by all sessions, so nobody may change it."""
    return load_holdings()


def matrix_of(document: Document) -> pd.DataFrame:
    """Return the matrix of a document that has one."""
    return holdings().matrices[document.document_id]


def once(make: Callable[..., T], document: Document, *choices: Any) -> T:
    """Return make(matrix of the document, *choices), worked out once per document and choices.

    The result is shared between sessions and must not be changed.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    return _kept(lambda: make(matrix_of(document), *choices), name, document.document_id, *choices)


def once_for_all(make: Callable[..., T], *choices: Any) -> T:
    """Return make(holdings, *choices), worked out once."""
    return _kept(lambda: make(holdings(), *choices), f"{make.__module__}.{make.__qualname__}", *choices)


def ink() -> Ink:
    """Return the palette for the theme that the reader's browser shows."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def forget() -> None:
    """Forget everything worked out, so that the next visitor sees what is stored now."""
    holdings.clear()
    _kept.clear()


@st.cache_resource(max_entries=512, show_spinner=False)
def _kept(_make: Callable[[], Any], *choices: Any) -> Any:
    return _make()
