"""The pages on mechanisms, relations and stated figures: what a reader finds there, and what is said to be unknown."""

import json
import re

import pytest
from streamlit.typing import PlotlyState

from lib.archive.described import load_described
from lib.archive.holdings import load_holdings
from lib.figures.style import LIGHT
from lib.ui import mechanism_tables as work

MECHANISMS, COORDINATION, INDICATORS = (
    f"pages/work/{name}.py" for name in ("mechanisms", "coordination", "indicators")
)
VIEWS = {
    MECHANISMS: ("mechanisms_view", ["地区与机制", "机制目录", "何时设立", "规定与活动"]),
    COORDINATION: ("coordination_view", ["网络图", "七类关系", "单位连接"]),
    INDICATORS: ("indicators_view", ["数字一览", "同类比较", "会议进程"]),
}


def words(page) -> str:
    """Return all running text of a page, without Markdown's escapes."""
    kinds = (page.markdown, page.caption, page.info, page.warning, page.error, page.header)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def finding(page) -> str:
    return page.markdown[0].value.replace("\\", "")


def numbers(page) -> dict[str, str]:
    bodies = "".join(one.body for one in page.get("html"))
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", bodies))


def clicked(page, chart: str, *customdata: str):
    """Return the page after a click on the mark with this customdata."""
    page.session_state[chart] = PlotlyState({"selection": {"points": [{"customdata": list(customdata)}]}})
    return page.run()


@pytest.mark.parametrize(("path", "view"), [(path, view) for path, (_, views) in VIEWS.items() for view in views])
def test_every_view_opens_with_a_finding_a_picture_a_table_and_a_source(open_page, path, view):
    page = open_page(path, **{VIEWS[path][0]: view})
    assert not page.exception and not page.error
    assert page.session_state[VIEWS[path][0]] == view
    assert page.get("plotly_chart") and finding(page).startswith("**")
    assert "来源：" in words(page) and any(one.label == "表格与图片下载" for one in page.expander)
    assert len(numbers(page)) <= 4


# Mechanisms


def test_the_matrix_of_mechanisms_counts_places_and_leads_to_clause_and_words(open_page):
    page = open_page(MECHANISMS)
    assert numbers(page) == {"地区": "39", "文件和材料": "46", "机制种类": "33", "机制条目": "178"}
    assert "最常见的是联合调研，24个地区写明" in finding(page)
    text = words(clicked(page, "mechanisms_chart", "青岛市", "年度总结会"))
    assert "年底总结会" in text and "三（四）" in text and "频次：每年年底" in text and "青政办字〔2008〕86号" in text


def test_a_cell_that_is_not_stated_says_whether_that_is_known(open_page):
    page = open_page(MECHANISMS)
    assert "全文没有写这项机制" in words(clicked(page, "mechanisms_chart", "青岛市", "社会服务"))
    within = words(clicked(page, "mechanisms_chart", "宁波市奉化区", "座谈会"))
    assert "全文没有写这项机制" not in within and "写在例会制度内" in within and "三（二）" in within
    assert "不详：没有全文" in words(clicked(page, "mechanisms_chart", "湖南省", "报送备案"))


def test_what_is_only_planned_has_a_mark_of_its_own_and_counts_nowhere(open_page):
    page = open_page(MECHANISMS)
    assert "另有拟建立 1 条（○）" in "".join(one.body for one in page.get("html")) and "○ 拟建立" in words(page)
    (_, marks) = json.loads(page.get("plotly_chart")[0].proto.spec)["data"]
    at = marks["customdata"].index(["上海市", "座谈会"])
    assert marks["hovertext"][at] == "只是拟建立，不计入" and marks["marker"]["symbol"][at] == "circle"
    text = words(clicked(page, "mechanisms_chart", "上海市", "座谈会"))
    assert "尚未生效" in text and "只是拟建立，不计入" in text
    page = open_page(MECHANISMS, mechanisms_view="机制目录", mechanisms_name="座谈会")
    table = work.common(None, "对口联系").set_index("name")
    assert table.loc["座谈会", "places"] == 18 and re.search(r"\*\*上海市\S*\*\*（拟建立）", words(page))
    assert "上海市" not in work.reported(None).index


