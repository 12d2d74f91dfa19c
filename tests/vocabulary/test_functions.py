"""Departments are matched to functions by name, in every printed form, and never by a guess."""

import re
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.vocabulary.crosswalk import CROSSWALK
from lib.vocabulary.functions import FUNCTIONS, GROUPS, functions_of, normal_name
from lib.vocabulary.tables import read_vocabulary

ALIASES = read_vocabulary("department_aliases")
NAMES = sorted({row["alias"] for row in ALIASES})

# Every department of the Qingdao notice of 2008, as printed; assigned by hand.
QINGDAO = {
    "市教育局": "education",
    "市公安局": "public-security",
    "市监察局": "supervision",
    "市民政局": "civil-affairs",
    "市劳动保障局": "labour-social-security",
    "市建委": "construction",
    "市文化局": "culture",
    "市卫生局": "health",
    "市发改委": "planning-reform",
    "市科技局": "science-technology",
    "市司法局": "justice",
    "市财政局": "public-finance",
    "市人事局": "personnel",
    "市规划局": "planning",
    "市市政公用局": "urban-management",
    "市国土资源房管局": "land housing",
    "市环保局": "environment",
    "市交通委": "transport",
    "市信息产业局": "informatization industry",
    "市农委": "agriculture",
    "市水利局": "water",
    "市林业局": "forestry",
    "市海洋与渔业局": "marine-fishery",
    "市安监局": "work-safety-emergency",
    "市经贸委": "industry commerce",
    "市外经贸局": "commerce",
    "市体育局": "sport",
    "市人口计生委": "family-planning",
    "市审计局": "audit",
    "市统计局": "statistics",
    "市民族宗教局": "ethnic-affairs religious-affairs",
    "市旅游局": "tourism",
    "市政府国资委": "state-assets",
    "市侨办": "overseas-chinese",
    "市台办": "taiwan-affairs",
    "市经合办": "investment-cooperation",
    "市新闻出版局": "press-publishing",
    "市工商局": "business-registration",
    "市质监局": "quality",
    "市食品药品监督管理局": "food-drug-safety",
}
# Every department of the Fenghua notice of 2019.
FENGHUA = {
    "区公安分局": "public-security",
    "区司法局": "justice",
    "区交通局": "transport",
    "区农业农村局": "agriculture",
    "区卫生健康局": "health family-planning",
    "区综合执法局": "urban-management",
    "区发改局": "planning-reform",
    "区财政局": "public-finance",
    "区住建局": "construction housing",
    "区自然资源和规划分局": "land planning",
    "区教育局": "education",
    "区科技局": "science-technology",
    "区文广旅体局": "culture broadcasting tourism sport",
    "区统计局": "statistics",
    "区经信局": "industry informatization",
    "区人力社保局": "personnel labour-social-security",
    "区生态环境分局": "environment",
    "区税务局": "taxation",
    "区应急管理局": "work-safety-emergency",
    "区审计局": "audit",
    "区市场监管局": "business-registration quality food-drug-safety",
    "区民政局": "civil-affairs",
    "区水利局": "water",
    "区商务局": "commerce",
    "区退役军人事务局": "veterans",
    "区医保局": "medical-insurance",
}
# Further names from notices and news of other places, as printed.
ELSEWHERE = {
    "包头市卫计委": "health family-planning",
    "湖南省司法厅": "justice",
    "济南市科技局": "science-technology",
    "市政府外事办公室": "foreign-affairs",
    "市外事侨务办": "foreign-affairs overseas-chinese",
    "外侨办": "foreign-affairs overseas-chinese",
    "市台湾事务办公室": "taiwan-affairs",
    "市住保房管局": "housing",
    "市审管办": "administrative-services",
    "市工业经委": "industry",
    "市人防办": "civil-air-defence",
    "市金融办": "financial-affairs",
    "市物价局": "prices",
    "市地税局": "taxation",
    "市血防办": "health",
    "农林局": "agriculture forestry",
    "省扶贫移民局": "poverty-relief",
    "省自然资源厅": "land planning",
    "省住房和城乡建设厅": "construction housing",
    "市政府办": "government-office",
    "嵊州市市场监督管理局": "business-registration quality food-drug-safety",
    "市文化广电新闻出版局(体育局)": "culture broadcasting press-publishing sport",
}


@pytest.mark.parametrize(("name", "expected"), (QINGDAO | FENGHUA | ELSEWHERE).items())
def test_a_printed_department_has_the_functions_assigned_by_hand(name, expected):
    assert functions_of(name) == tuple(expected.split())


def test_the_gold_notices_are_listed_whole():
    assert (len(QINGDAO), len(FENGHUA)) == (40, 26)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("青岛市教育局", "教育局"),
        (" 市 教育局　", "教育局"),
        ("宁波市奉化区教育局", "教育局"),
        ("嵊州市市场监督管理局", "市场监督管理局"),
        ("市市场监督管理局", "市场监督管理局"),
        ("市场监督管理局", "市场监督管理局"),
        ("广州市场监管局", "市场监管局"),
        ("市市政公用局", "市政公用局"),
        ("市政公用局", "市政公用局"),
        ("市民政局", "民政局"),
        ("市政务服务局", "政务服务局"),
        ("城市管理局", "城市管理局"),
        ("住房和城市建设局", "住房和城市建设局"),
        ("区区域合作办", "区域合作办"),
        ("湖南省司法厅", "司法厅"),
        ("内蒙古自治区教育厅", "教育厅"),
        ("黔东南苗族侗族自治州教育局", "教育局"),
        ("区公安分局", "公安局"),
        ("宁波市生态环境局奉化分局", "生态环境局"),
        ("公安局市南分局", "公安局"),
        ("国家税务总局青岛市税务局", "税务局"),
        ("市政府外事办公室", "外事办"),
        ("市人民政府外事办公室", "外事办"),
        ("市政府办公室", "政府办"),
        ("市政府国资委", "国资委"),
        ("市直机关事务管理局", "机关事务管理局"),
        ("市委台办", "台办"),
        ("农业和农村工作办公室（农业局）", "农业和农村工作办"),
        ("高新区管委会", "高新区管委会"),
    ],
)
def test_the_normal_name_is_the_departments_own(printed, normal):
    assert normal_name(printed) == normal


