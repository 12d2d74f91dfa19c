"""Partition, overlapping, common plus specific, undetermined."""

import pandas as pd
import pytest

from lib.measures.matrix_type import MatrixType, matrix_type


def test_fenghua_is_a_partition_and_qingdao_overlaps(shipped):
    assert matrix_type(shipped("fenghua-2019"), complete=True) is MatrixType.PARTITION
    assert matrix_type(shipped("qingdao-2008"), complete=True) is MatrixType.OVERLAPPING


def test_yueyang_has_a_common_group_and_specific_departments(shipped):
    assert matrix_type(shipped("yueyang-undated"), complete=True) is MatrixType.COMMON_PLUS_SPECIFIC


def test_fifteen_of_thirty_two_departments_for_all_and_the_rest_one_or_two_is_common_plus_specific():
    own = [[(party - department) % 8 < 1 + department % 2 for party in range(8)] for department in range(17)]
    matrix = pd.DataFrame([[True] * 8] * 15 + own, dtype="boolean")
    assert matrix_type(matrix, complete=True) is MatrixType.COMMON_PLUS_SPECIFIC


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("100", "010", "010"), MatrixType.PARTITION),
        (("1111", "1111", "1000", "0110"), MatrixType.COMMON_PLUS_SPECIFIC),
        (("1111", "1111", "1000", "0000"), MatrixType.COMMON_PLUS_SPECIFIC),
        (("1111", "1000", "0110"), MatrixType.OVERLAPPING),  # one department for all is no common group
        (("1111", "1111", "1110"), MatrixType.OVERLAPPING),  # three of its own are too many
        (("1111", "1111"), MatrixType.OVERLAPPING),  # nothing specific
        (("110", "010"), MatrixType.OVERLAPPING),
        (("100", "010", "000"), MatrixType.UNDETERMINED),  # nothing overlaps, yet one has none
        (("10?", "010"), MatrixType.UNDETERMINED),
        ((), MatrixType.UNDETERMINED),
    ],
)
def test_types_of_small_lists(typed, rows, expected):
    assert matrix_type(typed(*rows), complete=True) is expected


def test_an_incomplete_list_has_no_type_even_if_every_cell_is_known(typed):
    assert matrix_type(typed("10", "01"), complete=False) is MatrixType.UNDETERMINED
