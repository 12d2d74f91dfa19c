"""Every page opens through dashboard.py for every shipped document, and says its finding and its source."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.archive.holdings import load_holdings
from lib.ui import loading
from lib.vocabulary.tables import read_vocabulary

HELD = load_holdings()
SHOWN = [one.document_id for one in HELD.shown()]
TITLES = {
    "pages/browse/overview.py": "总览",
    "pages/browse/matrix.py": "联系矩阵",
    "pages/browse/coverage.py": "覆盖统计",
    "pages/browse/network.py": "网络图谱",
    "pages/work/mechanisms.py": "制度机制",
    "pages/work/coordination.py": "协同网络",
    "pages/work/indicators.py": "履职指标",
    "pages/about/sources.py": "数据来源",
    "pages/about/glossary.py": "名词解释",
    "pages/about/manual.py": "使用手册",
    "pages/compare/cities.py": "城市比较",
    "pages/compare/years.py": "年度比较",
    "pages/compare/peers.py": "对标",
    "pages/work/reports.py": "年度工作情况",
    "pages/work/reality.py": "计划与落实",
    "pages/work/worksheet.py": "先进推荐",
    "pages/work/contacts.py": "联络员",
    "pages/meeting/materials.py": "会议材料",
    "pages/meeting/present.py": "会议展示",
    "pages/manage/functions.py": "职能对照",
    "pages/meeting/plan.py": "下年度方案",
}
VIEWS = {
    "pages/compare/cities.py": (
        "cities_view",
        ["差异矩阵", "并排小图", "各职能", "各组织", "差异构成", "未能比较"],
    ),
    "pages/browse/coverage.py": ("coverage_view", ["组织", "部门", "组织组合", "类型与均衡"]),
    "pages/browse/network.py": ("network_view", ["联系图", "组织之间", "部门之间", "社群", "嵌套度"]),
    "pages/compare/peers.py": ("peers_view", ["最近的地区", "差距清单"]),
    "pages/meeting/plan.py": ("plan_view", ["各组织负荷", "变化（按职能）", "变化（按部门）", "与可比地区"]),
    "pages/about/sources.py": ("sources_view", ["文件登记", "更正记录", "数据表说明", "指标与方法"]),
    "pages/about/manual.py": ("manual_user", ["领导", "经办", "讲解"]),
}
TYPES = ("qingdao-2008", "fenghua-2019", "yueyang-undated", "kaifeng-2006plus")


def words(page: AppTest) -> str:
    """Return all running text that a reader finds on the page, without Markdown's escapes."""
    kinds = (page.markdown, page.caption, page.info, page.warning, page.error, page.header)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def numbers(page: AppTest) -> dict[str, tuple[str, str]]:
    """Return the number cards of a page: label → (number, note)."""
    cards = re.findall(
        r"<dt>(.*?)</dt><dd>(.*?)</dd>(?:<dd class='note'>(.*?)</dd>)?", "".join(one.body for one in page.get("html"))
    )
    return {label: (number, note) for label, number, note in cards}


def choices(document_id: str) -> dict[str, str]:
    """Return the part of the URL that chooses a document."""
    document = HELD.documents[document_id]
    same = [one for one in HELD.documents.values() if one.place == document.place and one.period == document.period]
    name = document.period if len(same) == 1 else f"{document.period} {document.number or document.title}"
    return {"place": document.place, "document": f"{name}（演示数据）" if document.synthetic else name}


@pytest.mark.parametrize("path", TITLES)
def test_a_page_opens_inside_the_shell_with_its_title_and_no_error(open_page, path):
    page = open_page(path)
    assert not page.exception and not page.error
    assert [title.value for title in page.title] == [TITLES[path]]


@pytest.mark.parametrize("document_id", SHOWN)
@pytest.mark.parametrize("path", ["pages/browse/matrix.py", "pages/browse/coverage.py", "pages/browse/network.py"])
def test_every_document_opens_on_every_page_with_finding_source_and_completeness(open_page, path, document_id):
    page, document = open_page(path, **choices(document_id)), HELD.documents[document_id]
    assert not page.exception and not page.error
    text = words(page)
    assert document.label in page.markdown[0].value.replace("\\", "")
    assert f"来源：{document.title}" in text and document.completeness in text
    assert ("名单不完整" in text) == (not document.complete)


