"""What the overview shows of everything held: the chart of places and years, the cards of complete lists."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.holdings import Holdings
from lib.figures.holdings_chart import holdings_chart
from lib.figures.style import Ink
from lib.ui.cards import document_card


def places_and_years(held: Holdings, ink: Ink) -> Any:
    """Return the chart with one mark per document, by place and year."""
    documents = sorted(
        held.documents.values(), key=lambda one: (not one.complete or one.rows != "部门", one.jurisdiction)
    )
    frame = pd.DataFrame(
        {
            "place": [one.place for one in documents],
            "province": [one.province for one in documents],
            "year": pd.array([one.year for one in documents], "Int64"),
            "year_from": pd.array([one.year_from for one in documents], "Int64"),
            "year_to": pd.array([one.year_to for one in documents], "Int64"),
            "status": ["政协专委会" if one.counterpart_kind == "committee" else one.completeness for one in documents],
            "label": [f"{one.place}{one.period}：{one.title}" for one in documents],
            "document_id": [one.document_id for one in documents],
        }
    )
    return holdings_chart(frame, ink)


def complete_lists(held: Holdings) -> None:
    """Show a card for each complete list of departments, with the way to its pages."""
    lists = [one for one in held.shown() if one.complete and one.counterpart_kind == "department"]
    if not lists:
        st.info("还没有完整的名单。")
    for start in range(0, len(lists), 3):
        for column, document in zip(st.columns(3), lists[start : start + 3], strict=False):
            with column:
                document_card(document, held)
