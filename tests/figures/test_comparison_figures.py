"""The pictures of a comparison: what stands in the traces, and that states differ without colour too."""

import re

import numpy as np
import pandas as pd
import pytest

from lib.figures.comparison_heatmap import STATES, comparison_heatmap, legend
from lib.figures.difference_bars import WITHHELD, difference_bars
from lib.figures.dumbbell_chart import NOBODY, UNKNOWN, dumbbell_chart
from lib.figures.small_multiples import small_multiples
from lib.figures.style import DARK, LIGHT, contrast
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks


@pytest.fixture
def laid_over(typed):
    """Give laid_over({"市教育局": "10"}, {"区教育局": "11"}): the difference matrix of two lists and its cells."""

    def build(a, b, whole=(True, True), ink=LIGHT):
        sides = function_masks(typed(a), whole[0]), function_masks(typed(b), whole[1])
        cells = comparison(*sides).cells
        return comparison_heatmap(cells, sides, ("青岛市2008年", "宁波市奉化区2019年"), ink), cells

    return build


def sides_of(qingdao, fenghua):
    return function_masks(qingdao, True), function_masks(fenghua, True)


def test_each_state_has_its_own_sign_or_frame(laid_over):
    figure, cells = laid_over({"市教育局": "1100", "市审计局": "1000"}, {"区教育局": "1010", "区公安局": "1000"})
    fill, markers = figure.data
    signs = dict(zip([tuple(one[:2]) for one in markers.customdata], sum(map(list, fill.text), []), strict=True))
    assert signs["education", "民革"] == "●"
    assert signs["education", "民盟"] == "－" and signs["education", "民建"] == "＋"
    assert signs["education", "民进"] == ""
    assert signs["audit", "民革"] == "－" and signs["public-security", "民革"] == "＋"
    assert signs["audit", "民盟"] == "·"
    framed = {
        tuple(one[:2])
        for one, colour in zip(markers.customdata, markers.marker.line.color, strict=True)
        if colour != "rgba(0,0,0,0)"
    }
    assert framed == {("audit", "民革"), ("public-security", "民革")}
    assert [one[2] for one in markers.customdata] == cells.to_numpy().ravel().tolist()


