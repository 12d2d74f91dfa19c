"""What is typed into a register, or sent there past the page, is shown as words."""

import pytest

from lib.archive.holdings import load_holdings
from lib.archive.register import read_row, register_row
from lib.ui.markdown import plain

ROW = register_row(load_holdings().documents["fenghua-2019"])


@pytest.mark.parametrize("odd", ["\u202e", "\u2066", "\x00", "\x07", "\x1b", "\ud800", "\ufffe"])
@pytest.mark.parametrize("field", ["title", "number", "source", "notes", "declared_note"])
def test_what_turns_writing_around_is_shown_as_unreadable(odd, field):
    places = load_holdings().jurisdictions
    document, faults = read_row(ROW | {field: f"关于{odd}的通知"}, places)
    assert not faults and getattr(document, field) == "关于\ufffd的通知"
    assert odd not in plain(f"{odd}为何")
