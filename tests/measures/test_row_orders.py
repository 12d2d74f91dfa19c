"""Orders of the departments in a drawn matrix."""

import pandas as pd
import pytest

from lib.measures.coverage import department_degrees
from lib.measures.ordering import ORDERS, ordered

GROUPS = {"甲局": "文教", "乙局": "经济", "丙局": "文教", "丁局": "政法"}


def test_by_degree_the_most_linked_come_first_and_ties_stay_as_printed(typed):
    assert list(ordered(typed("100", "111", "010", "110"), "degree").index) == ["乙局", "丁局", "甲局", "丙局"]
    assert list(ordered(typed("???", "1?1", "1??"), "degree").index) == ["乙局", "丙局", "甲局"]


def test_qingdao_by_degree_falls_and_keeps_the_printed_order_within_a_degree(shipped):
    matrix = shipped("qingdao-2008")
    degrees, printed = department_degrees(matrix), list(matrix.index)
    found = list(ordered(matrix, "degree").index)
    assert found == sorted(printed, key=lambda name: (-degrees[name], printed.index(name)))


def test_by_function_groups_follow_each_other(typed):
    matrix = typed("10", "01", "10", "01", "11")
    assert list(ordered(matrix, "function", GROUPS).index) == ["甲局", "丙局", "乙局", "丁局", "戊局"]
    by_table = ordered(matrix, "function", GROUPS, ["政法", "经济"])
    assert list(by_table.index) == ["丁局", "乙局", "甲局", "丙局", "戊局"]


def test_by_cluster_communities_are_kept_together(typed):
    matrix = typed("0011", "1000", "0000", "0011", "1100")
    assert list(ordered(matrix, "cluster").index) == ["戊局", "乙局", "甲局", "丁局", "丙局"]


def test_every_order_only_moves_rows(shipped):
    matrix = shipped("qingdao-2008")
    for by in ORDERS:
        found = ordered(matrix, by, groups={}, group_order=[])
        assert list(found.columns) == list(matrix.columns)
        pd.testing.assert_frame_equal(found.loc[matrix.index], matrix)
    pd.testing.assert_frame_equal(ordered(matrix, "document"), matrix)


def test_what_cannot_be_ordered_is_refused(typed):
    with pytest.raises(ValueError, match="colour"):
        ordered(typed("10"), "colour")
    with pytest.raises(ValueError, match="group of each department"):
        ordered(typed("10"), "function")
    with pytest.raises(ValueError, match="not known"):
        ordered(typed("1?"), "cluster")
