"""The page 城市比较 as a reader opens it: the default, partial lists, six places, broken links, unmatched names."""

import csv
import json
import re
import shutil

import pytest
from streamlit.testing.v1 import AppTest

import lib.archive.holdings as holdings_module
from lib.ui import loading
from lib.vocabulary.tables import DATA

PAGE = "pages/compare/cities.py"
VIEWS = ["差异矩阵", "并排小图", "各职能", "各组织", "差异构成", "未能比较"]
YUEYANG, KAIFENG = "岳阳市（年份不详）", "开封市（年份不详）"
FOUR = [YUEYANG, KAIFENG, "宁德市2009年", "杭州市2018年"]


def words(page: AppTest) -> str:
    kinds = (page.markdown, page.caption, page.info, page.warning, page.error, page.header)
    told = [element.value for kind in kinds for element in kind]
    return "\n".join([*told, *(one.proto.label for one in page.get("page_link"))]).replace("\\", "")


def numbers(page: AppTest) -> dict[str, tuple[str, str]]:
    found = re.findall(
        r"<dt>(.*?)</dt><dd>(.*?)</dd>(?:<dd class='note'>(.*?)</dd>)?", "".join(one.body for one in page.get("html"))
    )
    return {label: (number, note) for label, number, note in found}


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Serve the page from a copy of the data, which a test may change before it opens it."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    monkeypatch.setattr(loading, "load_holdings", lambda: holdings_module.load_holdings(folder))
    loading.forget()
    yield folder
    monkeypatch.undo()
    loading.forget()


def test_the_first_view_compares_qingdao_and_fenghua(open_page):
    page = open_page(PAGE)
    text = words(page)
    assert not page.exception and not page.error
    assert (
        "青岛市2008年与宁波市奉化区2019年有20对联系相同，146对只有青岛市2008年有，16对只有宁波市奉化区2019年有" in text
    )
    assert "约六成来自名单不同（部门或组织只有一方有），约四成来自同样的部门和组织之间联系不同" in text
    assert "甲　青岛市2008年：完整名单，交叉型" in text and "乙　宁波市奉化区2019年：完整名单，分工型" in text
    shown = numbers(page)
    assert [number for number, _ in shown.values()] == ["20", "146", "16", "80.2%"]
    assert shown["差异度"][1].startswith("名单不同 48.5% ＋ 联系不同 31.7%")
    assert "一个部门有两项职能的，其联系两项都计" in text
    assert "青政办字〔2008〕86号" in text and "奉政发〔2019〕47号" in text


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"cities_b": YUEYANG},
        {"cities_b": KAIFENG},
        {"cities_a": "安庆市2022年", "cities_b": "安庆市2024年"},
        {"cities_more": FOUR, "cities_with": KAIFENG},
    ],
    ids=["default", "whole", "partial", "nothing known", "six"],
)
def test_every_view_opens_with_finding_sources_and_completeness(open_page, view, choice):
    page = open_page(PAGE, **choice, cities_view=view)
    assert not page.exception and not page.error
    assert page.session_state["cities_view"] == view
    documents = 2 + len(choice.get("cities_more", []))
    assert words(page).count("来源：") == documents
    assert len(re.findall("完整名单，|部分名单，", words(page))) == documents


def test_a_partial_list_shows_bounds_and_no_split(open_page):
    page = open_page(PAGE, cities_b=KAIFENG)
    shown, text = numbers(page), words(page)
    assert shown["联系相同（对）"][0] == "≥21" and shown[f"只有{KAIFENG}有（对）"][0] == "≥11"
    assert shown["只有青岛市2008年有（对）"][0] == "未知"
    assert shown["差异度"][0] == "不显示" and "32 格可比，408 格未知" in shown["差异度"][1]
    assert "名单不完整" in text and "成来自" not in text


