"""A small invented country: what is counted of all its lists at once is what tables of liaisons give by grouping."""

import numpy as np
import pandas as pd
import pytest

from benchmarks.national import country
from benchmarks.tabular import COLUMNS, by_function_rows, by_pandas, tables
from benchmarks.yearly_changes import yearly_changes
from lib.measures.collection_coverage import collection_coverage
from lib.measures.collection_functions import by_function
from lib.measures.function_masks import Stack, function_masks
from lib.vocabulary.party_bits import EVERY


@pytest.fixture(scope="module")
def made():
    return country(40, 8, seed=3)


def test_coverage_is_that_of_grouping_and_joining_tables(made):
    held = made.collection
    found, expected = collection_coverage(held), by_pandas(tables(held))
    assert (found.unknown > 0).any() and (found.with_none > 0).any() and (found.party_degrees < 0).any()
    for name in COLUMNS:
        theirs = expected[name].reindex(range(len(held))).fillna(0).to_numpy(float)
        # Of a list without any liaison a table has no number, and we have none (NaN).
        np.testing.assert_allclose(np.nan_to_num(getattr(found, name)), theirs, atol=1e-9, err_msg=name)


def test_lists_by_function_are_those_of_each_list_alone(made):
    stack = by_function(made.collection, made.complete)
    for at in range(0, len(made.collection), 5):
        alone = function_masks(made.collection.matrix(at), bool(made.complete[at]))
        assert np.array_equal(stack.linked[at], alone.linked) and np.array_equal(stack.known[at], alone.known)


def test_changes_are_those_of_joining_each_year_with_the_next(made):
    stack = by_function(made.collection, made.complete)
    known = (stack.known == EVERY).all(axis=1)
    stack, places = Stack(stack.linked[known], stack.known[known]), made.place[known]
    found = yearly_changes(stack, places)
    lists = pd.DataFrame({"place": places, "step": np.arange(len(places)) - np.searchsorted(places, places)})
    cells = by_function_rows(stack, places)
    before, after = cells.assign(step=cells["step"] + 1).merge(lists), cells[cells["step"] > 0]
    sides = before.merge(after, how="outer", on=list(cells.columns), indicator=True)
    counted = sides.groupby(["place", "step"])["_merge"].value_counts().unstack(fill_value=0)
    expected = counted.reindex(pd.MultiIndex.from_frame(lists.iloc[found.later]), fill_value=0)
    assert len(found.later) > 100
    for name, side in (("kept", "both"), ("added", "right_only"), ("removed", "left_only")):
        assert getattr(found, name).tolist() == expected[side].tolist()
