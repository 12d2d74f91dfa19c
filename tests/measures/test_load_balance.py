"""Evenness and Gini of the loads of organisations."""

from itertools import product
from math import log

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.measures.balance import gini, pielou_evenness
from lib.measures.coverage import party_degrees


def mean_difference_gini(loads: list[int]) -> float:
    """Gini by its definition: half the mean absolute difference of all pairs, relative to the mean."""
    differences = [abs(a - b) for a, b in product(loads, repeat=2)]
    return sum(differences) / len(differences) / (2 * sum(loads) / len(loads))


def shannon_evenness(loads: list[int]) -> float:
    return -sum(load / sum(loads) * log(load / sum(loads)) for load in loads if load) / log(len(loads))


@pytest.mark.parametrize(
    ("loads", "evenness", "inequality"),
    [([5, 5, 5, 5], 1, 0), ([8, 0, 0, 0], 0, 0.75), ([1, 1, 0, 0], 0.5, 0.5), ([3, 1], 0.811278, 0.25)],
)
def test_loads_worked_out_by_hand(loads, evenness, inequality):
    assert pielou_evenness(pd.Series(loads)) == pytest.approx(evenness, abs=1e-6)
    assert gini(pd.Series(loads)) == pytest.approx(inequality)


@pytest.mark.parametrize("loads", [[], [7], [0, 0, 0]])
def test_balance_is_not_defined_for_one_organisation_or_without_any_link(loads):
    assert pielou_evenness(pd.Series(loads, dtype="int64")) is None
    assert gini(pd.Series(loads, dtype="int64")) is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 50), min_size=2, max_size=10).filter(any))
def test_both_agree_with_their_definitions_and_keep_their_range(loads):
    evenness, inequality = pielou_evenness(pd.Series(loads)), gini(pd.Series(loads))
    assert evenness == pytest.approx(shannon_evenness(loads), abs=1e-12)
    assert 0 <= evenness <= 1
    assert inequality == pytest.approx(mean_difference_gini(loads), abs=1e-12)
    assert 0 <= inequality < 1


def test_qingdao_spreads_its_departments_almost_evenly(shipped):
    loads = party_degrees(shipped("qingdao-2008"))
    assert sorted(loads) == [19, 19, 19, 19, 19, 20, 20, 22]
    assert pielou_evenness(loads) == pytest.approx(0.9994, abs=5e-5)
    assert gini(loads) == pytest.approx(29 / 1256)  # 58 pairwise differences over 8 × 157
