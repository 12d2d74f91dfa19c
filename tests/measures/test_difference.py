"""What a newer matrix changes: checked on matrices small enough to see."""

import time

from hypothesis import given
from hypothesis import strategies as st

from lib.intake.wide import read_wide
from lib.measures.difference import ADDED, DOUBTED, KEPT, LEARNED, NEITHER, REMOVED, UNKNOWN, difference


def matrix(text):
    found = read_wide(("部门," + text.strip().replace(" ", "\n")).encode()).matrix
    assert found is not None
    return found


OLD = matrix("民革,民盟,民建 市教育局,1,0, 市卫生局,1,1,1 市旅游局,0,1,0")
NEW = matrix("民革,民盟,民建 市教育局,1,1,1 市卫生健康委,1,1,1 市旅游局,,0,0")


def test_every_kind_of_change_is_told_apart():
    found = difference(OLD, NEW)
    assert found.added == (
        ("市教育局", "民盟"),
        ("市卫生健康委", "民革"),
        ("市卫生健康委", "民盟"),
        ("市卫生健康委", "民建"),
    )
    assert found.removed == (("市旅游局", "民盟"), ("市卫生局", "民革"), ("市卫生局", "民盟"), ("市卫生局", "民建"))
    assert found.learned == (("市教育局", "民建"),)
    assert found.forgotten == (("市旅游局", "民革"),)
    assert (found.doubted, found.cleared, found.new_parties, found.gone_parties) == ((), (), (), ())
    assert found.kept == 1
    assert (found.new_departments, found.gone_departments) == (("市卫生健康委",), ("市卫生局",))
    assert found.cells.loc["市教育局"].tolist() == [KEPT, ADDED, LEARNED]
    assert found.cells.loc["市旅游局"].tolist() == ["forgotten", REMOVED, NEITHER]


def test_a_new_name_for_the_same_functions_is_suggested_as_a_renaming():
    old = matrix("民革 市建委,1 市旅游局,1")
    new = matrix("民革 市住建局,1 市旅游局,1")
    assert difference(old, new).renamed == (("市建委", "市住建局"),)


def test_two_candidates_for_one_name_are_no_suggestion():
    old = matrix("民革 市建委,1")
    new = matrix("民革 市住建局,1 市住房和城乡建设局,1")
    assert difference(old, new).renamed == ()


def test_hundreds_of_names_of_one_function_are_no_suggestion_and_take_no_time():
    def every(place):
        parts = ("教育局", "体育局", "教育体育局", "教育局（体育局）")
        return matrix("民革 " + " ".join(f"{place}第{at}区{parts[at % 4]},1" for at in range(300)))

    old, new = (every(place).rename(lambda name: name[name.index("区") + 1 :] + f"（{name}）") for place in "甲乙")
    began = time.process_time()
    assert difference(old, new).renamed == ()
    assert time.process_time() - began < 20  # it took minutes, and sixteen times as long for twice the names


def test_without_an_older_matrix_all_links_are_added():
    found = difference(None, OLD)
    assert len(found.added) == 5 and found.removed == () and found.new_departments == tuple(OLD.index)


def test_unknown_on_both_sides_is_no_change():
    partial = matrix("民革,民盟 市教育局,1,")
    found = difference(partial, partial)
    assert found.nothing and found.cells.loc["市教育局"].tolist() == [KEPT, UNKNOWN]


cells = st.lists(st.lists(st.sampled_from("10?"), min_size=3, max_size=3), min_size=1, max_size=5)


def written(rows):
    lines = [f"市{number}局," + ",".join(row).replace("?", "") for number, row in enumerate(rows)]
    return matrix("民革,民盟,民建 " + " ".join(lines))


@given(cells, cells)
def test_looking_back_swaps_added_and_removed(before, after):
    old, new = written(before), written(after)
    there, back = difference(old, new), difference(new, old)
    assert set(there.added) == set(back.removed) and set(there.removed) == set(back.added)
    assert set(there.learned) == set(back.doubted) and set(there.cleared) == set(back.forgotten)
    assert there.kept == back.kept


@given(cells)
def test_a_matrix_does_not_differ_from_itself(rows):
    assert difference(written(rows), written(rows)).nothing


def test_unknown_cells_of_names_that_come_or_go_are_no_change():
    old = matrix("民革,民盟,民建 市民政局,,1,")
    new = matrix("民革,民盟 市民政局,,1 市教育局,1,")
    found = difference(old, new)
    assert found.added == (("市教育局", "民革"),) and found.removed == ()
    assert (found.learned, found.cleared, found.doubted, found.forgotten) == ((), (), (), ())
    assert found.gone_parties == ("民建",) and found.cells.loc["市教育局"].tolist() == [ADDED, UNKNOWN, NEITHER]


def test_a_link_that_becomes_unknown_is_never_lost_from_sight():
    found = difference(matrix("民革,民盟 市教育局,1,0"), matrix("民革,民盟 市教育局,,0"))
    assert found.doubted == (("市教育局", "民革"),) and found.kept == 0
    assert found.cells.loc["市教育局"].tolist() == [DOUBTED, NEITHER]
