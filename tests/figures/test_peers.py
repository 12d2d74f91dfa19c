"""What the page of peers says and draws: sentences by hand at the edges, data of the figures."""

import pandas as pd
import pytest

from lib.figures import peers_words as words
from lib.figures.gap_heatmap import GAP, HAVING, OPEN, OTHER, gap_heatmap, legend
from lib.figures.peer_bars import BLOCKS, PARTS, peer_bars
from lib.figures.peers_words import Overlap, Side
from lib.figures.style import DARK, LIGHT
from lib.measures.function_masks import function_masks
from lib.measures.matrix_type import MatrixType
from lib.measures.peers import gaps, tellers
from lib.vocabulary.parties import ORDER

MANY, FEW, NONE = Overlap(21, 10, 11, 9), Overlap(2, 30, 8, 4), Overlap(0, 5, 5, 2)


@pytest.mark.parametrize(
    ("names", "overlaps", "alike", "told"),
    [
        ([], [], 0, "没有可与甲市2008年相比的完整名单。"),
        (["乙市"], [FEW], 0, "只有乙市一份，相同联系2对（按职能计），占双方联系的5.0%；只有一份，谈不上最近。"),
        (["乙市", "丙市"], [MANY, FEW], 0, "没有与甲市2008年同类型的完整名单；不同类型中最相近的是乙市，相同联系21对"),
        (
            ["乙市", "丙市"],
            [MANY, FEW],
            1,
            "与甲市2008年同类型的完整名单只有乙市一份，相同联系21对",
        ),
        (["乙市", "丙市"], [NONE, NONE], 1, "可比的完整名单没有一份与甲市2008年有相同的联系，谈不上最近。"),
        (["乙市", "丙市"], [NONE, FEW], 1, "同类型的完整名单与甲市2008年没有相同的联系；不同类型中最相近的是丙市，"),
        (["乙市", "丙市"], [MANY, FEW], 2, "同类型的完整名单中，与甲市2008年最相近的是乙市，相同联系21对"),
    ],
)
def test_the_finding_never_calls_a_single_list_nearest_and_keeps_types_apart(names, overlaps, alike, told):
    assert told in words.nearest_sentence("甲市2008年", names, overlaps, alike)


def test_few_or_unlike_lists_are_said_to_be_so():
    assert words.caution_sentence(0, 0, True) == ""
    assert words.caution_sentence(9, 9, True) == ""
    assert "一共只有4份" in words.caution_sentence(4, 4, True) and "类型" not in words.caution_sentence(4, 4, True)
    assert words.caution_sentence(9, 0, True).startswith("这9份的类型都与本地不同")
    assert "本地名单的类型不能判断" in words.caution_sentence(9, 0, True, MatrixType.UNDETERMINED)
    assert "其中5份的类型与本地不同" in words.caution_sentence(9, 4, True)
    assert "只选同类型" in words.caution_sentence(9, 4, False)
    assert "只选同类型" not in words.caution_sentence(9, 0, False)
    assert "另排" in words.caution_sentence(9, 4, True) and "另排" not in words.caution_sentence(9, 4, False)


def test_the_reason_names_what_is_alike_and_what_is_not():
    own = Side("甲市", "市级", "某省", MatrixType.OVERLAPPING)
    same = Side("乙市", "市级", "某省", MatrixType.OVERLAPPING)
    assert words.reason_sentence(own, same, MANY) == (
        "同为市级、交叉型；同省；相同联系21对（按职能计），占双方联系的50.0%；相同职能9项。"
    )
    unlike = Side("丙区", "区级", "他省", MatrixType.PARTITION)
    told = words.reason_sentence(own, unlike, FEW)
    assert told.startswith("本地市级、对方区级；本地交叉型、对方分工型；相同联系2对") and "同省" not in told
    unclear = Side("丁市", "市级", "他省", MatrixType.UNDETERMINED)
    assert "同为市级；同省；本地类型未定、对方类型未定" in words.reason_sentence(unclear, unclear, FEW)


def test_similarity_and_the_difference_of_the_other_page_are_bridged():
    assert MANY.share == 0.5 and MANY.difference == pytest.approx(1 - 2 * 0.5 / 1.5)
    assert "差异度是33.3%" in words.yardsticks_sentence(MANY)