def test_what_is_filled_and_what_is_hollow_have_unlike_surfaces(laid_over):
    figure, _ = laid_over({"市教育局": "10", "市审计局": "10"}, {"区教育局": "01"})
    order = list(STATES)
    fills = {order[at // 2]: colour for at, (_, colour) in enumerate(figure.data[0].colorscale)}
    assert len({fills["only_a"], fills["only_b"], fills["kept"], fills["unknown"], fills["neither"]}) == 5
    assert fills["only_a_body"] == fills["only_b_body"] == fills["neither"] == LIGHT.ground
    assert fills["unknown"] == LIGHT.unknown
    assert all(contrast("#FFFFFF", fills[state]) >= 4.5 for state in ("kept", "only_a", "only_b"))


@pytest.mark.parametrize("ink", [LIGHT, DARK])
def test_hollow_frames_are_seen_on_any_ground(laid_over, ink):
    figure, _ = laid_over({"市教育局": "1", "市审计局": "1"}, {"区教育局": "1", "区公安局": "1"}, ink=ink)
    frames = set(figure.data[1].marker.line.color) - {"rgba(0,0,0,0)"}
    assert len(frames) == 2 and all(contrast(colour, ink.ground) >= 4.5 for colour in frames)


def test_an_unknown_cell_carries_a_question_mark(laid_over):
    figure, _ = laid_over({"市教育局": "10"}, {"区教育局": "1?"}, (True, False))
    assert [list(row) for row in figure.data[0].text] == [["●", "?"]]


def test_pointing_tells_the_departments_of_both_sides_as_printed(laid_over):
    figure, _ = laid_over({"市教育局": "10", "市教委": "00"}, {"区教育局": "01"})
    told = dict(zip([one[1] for one in figure.data[1].customdata], figure.data[1].hovertext, strict=True))
    assert "教育 · 民革" in told["民革"]
    assert "甲 青岛市2008年　市教育局、市教委：有对口联系" in told["民革"]
    assert "乙 宁波市奉化区2019年　区教育局：未列入联系" in told["民革"]
    assert told["民盟"].endswith("只有乙有")


def test_rows_and_columns_of_one_side_say_whose_they_are(qingdao, fenghua):
    sides = sides_of(qingdao, fenghua)
    figure = comparison_heatmap(comparison(*sides).cells, sides, ("甲地", "乙地"))
    rows, heads = figure.layout.yaxis.ticktext, figure.layout.xaxis.ticktext
    assert "税务（仅乙）" in rows and "监察（仅甲）" in rows and "教育" in rows
    # Names stand upright, long ones in two lines; whose column it is stands small below.
    plain = [re.sub("<span.*?>|</span>", "", head) for head in heads]
    assert "民进<br>仅甲" in plain and "无党派<br>人士<br>仅乙" in plain and "民革" in plain
    assert figure.layout.margin.t >= 3 * 1.3 * (LIGHT.size - 1)
    assert [note.text for note in figure.layout.annotations][:2] == ["<b>综合经济</b>", "<b>科教文卫</b>"]
    assert len(figure.data[1].customdata) == 46 * 9


def test_a_row_that_a_partial_list_does_not_mention_is_not_called_one_sided(laid_over):
    figure, _ = laid_over({"市教育局": "1", "市审计局": "1"}, {"区教育局": "1"}, (True, False))
    assert "审计" in figure.layout.yaxis.ticktext


def test_a_click_does_not_fade_the_other_cells(laid_over):
    _, markers = laid_over({"市教育局": "1"}, {"区教育局": "0"})[0].data
    assert markers.unselected.marker.opacity == markers.selected.marker.opacity == 1
    # Plotly fills open symbols once something is selected: the frames are outlines.
    assert markers.marker.symbol == "square" and markers.marker.color == "rgba(0,0,0,0)"


def test_names_that_look_like_tags_are_shown_letter_by_letter(typed):
    side = function_masks(typed({"市<b>教育局": "1"}), True)
    sides = (function_masks(typed({"市教育局": "1"}), True), side)
    figure = comparison_heatmap(comparison(*sides).cells, sides, ("<i>甲地", "乙地"))
    assert "&lt;i&gt;甲地" in figure.data[1].hovertext[0] and "<i>" not in figure.data[1].hovertext[0]


def test_the_legend_names_only_what_occurs(laid_over):
    _, cells = laid_over({"市教育局": "10"}, {"区教育局": "10"})
    assert legend(cells) == [("●", "双方都有"), ("空格", "双方都未列入")]


def test_nothing_to_compare_is_said(laid_over, typed):
    figure, cells = laid_over({"市教育局": "1"}, {"区教育局": "1"})
    side = function_masks(typed({"市教育局": "1"}), True)
    empty = comparison_heatmap(cells.iloc[:0], (side, side), ("甲", "乙"))
    assert "没有可比的职能" in empty.layout.annotations[0].text and len(figure.data) == 2


def test_panels_share_their_rows_and_leave_out_organisations_a_list_does_not_have(qingdao, fenghua):
    figure = small_multiples(sides_of(qingdao, fenghua), ("青岛市2008年", "宁波市奉化区2019年"))
    lines, fill = figure.data
    # Nine organisations, one free column, nine organisations.
    assert np.shape(fill.z) == (46, 19)
    assert len(figure.layout.xaxis.tickvals) == 8 + 5
    assert np.isnan(np.array(lines.z, float)[:, 8:10]).all()  # 无党派人士 of Qingdao, and the free column
    assert int((np.array(fill.text) == "•").sum()) == 166 + 36
    assert {note.text for note in figure.layout.annotations} >= {"<b>青岛市2008年</b>", "<b>宁波市奉化区2019年</b>"}
    assert "农<br>工<br>党" in figure.layout.xaxis.ticktext


def test_six_panels_break_their_names_before_the_year(typed):
    lists = [function_masks(typed({"市教育局": "1?"}), False)] * 6
    names = ["宁波市奉化区2019年", "岳阳市（年份不详）", "示范市2013年（演示数据）", "甲市", "乙市", "丙市"]
    figure = small_multiples(lists, names)
    titles = [note.text for note in figure.layout.annotations][-6:]
    assert titles[:3] == [
        "<b>宁波市奉化区<br>2019年</b>",
        "<b>岳阳市<br>（年份不详）</b>",
        "<b>示范市<br>2013年<br>（演示数据）</b>",
    ]
    assert figure.layout.margin.t > 0 and len(set(figure.layout.xaxis.tickvals)) == len(figure.layout.xaxis.tickvals)


def test_an_organisation_that_only_partial_lists_do_not_speak_of_has_no_column(typed):
    figure = small_multiples([function_masks(typed({"市教育局": "1??"}), False)], ("甲市",))
    assert list(figure.layout.xaxis.ticktext) == ["民<br>革"]


def test_a_panel_tells_unknown_from_unlinked_and_from_no_department(typed):
    whole = function_masks(typed({"市教育局": "10", "市审计局": "01"}), True)
    partial = function_masks(typed({"市教育局": "?1"}), False)
    other = function_masks(typed({"市公安局": "11"}), True)
    text = np.array(small_multiples([whole, partial, other], ("甲", "乙", "丙")).data[1].text)
    assert text.tolist() == [
        ["•", "", "", "?", "•", "", "·", "·"],  # 教育
        ["·", "·", "", "?", "?", "", "•", "•"],  # 公安
        ["", "•", "", "?", "?", "", "·", "·"],  # 审计
    ]


def rows_of(**columns):
    return pd.DataFrame(columns, index=[f"第{at}项" for at in range(len(columns["a"]))])


def test_numbers_on_the_axis_of_a_dumbbell_stay_apart():
    rows = rows_of(a=[90.0], b=[3.0], a_told=["90"], b_told=["3"], group=[""])
    assert list(dumbbell_chart(rows, ("甲地", "乙地"), 9.0).layout.xaxis.tickvals) == list(range(10))
    assert len(dumbbell_chart(rows, ("甲地", "乙地"), 90.0).layout.xaxis.tickvals) <= 25


def test_a_dumbbell_joins_what_both_sides_have_and_no_more():
    rows = rows_of(
        a=[4.0, np.nan, 2.0],
        b=[1.0, 1.0, np.nan],
        a_told=["4", NOBODY, "≥2"],
        b_told=["1", "1", UNKNOWN],
        group=["综合经济", "综合经济", "政法"],
    )
    lines, b, a, numbers = dumbbell_chart(rows, ("甲地", "乙地"), 8).data
    assert list(lines.x) == [4, 1, None] and list(lines.y) == [0, 0, None]
    assert list(a.y) == [0, 2] and list(b.y) == [0, 1]
    assert a.marker.symbol == ("circle", "triangle-right") and set(b.marker.symbol) == {"diamond"}
    assert list(numbers.text) == ["4", "无", "≥2", "1", "1", "?"]
    assert a.hovertext[0] == "第0项<br>甲 甲地：4"


def test_no_line_is_drawn_from_a_lower_bound():
    rows = rows_of(a=[1.0, 3.0], b=[4.0, 4.0], a_told=["≥1", "3"], b_told=["4", "4"], group=["", ""])
    assert list(dumbbell_chart(rows, ("甲地", "乙地"), 8).data[0].y) == [1, 1, None]


def test_equal_numbers_are_both_seen_and_shares_are_told_in_percent():
    rows = rows_of(a=[0.5], b=[0.5], a_told=["50%"], b_told=["50%"], group=[""])
    figure = dumbbell_chart(rows, ("甲地", "乙地"), 1.0, percent=True)
    _, b, a, _ = figure.data
    assert a.marker.size < b.marker.size and b.marker.color == LIGHT.ground
    assert list(figure.layout.xaxis.ticktext) == ["0%", "25%", "50%", "75%", "100%"]


def test_bars_make_one_and_withheld_pairs_say_why():
    rows = pd.DataFrame(
        {
            "a": ["甲市2008年", "甲市2008年"],
            "b": ["乙市2019年", "丙市2010年"],
            "same": [0.198, np.nan],
            "turnover": [0.485, np.nan],
            "rewiring": [0.317, np.nan],
            "reason": ["", WITHHELD],
        }
    )
    figure = difference_bars(rows)
    same, bodies, ties, withheld = figure.data
    assert same.x[0] + bodies.x[0] + ties.x[0] == pytest.approx(1)
    assert bodies.text[0] == "48.5%" and bodies.marker.pattern.shape and not ties.marker.pattern.shape
    assert list(withheld.text) == ["不显示：名单不完整"] and list(withheld.y) == [1]
    assert figure.layout.yaxis.ticktext[0] == "甲市2008年<br>乙市2019年"
    assert "没有可比的名单" in difference_bars(rows.iloc[:0]).layout.annotations[0].text
