"""What a notice repeals: offered as one click, and written into the register of the older document."""

from collections.abc import Sequence

import streamlit as st

from lib.archive.document import Document
from lib.archive.repealing import repeal
from lib.archive.store import Stale, Unavailable
from lib.archive.suggesting import bracketed
from lib.archive.suggestion import Suggestion
from lib.exports.csv_file import matrix_csv
from lib.ui import access
from lib.ui.loading import holdings, shipped, store
from lib.ui.markdown import plain
from lib.ui.target_views import Target


def offered(person: access.Publisher, chosen: Target, said: Suggestion) -> list[str]:
    """Offer to tell of each held document that the notice repeals it; return the ids that the clerk ticked."""
    held = holdings()
    ticked = []
    for document_id in said.repealed:
        old = held.documents[document_id]
        may = access.may_publish(person, old.jurisdiction, held.jurisdictions)
        if not may or document_id == chosen.document_id or old.jurisdiction != chosen.jurisdiction:
            continue
        until = f"，有效至 {chosen.register['issued_on']}" if chosen.register["issued_on"] else ""
        if st.checkbox(
            plain(f"同时登记：原文写明废止的《{old.title}》（{_short(old)}）由本文件取代{until}"),
            key=f"publish_repeal_{document_id}_{chosen.document_id}",
            help="在那份文件的登记里写明，名单不变；作为它的一个新版本发布，可在版本历史中撤回。",
        ):
            ticked.append(document_id)
    for title in said.repeals:
        st.caption(plain(f"原文写明废止{bracketed(title)}：没有收录这份文件，只写入“说明”。"))
    return ticked


def done(ticked: Sequence[str], chosen: Target, by: str) -> list[str]:
    """Write the repeals into the register of the older documents; return a sentence for each."""
    told = []
    for document_id in ticked:
        name = _short(holdings().documents[document_id])
        until = chosen.register["issued_on"]
        try:
            repeal(store(), shipped(), document_id, chosen.document_id, until, by, matrix_csv)
        except (Stale, Unavailable, LookupError) as fault:
            told.append(f"没有登记“{name}”的废止：{fault}")
        else:
            told.append(f"已登记“{name}”由本文件取代。")
    return told


def _short(document: Document) -> str:
    return document.number or document.label
