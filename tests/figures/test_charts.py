"""Bars, combinations, networks, holdings and the null model: what they draw and what a click gives."""

import numpy as np
import pandas as pd
import pytest

from lib.figures.bipartite_chart import bipartite_chart
from lib.figures.combination_chart import combination_chart
from lib.figures.degree_bars import department_bars, party_bars
from lib.figures.holdings_chart import UNDATED, holdings_chart
from lib.figures.null_chart import null_chart
from lib.figures.projection_chart import department_projection_chart, party_projection_chart
from lib.figures.style import LIGHT, PARTY_COLOURS
from lib.measures.combinations import combinations
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.projection import department_projection, party_projection


def lines(trace):
    """Return how many lines a trace of lines and gaps holds."""
    return int(pd.isna(pd.Series(list(trace.x), dtype="float64")).sum())


def test_bars_show_every_degree_with_its_number(qingdao):
    (bars,) = department_bars(department_degrees(qingdao), 8).data
    assert list(bars.x[:9]) == [8] * 8 + [4] and list(bars.text[:9]) == ["8"] * 8 + ["4"]
    assert bars.customdata[0][0] == "市教育局"
    assert set(bars.marker.color) == {LIGHT.linked}


def test_organisations_have_their_official_colours_in_the_bars(fenghua):
    (bars,) = party_bars(party_degrees(fenghua)).data
    assert list(bars.marker.color) == [PARTY_COLOURS[name] for name in fenghua.columns]
    assert list(bars.x) == [6, 4, 4, 7, 5]


def test_combinations_are_drawn_with_their_organisations_and_the_rest_is_counted(qingdao):
    found = combinations(qingdao)
    figure = combination_chart(found, list(qingdao.columns), top=5)
    bars, places, _, held = figure.data
    assert list(bars.y) == [8, 2, 2, 2, 2] and list(bars.text) == ["8", "2", "2", "2", "2"]
    assert len(places.x) == 5 * 8
    assert sum(x == 0 for x in held.x) == 8  # the first combination holds all eight
    assert list(held.marker.color[:8]) == [PARTY_COLOURS[name] for name in qingdao.columns]
    rest = len(found) - 5
    assert figure.layout.xaxis.title.text == f"另有 {rest} 种组合、{40 - 16} 个部门未画出，见下方“表格与图片下载”"
    assert not combination_chart(found, list(qingdao.columns), top=99).layout.xaxis.title.text


def test_every_liaison_is_a_line_in_the_colour_of_its_organisation(qingdao):
    grey, *coloured, departments, parties = bipartite_chart(qingdao).data
    assert lines(grey) == 0
    assert [trace.name for trace in coloured] == list(qingdao.columns)
    assert [lines(trace) for trace in coloured] == [22, 19, 19, 19, 20, 19, 19, 20]
    assert [trace.line.color for trace in coloured] == [PARTY_COLOURS[name] for name in qingdao.columns]
    assert list(departments.customdata[0]) == ["市教育局", 8]
    assert [point[0] for point in parties.customdata] == list(qingdao.columns)
    assert departments.marker.size[0] > departments.marker.size[-1]


def test_focus_on_a_department_greys_out_all_but_its_own_lines_and_neighbours(qingdao):
    grey, *coloured, departments, parties = bipartite_chart(qingdao, focus="市发改委").data
    assert [trace.name for trace in coloured if lines(trace)] == ["民建", "农工党", "九三学社", "工商联"]
    assert lines(grey) == 157 - 4
    assert sum(colour != LIGHT.faded for colour in departments.marker.color) == 1
    assert sum(colour != LIGHT.faded for colour in parties.marker.color) == 4


def test_focus_on_an_organisation_keeps_its_departments(qingdao):
    grey, *coloured, departments, parties = bipartite_chart(qingdao, focus="民革").data
    assert [lines(trace) for trace in coloured] == [22] + [0] * 7 and lines(grey) == 157 - 22
    assert sum(colour != LIGHT.faded for colour in departments.marker.color) == 22
    assert [colour for colour in parties.marker.color if colour != LIGHT.faded] == [PARTY_COLOURS["民革"]]


