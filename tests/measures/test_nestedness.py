"""NODF against the paper's example and a plain reading of its formula."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lib.measures.nestedness import nodf, nodf_values


def nodf_by_the_paper(cells: list[list[int]]) -> float:
    """Sort by degree, then go through the pairs of rows and of columns: DF and PO as Almeida-Neto et al. write."""

    def paired(lines: list[list[int]]) -> list[float]:
        lines = sorted(lines, key=sum, reverse=True)
        found = []
        for i in range(len(lines)):
            for j in range(i + 1, len(lines)):
                decreasing = sum(lines[j]) < sum(lines[i])
                overlap = sum(1 for a, b in zip(lines[i], lines[j], strict=True) if a == b == 1)
                found.append(100 * overlap / sum(lines[j]) if decreasing and overlap else 0.0)
        return found

    pairs = paired(cells) + paired([list(column) for column in zip(*cells, strict=True)])
    return sum(pairs) / len(pairs)


def test_the_example_of_the_paper(typed):
    toy = typed("10111", "11100", "01110", "11000", "11000")
    assert nodf(toy) == pytest.approx(58.33, abs=0.005)


def test_perfectly_nested_and_not_at_all(typed):
    assert nodf(typed("111", "110", "100")) == pytest.approx(100)
    assert nodf(typed("100", "010", "001")) == 0
    assert nodf(typed("11", "11")) == 0  # equal degrees do not decrease
    assert nodf(typed("1")) == 0
    assert nodf(typed("10", "00")) == 0


def test_qingdao_and_fenghua(shipped):
    assert nodf(shipped("qingdao-2008")) == pytest.approx(48.85, abs=0.005)
    assert nodf(shipped("fenghua-2019")) == 0


def test_an_unknown_cell_is_refused(typed):
    with pytest.raises(ValueError, match="not known"):
        nodf(typed("11", "1?"))


@settings(deadline=None)
@given(arrays(bool, st.tuples(st.integers(1, 5), st.integers(2, 7), st.integers(2, 6))))
def test_a_stack_gives_what_the_formula_gives_for_each_matrix(stack):
    expected = [nodf_by_the_paper(cells.astype(int).tolist()) for cells in stack]
    np.testing.assert_allclose(nodf_values(stack), expected, atol=1e-9)
    # The same matrix several times takes the road for fixed margins.
    np.testing.assert_allclose(nodf_values(stack[[0, 0, 0]]), expected[:1] * 3, atol=1e-9)
