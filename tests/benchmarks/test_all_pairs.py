"""How alike all lists are, each with each: the same as one after the other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.all_pairs import all_nearest, all_similarities
from lib.measures.function_masks import KEYS, Stack
from lib.measures.peers import nearest, packed, similarities
from lib.vocabulary.party_bits import EVERY


def stack_of(*rows, known=None):
    """Return lists of which the first functions have the masks given and all is known but `known`."""
    linked = np.zeros((len(rows), len(KEYS)), np.uint16)
    certain = np.full(linked.shape, EVERY)
    for at, row in enumerate(rows):
        linked[at, : len(row)] = row
    for at, mask in (known or {}).items():
        certain[at] = mask
    return Stack(linked & certain, certain)


def test_three_lists_by_hand():
    stack = stack_of([0b11, 0b1], [0b10, 0b1], [0b100])
    expected = [[1, 2 / 3, 0], [2 / 3, 1, 0], [0, 0, 1]]
    np.testing.assert_allclose(all_similarities(stack), expected, rtol=1e-6)
    assert all_nearest(stack, 2).tolist() == [[1, 2], [0, 2], [0, 1]]


def test_a_list_of_which_nothing_is_known_is_nobodys_peer():
    stack = stack_of([0b1], [0b1], [0b1], known={1: 0})
    assert np.isnan(all_similarities(stack)[1]).all() and np.isnan(all_similarities(stack)[:, 1]).all()
    assert all_nearest(stack, 2).tolist() == [[2, -1], [-1, -1], [0, -1]]


def test_no_list_at_all():
    assert all_similarities(stack_of()).shape == (0, 0) and all_nearest(stack_of(), 3).shape == (0, 3)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), lists=st.integers(1, 150), partial=st.sampled_from([0, 0.2, 1]))
def test_the_table_is_that_of_one_list_after_the_other(seed, lists, partial):
    rng = np.random.default_rng(seed)
    shape = lists, len(KEYS)
    known = np.full(shape, EVERY)
    some = rng.random(lists) < partial
    known[some] = rng.integers(0, int(EVERY) + 1, (int(some.sum()), len(KEYS)))
    linked = rng.integers(0, int(EVERY) + 1, shape).astype(np.uint16) & rng.integers(0, 1024, shape).astype(np.uint16)
    stack = Stack(linked & known, known)
    words, table, peers = packed(stack), all_similarities(stack), all_nearest(stack, 4)
    for at in range(lists):
        np.testing.assert_array_equal(table[at], similarities(words, stack.linked[at], stack.known[at]))
        order = nearest(words, stack.linked[at], stack.known[at], lists)
        others = [other for other in order.tolist() if other != at][:4]
        assert peers[at].tolist() == others + [-1] * (4 - len(others))
    order = rng.permutation(lists)
    np.testing.assert_array_equal(
        all_similarities(Stack(stack.linked[order], stack.known[order])), table[np.ix_(order, order)]
    )
    assert table == pytest.approx(table.T, nan_ok=True)