def test_labels_of_the_graph_have_room_below_each_other(random_matrix):
    for rows in (1, 26, 60):
        figure = bipartite_chart(random_matrix(rows, 10))
        room = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        assert room / rows >= 17 and room / 10 >= 17


def test_an_unknown_cell_is_no_line(typed):
    grey, first, second, *_ = bipartite_chart(typed({"甲局": "1?", "乙局": "?0"})).data
    assert (lines(grey), lines(first), lines(second)) == (0, 1, 0)


def test_a_node_of_which_no_liaison_is_known_is_hollow_unless_it_is_known_to_have_none(typed):
    *_, departments, parties = bipartite_chart(typed({"甲局": "1?0", "乙局": "??0", "丙局": "000"})).data
    assert list(departments.marker.color) == [LIGHT.linked, LIGHT.ground, LIGHT.linked]
    assert list(parties.marker.color)[1] == LIGHT.ground != parties.marker.color[2]
    assert "可能更多" in departments.hovertext[0] and "联系未知" in departments.hovertext[1]
    assert "联系 0 家" in departments.hovertext[2] and "联系未知" in parties.hovertext[1]


def test_numbers_stay_legible_and_the_chosen_bar_stands_out(qingdao):
    (bars,) = party_bars(party_degrees(qingdao)).data
    assert bars.unselected.textfont.color == LIGHT.text != bars.selected.textfont.color
    assert bars.unselected.marker.opacity < bars.selected.marker.opacity


