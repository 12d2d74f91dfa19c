"""The matrix as plain numbers."""

import numpy as np
import pytest

from lib.measures.biadjacency import liaisons, require_known, values


def test_cells_become_one_zero_and_minus_one(typed):
    cells = values(typed("10?", "?01"))
    assert cells.dtype == np.int8
    assert cells.tolist() == [[1, 0, -1], [-1, 0, 1]]


def test_a_matrix_with_an_unknown_cell_is_refused_where_every_cell_counts(typed):
    assert require_known(typed("10", "01")).tolist() == [[True, False], [False, True]]
    with pytest.raises(ValueError, match="2 of 4 cells are not known"):
        require_known(typed("1?", "?1"))


def test_liaisons_are_listed_department_by_department(typed):
    assert liaisons(typed("0?1", "110")) == [("甲局", "民建"), ("乙局", "民革"), ("乙局", "民盟")]


def test_qingdao_and_fenghua_hold_the_pairs_their_documents_print(shipped):
    qingdao, fenghua = liaisons(shipped("qingdao-2008")), liaisons(shipped("fenghua-2019"))
    assert len(qingdao) == 157
    assert ("市发改委", "农工党") in qingdao
    assert ("市发改委", "民革") not in qingdao
    assert len(fenghua) == 26
    assert ("区医保局", "无党派人士") in fenghua
