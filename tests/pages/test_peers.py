"""The page of peers as a reader meets it: few lists, partial lists, committees, conditions, wrong links."""

import shutil

import pandas as pd
import pytest
from streamlit.typing import PlotlyState

import lib.archive.holdings as holdings_module
from lib.ui import loading
from lib.vocabulary.tables import DATA
from tests.pages.test_every_page import numbers, words

PATH = "pages/compare/peers.py"
GAPS = {"peers_view": "差距清单"}


@pytest.fixture
def more_lists(tmp_path, monkeypatch):
    """Serve further complete lists: two cities with Qingdao's matrix, which itself is changed."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    register = pd.read_csv(folder / "documents.csv", dtype=str, keep_default_na=False)
    qingdao = register[register["document_id"] == "qingdao-2008"]
    matrix = (folder / "matrices" / "qingdao-2008.csv").read_text(encoding="utf-8")
    rows = [register]
    for name, place in (("hangzhou-x", "330100"), ("jinan-x", "370100")):
        rows.append(qingdao.assign(document_id=name, jurisdiction=place, year="2010"))
        (folder / "matrices" / f"{name}.csv").write_text(matrix, encoding="utf-8")
    pd.concat(rows).to_csv(folder / "documents.csv", index=False)
    changed = folder / "matrices" / "qingdao-2008.csv"
    lines = matrix.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("市教育局,"))
    lines[at] = "市教育局" + ",0" * (len(lines[at].split(",")) - 1)
    changed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setattr(loading, "load_holdings", lambda: holdings_module.load_holdings(folder))
    loading.forget()
    yield folder
    monkeypatch.undo()
    loading.forget()


def opened(open_page, **choices):
    page = open_page(PATH, **choices)
    assert not page.exception and not page.error
    return page


def table(page, column):
    """Return the first table with a column of this name."""
    return next(one.value for one in page.dataframe if column in one.value)


def test_two_unlike_lists_are_told_to_be_two_and_unlike(open_page):
    page = opened(open_page)
    text = words(page)
    assert "没有与青岛市2008年同类型的完整名单；不同类型中最相近的是岳阳市" in text
    assert "一共只有2份，结果只说明这2份，不代表全国。这2份的类型都与本地不同" in text
    assert "同为市级；本地交叉型、对方共同加专属型；相同联系78对（按职能计），占双方联系的32.8%" in text
    assert numbers(page)["与最近名单的相似度"][0] == "32.8%"
    assert "演示" not in text


def test_partial_lists_are_told_by_known_pairs_only_and_can_be_left_out(open_page):
    page = opened(open_page)
    kaifeng = table(page, "其中本地也有（按职能计）").iloc[0]
    assert kaifeng["地区与年份"].startswith("开封市") and kaifeng[
        ["已知联系（按职能计）", "其中本地也有（按职能计）"]
    ].tolist() == [32, 21]
    assert "不是名次" in words(page) and "相似度（Jaccard）" not in table(page, "其中本地也有（按职能计）")
    assert not opened(open_page, peers_partial="false").dataframe


def test_gaps_name_the_lists_the_own_department_and_no_missing_organisation(open_page):
    page = opened(open_page, place="宁波市奉化区", **GAPS)
    text, found = words(page), table(page, "哪些名单")
    assert (
        "两份可比的完整名单都有、宁波市奉化区2019年没有的联系，有31对（按职能计），其中7对" in text
        and "不是要求" in text
    )
    row = found[(found["职能"] == "财政") & (found["组织"] == "民革")].iloc[0]
    assert row["本地部门"] == "区财政局" and row["有此联系的名单"] == "2份中2份"
    assert row["哪些名单"] == "青岛市2008年、岳阳市（年份不详）"
    assert found.loc[found["职能"] == "监察", "本地部门"].unique().tolist() == ["没有列出相应部门"]
    assert "民进" not in set(found["组织"])
    assert "本地名单未列民进、农工党、致公党、九三学社、台盟，不列这些组织的联系" in text
    assert "本地有、别处少有" in text and "都没有的联系，有5对" in text


def test_a_click_on_a_gap_shows_its_reasons_with_links_to_the_lines(open_page):
    page = opened(open_page, **GAPS)
    assert "财政 × 民建：设有该组织的2份完整名单中2份有。本地有市财政局" in words(page)
    point = {"customdata": ["taxation", "工商联", "gap"]}
    page.session_state["peers_gap_chart"] = PlotlyState({"selection": {"points": [point]}})
    page.run()
    assert "税务 × 工商联" in words(page) and "没有列出这项职能的部门" in words(page)
    links = {one.proto.label.replace("\\", "") for one in page.get("page_link")}
    assert any(label.startswith("岳阳市（年份不详）：市") for label in links)


def test_one_comparable_list_makes_no_gap_list(open_page):
    page = opened(open_page, peers_level="市级", **GAPS)
    assert "只有1份，至少要有2份才谈得上“多数”" in words(page) and not page.get("plotly_chart")
    assert "只有岳阳市（年份不详）一份" in words(opened(open_page, peers_level="市级"))


def test_conditions_that_leave_nothing_say_so(open_page):
    for view in ({}, GAPS):
        page = opened(open_page, peers_province="湖南省", peers_level="区级", **view)
        assert "请放宽上面的条件" in words(page) and not page.get("plotly_chart")


def test_a_partial_list_is_not_ranked_and_has_no_gaps(open_page):
    page = opened(open_page, place="开封市")
    assert "不能排出最近的地区" in words(page) and not page.get("plotly_chart")
    assert table(page, "其中对方也有（按职能计）")["其中对方也有（按职能计）"].tolist() == [22, 21, 4]
    page = opened(open_page, place="开封市", **GAPS)
    assert "列不出“本地没有”的联系" in words(page) and not page.get("plotly_chart")
    assert table(page, "哪些名单").iloc[0]["占比（%）"] == 100


def test_a_partial_list_is_told_by_numbers_and_no_mark_is_spoken_of_that_the_page_has_not(open_page):
    text = words(open_page(PATH, place="杭州市"))
    assert "这5对，3份完整名单" in text and "各有几对" not in text
    assert "没有公布的部分都是未知，未知不等于没有联系" in text and "?" not in text
    assert "凡标“?”的格都是未知，未知不等于没有联系" in words(open_page("pages/browse/matrix.py", place="杭州市"))


def test_the_own_type_cannot_be_asked_of_a_partial_list(open_page):
    page = opened(open_page, place="开封市", peers_type="与本地同类型")
    assert "不起作用" in words(page) and len(table(page, "其中对方也有（按职能计）")) == 3


@pytest.mark.parametrize("view", [{}, GAPS])
@pytest.mark.parametrize(("place", "told"), [("江苏省", "不与政府部门的名单对标"), ("黄石市", "没有公布名单")])
def test_committees_and_mere_counts_say_why_they_have_no_peers(open_page, place, told, view):
    page = opened(open_page, place=place, **view)
    assert told in words(page) and "来源：" in words(page) and not page.get("plotly_chart")


def test_a_wrong_link_says_what_is_shown_instead(open_page):
    page = opened(open_page, place="火星", peers_level="球级", peers_province="火星省", peers_view="什么")
    text = words(page)
    assert "没有找到“火星”" in text
    assert "没有找到“球级”，现在显示的是“不限层级”" in text and "没有找到“火星省”" in text


def test_a_condition_in_the_link_is_met(open_page):
    page = opened(open_page, peers_period="2019年及以后")
    assert "只有宁波市奉化区2019年一份" in words(page)
    assert "年份不详，无法判断" not in words(page)  # 岳阳 is certainly before 2019


def test_demonstration_data_are_compared_with_real_lists_only_when_wished(open_page):
    page = opened(open_page)
    assert numbers(page)["可比的完整名单"][0] == "2" and "示范市" not in words(page)
    page = opened(open_page, peers_demo="true")
    assert numbers(page)["可比的完整名单"][0] == "3" and "名称后有标注" in words(page)
    assert "取年份最接近的一份，另外6份没有计入" in words(page)


@pytest.mark.parametrize("view", [{}, GAPS])
def test_the_invented_city_has_no_real_peers_unless_wished(open_page, view):
    text = words(opened(open_page, place="示范市", **view))
    assert "演示数据：本页数字由程序生成" in text and "打开“演示数据与真实名单互比”" in text and "青岛" not in text
    text = words(opened(open_page, place="示范市", peers_demo="true", **view))
    assert "演示数据：本页数字由程序生成" in text and "一共只有3份" in text and "打开“演示数据" not in text


def test_lists_of_the_own_type_stand_first_and_gaps_count_all_places(open_page, more_lists):
    text = words(opened(open_page))
    assert "同类型的完整名单中，与青岛市2008年最相近的是杭州市2010年" in text and "其中2份的类型与本地不同" in text
    found = table(opened(open_page, **GAPS), "哪些名单")
    # Qingdao's education department lost its links; the two cities and 岳阳 or 奉化 have some of them.
    row = found[(found["职能"] == "教育") & (found["组织"] == "民盟")].iloc[0]
    assert row["有此联系的名单"] == "4份中4份" and row["本地部门"] == "市教育局"


def test_a_link_from_a_page_with_its_own_choice_leads_to_the_other_document(open_page):
    page = open_page("pages/browse/matrix.py", to_place="示范市", to_document="2011年（演示数据）")
    assert not page.exception and "示范市2011年" in page.markdown[0].value
    assert page.session_state["place"] == "示范市" and "to_place" not in page.query_params
    # From then on the reader chooses again.
    page.selectbox("place").select("青岛市").run()
    assert "青岛市2008年" in page.markdown[0].value
    page = opened(open_page, to_place="火星")
    assert "没有找到“火星”" in words(page)