def test_less_than_two_lists_make_no_majority_and_two_are_called_both():
    assert "没有可比的完整名单，至少要有2份" in words.gaps_sentence("甲市", 0, 0, 0)
    assert "只有1份，至少要有2份" in words.gaps_sentence("甲市", 0, 0, 1)
    assert words.gaps_sentence("甲市", 6, 1, 2) == (
        "两份可比的完整名单都有、甲市没有的联系，有6对（按职能计），其中1对本地名单没有列出相应部门。"
    )
    assert words.gaps_sentence("甲市", 0, 0, 5) == "5份可比的完整名单中多数有的联系，甲市也都有。"
    assert words.gaps_sentence("甲市", 3, 0, 5) == "5份可比的完整名单中多数有、甲市没有的联系，有3对（按职能计）。"


def test_nothing_on_the_page_demands_anything():
    told = words.NO_DEMAND + words.gaps_sentence("甲市", 6, 1, 7) + words.pair_sentence("教育", "民盟", 5, 7, ())
    assert "不是要求" in told and not any(word in told for word in ("应当", "应该", "必须", "落后", "短板"))


def test_a_pair_says_whether_there_is_a_department():
    assert "本地有市教育局、市体育局，名单未列其与民盟的联系" in words.pair_sentence(
        "教育", "民盟", 5, 7, ("市教育局", "市体育局")
    )
    assert "7份完整名单中5份有。本地名单没有列出这项职能的部门。" in words.pair_sentence("教育", "民盟", 5, 7, ())


def test_a_partial_list_is_never_ranked():
    assert words.known_sentence("甲市", 3, [("乙市", 2), ("丙市", 0)]) == (
        "甲市的名单不完整，目前已知3对联系（按职能计），不能排出最近的地区；这3对，2份完整名单中，乙市有2对，其余没有。"
    )
    assert words.known_sentence("甲市", 3, [("乙市", 0)]).endswith("这3对，1份完整名单都没有。")
    many = [(f"{number}市", number) for number in (5, 4, 3, 2, 1, 0)]
    assert words.known_sentence("甲市", 6, many).endswith("6份完整名单中有5份有其中的几对，最多5对。")
    assert "没有可比的完整名单可以对照" in words.known_sentence("甲市", 3, [])
    assert "无从比较" in words.known_sentence("甲市", 0, [("乙市", 0)])
    assert "不等于没有联系" in words.unknown_gaps_sentence("甲市")


def test_what_is_left_to_do_when_nothing_is_comparable():
    assert words.nothing_left_sentence(0, True) == "请放宽上面的条件。"
    assert words.nothing_left_sentence(2, True).startswith("有2份年份不详")
    assert "收录更多完整名单" in words.nothing_left_sentence(0, False)


