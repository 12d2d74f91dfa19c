"""What is measured of one matrix still runs as the house is now: every measure gives something, every figure draws."""

import json

import pytest

from benchmarks import parts
from lib.archive.holdings import load_holdings

HELD = load_holdings()
WORK = parts.work_of(HELD.matrices[parts.DOCUMENT], HELD.documents[parts.DOCUMENT], HELD)


@pytest.mark.parametrize("name", WORK)
def test_every_part_can_be_measured(name):
    made = WORK[name]()
    assert made is not None
    if name.startswith("图："):
        assert json.loads(made)["data"]
