"""A new document beside the other lists of its place: one of its year may be the same, an older one changes."""

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.place_lists import lists_of, moment
from lib.measures.difference import difference
from lib.ui import difference_view
from lib.ui.loading import holdings, published
from lib.ui.markdown import plain
from lib.ui.target_views import Target
from lib.vocabulary.matching import as_listed


def of_the_same_year(chosen: Target) -> list[Document]:
    """Return the other lists of the place and year of a document of which no list is held yet; none for any other."""
    if chosen.document_id in holdings().matrices:
        return []
    return [one for one in _lists(chosen) if str(one.year or "") == chosen.register["year"]]


def same_list(chosen: Target, final: pd.DataFrame) -> Document | None:
    """Return the list of the same place and year that says just the same: published again it would count twice."""
    held = holdings().matrices
    same = (one for one in of_the_same_year(chosen) if difference(held[one.document_id], final).nothing)
    return next(same, None)


def told(document: Document) -> str:
    """Return in words which list is held: 象山县2025年已有一份《…》（第 2 版）."""
    version = published().get(document.document_id)
    which = f"第 {version.number} 版" if version else "随系统附带"
    return f"“{document.label}”已有一份《{document.title}》（{which}）"


def compare(chosen: Target, final: pd.DataFrame) -> None:
    """Tell of a new document what it changes in the list of the same year, or else in the last one before it.

    Where only later lists are held, what the first of them changes in this one.
    """
    at, lists, held = int(chosen.register["year"] or 0), _lists(chosen), holdings().matrices
    before = of_the_same_year(chosen) or [one for one in lists if not at or moment(one) <= at]
    if before:
        old = held[before[-1].document_id]
        found = difference(old, final.rename(index=as_listed(final.index, old.index)))
        st.markdown(plain(difference_view.sentence(found, False, f"“{before[-1].label}”的名单")))
    elif lists:
        later = held[lists[0].document_id]
        found = difference(final, later.rename(index=as_listed(later.index, final.index)))
        told = difference_view.sentence(found, False, "这份名单")
        st.markdown(plain(f"本地区收录的名单都比这一份晚。“{lists[0].label}”的名单{told}"))


def _lists(chosen: Target) -> list[Document]:
    return lists_of(holdings(), chosen.jurisdiction, chosen.register["counterpart_kind"])
