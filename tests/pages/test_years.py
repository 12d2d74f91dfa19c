"""年度比较: what changed between two lists of one place, told with its causes; partial and undated lists honestly."""

import re

import pytest

from lib.archive.holdings import load_holdings
from lib.archive.register import register_row
from lib.exports.csv_file import matrix_csv
from lib.measures.biadjacency import liaisons
from lib.ui.loading import forget, store
from lib.vocabulary.functions import functions_of

PAGE = "pages/compare/years.py"
VIEWS = ["变化矩阵", "部门沿革", "起止对照", "文件时间线", "职能沿革"]
HELD = load_holdings()


def text_of(page):
    kinds = (page.markdown, page.caption, page.info, page.warning)
    return "\n".join(one.value for kind in kinds for one in kind).replace("\\", "")


def numbers_of(page):
    body = "".join(one.body for one in page.get("html"))
    return {name: int(number) for name, number in re.findall(r"<dt>(.*?)</dt><dd>(\d+)</dd>", body)}


def by_function(document_id):
    return {(key, party) for name, party in liaisons(HELD.matrices[document_id]) for key in functions_of(name)}


def test_the_first_view_is_the_whole_series_of_the_demonstration_city_and_says_that_it_is_invented(open_page):
    page = open_page(PAGE)
    assert not page.exception
    text = text_of(page)
    assert "示范市（演示数据），2005年与2024年相比" in text and "不是任何地方的真实名单" in text
    before, after = by_function("demo-2005"), by_function("demo-2024")
    shown = numbers_of(page)
    assert shown["保留（对，按职能）"] == len(before & after)
    assert (shown["新增"], shown["减少"]) == (len(after - before), len(before - after))
    for cause in ("机构改革", "调整决定", "组织增减"):
        assert cause in text


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("place", ["示范市", "杭州市", "湖南省"])
def test_every_view_opens_for_whole_and_for_partial_lists(open_page, view, place):
    page = open_page(PAGE, place=place, years_view=view)
    assert not page.exception and not page.error
    assert page.session_state["years_view"] == view and page.selectbox(key="place").value == place
    assert text_of(page).count("来源：") == 2


def test_partial_lists_are_compared_only_where_both_are_known(open_page):
    page = open_page(PAGE, place="杭州市")
    text = text_of(page)
    assert "名单不完整" in text and "没有一格是两份名单都已知的" in text
    assert "凡标" not in text  # there is no matrix with marks
    assert "杭州市没有收录完整名单，发布后才能比较" in text and "请改选" not in text  # there is none to choose
    cards = "".join(one.body for one in page.get("html"))
    assert cards.count("<dd>未知</dd>") == 3


def test_a_partial_list_makes_bounds_of_the_numbers_and_no_department_go(open_page):
    first, last = "2015年（演示数据）", "2017年（演示数据）"
    page = open_page(PAGE, place="示范市", years_from=first, years_to=last)
    text, cards = text_of(page), "".join(one.body for one in page.get("html"))
    assert "两份名单都已知的格中" in text and "不能比较" in text and "名单不完整" in text
    assert "<dd>≥" in cards and "<dd>0</dd>" not in cards
    text = text_of(open_page(PAGE, place="示范市", years_from=first, years_to=last, years_view="部门沿革"))
    assert "不再列出" not in text and "因名单不完整不知去向" in text


def test_departments_that_take_no_part_are_named_beside_the_finding(open_page):
    page = open_page(PAGE, place="示范市", years_to="2024年（演示数据）")
    (told,) = [one.value.replace("\\", "") for one in page.info if "未参加比较的部门" in one.value]
    assert "市数字经济局" in told
    assert "职能待认定的部门不在其中" in "".join(one.body for one in page.get("html"))


