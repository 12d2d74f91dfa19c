"""Changes of many places at once: by hand, against sets of cells, and against the comparison of two lists."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.yearly_changes import yearly_changes
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks, stacked
from tests.measures.mask_sets import any_stack, cells_of

CELLS = {"1": True, "0": False, "?": pd.NA}


def masks(rows: dict[str, str]):
    cells = [[CELLS[cell] for cell in row] for row in rows.values()]
    return function_masks(pd.DataFrame(cells, list(rows), ["民革", "民盟", "民建"], dtype="boolean"), True)


def test_changes_are_counted_between_neighbours_of_one_place_only():
    lists = [
        masks({"市教育局": "110"}),
        masks({"市教育局": "011"}),
        masks({"市教育局": "0?1"}),
        masks({"市审计局": "111"}),
    ]
    found = yearly_changes(stacked(lists), np.array(["a", "a", "a", "b"]))
    assert found.later.tolist() == [1, 2]
    assert (found.kept.tolist(), found.added.tolist(), found.removed.tolist()) == ([1, 1], [1, 0], [1, 0])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_counting_bits_gives_what_counting_sets_gives(seed, whole):
    lists = any_stack(seed, whole)
    linked, known = lists.linked, lists.known
    changes = yearly_changes(lists, np.zeros(len(linked)))
    for step, later in enumerate(changes.later):
        certain = cells_of(known[later - 1]) & cells_of(known[later])
        before, after = cells_of(linked[later - 1]) & certain, cells_of(linked[later]) & certain
        counted = (len(before & after), len(after - before), len(before - after))
        assert (changes.kept[step], changes.added[step], changes.removed[step]) == counted


def test_the_changes_of_a_stack_are_those_of_the_comparison():
    a = masks({"市教育局": "110", "市审计局": "011", "市水利局": "101"})
    b = masks({"区教育局": "011", "区审计局": "011", "区文化局": "110"})
    found, pair = yearly_changes(stacked([a, b]), np.array([1, 1])), comparison(a, b)
    assert (found.kept[0], found.removed[0], found.added[0]) == (pair.kept, pair.only_a, pair.only_b)
    assert min(pair.kept, pair.only_a, pair.only_b) > 0