@pytest.mark.parametrize(
    "name",
    # Committees, party bodies, people's organisations, incomplete place names, and names from nowhere.
    [
        "提案委员会",
        "科技委员会",
        "经济委员会",
        "农业和农村委员会",
        "民族和宗教委员会",
        "教育文化委员会",
        "社会法制(民族宗教)委员会",
        "民革市委",
        "市委组织部",
        "市总工会",
        "高新区管委会",
        "工业园区管理局",
        "社区建设局",
        "县域经济局",
        "特色产业局",
        "文化市场综合执法局",
        "科技和梦想局",
        "青岛教育局",
        "教育",
        "某某局",
        "管理局",
        "办公室",
        "局",
        "市",
    ]
    + [""],
)
def test_an_unknown_name_has_no_function_and_no_group(name):
    assert functions_of(name) == ()
    assert CROSSWALK.group_of(name) == "未归类"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("教育局", "教育厅"),
        ("科技局", "省科学技术厅"),
        ("发改委", "发展和改革委员会"),
        ("人社局", "市人力资源和社会保障局"),
        ("住建局", "区住房和城乡建设委员会"),
        ("卫健委", "县卫生健康局"),
        ("文旅局", "省文化和旅游厅"),
        ("国资委", "国有资产监督管理委员会"),
        ("机关事务局", "机关事务管理局"),
        ("水利局", "水利办公室"),
    ],
)
def test_long_short_and_regional_forms_have_the_same_functions(one, other):
    assert functions_of(one) == functions_of(other) != ()


def test_a_joined_name_has_the_functions_of_both_parts():
    assert functions_of("市生态环境和水务局") == ("environment", "water")
    assert functions_of("区卫生健康和体育局") == ("health", "family-planning", "sport")


def test_a_second_name_in_brackets_adds_its_functions():
    assert functions_of("市市场监督管理局（市知识产权局）") == (
        *functions_of("市场监督管理局"),
        "intellectual-property",
    )
    assert functions_of("区委统战部（区民族宗教局、区侨办）") == (
        "ethnic-affairs",
        "religious-affairs",
        "overseas-chinese",
    )


def test_the_group_is_that_of_the_leading_function():
    assert CROSSWALK.group_of("市教育局") == "科教文卫"
    assert CROSSWALK.group_of("市国土资源房管局") == "城建交通环保"
    assert CROSSWALK.group_of("市侨办") == "统战外事"
    assert CROSSWALK.group_of("市科技和工业信息化局") == "科教文卫"  # of the first function, not of 综合经济


PREFIXES = ["", "市", "省", "区", "县", "州", "自治区", "市直", "市级", "青岛市", "湖南省", "宁波市奉化区", "浦东新区"]


@given(
    st.lists(st.sampled_from(PREFIXES), max_size=2), st.sampled_from(NAMES), st.sampled_from(["", "（体育局）", " "])
)
def test_prefixes_never_change_the_normal_name_of_a_known_department(prefixes, alias, after):
    printed = "".join(prefixes) + alias + after
    assert normal_name(printed) == alias
    assert set(functions_of(alias)) <= set(functions_of(printed))


@given(st.text(alphabet="市省区县州城社园政府人民委办公室场容教育局分厅和()（）、 青岛", max_size=14))
def test_the_normal_name_of_a_normal_name_is_itself(text):
    assert normal_name(normal_name(text)) == normal_name(text)


def test_the_tables_are_sound():
    keys = [function.key for function in FUNCTIONS]
    assert 45 <= len(keys) == len(set(keys)) <= 60
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", key) for key in keys)
    assert 6 <= len(GROUPS) <= 9
    assert {row["function"] for row in ALIASES} == set(keys), "every function has a name, every name a known function"
    twice = [pair for pair, n in Counter((row["alias"], row["function"]) for row in ALIASES).items() if n > 1]
    assert twice == []
    assert [alias for alias in NAMES if normal_name(alias) != alias] == []
    for row in ALIASES:
        assert re.fullmatch(r"(\d{4})?", row["year_from"]) and re.fullmatch(r"(\d{4})?", row["year_to"]), row
        assert not (row["year_from"] and row["year_to"]) or row["year_from"] <= row["year_to"], row


def test_a_pasted_paragraph_costs_no_time_and_matches_nothing():
    def cost(length):
        began = time.process_time()
        assert functions_of("市" * length + "教育局") == ()
        return time.process_time() - began

    # Eight times the length: eight times the time, not sixty-four times.
    assert cost(200_000) < 24 * max(cost(25_000), 0.004)


def test_a_bureau_that_enforces_building_rules_is_no_building_department_but_its_brigade_is():
    assert functions_of("市住建综合执法局") == () and functions_of("市交通运输综合行政执法局") == ("transport",)
    assert functions_of("市住建综合执法支队") == ("construction", "housing")
