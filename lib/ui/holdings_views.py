"""What the overview shows of everything held: the chart of places and years, the cards of complete lists."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.figures.holdings_chart import holdings_chart
from lib.figures.style import Ink
from lib.ui.cards import document_card
from lib.ui.pickers import address_of


def places_and_years(held: Holdings, ink: Ink) -> Any:
    """Return the chart with one mark per document, by place and year."""
    documents = sorted(
        held.documents.values(),
        key=lambda one: (one.synthetic, not one.complete or one.rows != "部门", one.jurisdiction),
    )
    frame = pd.DataFrame(
        {
            "place": [one.place for one in documents],
            "province": [one.province for one in documents],
            "year": pd.array([one.year for one in documents], "Int64"),
            "year_from": pd.array([one.year_from for one in documents], "Int64"),
            "year_to": pd.array([one.year_to for one in documents], "Int64"),
            "status": [_status(one) for one in documents],
            "label": [f"{one.place}{one.period}：{one.title}" for one in documents],
            "document_id": [one.document_id for one in documents],
        }
    )
    return holdings_chart(frame, ink)


def complete_lists(held: Holdings) -> None:
    """Show a card for each complete list of departments, with the way to its pages; the invented city in one line."""
    whole = [one for one in held.shown() if one.complete and one.counterpart_kind == "department"]
    lists = [one for one in whole if not one.synthetic]
    if not lists:
        st.info("还没有完整的名单。")
    for start in range(0, len(lists), 3):
        for column, document in zip(st.columns(3), lists[start : start + 3], strict=False):
            with column:
                document_card(document, held)
    invented = [one for one in whole if one.synthetic]
    if invented:
        partial = sum(one.synthetic for one in held.documents.values()) - len(invented)
        told = f"{len(invented)}份完整名单" + (f"和{partial}份部分名单" if partial else "")
        newest = max(invented, key=lambda one: one.year or 0)
        st.page_link(
            "pages/browse/matrix.py",
            label=f"另有演示城市“{newest.place}”{told}（演示数据，由程序生成，不计入上面的数字）",
            icon=":material/science:",
            query_params=address_of(newest),
        )


def _status(one: Document) -> str:
    if one.synthetic:
        return "演示数据"
    return "政协专委会" if one.counterpart_kind == "committee" else one.completeness
