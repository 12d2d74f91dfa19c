"""Drafts as they are kept: what is kept comes back, what is no draft is refused."""

import json

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from lib.archive.holdings import load_holdings
from lib.intake.filled.plan import Plan, plan_bytes, plan_from


@pytest.fixture(scope="module")
def matrices():
    return load_holdings().matrices


@pytest.mark.parametrize("name", ["qingdao-2008", "fenghua-2019", "kaifeng-2006plus", "demo-2024"])
def test_a_draft_comes_back_as_it_was_kept(matrices, name):
    plan = plan_from(plan_bytes(Plan(name, matrices[name])))
    assert plan.base == name
    assert_frame_equal(plan.matrix, matrices[name])
    assert plan.complete == (name != "kaifeng-2006plus")


def told(**changes):
    good = {"base": "a", "organisations": ["民革", "民盟"], "departments": {"甲局": "1?"}}
    return json.dumps(good | changes).encode()


def test_an_undecided_cell_stays_undecided():
    assert plan_from(told()).matrix.loc["甲局", "民盟"] is pd.NA and not plan_from(told()).complete


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"\xff", b"{}", told(base=1), told(organisations=["民盟", "民革"]), told(organisations=["帮会"]),
        told(departments={"甲局": "1"}), told(departments={"甲局": "102"}), told(departments={"甲局": "1x"}),
        told(departments={"甲局": [1, 0]}), told(departments=["甲局"]), told(departments={"=1+1": "10"}),
    ],
)  # fmt: skip
def test_what_is_no_draft_is_refused(content):
    with pytest.raises(ValueError):
        plan_from(content)
