"""The names under which documents stand in the choice: each leads to its own document."""

from dataclasses import replace

from lib.archive.holdings import load_holdings
from lib.ui import pickers


def test_two_documents_alike_in_place_year_and_number_have_names_of_their_own(monkeypatch):
    held = load_holdings()
    one = held.documents["qingdao-2008"]
    twin = replace(one, document_id="qingdao-2008-2")
    other = replace(one, document_id="qingdao-2008-3", number="", title="另一份通知")
    several = replace(held, documents={document.document_id: document for document in (one, twin, other)})
    monkeypatch.setattr(pickers, "holdings", lambda: several)
    assert [pickers.name_of(document) for document in (one, twin, other)] == [
        "2008年 青政办字〔2008〕86号（qingdao-2008）",
        "2008年 青政办字〔2008〕86号（qingdao-2008-2）",
        "2008年 另一份通知",
    ]
