"""The result of a picture of counts in one sentence, and a text alternative that stands alone."""

import pandas as pd

from lib.figures import pattern_words as words
from lib.measures.combinations import combinations
from lib.measures.coverage import department_degrees
from lib.measures.projection import department_projection


def test_a_long_picture_is_told_by_its_first_ten_rows_and_how_many_more_there_are(qingdao):
    degrees = department_degrees(qingdao).sort_values(ascending=False, kind="stable")
    told = words.first_told(words.counts_told(degrees, "家", True), "个部门")
    assert told.startswith("市教育局 8 家；市公安局 8 家") and told.endswith("；另有 30 个部门")
    assert words.first_told(["民革 2 个"], "家组织") == "民革 2 个"


def test_nothing_known_is_not_told_as_zero():
    counts = pd.Series({"甲局": 2, "乙局": 0})
    assert words.counts_told(counts, "家", False) == ["甲局 至少 2 家", "乙局 未知"]
    assert words.counts_told(counts, "家", True) == ["甲局 2 家", "乙局 0 家"]


def test_combinations_begin_with_the_one_that_most_departments_have(qingdao, typed):
    found = combinations(qingdao)
    assert words.combination_sentence(found, 8) == "40个部门的联系对象有29种组合，部门最多的是“全部8家”，有8个部门。"
    assert words.combinations_told(found, 8)[1] == "民建、农工党、九三学社、工商联 2 个部门"
    assert words.set_name(["民革"], 8) == "只有民革"
    every_other = combinations(typed({"甲局": "110", "乙局": "101", "丙局": "010"}))
    assert "没有两个部门的联系对象完全相同" in words.combination_sentence(every_other, 3)
    tie = combinations(typed({"甲局": "110", "乙局": "110", "丙局": "011", "丁局": "011"}))
    assert words.combination_sentence(tie, 3).endswith("，各有2个部门。")


def test_what_departments_share_is_told_by_pairs(qingdao, typed):
    assert words.shared_sentence(qingdao, department_projection(qingdao)) == (
        "40个部门两两配对780种，645种有共同联系的组织，其中32种的联系对象完全相同。"
    )
    apart = typed({"甲局": "10", "乙局": "01"})
    assert words.shared_sentence(apart, department_projection(apart)).endswith("没有一种有共同联系的组织。")


def test_each_community_is_named_by_its_organisations():
    groups = [(("甲局", "乙局"), ("民革", "致公党")), (("丙局",), ())]
    assert words.groups_told(groups) == ["社群1：民革、致公党（2个部门）", "社群2：没有组织（1个部门）"]
