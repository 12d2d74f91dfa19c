"""Naming decisions: reused, never making two departments one, and the words go with the name."""

from lib.intake.decided import renamed
from lib.intake.draft import Draft, spoken
from lib.intake.wide import read_wide


def draft(*names, clauses=None):
    found = read_wide(("部门,民革,民盟\n" + "\n".join(f"{name},1,0" for name in names)).encode()).matrix
    assert found is not None
    return Draft(found, clauses or {})


def test_a_decided_name_takes_the_place_of_the_written_one():
    after, applied = renamed(draft("市卫健委", "市教育局"), {"市卫健委": "市卫生健康委", "市水利局": "市水务局"})
    assert list(after.matrix.index) == ["市卫生健康委", "市教育局"] and after.matrix.index.name == "department"
    assert applied == {"市卫健委": "市卫生健康委"}


def test_a_decision_never_makes_two_departments_one():
    before = draft("市卫健委", "市卫生健康委")
    after, applied = renamed(before, {"市卫健委": "市卫生健康委"})
    assert list(after.matrix.index) == list(before.matrix.index) and applied == {}
    after, applied = renamed(draft("甲局", "乙局"), {"甲局": "丙局", "乙局": "丙局"})
    assert list(after.matrix.index) == ["甲局", "乙局"] and applied == {}


def test_the_words_of_a_pair_go_with_the_decided_name():
    words = {("市卫健委", "民革"): "市卫健委联系民革"}
    after, _ = renamed(draft("市卫健委", clauses=words), {"市卫健委": "市卫生健康委"})
    assert after.clauses == {("市卫生健康委", "民革"): "市卫健委联系民革"}


def test_only_linked_pairs_keep_words_and_a_table_leaves_those_that_are_there():
    matrix = draft("市教育局").matrix
    read = {("市教育局", "民革"): "新", ("市教育局", "民盟"): "不再联系", ("市水利局", "民革"): "不在名单"}
    held = {("市教育局", "民革"): "旧", ("市教育局", "民盟"): "旧"}
    assert spoken(matrix, read, held) == {("市教育局", "民革"): "新"}
    assert spoken(matrix, {}, held) == {("市教育局", "民革"): "旧"}
