"""Sets of organisations that departments have in common."""

from lib.measures.combinations import combinations


def test_sets_are_counted_and_sorted(typed):
    found = combinations(typed("110", "011", "110", "100", "111", "010"))
    assert list(found.itertuples(index=False, name=None)) == [
        (("民革", "民盟"), 2, 2, ("甲局", "丙局")),
        (("民革", "民盟", "民建"), 3, 1, ("戊局",)),
        (("民盟", "民建"), 2, 1, ("乙局",)),
        (("民革",), 1, 1, ("丁局",)),
        (("民盟",), 1, 1, ("己局",)),
    ]


def test_a_department_without_link_or_with_an_unknown_cell_has_no_set(typed):
    found = combinations(typed("110", "000", "11?", "?00"))
    assert found["departments"].tolist() == [("甲局",)]


def test_nothing_linked_gives_an_empty_table_with_its_columns(typed):
    found = combinations(typed("000", "???"))
    assert found.empty
    assert list(found.columns) == ["organisations", "size", "count", "departments"]
    assert (found["size"].dtype, found["count"].dtype) == ("int64", "int64")


def test_qingdao_counts_add_up_to_its_departments(shipped):
    found = combinations(shipped("qingdao-2008"))
    assert found["count"].sum() == 40
    assert (found["size"] * found["count"]).sum() == 157
    assert (found.loc[0, "size"], found.loc[0, "count"]) == (8, 8)


def test_a_partition_has_one_set_per_organisation(shipped):
    found = combinations(shipped("fenghua-2019"))
    assert found["organisations"].tolist() == [("工商联",), ("民革",), ("无党派人士",), ("民盟",), ("民建",)]
    assert found["count"].tolist() == [7, 6, 5, 4, 4]
