"""The types of many matrices at once: those that each of them has alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.archive.holdings import load_holdings
from lib.measures.collection import collected
from lib.measures.collection_types import matrix_types
from lib.measures.matrix_type import MatrixType, matrix_type


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("100", "010"), MatrixType.PARTITION),
        (("110", "010"), MatrixType.OVERLAPPING),
        (("111", "111", "100"), MatrixType.COMMON_PLUS_SPECIFIC),
        (("111", "111"), MatrixType.OVERLAPPING),
        (("111", "100"), MatrixType.OVERLAPPING),
        (("1111", "1111", "1110"), MatrixType.OVERLAPPING),
        (("100", "000"), MatrixType.UNDETERMINED),
        (("1?0", "010"), MatrixType.UNDETERMINED),
        ((), MatrixType.UNDETERMINED),
    ],
)
def test_each_type_is_told(typed, rows, kind):
    assert matrix_types(collected([typed(*rows)]), np.array([True])) == [kind]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_type_of_every_matrix_is_that_of_the_matrix_alone(some_matrices, data):
    matrices = data.draw(some_matrices)
    complete = np.array([data.draw(st.booleans()) for _ in matrices], bool)
    alone = [matrix_type(one, bool(whole)) for one, whole in zip(matrices, complete, strict=True)]
    assert matrix_types(collected(matrices), complete) == alone


def test_the_types_of_the_shipped_lists():
    held = load_holdings()
    complete = np.array([held.documents[name].complete for name in held.matrices])
    alone = [matrix_type(one, held.documents[name].complete) for name, one in held.matrices.items()]
    assert matrix_types(collected(held.matrices.values()), complete) == alone
