"""Sentences are worked out from the numbers and read like an official report."""

import numpy as np
import pandas as pd
import pytest

from lib.figures import words
from lib.measures.coverage import coverage, party_degrees
from lib.measures.matrix_type import MatrixType, matrix_type
from lib.measures.null_model import NullComparison
from lib.measures.projection import party_projection


def finding(label, matrix, complete=True):
    return words.coverage_sentence(label, coverage(matrix), matrix_type(matrix, complete), complete)


def null(observed, mean, z, p):
    return NullComparison(observed, mean, 0.4, z, p, 500, np.zeros(500))


def test_the_finding_of_qingdao(qingdao):
    assert (
        finding("青岛市2008年", qingdao)
        == "青岛市2008年，40个部门与8家组织建立157对对口联系，八个部门联系全部八家，密度49.1%。"
    )


def test_the_finding_of_a_partition(fenghua):
    assert finding("宁波市奉化区2019年", fenghua) == (
        "宁波市奉化区2019年，26个部门与5家组织建立26对对口联系，每个部门只联系一家。"
    )


def test_the_finding_of_common_plus_specific(typed):
    matrix = typed({"甲局": "111", "乙局": "111", "丙局": "100", "丁局": "011"})
    assert (
        finding("某市", matrix) == "某市，4个部门与3家组织建立9对对口联系，两个部门联系全部三家，其余各联系一至二家。"
    )


def test_the_finding_of_a_partial_list_claims_no_more_than_is_known(typed):
    sentence = finding("某市2021年", typed({"甲局": "1??", "乙局": "?1?"}), complete=False)
    assert sentence == "某市2021年，目前已知2个部门的2对对口联系；名单不完整，未列出的不等于没有联系。"


def test_departments_without_any_organisation_are_mentioned(typed):
    sentence = finding("某市", typed({"甲局": "1100", "乙局": "0110", "丙局": "0000"}))
    assert sentence == "某市，3个部门与4家组织建立4对对口联系，没有部门联系全部四家，一个部门没有联系对象，密度33.3%。"


def test_committees_are_not_called_departments(typed):
    matrix = typed({"甲委": "10", "乙委": "01"})
    sentence = words.coverage_sentence("江苏省2018年", coverage(matrix), MatrixType.PARTITION, True, rows="专委会")
    assert "2个专委会" in sentence and "部门" not in sentence


def test_nothing_known(typed):
    assert finding("某地", typed({"甲局": "??"}), complete=False).startswith("某地，没有已知的对口联系；名单不完整")


def test_types_in_words(qingdao, fenghua, typed):
    assert words.type_sentence(MatrixType.OVERLAPPING, qingdao, True) == (
        "交叉型：每个部门都联系两家以上组织，其中8个联系全部8家。"
    )
    assert words.type_sentence(MatrixType.PARTITION, fenghua, True).startswith("分工型：每个部门只联系一家组织")
    assert words.type_sentence(MatrixType.UNDETERMINED, typed({"甲局": "1?"}), False) == "名单不完整，不能判断类型。"


def test_the_text_alternative_counts_every_state(qingdao, typed):
    alt = words.matrix_alt("青岛市2008年", coverage(qingdao), True)
    assert "40个部门为行，8家组织为列：157格有对口联系，163格未列入。" in alt and "市教育局、市公安局" in alt
    assert "2格未知" in words.matrix_alt("某市", coverage(typed({"甲局": "1??"})), False)


def test_one_organisation_and_one_department(qingdao, fenghua, typed):
    assert words.party_sentence(qingdao, "民革", True) == "民革有22个对口联系部门，占所列40个部门的55.0%。"
    assert words.party_sentence(fenghua, "工商联", True) == (
        "工商联有7个对口联系部门，占所列26个部门的26.9%，都只联系工商联一家。"
    )
    assert words.department_sentence(qingdao, "市教育局", True) == "市教育局对口联系全部8家组织。"
    assert words.department_sentence(qingdao, "市发改委", True) == "市发改委对口联系8家组织中的4家。"
    assert words.department_sentence(fenghua, "区教育局", True) == "区教育局只对口联系一家组织。"
    partial = typed({"甲局": "1?"})
    assert words.department_sentence(partial, "甲局", False) == (
        "目前已知甲局对口联系1家组织；名单不完整，未列出的不等于没有联系。"
    )
    assert words.party_sentence(partial, "民盟", False).startswith("目前没有已知的民盟对口联系部门")
    with pytest.raises(ValueError, match="没有的局"):
        words.department_sentence(qingdao, "没有的局", True)