def test_a_partial_list_in_the_history_of_a_function_says_that_the_rest_is_not_known(open_page):
    page = open_page(PAGE, place="示范市", years_view="职能沿革", years_function="发展改革")
    table = page.dataframe[0].value
    (partial,) = table[table["种类"] == "部分名单"].itertuples(index=False)
    assert partial[0].startswith("2017年") and partial[3].endswith("（其余不详）")
    assert not table[table["种类"] == "名单"].iloc[:, 3].str.contains("不详").any()


@pytest.mark.parametrize("view", VIEWS)
def test_two_lists_of_one_year_are_told_apart_in_every_view(open_page, clerk, view):
    matrix, register = HELD.matrices["fenghua-2019"].copy(), register_row(HELD.documents["fenghua-2019"])
    matrix.iloc[0] = ~matrix.iloc[0]
    register |= {"number": "奉政办〔2019〕99号", "issued_on": "2019-12-01"}
    store().publish("330213-2019", matrix_csv(matrix), register, "甲", "调整", 0)
    forget()
    page = open_page(PAGE, place="宁波市奉化区", years_view=view)
    folded = {"变化矩阵": "years_changes", "部门沿革": "years_departments", "起止对照": "years_series"}.get(view)
    if folded:
        page.session_state[f"{folded}_folded"] = True
        page.run()
    assert not page.exception and not page.error
    first, last = "2019年 奉政发〔2019〕47号", "2019年 奉政办〔2019〕99号"
    assert f"{first}与{last}相比" in text_of(page)
    if view != "文件时间线":
        told = [*page.dataframe[0].value.columns, *page.dataframe[0].value.to_numpy().ravel()]
        assert {first, last} <= set(told)


def test_a_place_with_one_list_is_told_and_stays_the_place_of_the_other_pages(open_page):
    page = open_page("pages/browse/matrix.py", place="青岛市").switch_page(PAGE).run()
    assert "“青岛市”没有两份以上的部门名单" in text_of(page) and "示范市" in text_of(page)
    page = page.switch_page("pages/browse/matrix.py").run()
    assert page.selectbox(key="place").value == "青岛市"


def test_a_place_chosen_here_is_the_place_of_the_other_pages(open_page):
    page = open_page(PAGE)
    page.selectbox(key="place").set_value("湖南省").run()
    page = page.switch_page("pages/browse/matrix.py").run()
    assert page.selectbox(key="place").value == "湖南省"


def test_two_years_in_the_wrong_order_are_put_right_and_one_year_twice_is_told(open_page):
    page = open_page(PAGE, place="示范市", years_from="2024年（演示数据）", years_to="2019年（演示数据）")
    assert "2019年与2024年相比" in text_of(page) and "已按时间先后对调" in text_of(page)
    page = open_page(PAGE, place="示范市", years_from="2019年（演示数据）", years_to="2019年（演示数据）")
    assert not page.exception and "两份不同的名单" in text_of(page)


def test_an_address_with_a_year_that_is_not_held_still_shows_a_view(open_page):
    page = open_page(PAGE, place="示范市", years_from="1949年", years_to="2024年（演示数据）")
    assert not page.exception and "2005年与2024年相比" in text_of(page) and "没有找到“1949年”" in text_of(page)


def test_the_history_of_a_function_mixes_lists_and_reforms_in_the_order_of_time(open_page):
    page = open_page(PAGE, place="示范市", years_view="职能沿革", years_function="卫生健康")
    table = page.dataframe[0].value
    assert "市卫生局" in table["部门"].tolist() and "市卫健委" in table["部门"].tolist()
    merged = table.index[table["种类"].eq("改革：合并") & table["部门"].str.contains("人口")][0]
    assert table["部门"].tolist().index("市卫生局") < merged < table["部门"].tolist().index("市卫健委")


def test_a_department_without_a_known_function_is_named(open_page):
    assert "市数字经济局" in text_of(open_page(PAGE, place="示范市"))


def test_the_picture_to_take_away_says_what_its_signs_mean(open_page):
    app = open_page(PAGE, place="示范市")
    assert "＋改 新增：机构改革" in app.session_state["drawn"].legend
