"""The coverage of many matrices at once: by hand, and equal to that of each of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.measures.balance import gini, pielou_evenness
from lib.measures.collection import Collection, collected
from lib.measures.collection_coverage import MOST_DEPARTMENTS, collection_coverage
from lib.measures.coverage import coverage, department_degrees, party_degrees
from lib.vocabulary.parties import ORDER

COUNTS = ("departments", "parties", "liaisons", "known", "unknown")
NAMED = ("with_all", "with_one", "with_none")


def optional(number):
    return None if np.isnan(number) else float(number)


def test_two_small_lists_by_hand(typed):
    whole, partial = typed("110", "000", "111", "100"), typed("1?", "00", "??")
    found = collection_coverage(collected([whole, partial]))
    assert {name: getattr(found, name).tolist() for name in COUNTS + NAMED} == {
        "departments": [4, 3],
        "parties": [3, 2],
        "liaisons": [6, 1],
        "known": [12, 3],
        "unknown": [0, 3],
        "with_all": [1, 0],
        "with_one": [1, 0],
        "with_none": [1, 1],
    }
    assert found.density.tolist() == [0.5, 1 / 3]
    assert found.party_degrees[:, :4].tolist() == [[3, 2, 1, -1], [1, 0, -1, -1]]
    assert found.department_degrees.tolist() == [2, 0, 3, 1, 1, 0, 0]
    assert found.uncovered.tolist() == [False, True, False, False, False, True, False]
    # Loads 3, 2, 1: the mean difference 4/3 · 1/2 over the mean 2 … (2·(1·1 + 2·2 + 3·3) − 4·6) / (3·6) = 4/18.
    assert found.gini.tolist() == [pytest.approx(2 / 9), pytest.approx(1 / 2)]
    entropy = -sum(share * np.log(share) for share in (3 / 6, 2 / 6, 1 / 6))
    assert found.evenness.tolist() == [pytest.approx(entropy / np.log(3)), 0]


def test_an_organisation_that_is_not_there_is_no_organisation_without_departments(typed):
    held = collected([typed("11"), typed("110")])
    found = collection_coverage(held)
    assert found.party_degrees[:, 2].tolist() == [-1, 0]
    assert found.gini.tolist() == [0, pytest.approx(1 / 3)] and found.evenness[0] == 1 > found.evenness[1]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_count_is_that_of_the_matrix_alone(some_matrices, data):
    matrices = data.draw(some_matrices)
    held = collected(matrices)
    found = collection_coverage(held)
    for at, matrix in enumerate(matrices):
        alone, loads = coverage(matrix), party_degrees(matrix)
        rows = slice(held.starts[at], held.starts[at + 1])
        assert [getattr(found, name)[at] for name in COUNTS] == [getattr(alone, name) for name in COUNTS]
        assert [getattr(found, name)[at] for name in NAMED] == [len(getattr(alone, name)) for name in NAMED]
        assert optional(found.density[at]) == alone.density
        assert found.party_degrees[at].tolist() == [loads.get(name, -1) for name in ORDER]
        assert found.department_degrees[rows].tolist() == department_degrees(matrix).tolist()
        assert tuple(matrix.index[found.uncovered[rows]]) == alone.with_none
        assert optional(found.gini[at]) == gini(loads)
        assert optional(found.evenness[at]) == pytest.approx(pielou_evenness(loads), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_the_order_of_lists_departments_and_organisations_changes_no_count(some_matrices, data, random):
    matrices = data.draw(some_matrices)
    order = list(range(len(matrices)))
    random.shuffle(order)
    others = [matrices[at].sample(frac=1, random_state=random.getrandbits(31)).iloc[:, ::-1] for at in order]
    found, again = collection_coverage(collected(matrices)), collection_coverage(collected(others))
    for name in (*COUNTS, *NAMED, "density", "party_degrees", "evenness", "gini"):
        np.testing.assert_array_equal(getattr(again, name), getattr(found, name)[order])


def test_a_country_is_counted_block_by_block_without_a_seam(typed, repeated):
    few = collected([typed("110", "0?1"), typed(), typed("1", "0", "0"), typed("1110")])
    found, once = collection_coverage(repeated(few, 2_500)), collection_coverage(few)
    for name, counts in vars(found).items():
        one = getattr(once, name)
        np.testing.assert_array_equal(counts, np.tile(one, (2_500, 1) if one.ndim > 1 else 2_500))


def test_a_list_too_long_to_count_is_refused():
    rows = MOST_DEPARTMENTS + 1
    linked, nothing = np.ones(rows, np.uint16), np.zeros(rows, np.uint16)
    for length, raises in ((rows - 1, False), (rows, True)):
        starts, department = np.array([0, length]), np.zeros(length, np.int32)
        held = Collection(starts, department, linked[:length], nothing[:length], np.array([1], np.uint16), ("甲",))
        if raises:
            with pytest.raises(ValueError, match="departments"):
                collection_coverage(held)
        else:
            assert collection_coverage(held).party_degrees[0, 0] == length