def test_loads(qingdao):
    assert words.load_sentence(party_degrees(qingdao), True) == "8家组织各有19至22个对口联系部门，平均19.6个。"
    assert words.load_sentence(pd.Series([2, 2], index=["民革", "民盟"]), True) == "2家组织各有2个对口联系部门。"


def test_networks(qingdao, fenghua):
    assert words.network_sentence("青岛市2008年", qingdao, True) == (
        "青岛市2008年，40个部门与8家组织之间有157对对口联系，平均每个部门联系3.9家、每家组织联系19.6个部门。"
    )
    assert "网络分成五个互不相连的部分" in words.network_sentence("奉化", fenghua, True, parts=5)
    assert "目前已知26对对口联系；名单不完整" in words.network_sentence("奉化", fenghua, False)


def test_projections(qingdao, fenghua):
    assert words.projection_sentence(party_projection(qingdao), 8) == (
        "8家组织两两之间都有共同联系的部门，最多的是民革与致公党、民建与工商联，各15个。"
    )
    assert words.projection_sentence(party_projection(fenghua), 5) == (
        "任何两家组织都没有共同联系的部门，没有可画的连线。"
    )


def test_communities():
    assert (
        words.community_sentence([1, 2, 3, 4, 5], 0.79)
        == "按联系疏密可分为五个社群（模块度0.79），社群之间界线较清楚。"
    )
    assert "界线不明显" in words.community_sentence([1, 2], 0.2)
    assert words.community_sentence([1], 0.0) == "所有部门和组织连成一个整体，分不出社群。"


def test_nestedness_is_judged_against_the_null_model():
    usual = words.nestedness_sentence(null(48.85, 48.91, -0.15, 0.884))
    assert usual.startswith("嵌套度为48.85，与500个联系数相同的随机矩阵的均值48.91没有显著差别（p=0.884）")
    assert "显著高于" in words.nestedness_sentence(null(60.0, 48.9, 9.0, 0.002))
    assert "显著低于" in words.nestedness_sentence(null(30.0, 48.9, -9.0, 0.002))
    assert "无从比较" in words.nestedness_sentence(null(0.0, 0.0, None, 1.0))


def test_what_nestedness_means_for_liaison_is_told_in_plain_words_for_every_outcome():
    plain = words.nestedness_meaning
    assert plain(null(48.85, 48.91, -0.15, 0.884)).startswith(
        "各部门的联系对象怎样重合，与随机安排没有明显不同：看不出“联系少的部门只联系大家都联系的组织”这种格局。"
    )
    assert "的格局比随机安排更明显" in plain(null(60.0, 48.9, 9.0, 0.002))
    assert "比随机安排还少" in plain(null(30.0, 48.9, -9.0, 0.002))
    assert "说明不了" in plain(null(0.0, 0.0, None, 1.0))
    for found in (null(48.85, 48.91, -0.15, 0.884), null(60.0, 48.9, 9.0, 0.002), null(0.0, 0.0, None, 1.0)):
        assert plain(found).endswith("这是网络结构的指标，只描述联系的格局，不评价工作。")


def test_the_sentence_on_the_holdings_keeps_demonstration_data_apart():
    assert words.holdings_sentence(2, 3, 1, 157, 1) == (
        "已收录2个地区的3份文件与报道，其中完整的部门名单1份，共157对对口联系；其余只反映已公开的部分。"
        "另有1份演示数据，不计在内。"
    )
    assert words.holdings_sentence(1, 1, 1, 5) == "已收录1个地区的1份文件与报道，其中完整的部门名单1份，共5对对口联系。"


def test_counts_are_said_as_in_speech():
    assert [words.spoken(number) for number in (2, 8, 10, 15)] == ["两", "八", "十", "15"]