@pytest.mark.parametrize("subject", ["对口联系", "政协协同", "全部"])
def test_the_number_of_mechanisms_is_that_of_the_marks_in_the_chart(open_page, subject):
    page = open_page(MECHANISMS, mechanisms_subject=subject)
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)
    sums = figure["layout"]["yaxis"]["ticktext"]
    assert numbers(page)["机制条目"] == str(sum(map(int, sums)))
    assert numbers(page)["地区"] == str(sum(one != "0" for one in sums))


def test_the_rules_of_dazhou_are_among_the_texts_on_the_conference(open_page):
    page = open_page(MECHANISMS, mechanisms_subject="政协协同")
    text = words(clicked(page, "mechanisms_chart", "达州市", "座谈会"))
    assert "十（三）" in text and "每年1—2次" in text and "政协达州市委员会协同互动试行办法" in text


def test_a_mechanism_can_be_looked_up_with_definition_line_and_clauses(open_page):
    text = words(open_page(MECHANISMS, mechanisms_view="机制目录", mechanisms_name="报送备案"))
    assert "年度报告类别" not in text and "不属于年度报告的七类活动" in text
    assert "2019年6月5日前报区委统战部" in text and "报市委统战部、市政府办公厅" in text


def test_first_and_repealed_are_told_only_where_they_are_known(open_page):
    page = open_page(MECHANISMS, mechanisms_view="何时设立")
    assert "1998年的联系名单范围" in finding(page) and "收录最早不等于首创" in finding(page)
    (lineage,) = (one.value for one in page.dataframe if "废止" in one.value)
    assert lineage["文号"].tolist()[:2] == ["青政办字〔…〕59号", "青政办字〔2008〕86号"]
    ended = lineage[lineage["废止"] != "没有写明"]
    assert ended[["地区", "废止", "被取代"]].to_numpy().tolist() == [["青岛市", "2008-08-14", "青岛市2008年"]]


def test_no_report_is_never_told_as_nothing_done(open_page):
    page = open_page(MECHANISMS, mechanisms_view="规定与活动")
    assert "没有见到报道不等于没有开展" in finding(page)
    places, alone = (
        int(re.search(words_, words(page))[1]) for words_ in (r"报道的(\d+)个地区", r"(\d+)个地区只见于报道")
    )
    texts = int(numbers(open_page(MECHANISMS))["地区"])
    assert alone and places - alone <= texts < places  # who has only rules beside the seven lines is not compared
    text = words(clicked(page, "mechanisms_reports", "青岛市", "联合调研"))
    assert "没有见到活动报道；没有见到报道不等于没有开展" in text and "委托调研" in text
    text = words(clicked(page, "mechanisms_reports", "宁波市", "社会服务"))
    assert "有规定，也有活动报道" in text and "三下乡" in text and "没有见到活动报道；" not in text


# Relations


def test_the_network_of_dazhou_holds_all_items_and_a_body_shows_its_clauses(open_page):
    page = open_page(COORDINATION)
    assert numbers(page) == {"单位": "41", "关系（项）": "113", "条款（条和项）": "43", "标准机制": "26"}
    assert "市政协连接最多" in finding(page) and "纵向18项、横向49项、组成单位34项、机关内部12项" in finding(page)
    text = words(clicked(page, "coordination_chart", "市中级人民法院"))
    assert "与1个单位有4项关系" in text and "**七（三）**" in text and "司法廉政监督员" in text


def test_layer_and_mechanism_filter_the_relations(open_page):
    page = open_page(COORDINATION, coordination_layer="组成单位", coordination_mechanism="座谈会")
    assert numbers(page)["关系（项）"] == "4" and "组成单位4项" in finding(page)
    page = open_page(COORDINATION, coordination_layer="机关内部", coordination_mechanism="座谈会")
    assert page.session_state["coordination_mechanism"] == "全部" and numbers(page)["关系（项）"] == "12"


def test_every_sentence_on_relations_names_the_place_and_what_it_keeps_to(open_page):
    for view in VIEWS[COORDINATION][1]:
        asked = {"coordination_view": view, "coordination_layer": "纵向"}
        page = open_page(COORDINATION, **asked)
        assert finding(page).startswith("**达州市2009年（只看纵向），")
        page.selectbox(key="coordination_layer").set_value("全部").run()
        assert finding(page).startswith("**达州市2009年，")
        page.selectbox(key="coordination_mechanism").set_value("座谈会").run()
        assert finding(page).startswith("**达州市2009年（只看座谈会），")


