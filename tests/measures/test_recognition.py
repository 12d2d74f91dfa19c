"""The worksheet for recommending units: scores by hand, shared ranks, and no rank for what is not known."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.measures.recognition import CRITERIA, points, worksheet

KEYS = [one.key for one in CRITERIA]
NA = pd.NA


def figures(**rows):
    return pd.DataFrame(list(rows.values()), index=list(rows), columns=KEYS).astype("Float64")


#                  punctual fulfilled kinds entries outside registered
FOUR = figures(
    教育局=(1, 1.0, 7, 10, 2, 2),
    公安局=(0, 0.5, 0, 5, 0, 1),
    司法局=(NA, NA, NA, NA, NA, 2),
    财政局=(0, 0.5, 0, 5, 0, 1),
)
EQUAL = dict.fromkeys(KEYS, 1.0)


def test_points_are_shares_of_their_own_whole_or_of_the_most():
    got = points(FOUR)
    assert got.loc["教育局"].tolist() == [1, 1, 1, 1, 1, 1]
    assert got.loc["公安局"].tolist() == [0, 0.5, 0, 0.5, 0, 0.5]
    assert got.loc["司法局"].isna().tolist() == [True] * 5 + [False]


def test_scores_ranks_and_ties_by_hand():
    table = worksheet(FOUR, EQUAL)
    assert table.index.tolist() == ["教育局", "公安局", "财政局", "司法局"]
    assert table["score"].iloc[:3].tolist() == [100.0, 25.0, 25.0]
    assert table["rank"].iloc[:3].tolist() == [1, 2, 2]
    assert table["tied"].tolist() == [False, True, True, False]
    assert table.loc["司法局", "score"] is NA and table.loc["司法局", "rank"] is NA
    assert table.loc["司法局", "missing"] == tuple(one.name for one in CRITERIA[:5])


def test_a_weight_of_nothing_takes_a_criterion_out_altogether():
    only = dict.fromkeys(KEYS, 0.0) | {"registered": 5.0}
    table = worksheet(FOUR, only)
    assert table["score"].to_dict() == {"教育局": 100.0, "司法局": 100.0, "公安局": 50.0, "财政局": 50.0}
    assert table["rank"].tolist() == [1, 1, 3, 3] and not any(table["missing"])


def test_without_any_weight_nobody_has_a_score_and_a_negative_one_is_refused():
    assert worksheet(FOUR, {})["score"].isna().all() and worksheet(FOUR, {})["rank"].isna().all()
    with pytest.raises(ValueError, match="negative"):
        worksheet(FOUR, {"kinds": -1.0})
    assert worksheet(FOUR[:0], EQUAL).empty


def test_where_nobody_did_anything_the_most_is_nothing_and_no_division_fails():
    assert points(figures(甲=(0, 0, 0, 0, 0, 0)))["entries"].tolist() == [0.0]


weights = st.fixed_dictionaries({key: st.integers(0, 100).map(float) for key in KEYS})
row = st.tuples(
    st.sampled_from([0, 1]),
    st.floats(0, 1),
    st.integers(0, 7),
    st.integers(0, 50),
    st.integers(0, 9),
    st.integers(0, 2),
)


@settings(deadline=None)
@given(rows=st.lists(row, min_size=1, max_size=6), chosen=weights, factor=st.integers(2, 9))
def test_scores_lie_between_0_and_100_and_only_the_proportion_of_weights_counts(rows, chosen, factor):
    held = pd.DataFrame(rows, index=[f"{number}局" for number in range(len(rows))], columns=KEYS).astype("Float64")
    table = worksheet(held, chosen)
    scored = table["score"].dropna()
    assert ((scored >= 0) & (scored <= 100)).all() and scored.is_monotonic_decreasing
    again = worksheet(held, {key: weight * factor for key, weight in chosen.items()})
    if any(chosen.values()):
        assert (again["score"].reindex(table.index) - table["score"]).abs().max() <= 0.11
    else:
        assert table["score"].isna().all()


def test_scores_are_told_to_one_decimal_and_are_equal_to_one_decimal():
    # 1 of 3 is 33.333…, 0.9999 of 3 is 33.33: on paper the same.
    close = figures(甲局=(0, 0, 0, 0, 1, 0), 乙局=(0, 0, 0, 0, 3, 0), 丙局=(0, 0, 0, 0, 0.9999, 0))
    table = worksheet(close, {"outside": 1.0})
    assert table["score"].to_dict() == {"乙局": 100.0, "甲局": 33.3, "丙局": 33.3}
    assert table["rank"].to_dict() == {"乙局": 1, "甲局": 2, "丙局": 2}
