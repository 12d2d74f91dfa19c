"""What the texts describe is held completely and as they say it: every number here was counted by hand in the texts."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from lib.archive.described import load_described
from lib.archive.described_tables import LAYERS, RELATIONS
from lib.archive.holdings import load_holdings
from lib.archive.sources import MENTIONED
from lib.vocabulary.tables import DATA

HELD = load_holdings()
TOLD = load_described(HELD)
# Articles two to fourteen of the Dazhou rules, and how many numbered items each has.
DAZHOU = dict(
    zip([*"二三四五六七八九十", "十一", "十二", "十三", "十四"], (4, 5, 2, 5, 3, 3, 2, 3, 5, 2, 3, 4, 2), strict=True)
)
NUMERALS = "一二三四五"
# Bodies that each article names, as far as the rows must hold them.
BODIES = {
    "二（三）": {"市政协", "省政协", "全国政协", "省委", "省政府", "省级有关部门"},
    "四（一）": {"市政协", "市人大常委会"},
    "五（一）": {"市政协", "市政府", "市政府部门"},
    "七（一）": {"市政协", "市中级人民法院", "市人民检察院"},
    "八（一）": {"市政协办公室", "市委办公室", "市人大办公室", "市政府办公室"},
    "九（二）": {
        "市政协",
        "市委组织部",
        "市委统战部",
        "市委宣传部",
        "市委党校",
        "政策研究部门",
        "社科院",
        "市委有关部门",
    },
    "十（二）": {"市政协", "民主党派", "工商联", "人民团体"},
    "十（三）": {"市政协", "民主党派", "工商联", "无党派人士", "人民团体"},
    "十（五）": {"市政协", "民主党派"},
    "十二（一）": {"市政协专委会", "委员所在单位"},
    "十四（一）": {"办公室各科室"},
}


def rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def stated(document: str) -> list[dict[str, str]]:
    return [row for row in rows("mechanisms.csv") if row["document_id"] == document]


def figures(document: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("indicators.csv"):
        if row["document_id"] == document:
            found.setdefault(row["clause"], []).append(row)
    return found


def in_words(row: dict[str, str]) -> str:
    return row["qualifier"] + row["value"] + ("-" + row["value_to"] if row["value_to"] else "")


def test_the_shipped_tables_have_no_problem():
    assert TOLD.problems == ()


# Mechanisms


def test_every_mechanism_of_the_qingdao_notice_is_held_with_its_clause():
    assert Counter(row["clause"] for row in stated("qingdao-2008")) == {
        "二": 3,
        "三（一）": 1,
        "三（二）": 8,
        "三（三）": 6,
        "三（四）": 6,
    }


def test_every_mechanism_of_the_fenghua_opinion_is_held_with_its_clause():
    assert Counter(row["clause"] for row in stated("fenghua-2019")) == {
        "二": 1,
        "三（一）": 2,
        "三（二）": 5,
        "三（三）": 4,
        "三（四）": 5,
        "四（一）": 1,
        "四（二）": 3,
        "四（三）": 1,
        "附件1": 1,
        "附件2": 1,
        "附件3": 1,
    }


@pytest.mark.parametrize(
    ("document", "key", "clauses"),
    [
        ("qingdao-2008", "visits", ["三（二）"]),
        ("qingdao-2008", "regular-meeting", ["三（四）"]),
        ("fenghua-2019", "symposium", ["三（二）", "三（四）"]),
        ("fenghua-2019", "briefing", ["三（二）", "三（四）"]),
        ("fenghua-2019", "summary-meeting", ["三（四）"]),
        ("dazhou-2009", "assessment", ["十二（二）"]),
        ("dazhou-2009", "leadership", ["九（一）"]),
        ("dazhou-2009", "study-support", ["六（一）"]),
        ("dazhou-2009", "friendship", ["六（三）", "十（二）"]),
    ],
)
def test_a_mechanism_within_another_is_held_too_and_says_within_which(document, key, clauses):
    within = [row for row in stated(document) if row["key"] == key]
    assert [row["clause"] for row in within] == clauses
    assert all(row["detail"].startswith("写在") or "并为一项制度" in row["detail"] for row in within)


@pytest.mark.parametrize(
    ("document", "keys"),
    [
        (
            "qingdao-2008",
            "annual-report assessment commendation agreement general-meeting information public-opinion social-service "
            "services friendship training publicity committee-liaison sector member-contact report-hearing guidance "
            "regional internal",
        ),
        (
            "fenghua-2019",
            "assessment commendation agreement public-opinion supervision supervisors proposal services visits "
            "friendship training publicity congress-and-cppcc committee-liaison sector member-contact report-hearing "
            "guidance regional internal",
        ),
        (
            "dazhou-2009",
            "scope filing annual-report commendation agreement general-meeting summary-meeting feedback social-service "
            "congress-and-cppcc",
        ),
    ],
)
def test_what_a_whole_text_is_said_not_to_have_was_looked_for_in_it(document, keys):
    held = set(TOLD.mechanisms[TOLD.mechanisms["document_id"] == document]["key"])
    assert set(TOLD.mechanism_names["key"]) - held == set(keys.split())


def test_the_eight_systems_that_the_ningbo_speech_names_are_all_held():
    systems = [row["mechanism"] for row in stated("ningbo-speech-undated") if row["mechanism"].endswith("制度")]
    assert systems == [
        "日常信息交流制度",
        "重大事项事先通报制度",
        "邀请参加重要会议（活动）制度",
        "领导定期走访制度",
        "交友制度",
        "联合调研制度",
        "对口联系工作例会制度",
        "党派提（议）案优先办理制度",
    ]


@pytest.mark.parametrize(
    ("document", "mechanism", "column", "words"),
    [
        ("qingdao-2008", "年底总结会", "frequency", "每年年底"),
        ("qingdao-2008", "意见办理备案", "duty", "报市委统战部、市政府办公厅。"),
        ("fenghua-2019", "全区对口联系工作会议", "frequency", "每年1次"),
        ("fenghua-2019", "联络员登记表", "duty", "2019年6月5日前报区委统战部。"),
        ("fenghua-2019", "年度情况报告", "frequency", "每年1月下旬"),
        ("sichuan-2016", "政府座谈会", "frequency", "每年1—2次"),
        ("xishan-2019", "联席会议制度", "frequency", "每年至少1次"),
        ("changzhou-2017", "特约工作", "since", "2001"),
    ],
)
def test_frequency_duty_and_year_are_held_where_they_are_stated(document, mechanism, column, words):
    assert {row[column] for row in stated(document) if row["mechanism"] == mechanism} == {words}


def test_what_news_only_names_has_no_clause_frequency_or_words_made_up():
    (row,) = stated("shaoxing-2015")[2:]
    assert (row["mechanism"], row["clause"], row["detail"], row["frequency"], row["duty"]) == ("座谈", "", "", "", "")


def test_every_mechanism_has_a_common_name_and_each_common_name_is_used():
    names = {row["key"] for row in rows("vocabulary/mechanisms.csv")}
    used = {row["key"] for row in rows("mechanisms.csv")}
    used |= {row["key"] for name in TOLD.relations for row in rows(f"coordination/{name}.csv")}
    assert used == names


def test_one_mechanism_that_joins_several_bodies_counts_once_for_its_clause():
    dazhou = TOLD.mechanisms[TOLD.mechanisms["document_id"] == "dazhou-2009"]
    (symposium,) = dazhou[dazhou["key"] == "symposium"].to_dict("records")
    assert (symposium["clause"], symposium["frequency"]) == ("十（三）", "每年1—2次")


# Relations


def test_every_numbered_item_of_the_dazhou_rules_is_in_the_relations():
    items = [f"{article}（{NUMERALS[at]}）" for article, number in DAZHOU.items() for at in range(number)]
    assert len(items) == 43
    assert list(dict.fromkeys(TOLD.relations["dazhou-2009"]["article"])) == items


@pytest.mark.parametrize("article", BODIES)
def test_an_item_of_the_dazhou_rules_joins_the_bodies_it_names(article):
    here = TOLD.relations["dazhou-2009"].query("article == @article")
    assert set(here["from"]) | set(here["to"]) == BODIES[article]


def test_chapters_of_the_dazhou_rules_are_the_layers():
    articles = {layer: set() for layer in LAYERS}
    for article, layer in TOLD.relations["dazhou-2009"][["article", "layer"]].itertuples(index=False):
        articles[layer].add(article.split("（")[0])
    assert articles == {
        "纵向": {"二", "三"},
        "横向": {"四", "五", "六", "七", "八", "九"},
        "组成单位": {"十", "十一", "十二"},
        "机关内部": {"十三", "十四"},
    }


def test_all_seven_types_of_relation_occur():
    assert set(TOLD.relations["dazhou-2009"]["relation"]) == set(RELATIONS) and len(RELATIONS) == 7


def test_frequencies_of_the_dazhou_rules():
    told = TOLD.relations["dazhou-2009"].groupby("article")["frequency"].agg(set)
    assert told["三（三）"] == {"每年1次"} and told["十（三）"] == {"每年1—2次"}
    assert told["十（五）"] == {"不定期"} and "每年年末" in told["十二（二）"]


def test_suggestions_of_the_undated_summary_are_no_relations():
    assert not TOLD.relations["x-city-undated"]["article"].str.contains("建议").any()


# Figures


def test_every_figure_of_the_undated_summary_is_held_by_clause():
    assert {clause: [in_words(row) for row in found] for clause, found in figures("x-city-undated").items()} == {
        "一（一是）": ["9"],
        "一（二是）": ["1", "约120", "余1000", "多200"],
        "一（三是）": ["7", "20", "176", "近10000", "余50"],
        "二（一是）": ["3", "18", "38", "47"],
        "二（二是）": ["144", "16", "19", "多240"],
        "二（三是）": ["20"],
        "三（一是）": ["2-3"],
        "三（三是）": ["3", "4", "5"],
        "建议（一）": ["27"],
    }


def test_every_figure_of_the_ningbo_speech_is_held_by_clause():
    assert {clause: [in_words(row) for row in found] for clause, found in figures("ningbo-speech-undated").items()} == {
        "一（一）四是": ["8", "1", "2", "1", "近7"],
        "一（三）一是": ["多30", "21"],
        "一（三）": ["10", "10"],
    }


def test_undated_texts_give_their_figures_no_year():
    for document in ("x-city-undated", "ningbo-speech-undated", "hannan-undated", "huangshi-undated"):
        assert {row["year"] for found in figures(document).values() for row in found} == {""}, document
    assert TOLD.sources["x-city-undated"].period == "年份不详（约2020年）"
    assert "没有日期" in TOLD.sources["x-city-undated"].notes


def test_numbers_of_liaison_departments_share_one_definition():
    found = {
        (row["document_id"], row["value"]) for row in rows("indicators.csv") if row["key"] == "liaison-departments"
    }
    assert found == {
        ("changzhou-2017", "26"),
        ("hangzhou-2018", "20"),
        ("hangzhou-2018", "35"),
        ("huangshi-undated", "36"),
        ("sichuan-2016", "11"),
        ("sichuan-2016", "26"),
    }


def test_the_meetings_of_hannan_are_held_in_order_and_the_planned_one_is_told_apart():
    told = [(row["month"], row["day"] or row["part"], row["status"]) for row in rows("meetings.csv")]
    held = [("2", "22"), ("2", "23"), ("2", "24"), ("3", "15"), ("3", "16")]
    assert told == [*((month, day, "已召开") for month, day in held), ("4", "上旬", "计划")]


# Texts


def test_only_texts_that_can_be_read_as_a_whole_are_whole():
    assert {name for name, one in TOLD.sources.items() if one.whole} == {"qingdao-2008", "fenghua-2019", "dazhou-2009"}


def test_the_repealed_notice_of_qingdao_is_known_by_its_number_and_end_only():
    old = TOLD.sources["qingdao-59"]
    assert (old.number, old.in_force_until, old.repealed_by) == ("青政办字〔…〕59号", "2008-08-14", "qingdao-2008")
    assert old.kind == MENTIONED and old.year is None


def test_the_name_of_the_city_that_its_text_hides_is_not_guessed():
    assert (TOLD.sources["x-city-undated"].place, TOLD.sources["x-city-undated"].jurisdiction) == ("某市", "")


# Faults


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "data"
    shutil.copytree(DATA, copied)
    return copied


@pytest.mark.parametrize(
    ("file", "before", "after", "place", "words"),
    [
        (
            "mechanisms.csv",
            "qingdao-2008,二,对口联系名单,scope",
            "qingdao-2008,二,对口联系名单,scop",
            (2, "D"),
            "机制代码",
        ),
        ("mechanisms.csv", "qingdao-2008,二,对口联系名单", "qingdao-2009,二,对口联系名单", (2, "A"), "文件标识"),
        ("indicators.csv", "liaison-departments,26,,,2017", "liaison-departments,26个,,,2017", (2, "D"), "数值"),
        ("indicators.csv", "liaison-departments,26,,,2017", "liaison-departments,26,,约莫,2017", (2, "F"), "约数用词"),
        ("meetings.csv", ",2,22,", ",13,22,", (2, "C"), "月份"),
        ("materials.csv", "讲话摘要,对口联系,false", "讲话摘要,对口联系,否", (2, "O"), "true 或 false"),
        ("coordination/dazhou-2009.csv", "全国政协,上级政协,纵向", "全国政协,上级政协,竖向", (2, "E"), "层次"),
        ("activities.csv", "联合调研,,联合调研：双方", "调研,,联合调研：双方", (2, "E"), "种类"),
    ],
)
def test_a_faulty_row_is_told_with_its_place_and_the_others_stand(folder, file, before, after, place, words):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    told = load_described(HELD, folder)
    (fault,) = told.problems
    assert (fault.file, fault.row, fault.column) == (file, *place) and words in fault.message
    assert len(told.mechanisms) > 200 and len(told.relations) == 2


@pytest.mark.parametrize(
    "file", ["mechanisms.csv", "indicators.csv", "meetings.csv", "materials.csv", "vocabulary/mechanisms.csv"]
)
def test_a_missing_table_is_told_and_what_does_not_rest_on_it_stands(folder, file):
    (folder / file).unlink()
    told = load_described(HELD, folder)
    assert (file, "missing-table") in {(fault.file, fault.code) for fault in told.problems} and len(told.problems) < 3
    assert len(told.activities) == 51


def test_a_text_left_out_for_a_fault_of_its_own_is_told_once_and_not_for_each_of_its_rows(folder):
    path = folder / "materials.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("汇报材料,", "报告,"), encoding="utf-8")
    told = load_described(HELD, folder)
    assert [fault.file for fault in told.problems] == ["materials.csv"] and told.meetings.empty


def test_relations_of_an_unregistered_text_are_told_and_left_out(folder):
    (folder / "coordination" / "dazhou-2009.csv").rename(folder / "coordination" / "nowhere.csv")
    told = load_described(HELD, folder)
    assert [(fault.code, fault.file) for fault in told.problems] == [
        ("missing-register-row", "coordination/nowhere.csv")
    ]
    assert set(told.relations) == {"x-city-undated"} and "nowhere" not in set(told.mechanisms["document_id"])