def test_the_projection_prints_the_number_every_two_organisations_share(qingdao):
    pairs = party_projection(qingdao)
    *classes, numbers, spots = party_projection_chart(pairs, party_degrees(qingdao)).data
    assert sum(len(trace.x) // 3 for trace in classes) == len(numbers.text) == 28
    assert list(numbers.customdata[0]) == ["民革", "民盟", 14]
    assert max(int(text) for text in numbers.text) == 15
    widths = [trace.line.width for trace in classes]
    assert widths == sorted(widths)
    assert list(spots.marker.color) == [PARTY_COLOURS[name] for name in qingdao.columns]


def test_no_two_numbers_of_the_projection_lie_on_each_other(random_matrix):
    for organisations in range(2, 11):
        matrix = random_matrix(60, organisations)
        numbers = party_projection_chart(party_projection(matrix), party_degrees(matrix)).data[-2]
        spots = np.column_stack([numbers.x, numbers.y])
        apart = np.linalg.norm(spots[:, None] - spots[None], axis=2) + 9 * np.eye(len(spots))
        assert apart.min() > 0.085  # the plate under a number is 20 px wide, the circle's radius about 215 px


def test_a_partition_has_organisations_but_no_lines(fenghua):
    figure = party_projection_chart(party_projection(fenghua), party_degrees(fenghua))
    assert all(not len(trace.x) for trace in figure.data[:-1]) and len(figure.data[-1].x) == 5


def test_the_square_of_departments_leaves_its_diagonal_empty_and_prints_the_rest(qingdao):
    figure = department_projection_chart(department_projection(qingdao))
    pale, deep, _ = figure.data
    words = [
        [one or other for one, other in zip(*rows, strict=True)] for rows in zip(pale.text, deep.text, strict=True)
    ]
    assert all(not words[at][at] for at in range(40))
    assert words[0][1] == "8" and words[8][0] == "4"
    assert words[39][38] == words[38][39] == "1"  # 质监局与食药监局都联系工商联
    assert figure.layout.yaxis.ticktext[39] == "40 市食品药品监督管理局"
    assert figure.layout.xaxis2.ticktext[39] == "40"


@pytest.fixture
def register():
    return pd.DataFrame(
        {
            "place": ["青岛市", "青岛市", "岳阳市", "黄石市", "福建省"],
            "province": ["山东省", "山东省", "湖南省", "湖北省", "福建省"],
            "year": pd.array([2008, 2008, None, None, 2009], "Int64"),
            "year_from": pd.array([None, None, None, 2008, None], "Int64"),
            "year_to": pd.array([None, None, None, 2018, None], "Int64"),
            "status": ["完整名单", "部分名单", "完整名单", "仅有数字", "政协专委会"],
            "label": ["青岛市2008年：<b>通知", "青岛市2008年：报道", "岳阳市", "黄石市", "福建省"],
            "document_id": ["qingdao-2008", "qingdao-2008-news", "yueyang", "huangshi", "fujian"],
        }
    )


def test_a_square_of_very_many_departments_writes_no_numbers_over_each_other():
    names = [f"第{at}局" for at in range(100)]
    figure = department_projection_chart(pd.DataFrame(1, index=names, columns=names))
    assert not [trace for trace in figure.data if trace.type == "heatmap" and trace.texttemplate]
    assert figure.data[0].text[1][0] in ("1", "") and list(figure.layout.xaxis2.ticktext[:3]) == ["1", "11", "21"]


def test_every_document_has_one_mark_that_gives_its_id(register):
    ranges, *marks = holdings_chart(register).data
    ids = [point[0] for trace in marks for point in trace.customdata]
    assert sorted(ids) == sorted(register["document_id"])
    assert len({trace.marker.symbol for trace in marks}) == len(marks)
    assert [trace.name for trace in marks if trace.showlegend] == ["完整名单", "部分名单", "仅有数字", "政协专委会"]
    assert "&lt;b&gt;" in marks[0].hovertext[0]
    assert list(ranges.x)[:2] == [2008, 2018]


def test_a_document_of_an_unheard_of_status_is_not_left_out(register):
    *_, other = holdings_chart(register.assign(status="新的一类")).data
    assert len(other.x) == len(register) and other.showlegend


def test_undated_documents_stand_in_their_range_or_in_a_column_of_their_own(register):
    figure = holdings_chart(register)
    _, whole, part, counts, *_ = figure.data
    assert counts.x[0] == 2013  # the middle of 2008 to 2018
    column = dict(zip(figure.layout.xaxis.ticktext, figure.layout.xaxis.tickvals, strict=True))[UNDATED]
    assert whole.x[1] == column > 2018
    assert whole.y[0] == part.y[0] and whole.x[0] < 2008 < part.x[0]  # one place and year: side by side
    assert list(figure.layout.yaxis.ticktext) == ["山东省 青岛市", "湖南省 岳阳市", "湖北省 黄石市", "福建省"]


def test_the_histogram_holds_every_random_matrix_and_marks_the_observed_value():
    values = np.random.default_rng(1).normal(48, 0.5, 500)
    bars, line = null_chart(values, 48.85).data
    assert sum(bars.y) == 500 and list(line.x) == [48.85, 48.85] and "48.85" in line.text[1]
    alike, _ = null_chart(np.zeros(200), 0.0).data
    assert list(alike.y) == [200]
    far = null_chart(values, 10.0)
    assert far.layout.xaxis.range[0] < 10 and far.layout.xaxis.range[1] > values.max()


def test_nothing_to_draw_says_so():
    nothing = pd.DataFrame(columns=["organisations", "size", "count", "departments"])
    for figure in (
        combination_chart(nothing, ["民革"]),
        department_bars(pd.Series(dtype="int64"), 8),
        party_bars(pd.Series(dtype="int64")),
        holdings_chart(pd.DataFrame()),
        null_chart(np.array([]), 1.0),
    ):
        assert not figure.data and len(figure.layout.annotations) == 1


def test_bars_of_an_open_list_are_lower_bounds_and_nothing_known_is_never_zero():
    figure = party_bars(pd.Series({"民革": 5, "台盟": 0}), complete=False)
    assert list(figure.data[0].text) == ["≥5", "?"]
    assert "未知" in figure.data[0].hovertext[1]
    assert list(party_bars(pd.Series({"民革": 5, "台盟": 0})).data[0].text) == ["5", "0"]
    assert list(department_bars(pd.Series({"市教育局": 1}), 10, complete=False).data[0].text) == ["≥1"]