@pytest.mark.parametrize(
    ("path", "view", "document_id"),
    [
        (path, view, document_id)
        for path, (_, views) in VIEWS.items()
        for view in views
        for document_id in (TYPES[:1] if path.startswith("pages/about/") else TYPES)  # which show no matrix
    ],
)
def test_every_view_opens_for_every_type_of_matrix(open_page, path, view, document_id):
    page = open_page(path, **choices(document_id), **{VIEWS[path][0]: view})
    assert not page.exception and not page.error
    assert page.session_state[VIEWS[path][0]] == view


def test_the_overview_is_useful_without_a_click(open_page):
    page = open_page()
    shown = {label: number for label, (number, _) in numbers(page).items()}
    assert shown == {"地区": "42", "文件与报道": "49", "完整的部门名单": "3", "已知对口联系（对）": "435"}
    text = words(page)
    assert "40个部门与8家组织建立157对对口联系，八个部门联系全部八家" in text
    assert "26个部门与5家组织建立26对对口联系，每个部门只联系一家" in text


@pytest.mark.parametrize("name", ["qingdao-2008", "hangzhou-2021"])
def test_a_mark_that_was_clicked_shows_its_card_also_where_the_list_has_one_already(open_page, name):
    before, after = words(open_page()), open_page(overview_document=name)
    title = f"**{HELD.documents[name].label}**"
    assert not after.exception and words(after).count(title) == before.count(title) + 1


def test_the_overview_counts_nothing_invented_and_shows_it_apart(open_page):
    page = open_page()
    text = words(page)
    assert "另有8份演示数据，不计在内" in text and "最近收录（2026-11-22）" in text and "示范市" not in text
    (chart,) = (one for one in page.get("plotly_chart") if "年份不详" in one.proto.spec)
    spec = json.loads(chart.proto.spec)
    marks = {trace["name"]: [name for name, _ in trace.get("customdata", [])] for trace in spec["data"]}
    assert len(marks["完整名单"]) == 3 and len(marks["演示数据"]) == 8
    assert all(name.startswith("demo-") for name in marks["演示数据"])
    assert spec["layout"]["yaxis"]["ticktext"][-1] == "演示省 示范市"
    (link,) = (one for one in page.get("page_link") if "示范市" in one.proto.label)
    assert "7份完整名单和1份部分名单（演示数据" in link.proto.label


def test_real_places_stand_before_the_invented_one_which_is_labelled_on_every_page(open_page):
    page = open_page("pages/browse/matrix.py", place="示范市")
    assert page.selectbox("place").options[-1] == "示范市"
    assert page.session_state["document"] == "2024年（演示数据）"
    for path in ("pages/browse/matrix.py", "pages/browse/coverage.py", "pages/browse/network.py"):
        page = open_page(path, **choices("demo-2019"))
        assert "演示数据：本页数字由程序生成" in words(page) and "示范市2019年（演示数据）" in words(page)


def test_the_invented_city_can_be_hidden_whole(open_page, monkeypatch):
    monkeypatch.setenv(loading.HIDE_DEMONSTRATION, "1")
    loading.forget()
    try:
        page = open_page()
        assert not page.exception and "演示" not in words(page)
        assert not [one for one in page.get("page_link") if "演示" in one.proto.label]
        page = open_page("pages/browse/matrix.py", place="示范市")
        assert "示范市" not in page.selectbox("place").options and page.session_state["place"] == "青岛市"
        assert not [code for code in loading.holdings().jurisdictions if code.startswith("99")]
    finally:
        monkeypatch.undo()
        loading.forget()
    assert "demo-2019" in loading.holdings().documents


