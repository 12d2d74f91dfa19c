"""Plan against reality, by hand on a list of three departments, and what must hold for any list and any reports."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.measures.plan_reality import (
    ACTIVE,
    ACTIVE_UNLISTED,
    OUTSIDE,
    SILENT,
    STATES,
    UNKNOWN,
    UNPLANNED,
    UNREPORTED,
    UNSAID,
    Activities,
    fulfilment,
    overall,
    plan_reality,
)

LIST = pd.DataFrame(
    {"民革": [True, True, False], "民盟": [True, False, True]}, index=["教育局", "公安局", "司法局"], dtype="boolean"
)


def done(pairs=(), reported=(), open_=()):
    return Activities(frozenset(pairs), frozenset(reported), frozenset(open_))


def test_every_kind_of_cell_of_a_complete_list():
    told = done(
        {("教育局", "民革"), ("司法局", "民革"), ("档案局", "工商联")}, {"教育局", "司法局", "档案局"}, {"司法局"}
    )
    cells = plan_reality(LIST, True, told)
    assert list(cells.index) == ["教育局", "公安局", "司法局", "档案局"]
    assert list(cells.columns) == ["民革", "民盟", "工商联"]
    assert cells.to_numpy().tolist() == [
        [ACTIVE, SILENT, UNPLANNED],
        [UNREPORTED, UNPLANNED, UNPLANNED],
        [OUTSIDE, UNSAID, UNPLANNED],
        [UNPLANNED, UNPLANNED, OUTSIDE],
    ]


def test_of_a_partial_list_nothing_is_outside_and_nothing_unplanned_but_what_it_says():
    partial = LIST.copy()
    partial.loc["司法局", "民革"] = pd.NA
    cells = plan_reality(partial, False, done({("司法局", "民革"), ("教育局", "民建")}, {"教育局"}))
    assert cells.loc["司法局", "民革"] == ACTIVE_UNLISTED
    assert cells.loc["教育局", "民建"] == ACTIVE_UNLISTED
    assert cells.loc["公安局", "民建"] == UNKNOWN
    assert cells.loc["公安局", "民盟"] == UNPLANNED


def test_without_a_list_nothing_is_known_of_the_plan():
    cells = plan_reality(None, False, done({("市旅游局", "民革")}, {"市旅游局"}))
    assert cells.to_numpy().tolist() == [[ACTIVE_UNLISTED]]
    found = overall(cells, {"市旅游局"})
    assert (found.planned, found.unlisted, found.rate) == (0, 1, None)
    assert plan_reality(None, False, done()).empty


def test_rates_count_only_departments_that_reported():
    told = done({("教育局", "民革"), ("公安局", "民革")}, {"教育局"})  # 公安局 is known from the news alone
    cells = plan_reality(LIST, True, told)
    rows = fulfilment(cells, told.reported)
    assert rows.loc["教育局"].to_dict() == {
        "planned": 2, "active": 1, "silent": 1, "unknown": 0, "outside": 0, "known": 2, "rate": 0.5,
    }  # fmt: skip
    assert rows.loc["公安局", "active"] == 1 and rows.loc["公安局", "known"] == 0
    assert rows.loc["公安局", "rate"] is pd.NA and rows.loc["司法局", "rate"] is pd.NA
    columns = fulfilment(cells, told.reported, by="party")
    assert columns.loc["民革", ["planned", "active", "known", "rate"]].tolist() == [2, 2, 1, 1.0]
    assert columns.loc["民盟", ["planned", "silent", "unknown", "rate"]].tolist() == [2, 1, 1, 0.0]
    found = overall(cells, told.reported)
    assert (found.planned, found.active, found.silent, found.unknown, found.known) == (4, 2, 1, 1, 2)
    assert found.rate == 0.5


names = st.sampled_from(["甲局", "乙局", "丙局", "丁局"])
parties = st.sampled_from(["民革", "民盟", "工商联"])


@st.composite
def lists(draw):
    rows = draw(st.lists(names, unique=True, min_size=1))
    columns = draw(st.lists(parties, unique=True, min_size=1))
    states = st.sampled_from([True, False, pd.NA])
    return pd.DataFrame({column: [draw(states) for _ in rows] for column in columns}, index=rows, dtype="boolean")


@settings(deadline=None)
@given(
    matrix=lists(),
    complete=st.booleans(),
    pairs=st.sets(st.tuples(names, parties)),
    reported=st.sets(names),
    open_=st.sets(names),
)
def test_a_missing_report_is_never_silence_and_every_pair_done_is_shown(matrix, complete, pairs, reported, open_):
    cells = plan_reality(matrix, complete, done(pairs, reported, open_))
    assert set(cells.to_numpy().ravel()) <= set(STATES)
    for department, row in cells.iterrows():
        for party, state in row.items():
            assert (state in (ACTIVE, OUTSIDE, ACTIVE_UNLISTED)) == ((department, party) in pairs)
            if state == SILENT:
                assert department in reported and department not in open_
    for one in pairs:
        assert cells.loc[one] in (ACTIVE, OUTSIDE, ACTIVE_UNLISTED)
    planned = int(matrix.fillna(False).to_numpy().sum())
    found = overall(cells, reported)
    assert found.planned == planned == found.active + found.silent + found.unknown
    for by in ("department", "party"):
        each = fulfilment(cells, reported, by)
        assert int(each["planned"].sum()) == planned
        assert ((each["rate"].isna()) == (each["known"] == 0)).all()


@settings(deadline=None)
@given(matrix=lists(), pairs=st.sets(st.tuples(names, parties)), reported=st.sets(names), more=names)
def test_a_further_report_never_adds_to_what_is_not_known(matrix, pairs, reported, more):
    before = overall(plan_reality(matrix, True, done(pairs, reported)), reported)
    after = overall(plan_reality(matrix, True, done(pairs, reported | {more})), reported | {more})
    assert after.unknown <= before.unknown and after.known >= before.known


def test_the_list_is_left_as_it_was():
    before = LIST.copy()
    plan_reality(LIST, True, done({("教育局", "民革")}))
    pd.testing.assert_frame_equal(LIST, before)
    with pytest.raises(KeyError):
        plan_reality(LIST, True, done()).loc["档案局"]