def test_the_mark_of_a_clicked_body_stands_out_also_when_other_relations_are_drawn(open_page):
    def accented(page):
        bodies = json.loads(page.get("plotly_chart")[0].proto.spec)["data"][2:]
        every = [pair for one in bodies for pair in zip(one["customdata"], one["marker"]["color"], strict=True)]
        return [names[0] for names, colour in every if colour == LIGHT.accent]

    page = open_page(COORDINATION)
    assert accented(page) == []
    assert accented(clicked(page, "coordination_chart", "省政协")) == ["省政协"]
    page.selectbox(key="coordination_layer").set_value("纵向").run()
    assert accented(page) == ["省政协"] and "**省政协**" in words(page)
    assert accented(clicked(page, "coordination_chart", "市政协")) == ["市政协"]


def test_the_undated_text_says_that_place_and_year_are_not_known(open_page):
    page = open_page(COORDINATION, coordination_text="某市（年份不详）")
    text = words(page)
    assert "某市（年份不详），" in finding(page) and "原文隐去市名，没有日期" in text and "年份不详（约2020年）" in text


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (COORDINATION, {"document": "甲市"}),
        (COORDINATION, {"coordination_text": "甲市"}),
        (INDICATORS, {"indicators_text": "甲市"}),
        (INDICATORS, {"indicators_view": "同类比较", "indicators_name": "甲市"}),
        (INDICATORS, {"indicators_view": "会议进程", "indicators_meetings": "甲市"}),
    ],
)
def test_an_address_that_asks_for_what_is_not_held_is_told(open_page, path, asked):
    page = open_page(path, **asked)
    assert not page.exception and "没有找到“甲市”，现在显示的是" in words(page)


def test_an_address_of_the_other_pages_chooses_the_text_here_too(open_page):
    page = open_page(COORDINATION, document="某市（年份不详）")
    assert "某市（年份不详），" in finding(page) and "没有找到" not in words(page)


def test_the_seven_types_are_explained(open_page):
    page = open_page(COORDINATION, coordination_view="七类关系")
    assert "会议往来25项" in finding(page)
    assert words(page).count("**指导汇报**") == 1 and "**联系服务**" in words(page)


def test_centrality_is_told_in_plain_words(open_page):
    page = open_page(COORDINATION, coordination_view="单位连接")
    assert "市政协连接最多，与24个单位有关系，其次是市政协专委会（11个）" in finding(page)
    assert "与多少个单位直接有关系" in finding(page) and "最短路径" in finding(page)
    assert "写得多不等于做得多" in words(page)


# Figures


def test_the_figures_of_the_undated_summary_are_shown_with_what_is_not_exact(open_page):
    page = open_page(INDICATORS)
    assert numbers(page) == {"写明的数字": "24", "确数": "17", "约数或范围": "7", "年份": "不详（约2020年）"}
    assert "其中7个是约数或范围" in finding(page) and "不能相加" in finding(page)


def test_a_click_on_a_figure_shows_what_it_counts_and_its_clause(open_page):
    table = load_described(load_holdings()).indicators
    at = table.loc[table["key"] == "stationed-members", "document_id"].iloc[0] + "/stationed-members"
    text = words(clicked(open_page(INDICATORS), "indicators_wall", at, "派驻监督的委员"))
    assert "144名" in text and "选派担任民主监督员的委员" in text and "条款：二（二是）" in text and "年份不详" in text


def test_only_figures_of_one_definition_stand_side_by_side(open_page):
    page = open_page(INDICATORS, indicators_view="同类比较")
    (choice,) = page.selectbox
    assert choice.options == ["对口联系部门数", "连续关注同一课题"]
    assert "6个数字定义相同，从四川省 2016年调整前的11个到黄石市 年份不详的36个" in finding(page)


def test_the_planned_meeting_of_hannan_is_not_told_as_held(open_page):
    page = open_page(INDICATORS, indicators_view="会议进程")
    assert "2月22日至3月16日的5次会议：市委（全市会议）1次、区委2次、区委办公室牵头2次；另有1次只是计划" in finding(
        page
    )
    (table, *_) = (one.value for one in page.dataframe)
    assert table[["日期", "状态"]].to_numpy().tolist()[-1] == ["4月上旬", "计划"] and len(table) == 6