def test_coverage_of_qingdao_shows_the_gold_numbers(open_page):
    page = open_page("pages/browse/coverage.py", **choices("qingdao-2008"))
    shown = {label: number for label, (number, _) in numbers(page).items()}
    assert shown == {"部门（文件列出）": "40", "组织": "8", "对口联系（对）": "157", "密度": "49.1%"}


def test_the_card_of_an_organisation_does_not_stand_beside_the_bars_of_departments(open_page):
    page = open_page("pages/browse/coverage.py", **choices("qingdao-2008"), coverage_member="致公党")
    assert "致公党有" in words(page)
    page.button_group(key="coverage_view").set_value("部门").run()
    assert "致公党有" not in words(page) and "点一条，看这个部门" in words(page)


def test_the_register_tells_what_is_known_of_an_unknown_year(open_page):
    table = open_page("pages/about/sources.py").dataframe[0].value
    assert set(table.loc[table["地区"] == "广东省", "年份"]) == {"不详（2014—2015年间）"}


def test_a_partial_list_shows_no_density_and_says_why(open_page):
    page = open_page("pages/browse/coverage.py", **choices("kaifeng-2006plus"))
    density, reason = numbers(page)["密度"]
    assert density == "不显示"
    assert "名单不完整（已知 30 格，未知 270 格）" in reason
    alternative = page.get("plotly_chart")[0].proto.alt
    assert "民革 至少 5 个部门" in alternative and "台盟 未知" in alternative and " 0 个" not in alternative


TEXTS = [
    ("pages/browse/coverage.py", {"coverage_view": "部门"}, "市教育局 8 家；"),
    ("pages/browse/coverage.py", {"coverage_view": "组织组合"}, "民建、工商联 2 个部门"),
    ("pages/browse/coverage.py", {"coverage_view": "类型与均衡"}, "联系 8 家的 8 个"),
    ("pages/browse/network.py", {"network_view": "联系图"}, "工商联 20 个部门"),
    ("pages/browse/network.py", {"network_view": "部门之间"}, "32种的联系对象完全相同"),
    ("pages/browse/network.py", {"network_view": "社群"}, "社群4：农工党（5个部门）"),
    ("pages/compare/cities.py", {"cities_view": "各职能"}, "教育：甲 8，乙 1"),
    ("pages/compare/cities.py", {"cities_view": "差异构成"}, "差异度 80.2%"),
    ("pages/compare/years.py", {"years_view": "起止对照"}, "民革：2005年 11，2024年 24"),
    ("pages/compare/peers.py", {}, "宁波市奉化区2019年 11.0%"),
]


@pytest.mark.parametrize(("path", "view", "told"), TEXTS)
def test_the_text_of_a_picture_to_copy_stands_alone(open_page, path, view, told):
    place = {} if "cities" in path or "years" in path else choices("qingdao-2008")
    page = open_page(path, **place, **view)
    alternatives = [one.proto.alt for one in page.get("plotly_chart")]
    assert not page.exception and told in "".join(alternatives)
    assert not [one for one in alternatives if "下方" in one]


def test_nestedness_is_shown_for_qingdao_and_withheld_for_a_partition(open_page):
    page = open_page("pages/browse/network.py", **choices("qingdao-2008"), network_view="嵌套度")
    assert numbers(page)["嵌套度（NODF）"][0] == "48.85"
    assert "与随机安排没有明显不同" in words(page)
    page = open_page("pages/browse/network.py", **choices("fenghua-2019"), network_view="嵌套度")
    assert not numbers(page) and "必然为 0" in words(page)


def test_a_partition_has_no_projection_and_the_page_says_so(open_page):
    page = open_page("pages/browse/network.py", **choices("fenghua-2019"), network_view="组织之间")
    assert not page.get("plotly_chart") and "没有连线可画" in words(page)


def test_committees_are_told_apart_from_departments(open_page):
    page = open_page("pages/browse/matrix.py", **choices("jiangsu-cppcc-2018"))
    text = words(page)
    assert "不是政府部门的对口联系" in text and "8个专委会与8家组织" in text


