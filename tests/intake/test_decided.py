"""Naming decisions: reused, and never making two departments one."""

from lib.intake.decided import renamed
from lib.intake.wide import read_wide


def matrix(*names):
    found = read_wide(("部门,民革\n" + "\n".join(f"{name},1" for name in names)).encode()).matrix
    assert found is not None
    return found


def test_a_decided_name_takes_the_place_of_the_written_one():
    after, applied = renamed(matrix("市卫健委", "市教育局"), {"市卫健委": "市卫生健康委", "市水利局": "市水务局"})
    assert list(after.index) == ["市卫生健康委", "市教育局"] and after.index.name == "department"
    assert applied == {"市卫健委": "市卫生健康委"}


def test_a_decision_never_makes_two_departments_one():
    before = matrix("市卫健委", "市卫生健康委")
    after, applied = renamed(before, {"市卫健委": "市卫生健康委"})
    assert list(after.index) == list(before.index) and applied == {}
    after, applied = renamed(matrix("甲局", "乙局"), {"甲局": "丙局", "乙局": "丙局"})
    assert list(after.index) == ["甲局", "乙局"] and applied == {}
