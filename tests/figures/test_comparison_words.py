"""Every sentence of a comparison, by hand: what is the same, what differs, why; and what cannot be said."""

import pytest

from lib.figures.comparison_words import (
    basis_sentence,
    comparison_sentence,
    reasons_sentence,
    rows_sentence,
    share_sentence,
    types_sentence,
)
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks
from lib.measures.matrix_type import MatrixType


@pytest.fixture
def sides(typed):
    """Give sides({"市教育局": "10"}, {"区教育局": "01"}): two lists by function."""
    return lambda a, b, whole=(True, True): (function_masks(typed(a), whole[0]), function_masks(typed(b), whole[1]))


@pytest.fixture
def said(sides):
    """Give the sentence on two lists, called 甲市 and 乙市."""

    def sentence(a, b, whole=(True, True)):
        return comparison_sentence("甲市", "乙市", comparison(*sides(a, b, whole)), all(whole))

    return sentence


def test_qingdao_and_fenghua_in_one_sentence(qingdao, fenghua):
    found = comparison(function_masks(qingdao, True), function_masks(fenghua, True))
    assert comparison_sentence("青岛市2008年", "宁波市奉化区2019年", found, True) == (
        "青岛市2008年与宁波市奉化区2019年有20对联系相同，146对只有青岛市2008年有，16对只有宁波市奉化区2019年有（按职能计）；"
        "差异中约六成来自名单不同（部门或组织只有一方有），约四成来自同样的部门和组织之间联系不同。"
    )


def test_the_share_of_what_is_the_same_is_told_beside_that_of_the_page_of_peers(qingdao, fenghua):
    found = comparison(function_masks(qingdao, True), function_masks(fenghua, True))
    assert share_sentence("青岛市", "奉化区", found) == (
        "“相同”的比例：相同的联系双方各计一次，占双方联系数之和；青岛市与奉化区为20×2÷202＝19.8%。"
        "“对标”页的相似度只计一次，为20÷182＝11.0%。"
    )
    none = comparison(function_masks(qingdao.iloc[:0], True), function_masks(fenghua.iloc[:0], True))
    assert share_sentence("青岛市", "奉化区", none) == ""


def test_a_choice_of_functions_says_how_many_it_leaves_and_why_nothing_may_change():
    assert rows_sentence(3, 46) == "全部46项职能中的3项。"
    assert rows_sentence(46, 46) == "全部46项职能都属于这一类，所以图与“全部职能”相同。"


def test_other_ties_between_the_same_bodies(said):
    assert said({"市教育局": "10", "市公安局": "11"}, {"区教育局": "01", "区公安局": "11"}) == (
        "甲市与乙市有2对联系相同，1对只有甲市有，1对只有乙市有（按职能计）；差异全部来自同样的部门和组织之间联系不同。"
    )


def test_other_bodies(said):
    assert said({"市教育局": "1", "市公安局": "1"}, {"区教育局": "1"}) == (
        "甲市与乙市有1对联系相同，1对只有甲市有（按职能计）；差异全部来自名单不同（部门或组织只有一方有）。"
    )
    assert said({"市教育局": "1"}, {"区教育局": "1", "区公安局": "1"}) == (
        "甲市与乙市有1对联系相同，1对只有乙市有（按职能计）；差异全部来自名单不同（部门或组织只有一方有）。"
    )


def test_half_and_half(said):
    assert said({"市教育局": "11", "市公安局": "10"}, {"区教育局": "10"}).endswith(
        "差异中约一半来自名单不同（部门或组织只有一方有），约一半来自同样的部门和组织之间联系不同。"
    )


def test_the_larger_part_is_said_first_and_the_parts_make_ten(said):
    a = {"市教育局": "1111", "市公安局": "1000"}
    assert said(a, {"区教育局": "1000"}).endswith(
        "差异中约八成来自同样的部门和组织之间联系不同，约二成来自名单不同（部门或组织只有一方有）。"
    )


def test_almost_all(said):
    names = ("教育", "公安", "审计", "水利", "财政", "民政", "司法")
    a = {f"市{name}局": "1111" for name in names} | {"市统计局": "1000"}
    b = {f"区{name}局": "0000" for name in names}
    assert said(a, b | {"区民政局": "1111"}).endswith("差异几乎全部来自同样的部门和组织之间联系不同。")


