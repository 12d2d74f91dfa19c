"""Figures and sentences of the page of years: what they hold, read from their data."""

import pandas as pd
import pytest

from lib.figures.change_heatmap import change_heatmap, legend
from lib.figures.department_flow_chart import department_flow_chart
from lib.figures.document_timeline import document_timeline
from lib.figures.slope_chart import slope_chart
from lib.figures.years_words import change_sentence, flow_sentence
from lib.measures.change_causes import Years, changes
from lib.measures.comparison import comparison
from lib.measures.department_flow import flows, successions
from lib.measures.function_masks import function_masks
from lib.vocabulary.parties import ORDER


def masks(typed, rows, complete=True):
    return function_masks(typed(rows), complete)


def told(typed, before, after, whole=(True, True), years=(2011, 2019)):
    a, b = masks(typed, before, whole[0]), masks(typed, after, whole[1])
    found = comparison(a, b)
    return change_sentence("某市", "2011年", "2019年", found, changes(found, a, b, Years(*years)), whole)


def test_what_changed_is_told_with_its_causes(typed):
    said = told(
        typed,
        {"市卫生局": "11", "市人口计生委": "01", "市教育局": "10", "市统计局": "10"},
        {"市卫生计生委": "01", "市教育局": "11"},
    )
    assert said == (
        "某市，2011年与2019年相比（按职能计），保留3对，新增1对（调整决定1），减少2对（机构改革1、部门进出名单1）。"
    )


def test_nothing_changed_and_nothing_comparable_have_their_own_sentences(typed):
    assert told(typed, {"市教育局": "10"}, {"区教育局": "10"}).endswith("1对联系全部保留，没有增减。")
    assert "无从比较" in told(typed, {"市教育局": "1?"}, {"市教育局": "?1"}, (False, False))
    partial = told(typed, {"市教育局": "1?"}, {"市教育局": "11"}, (False, True))
    assert "两份名单都已知的格中1对联系全部保留" in partial and "其余" in partial
    assert "未列出的不等于没有联系" in partial


def test_numbers_of_a_partial_list_are_told_as_bounds(typed):
    said = told(typed, {"市教育局": "1?0"}, {"市教育局": "1?1"}, (False, True))
    assert "保留至少1对，新增至少1对（调整决定1），有没有减少不能判断" in said and "0对" not in said


def test_the_flow_joins_predecessors_and_successors_and_marks_who_comes_and_goes(typed):
    a = masks(typed, {"市卫生局": "1", "市人口计生委": "1", "市监察局": "1", "市教育局": "1"})
    b = masks(typed, {"市卫生计生委": "1", "市退役军人事务局": "1", "区教育局": "1"})
    groups = successions(a, b)
    figure = department_flow_chart(groups, flows(a, b), reasons={("health", "family-planning"): "合并"})
    traces = {trace.name: trace for trace in figure.data}
    left = dict(zip((row[0] for row in traces["前"].customdata), traces["前"].marker.symbol, strict=True))
    right = dict(zip((row[0] for row in traces["后"].customdata), traces["后"].marker.symbol, strict=True))
    assert left["市监察局"] == "x" and right["市退役军人事务局"] == "cross" and left["市卫生局"] == "square"
    assert len([x for x in traces["合并"].x if x != x]) == 2 and "合并" in traces["变化"].text
    assert any(
        "市卫生局、市人口计生委 → 市卫生计生委" in text and "改革：合并" in text for text in traces["后"].hovertext
    )
    heights = {row[0]: y for row, y in zip(traces["前"].customdata, traces["前"].y, strict=True)}
    assert abs(heights["市卫生局"] - heights["市人口计生委"]) == 1
    assert flow_sentence(groups) == "部门沿革：一处合并，一个不再列出，一个新列入。"
    assert flow_sentence(groups, ["市数字经济局"]).endswith("职能待认定的没有画出，也不计入：市数字经济局。")
    assert not department_flow_chart([], []).data


def test_the_slope_leaves_gaps_where_nothing_is_known_and_keeps_names_apart():
    numbers = pd.DataFrame(
        {"2005年": [10, 10, pd.NA], "2009年": [pd.NA] * 3, "2024年": [12, 12, 12]}, index=list(ORDER[:3]), dtype="Int64"
    )
    figure = slope_chart(numbers)
    assert list(figure.data[0].y)[1:4] == [10, None, 12] and list(figure.data[2].y)[:4] == [None, None, None, 12]
    start, end = figure.data[-2], figure.data[-1]
    assert [text.strip() for text in start.text] == ["民盟 10", "民革 10"] and len(end.text) == 3
    gaps = [b - a for a, b in zip(end.y, list(end.y)[1:], strict=False)]
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert min(gaps) / (high - low) * plot >= figure.layout.font.size and not figure.data[0].connectgaps
    assert figure.data[0].y[-1] == end.y[list(end.text).index(" 12 民革")]  # the line leads to its name
    assert not slope_chart(numbers[["2005年"]]).data


def test_changes_carry_their_cause_in_sign_and_words(typed):
    a = masks(typed, {"市卫生局": "11", "市人口计生委": "01", "市教育局": "10", "市统计局": "10"})
    b = masks(typed, {"市卫生计生委": "01", "市教育局": "11"})
    found = comparison(a, b)
    reasons = {(one.function, one.party): one for one in changes(found, a, b, Years(2011, 2019))}
    figure = change_heatmap(found.cells, reasons, (a, b), ("2011年", "2019年"))
    signs = dict(zip(found.cells.index, figure.data[0].text, strict=True))
    assert list(signs["health"]) == ["－改", "●"] and list(signs["education"]) == ["●", "＋"]
    assert list(signs["statistics"]) == ["－出", "··"]
    hover = dict(zip((tuple(row[:2]) for row in figure.data[1].customdata), figure.data[1].hovertext, strict=True))
    assert "2011年：市卫生局" in hover["health", "民革"] and "改革：国务院机构改革" in hover["health", "民革"]
    assert "2019年：没有列出这类部门" in hover["statistics", "民革"]
    assert "统计（后无）" in figure.layout.yaxis.ticktext
    assert legend(found.cells, reasons).startswith(
        "● 保留　＋ 新增：调整决定　－改 减少：机构改革　－出 减少：部门进出名单"
    )
    assert not change_heatmap(found.cells.iloc[:0], {}, (a, b), ("", "")).data


@pytest.fixture
def documents():
    return pd.DataFrame(
        {
            "name": ["2005年", "2009年", "年份不详"],
            "document_id": ["a", "b", "c"],
            "status": ["完整名单", "部分名单", "部分名单"],
            "start": [2005.0, 2009.0, 2010.0],
            "end": [2009.0, float("nan"), 2014.0],
            "dated": [True, True, False],
            "told": ["甲文件", "乙文件<b>", "丙文件"],
        }
    )


def test_the_timeline_tells_repealed_from_open_and_undated_documents(documents):
    figure = document_timeline(documents)
    traces = {trace.name: trace for trace in figure.data}
    assert list(traces["施行期间"].x[:2]) == [2005, 2009] and traces["施行期间"].line.dash == "solid"
    assert traces["未见废止"].x[0] == 2009 and traces["未见废止"].x[1] > 2014
    assert list(traces["年份只知范围"].x[:2]) == [2010, 2014] and traces["年份只知范围"].line.dash == "dash"
    assert list(traces["文件"].x) == [2005, 2009, 2012] and traces["文件"].marker.symbol[0] == "square"
    assert "&lt;b&gt;" in traces["文件"].hovertext[1]
    assert [shape.x0 for shape in figure.layout.shapes] == [2008, 2013]