def test_six_places_choose_whom_to_look_at(open_page):
    page = open_page(PAGE, cities_more=FOUR, cities_with=YUEYANG)
    assert "青岛市2008年与岳阳市（年份不详）有78对联系相同" in words(page)
    page = open_page(PAGE, cities_more=[YUEYANG], cities_view="差异构成")
    assert "宁波市奉化区2019年为分工型；青岛市2008年为交叉型；岳阳市（年份不详）为共同加专属型" in words(page)
    pairs = page.dataframe[0].value
    assert list(pairs["差异度"]) == ["80.2%", "50.6%", "80.6%"]
    assert list(pairs["名单不同"]) == ["48.5%", "20.9%", "56.5%"]


def test_more_than_six_are_cut_and_it_is_said(open_page):
    page = open_page(PAGE, cities_more=[*FOUR, "衡阳市2015年"])
    assert "至多同时比较 6 个" in words(page) and words(page).count("来源：") == 6


def test_only_rows_that_differ_are_shown_when_wished(open_page):
    assert len(rows_of(open_page(PAGE))) == 46
    ties = rows_of(open_page(PAGE, cities_rows="双方都有而联系不同的"))
    # 体育: 民盟 on both sides, 民进 in 青岛 only, and 奉化 has no 民进; 财政 is linked to 民革 here and to 民建 there.
    assert "财政" in ties and "体育" not in ties and not [name for name in ties if "仅" in name]
    same = rows_of(open_page(PAGE, cities_rows="有相同联系的"))
    assert "体育" in same and "财政" not in same
    differing = rows_of(open_page(PAGE, cities_b=KAIFENG, cities_rows="有差异的"))
    assert len(differing) == 11 and "外事港澳（仅乙）" in differing
    page = open_page(PAGE, cities_a="安庆市2022年", cities_b="安庆市2024年", cities_rows="有差异的")
    assert "没有这样的职能" in words(page)


def test_a_choice_that_changes_nothing_says_why(open_page):
    assert "项职能都属于这一类" in words(open_page(PAGE, cities_rows="有差异的"))
    assert re.search(r"全部46项职能中的\d+项。", words(open_page(PAGE, cities_rows="有相同联系的")))
    assert "项职能中的" not in words(open_page(PAGE)) and "属于这一类" not in words(open_page(PAGE))


def test_the_share_of_what_is_the_same_is_explained_where_it_is_shown(open_page):
    assert "20×2÷202＝19.8%" in words(open_page(PAGE, cities_view="差异构成"))
    assert "×2÷" not in words(open_page(PAGE, cities_view="差异构成", cities_b=KAIFENG))


def rows_of(page: AppTest) -> list[str]:
    return json.loads(page.get("plotly_chart")[0].proto.spec)["layout"]["yaxis"]["ticktext"]


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"cities_a": "火星2099年"}, "没有找到“火星2099年”，现在显示的是“青岛市2008年”"),
        ({"cities_b": "江苏省2018年"}, "“江苏省2018年”不能比较（政协专委会名单，不是政府部门）"),
        ({"cities_b": "黄石市（年份不详）"}, "“黄石市（年份不详）”不能比较（只公布了数字，没有名单）"),
        ({"cities_b": "青岛市2008年"}, "两边是同一份名单，现在显示的是“宁波市奉化区2019年”"),
        ({"cities_more": ["火星2099年"]}, "没有加上：火星2099年"),
    ],
)
def test_a_link_that_cannot_be_followed_says_so_and_shows_the_rest(open_page, choice, told):
    page = open_page(PAGE, **choice)
    assert not page.exception and told in words(page)
    assert "青岛市2008年与宁波市奉化区2019年有20对" in words(page)


def test_a_view_that_does_not_exist_falls_back_to_the_first(open_page):
    assert open_page(PAGE, cities_view="三维图").session_state["cities_view"] == "差异矩阵"


def test_a_place_that_becomes_the_first_is_no_longer_the_second(open_page):
    page = open_page(PAGE)
    page.selectbox(key="cities_a").select("宁波市奉化区2019年").run()
    assert not page.exception and page.session_state["cities_b"] == "青岛市2008年"
    assert "宁波市奉化区2019年与青岛市2008年有20对联系相同，16对只有宁波市奉化区2019年有" in words(page)