def test_nothing_in_common(said):
    assert said({"市教育局": "10"}, {"区教育局": "01"}) == (
        "甲市与乙市没有一对联系相同，1对只有甲市有，1对只有乙市有（按职能计）；差异全部来自同样的部门和组织之间联系不同。"
    )


def test_the_same(said):
    assert said({"市教育局": "11"}, {"区教育局": "11"}) == "甲市与乙市的联系完全相同，共2对（按职能计）。"


def test_one_side_without_a_link(said):
    assert (
        said({"市教育局": "00"}, {"区教育局": "11"}) == "甲市没有可以对照的联系，乙市有2对（按职能计），没有相同之处。"
    )
    assert (
        said({"市教育局": "11"}, {"区教育局": "00"}) == "乙市没有可以对照的联系，甲市有2对（按职能计），没有相同之处。"
    )
    assert said({"市教育局": "00"}, {"区教育局": "00"}) == "甲市与乙市都没有可以对照的联系，无从比较。"


def test_departments_without_a_function_leave_nothing_to_compare(said):
    assert said({"某某中心": "11"}, {"某某中心": "11"}) == "甲市与乙市没有可以按职能对照的部门，无从比较。"


def test_a_partial_list_says_what_is_known_and_no_split(said):
    a = {"市教育局": "110", "市审计局": "100"}
    assert said(a, {"区教育局": "1?1"}, (True, False)) == (
        "甲市与乙市已知有1对联系相同，1对只有乙市有（按职能计）；其余4格至少一方未知，不能比较，所以不算差异度，也不说差异从何而来。"
    )
    assert "尚无已知相同的联系，1对只有乙市有" in said({"市教育局": "01"}, {"区教育局": "1?"}, (True, False))
    assert "双方都已知的格中没有联系" in said({"市教育局": "00"}, {"区教育局": "0?"}, (True, False))
    assert said({"市教育局": "11"}, {"区教育局": "??"}, (True, False)) == (
        "甲市与乙市没有一格是双方都已知的，无从比较。"
    )


def test_a_partial_list_that_is_the_same_as_far_as_known_is_not_called_the_same(said):
    told = said({"市教育局": "11"}, {"区教育局": "11"}, (True, False))
    assert "完全相同" not in told and "名单没有列全" in told


def test_reasons_are_types_and_what_one_side_has_alone(qingdao, fenghua):
    both = function_masks(qingdao, True), function_masks(fenghua, True)
    types = MatrixType.OVERLAPPING, MatrixType.PARTITION
    assert reasons_sentence("青岛", "奉化", both, types) == (
        "青岛为交叉型，奉化为分工型；民进、农工党、致公党、九三学社和10项职能的部门只在青岛的名单中；"
        "无党派人士和4项职能的部门只在奉化的名单中。"
    )


def test_there_may_be_no_reason_of_the_kind(sides):
    both = sides({"市教育局": "10"}, {"区教育局": "01"})
    assert reasons_sentence("甲市", "乙市", both, (MatrixType.PARTITION, MatrixType.PARTITION)) == ""


def test_an_organisation_that_a_partial_list_does_not_speak_of_is_no_reason(sides, typed):
    whole = function_masks(typed({"市教育局": "1"}), True)
    partial = function_masks(typed({"区教育局": "1??"}), False)
    kinds = (MatrixType.UNDETERMINED, MatrixType.UNDETERMINED)
    assert reasons_sentence("甲市", "乙市", (whole, partial), kinds) == ""
    assert reasons_sentence("乙市", "甲市", (partial, whole), kinds) == ""


def test_the_basis_says_by_function_and_how_many_pairs_that_makes():
    told = basis_sentence("青岛", "奉化", (157, 26), (166, 36))
    assert "一个部门有两项职能的，其联系两项都计" in told
    assert told.endswith("（青岛名单中的157对按职能计166对，奉化名单中的26对按职能计36对）。")
    assert basis_sentence("青岛", "奉化", (5, 6), (5, 6)).endswith("合为一项。")


def test_types_are_named_and_unlike_ones_not_ranked():
    kinds = [MatrixType.OVERLAPPING, MatrixType.PARTITION, MatrixType.OVERLAPPING, MatrixType.UNDETERMINED]
    told = types_sentence(["青岛", "奉化", "某市", "开封"], kinds)
    assert told.startswith("奉化为分工型；青岛、某市为交叉型；开封：类型未定。")
    assert "不能直接比高低，这里不排名次" in told
    assert types_sentence(["青岛", "某市"], [MatrixType.OVERLAPPING] * 2) == "青岛、某市为交叉型。"
