"""Counts, degrees and density."""

import pytest

from lib.measures.coverage import coverage, department_degrees, party_degrees


def test_qingdao_has_157_liaisons_and_eight_departments_linked_to_all(shipped):
    found = coverage(shipped("qingdao-2008"))
    assert (found.departments, found.parties, found.liaisons) == (40, 8, 157)
    assert (found.known, found.unknown) == (320, 0)
    assert found.density == 0.490625
    assert found.with_all == (
        "市教育局",
        "市公安局",
        "市监察局",
        "市民政局",
        "市劳动保障局",
        "市建委",
        "市文化局",
        "市卫生局",
    )
    assert found.with_one == found.with_none == ()


def test_fenghua_gives_each_of_26_departments_one_organisation(shipped):
    found = coverage(shipped("fenghua-2019"))
    assert (found.departments, found.parties, found.liaisons) == (26, 5, 26)
    assert found.density == pytest.approx(0.2)
    assert len(found.with_one) == 26
    assert found.with_all == found.with_none == ()


def test_degrees_are_counted_from_the_printed_lists(shipped):
    departments = department_degrees(shipped("qingdao-2008"))
    assert departments.index[0] == "市教育局"
    assert departments[["市教育局", "市发改委", "市司法局", "市体育局"]].tolist() == [8, 4, 4, 2]
    parties = party_degrees(shipped("fenghua-2019"))
    assert parties.to_dict() == {"民革": 6, "民盟": 4, "民建": 4, "工商联": 7, "无党派人士": 5}


def test_a_department_with_an_unknown_cell_is_neither_linked_to_all_nor_to_one_nor_to_none(typed):
    found = coverage(typed("111", "11?", "100", "1??", "000", "0?0"))
    assert found.with_all == ("甲局",)
    assert found.with_one == ("丙局",)
    assert found.with_none == ("戊局",)


def test_density_is_taken_over_known_cells_only(typed):
    found = coverage(typed("1?", "0?"))
    assert (found.liaisons, found.known, found.unknown, found.density) == (1, 2, 2, 0.5)
    assert coverage(typed("??", "??")).density is None


def test_unknown_cells_add_nothing_to_degrees(typed):
    matrix = typed("1?0", "??1")
    assert department_degrees(matrix).to_dict() == {"甲局": 1, "乙局": 1}
    assert party_degrees(matrix).to_dict() == {"民革": 1, "民盟": 0, "民建": 1}


def test_an_empty_matrix_counts_nothing(typed):
    found = coverage(typed())
    assert (found.departments, found.parties, found.liaisons, found.density) == (0, 0, 0, None)
    assert coverage(typed("", "")).with_all == ()
