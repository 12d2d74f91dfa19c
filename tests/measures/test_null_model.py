"""Random matrices with fixed margins, and NODF beside them."""

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lib.measures.null_model import curveball, nodf_null


def all_with_the_margins_of(cells: np.ndarray) -> set[bytes]:
    """List every 0/1 matrix with the same row and column sums, by trying all."""
    candidates = (np.array(bits, dtype=bool).reshape(cells.shape) for bits in product([0, 1], repeat=cells.size))
    return {
        other.tobytes()
        for other in candidates
        if (other.sum(0) == cells.sum(0)).all() and (other.sum(1) == cells.sum(1)).all()
    }


@settings(deadline=None)
@given(arrays(bool, st.tuples(st.integers(1, 9), st.integers(1, 9))), st.integers(0, 3))
def test_every_replicate_keeps_the_degree_of_every_department_and_organisation(typed, cells, seed):
    matrix = typed(*("".join("01"[cell] for cell in row) for row in cells.astype(int)))
    replicates = curveball(matrix, 20, seed)
    assert replicates.shape == (20, *cells.shape)
    assert (replicates.sum(axis=1) == cells.sum(axis=0)).all()
    assert (replicates.sum(axis=2) == cells.sum(axis=1)).all()


@pytest.mark.parametrize("rows", [("100", "010", "001"), ("1100", "1010", "0101"), ("110", "100", "011", "001")])
def test_every_matrix_with_these_margins_is_equally_likely(typed, rows):
    matrix = typed(*rows)
    possible = all_with_the_margins_of(matrix.to_numpy(dtype=bool))
    drawn = Counter(replicate.tobytes() for replicate in curveball(matrix, 12_000, seed=1))
    assert set(drawn) == possible
    expected = 12_000 / len(possible)
    assert all(abs(count - expected) < 5 * expected**0.5 for count in drawn.values())


def test_the_same_seed_gives_the_same_replicates(shipped):
    matrix = shipped("qingdao-2008")
    assert (curveball(matrix, 5, seed=7) == curveball(matrix, 5, seed=7)).all()
    assert (curveball(matrix, 5, seed=7) != curveball(matrix, 5, seed=8)).any()


def test_qingdao_is_not_nested_beyond_its_margins(shipped):
    found = nodf_null(shipped("qingdao-2008"))
    assert found.observed == pytest.approx(48.85, abs=0.005)
    assert found.mean == pytest.approx(48.91, abs=0.06)
    assert found.z == pytest.approx(-0.16, abs=0.2)
    assert found.p > 0.5
    assert found.replicates == len(found.values) >= 200
    assert found.mean == pytest.approx(np.mean(found.values))
    assert found.sd == pytest.approx(np.std(found.values, ddof=1))


def test_a_partition_can_only_be_a_partition(shipped):
    found = nodf_null(shipped("fenghua-2019"), replicates=50)
    assert (found.observed, found.mean, found.sd, found.z, found.p) == (0, 0, 0, None, 1)


def test_a_matrix_its_margins_allow_once_has_no_spread(typed):
    found = nodf_null(typed("111", "110", "100"), replicates=50)
    assert (found.z, found.p) == (None, 1)
    assert found.observed == pytest.approx(found.mean) == pytest.approx(100)


def test_two_blocks_are_less_nested_than_any_replicate_and_p_is_never_zero(typed):
    found = nodf_null(typed(*["111100"] * 3, *["000011"] * 5, "110000"), replicates=99)
    assert found.observed < found.values.min()
    assert found.z < -5
    assert found.p == 0.01


def test_nested_blocks_are_more_nested_than_their_margins(typed):
    found = nodf_null(typed("111000", "110000", "100000", "000111", "000011", "000001"))
    assert found.z > 2
    farther = np.abs(found.values - found.mean) >= abs(found.observed - found.mean) - 1e-9
    assert found.p == pytest.approx((1 + farther.sum()) / (1 + found.replicates))
    assert found.p < 0.05


def test_unknown_cells_are_refused(typed):
    for measure in (lambda matrix: curveball(matrix, 3), nodf_null):
        with pytest.raises(ValueError, match="not known"):
            measure(typed("1?", "01"))


def test_the_same_seed_gives_the_same_comparison_and_another_gives_another(typed):
    matrix = typed("1110", "1101", "1011", "0110", "1000")
    first, again, other = (nodf_null(matrix, 20, seed).values.tolist() for seed in (1, 1, 2))
    assert first == again and first != other