def test_looking_up_a_department_shows_its_card(open_page):
    page = open_page("pages/browse/matrix.py", **choices("qingdao-2008"), matrix_focus="市旅游局")
    text = words(page)
    assert "市旅游局对口联系8家组织中的3家" in text and "民革、民盟、致公党" in text and "职能：旅游" in text


def test_looking_up_an_organisation_says_what_it_is(open_page):
    page = open_page("pages/browse/matrix.py", **choices("qingdao-2008"), matrix_focus="工商联")
    assert "不是民主党派" in words(page) and "工商联有20个对口联系部门" in words(page)


def test_a_choice_that_does_not_exist_falls_back_to_the_first(open_page):
    page = open_page("pages/browse/matrix.py", place="火星", document="1999年")
    assert not page.exception and page.session_state["place"] == "青岛市"


def test_counts_without_a_list_are_on_the_sources_page(open_page):
    text = words(open_page("pages/about/sources.py", place="黄石市"))
    assert "36个部门、8家组织" in text and "市发改委、市经信委、市财政局、市统计局" in text and "仅有数字" in text


def test_every_measure_on_the_sources_page_names_its_paper(open_page):
    text = words(open_page("pages/about/sources.py", sources_view="指标与方法"))
    for measure in (
        "密度",
        "嵌套度（NODF）",
        "零模型检验",
        "社群与模块度（Barber）",
        "均衡度（Pielou）",
        "差异度（Sørensen）",
    ):
        assert f"**{measure}**" in text
    assert text.count("出处：") == len(read_vocabulary("measures")) == 19


def test_a_place_with_counts_only_says_so_and_shows_no_other_place(open_page):
    for path in ("pages/browse/matrix.py", "pages/browse/coverage.py", "pages/browse/network.py"):
        page = open_page(path, place="黄石市")
        text = words(page)
        assert not page.exception and not page.get("plotly_chart")
        assert page.session_state["place"] == "黄石市" and "青岛市" not in text
        assert "只公布了数字" in text and "文件自报：36个部门、8家组织" in text
        assert not page.get("button_group"), "there is nothing to choose a view of"


@pytest.mark.parametrize(
    "path",
    ["pages/browse/matrix.py", "pages/browse/coverage.py", "pages/browse/network.py", "pages/about/sources.py"],
)
def test_a_list_of_departments_and_committees_is_not_called_one_of_organisations(open_page, path):
    text = words(open_page(path, place="西安市"))
    assert "政府部门与政协专门委员会的联系名单，不是与党派团体的对口联系" in text
    assert "政协专门委员会与党派团体的联系名单" not in text and "不是政府专委会" not in text
    assert "“?”" not in text, "no grid is shown, so no sign of one is explained"
    assert "没有党派联系，因此没有矩阵" in text


def test_a_link_to_a_place_that_is_not_held_says_what_is_shown_instead(open_page):
    page = open_page("pages/browse/matrix.py", place="火星")
    assert "没有找到“火星”，现在显示的是“青岛市”" in words(page)


def test_the_newest_document_of_a_place_stands_first(open_page):
    assert open_page("pages/browse/matrix.py", place="湖南省").session_state["document"] == "2025年"
    assert open_page("pages/browse/matrix.py", place="安庆市").session_state["document"] == "2024年"


def test_a_committee_is_never_called_a_department(open_page):
    page = open_page("pages/browse/matrix.py", place="江苏省", matrix_focus="致公党")
    assert "致公党有1个固定联系的专委会，占所列8个专委会" in words(page)
    assert "职能：" not in words(open_page("pages/browse/matrix.py", place="江苏省", matrix_focus="文史委员会"))
    assert "8家组织各有1个固定联系的专委会" in words(open_page("pages/browse/coverage.py", place="江苏省"))
    page = open_page("pages/browse/coverage.py", place="江苏省", coverage_view="类型与均衡")
    assert "分工型：每个专委会只联系一家组织" in words(page)
    page = open_page("pages/browse/network.py", place="江苏省")
    assert "8个专委会与8家组织" in page.markdown[0].value.replace("\\", "")
