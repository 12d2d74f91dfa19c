"""Many matrices in a few arrays: nothing of them is lost."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.archive.holdings import load_holdings
from lib.measures.collection import collected


def matrix(cells, departments, parties):
    index, columns = pd.Index(departments, dtype=object, name="department"), pd.Index(parties, name="party")
    return pd.DataFrame(cells, index=index, columns=columns, dtype="boolean")


def same(one, other):
    return (
        list(one.index) == list(other.index)
        and list(one.columns) == list(other.columns)
        and one.astype(object).where(one.notna(), "?").equals(other.astype(object).where(other.notna(), "?"))
    )


@given(data=st.data())
def test_every_matrix_comes_back_as_it_was(some_matrices, data):
    matrices = data.draw(some_matrices)
    held = collected(matrices)
    assert len(held) == len(matrices)
    assert all(same(held.matrix(at), one) for at, one in enumerate(matrices))


def test_every_shipped_matrix_comes_back_as_it_was():
    matrices = load_holdings().matrices
    held = collected(matrices.values())
    for at, one in enumerate(matrices.values()):
        pd.testing.assert_frame_equal(held.matrix(at), one, check_index_type=False, check_column_type=False)
    qingdao = list(matrices).index("qingdao-2008")
    rows = slice(held.starts[qingdao], held.starts[qingdao + 1])
    assert int(np.bitwise_count(held.linked[rows]).sum()) == 157


def test_a_department_is_named_once_however_many_lists_it_stands_in():
    held = collected([matrix([[True]], ["教育局"], ["民进"]), matrix([[None]], ["教育局"], ["民盟"])])
    assert held.names == ("教育局",) and held.department.tolist() == [0, 0]