def peers(*rows):
    columns = ["document_id", "name", "kind", "alike", "shared", "only_own", "only_other"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(share=frame["shared"] / frame[["shared", "only_own", "only_other"]].sum(axis=1).clip(lower=1))


@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_bars_are_of_one_length_and_the_first_part_is_the_similarity(ink):
    figure = peer_bars(
        peers(("a", "乙市", "交叉型", True, 21, 10, 11), ("b", "丙<b>区", "分工型", False, 2, 30, 8)), ink
    )
    parts = [list(bar.x) for bar in figure.data]
    assert parts[0] == [0.5, 0.05] and [sum(bar) for bar in zip(*parts, strict=True)] == pytest.approx([1, 1])
    assert [list(one) for one in figure.data[0].customdata] == [["a"], ["b"]]
    assert list(figure.data[0].text) == ["21", "2"]
    legend, *told = [note.text for note in figure.layout.annotations]
    assert all(word in legend for word in PARTS.values())
    assert told == [BLOCKS[True], BLOCKS[False], "50.0% · 交叉型", "5.0% · 分工型"]
    # Each block has its own line above its bars.
    assert list(figure.data[0].y) == [1, 3] and "丙&lt;b&gt;区" in figure.layout.yaxis.ticktext


def test_lists_without_any_link_divide_by_nothing_and_no_list_says_so():
    figure = peer_bars(peers(("a", "乙市", "交叉型", True, 0, 0, 0)))
    assert [list(bar.x) for bar in figure.data] == [[0], [0], [0]]
    assert not peer_bars(peers()).data


def masks(typed, rows):
    return function_masks(typed(rows), True)


def test_a_gap_shows_how_many_have_it_beside_what_one_has_oneself(typed):
    own = masks(typed, {"市教育局": "100"})
    others = [masks(typed, {"市教育局": "110", "市审计局": "001"})] * 3 + [masks(typed, {"市教育局": "000"})]
    figure = gap_heatmap(gaps(own, others), own)
    marks = {tuple(data): text for data, text in zip(figure.data[1].customdata, figure.data[1].text, strict=True)}
    assert marks == {
        ("education", "民革", HAVING): "●",
        ("education", "民盟", GAP): "3/4",
        ("education", "民建", OTHER): "",
        ("audit", "民革", OTHER): "",
        ("audit", "民盟", OTHER): "",
        ("audit", "民建", GAP): "3/4",
    }
    assert list(figure.layout.yaxis.ticktext) == ["教育", "审计（本地未列部门）"]
    assert (figure.data[0].z > 0).sum() == 2  # only gaps are filled: what is not a gap is no small share


def test_a_pair_of_which_one_list_alone_can_tell_is_drawn_apart_from_one_that_most_lack(typed):
    own = masks(typed, {"市教育局": "000", "市统计局": "001"})
    others = [masks(typed, {"市教育局": "110", "市统计局": "001"}), function_masks(typed({"市教育局": "1"}), True)]
    others.append(others[1])
    assert tellers(others)[ORDER.index("民盟")].max() == 1 and tellers(others)[ORDER.index("民革")].min() == 3
    figure = gap_heatmap(gaps(own, others), own, told_by=tellers(others))
    marks = {tuple(data): text for data, text in zip(figure.data[1].customdata, figure.data[1].text, strict=True)}
    assert marks == {
        ("education", "民革", GAP): "3/3",
        ("education", "民盟", OPEN): "?",
        ("education", "民建", OPEN): "?",
    }
    assert "不足2份，不判断" in legend(gaps(own, others)) and "不足2份" in figure.data[1].hovertext[1]
    assert figure.data[0].z[0][1] != figure.data[0].z[0][0] != 0, "no surface of a share, nor that of none"


def test_more_gaps_are_darker_and_none_says_so(typed):
    own = masks(typed, {"市教育局": "000"})
    others = [masks(typed, {"市教育局": "110"})] * 2 + [masks(typed, {"市教育局": "100"})]
    fill = gap_heatmap(gaps(own, others), own).data[0].z[0].tolist()
    assert fill[0] == 5 and 1 <= fill[1] < 5 and fill[2] == 0
    assert not gap_heatmap(gaps(own, []), own).data


def test_many_lists_are_told_as_a_percentage_and_the_legend_says_which(typed):
    own, other = masks(typed, {"市教育局": "000"}), masks(typed, {"市教育局": "110"})
    few, many = gaps(own, [other] * 99), gaps(own, [other] * 90 + [own] * 10)
    assert gap_heatmap(few, own).data[1].text[0] == "99/99" and "m/n" in legend(few)
    assert gap_heatmap(many, own).data[1].text[0] == "90%" and "百分数" in legend(many)
    assert "另有" not in legend(many)


def test_a_picture_of_too_many_functions_says_how_many_it_leaves_out():
    keys = [f"f{number}" for number in range(33)]
    assert "另有3项见下表" in legend(pd.DataFrame({"function": keys, "known": [2] * 33}))


def test_rare_pairs_are_told_by_how_many_lists_there_are():
    assert words.rare_sentence("甲市", 5, 2) == "甲市有、设有该组织的两份完整名单都没有的联系，有5对（按职能计）。"
    told = words.rare_sentence("甲市", 5, 2, 3)
    assert told.endswith("有5对（按职能计），其中3对是对方没有列出相应部门，不是有部门而不联系。")
    assert "至多四分之一有的联系，有5对" in words.rare_sentence("甲市", 5, 9)
    assert words.rare_sentence("甲市", 0, 9) == "甲市的联系，没有一对是别处少有的。"