def test_what_is_not_compared_is_listed_with_the_reason(open_page):
    page = open_page(PAGE, cities_view="未能比较")
    text = words(page)
    assert "组织 民进、农工党、致公党、九三学社；职能 10 项" in text and "组织 无党派人士；职能 4 项" in text
    assert "全部参加比较" in text
    excluded = page.dataframe[-1].value
    assert dict(zip(excluded["文件"], excluded["原因"], strict=True))["江苏省2018年"] == "政协专委会名单，不是政府部门"


def test_the_overview_leads_to_the_comparison(open_page):
    links = [one.proto for one in open_page().get("page_link")]
    found = [one for one in links if one.page == "cities"]
    assert found and all("cities_a=" in one.query_string for one in found)


def test_a_department_without_a_function_is_named_with_what_can_be_done(data, open_page):
    path = data / "matrices" / "qingdao-2008.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("市教育局", "某某联络中心", 1), encoding="utf-8")
    assert "职能待认定的部门：青岛市2008年 1 个" in words(open_page(PAGE))
    page = open_page(PAGE, cities_view="未能比较")
    assert page.dataframe[0].value.to_numpy().tolist() == [["青岛市2008年", "某某联络中心"]]
    assert "1个部门的职能待认定，不参加比较" in words(page)
    assert "19对联系相同" in words(page)  # 教育 had one in common


def test_a_list_of_mostly_unclassified_departments_has_no_difference(data, open_page):
    path = data / "matrices" / "fenghua-2019.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    lines = [f"某某{at}中心,{line.partition(',')[2]}" if at < 8 else line for at, line in enumerate(lines)]
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    page = open_page(PAGE)
    assert not page.exception
    number, why = numbers(page)["差异度"]
    assert number == "不显示" and "26个部门中有8个职能待认定" in why
    assert "差异中" not in words(page) and "没有列出的职能按未知处理" in words(page)
    page = open_page(PAGE, cities_view="未能比较")
    assert "职能 未知。宁波市奉化区2019年的名单不完整或有许多部门的职能待认定" in words(page)


@pytest.mark.parametrize("view", VIEWS)
def test_demonstration_data_come_last_and_are_labelled_on_every_view(data, open_page, view):
    path = data / "documents.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["synthetic"] = "true" if row["document_id"] == "fenghua-2019" else row["synthetic"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    name = "宁波市奉化区2019年（演示数据）"
    page = open_page(PAGE, cities_b=name, cities_view=view)
    assert not page.exception and page.session_state["cities_b"] == name
    invented = ["演示数据" in option for option in page.selectbox(key="cities_a").options]
    assert name in page.selectbox(key="cities_a").options and invented == sorted(invented)
    assert "由程序生成，不是任何地方的真实名单" in words(page) and f"青岛市2008年与{name}有20对" in words(page)
    for chart in page.get("plotly_chart"):
        assert "演示数据" in chart.proto.spec
    assert open_page(PAGE).session_state["cities_b"] == YUEYANG


def test_many_lists_of_a_single_place_are_compared_with_each_other(data, open_page, monkeypatch):
    monkeypatch.setattr("lib.ui.compare_choice.AT_ONCE", 1)
    for path in (data / "matrices").glob("*.csv"):
        if not path.stem.startswith("anqing"):
            path.unlink()
    page = open_page(PAGE)
    assert not page.exception
    assert {page.session_state["cities_a"], page.session_state["cities_b"]} == {"安庆市2022年", "安庆市2024年"}


def test_with_one_list_there_is_nothing_to_compare_and_it_is_said(data, open_page):
    for path in (data / "matrices").glob("*.csv"):
        if path.stem != "qingdao-2008":
            path.unlink()
    page = open_page(PAGE)
    assert not page.exception and "部门名单不足两份，无从比较" in words(page)
