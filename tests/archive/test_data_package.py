"""The shipped data package is valid, says what its sources say, and never turns the unknown into a 0."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from frictionless import Package

DATA = Path(__file__).resolve().parents[2] / "data"
EIGHT = {"民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "工商联"}
# Recounted from the lists of facts (260 pairs) and the two notices (157 and 26).
DISTINCT_PAIRS = 260 + 157 + 26

# (document, department, organisation): read by hand from the sources.
STATED = [
    ("qingdao-2008", "市教育局", "九三学社"),
    ("qingdao-2008", "市科技局", "民盟"),
    ("qingdao-2008", "市人事局", "致公党"),
    ("qingdao-2008", "市交通委", "农工党"),
    ("qingdao-2008", "市食品药品监督管理局", "工商联"),
    ("fenghua-2019", "区公安分局", "民革"),
    ("fenghua-2019", "区教育局", "民盟"),
    ("fenghua-2019", "区发改局", "民建"),
    ("fenghua-2019", "区税务局", "工商联"),
    ("fenghua-2019", "区医保局", "无党派人士"),
    ("yueyang-undated", "市物价局", "工商联"),
    ("yueyang-undated", "市血防办", "农工党"),
    ("yueyang-undated", "市林业局", "九三学社"),
    ("kaifeng-2006plus", "安监局", "民革"),
    ("kaifeng-2006plus", "农林局", "九三学社"),
    ("ningde-2009", "市经贸委", "工商联"),
    ("shandong-2014", "省科技厅", "致公党"),
    ("jiangsu-cppcc-2018", "文史委员会", "民进"),
    ("shaoyang-2013", "市文广新局", "农工党"),
    ("zhoushan-undated", "市文化广电新闻出版局(体育局)", "民进"),
]
NOT_LINKED = [
    ("qingdao-2008", "市发改委", "民革"),
    ("qingdao-2008", "市体育局", "工商联"),
    ("fenghua-2019", "区公安分局", "民盟"),
    ("yueyang-undated", "市旅游局", "民革"),
    ("jiangsu-cppcc-2018", "文史委员会", "民革"),
]


def rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


DOCUMENTS = {row["document_id"]: row for row in rows("documents.csv")}
MATRICES = {path.stem: rows(f"matrices/{path.name}") for path in sorted((DATA / "matrices").glob("*.csv"))}
# The invented city is no source: what it holds is tested in tests/commands/test_demonstration.py.
INVENTED = {name for name, row in DOCUMENTS.items() if row["synthetic"] == "true"}
PARTIES = [row["party"] for row in rows("vocabulary/parties.csv")]
COMPLETE = [name for name in MATRICES if DOCUMENTS[name]["complete"] == "true"]
PARTIAL = [name for name in MATRICES if name not in COMPLETE]


def cell(name: str, department: str, party: str) -> str:
    return next(row[party] for row in MATRICES[name] if row["部门"] == department)


def pairs(name: str) -> set[tuple[str, str]]:
    return {(row["部门"], party) for row in MATRICES[name] for party in row if party != "部门" and row[party] == "1"}


def test_the_package_is_valid_by_the_data_package_standard():
    report = Package(str(DATA / "datapackage.json")).validate()
    faults = [(task.name, error.message) for task in report.tasks for error in task.errors]
    assert report.valid, report.errors + faults


def test_every_column_of_every_table_is_titled_and_described_in_chinese():
    for resource in Package(str(DATA / "datapackage.json")).resources:
        assert resource.title and resource.description
        for field in resource.schema.fields:
            assert field.title and re.search(r"[一-鿿]", field.description or ""), (resource.name, field.name)


def test_every_csv_file_is_declared_and_every_declared_file_is_there():
    declared = {resource.path for resource in Package(str(DATA / "datapackage.json")).resources}
    held = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}
    assert declared == held


def test_files_are_plain_utf8_with_unix_line_ends():
    for path in DATA.rglob("*.csv"):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf") and b"\r" not in content and content.endswith(b"\n"), path


def test_qingdao_links_forty_departments_to_eight_organisations_by_157_liaisons():
    linked = pairs("qingdao-2008")
    degrees = Counter(department for department, _ in linked)
    assert len(MATRICES["qingdao-2008"]) == 40
    assert set(MATRICES["qingdao-2008"][0]) - {"部门"} == EIGHT
    assert len(linked) == 157
    assert sum(degree == 8 for degree in degrees.values()) == 8
    assert Counter(party for _, party in linked) == Counter(
        民革=22, 民盟=19, 民建=19, 民进=19, 农工党=20, 致公党=19, 九三学社=19, 工商联=20
    )


def test_fenghua_gives_each_of_26_departments_one_of_five_organisations():
    linked = pairs("fenghua-2019")
    assert Counter(party for _, party in linked) == Counter(民革=6, 民盟=4, 民建=4, 工商联=7, 无党派人士=5)
    assert len(MATRICES["fenghua-2019"]) == len({department for department, _ in linked}) == len(linked) == 26


def test_yueyang_links_fifteen_departments_to_all_eight_and_the_rest_to_one_or_two():
    linked = pairs("yueyang-undated")
    degrees = Counter(department for department, _ in linked)
    shared = DOCUMENTS["yueyang-undated"]["shared_departments"].split("、")
    assert len(degrees) == 32 and len(linked) == 15 * 8 + 31
    assert {department for department, degree in degrees.items() if degree == 8} == set(shared) and len(shared) == 15
    assert {degree for degree in degrees.values() if degree < 8} == {1, 2}


def test_huangshi_keeps_its_shared_group_and_its_numbers_without_inventing_pairs():
    huangshi = DOCUMENTS["huangshi-undated"]
    assert huangshi["shared_departments"] == "市发改委、市经信委、市财政局、市统计局"
    assert (huangshi["declared_departments"], huangshi["declared_parties"]) == ("36", "8")
    assert "4+8×4=36" in huangshi["declared_note"]


@pytest.mark.parametrize(("name", "department", "party"), STATED)
def test_a_stated_pair_is_linked(name, department, party):
    assert cell(name, department, party) == "1"


@pytest.mark.parametrize(("name", "department", "party"), NOT_LINKED)
def test_a_pair_left_out_of_a_complete_list_is_not_linked(name, department, party):
    assert cell(name, department, party) == "0"


def test_all_pairs_of_the_sources_are_held_once():
    assert sum(len(pairs(name)) for name in MATRICES if name not in INVENTED) == DISTINCT_PAIRS


@pytest.mark.parametrize("name", PARTIAL)
def test_a_partial_list_never_holds_a_zero_and_shows_all_ten_organisations(name):
    assert [party for party in MATRICES[name][0] if party != "部门"] == PARTIES
    assert {row[party] for row in MATRICES[name] for party in PARTIES} == {"1", ""}


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_list_has_no_blank_and_no_unknown_organisation(name):
    parties = [party for party in MATRICES[name][0] if party != "部门"]
    assert parties == [party for party in PARTIES if party in parties]
    assert {row[party] for row in MATRICES[name] for party in parties} == {"0", "1"}


def test_the_complete_lists_are_those_whose_whole_list_was_public():
    assert set(COMPLETE) - INVENTED == {"qingdao-2008", "fenghua-2019", "yueyang-undated", "jiangsu-cppcc-2018"}


def test_every_matrix_has_a_register_row_and_only_lists_without_pairs_have_no_matrix():
    assert set(MATRICES) <= set(DOCUMENTS)
    assert set(DOCUMENTS) - set(MATRICES) == {
        "changzhou-2017",
        "fujian-2009",
        "huangshi-undated",
        "xian-2003-committees",
    }
    assert len(DOCUMENTS) - len(INVENTED) == 49


def test_what_is_invented_lies_in_places_that_do_not_exist_and_says_so_everywhere():
    assert INVENTED == {name for name, row in DOCUMENTS.items() if row["jurisdiction"].startswith("99")} != set()
    for name in INVENTED:
        row = DOCUMENTS[name]
        assert name.startswith("demo-") and row["source_kind"] == "演示数据" and not row["url"]
        assert all("演示" in row[field] for field in ("title", "source", "notes")), name
        assert not row["number"] or "演示" in row["number"], name


def test_an_undated_document_explains_itself_and_a_dated_one_needs_no_range():
    for name, document in DOCUMENTS.items():
        if document["year"]:
            assert not document["year_from"] and not document["year_to"], name
        else:
            assert document["year_note"] and (document["year_from"] or document["year_to"]), name


def test_activities_name_only_known_organisations():
    for row in rows("activities.csv"):
        assert set(filter(None, row["party"].split("、"))) <= set(PARTIES), row


def test_every_place_has_its_chain_of_parents_up_to_a_province():
    places = {row["code"]: row for row in rows("jurisdictions.csv")}
    for row in places.values():
        assert row["level"] == "province" or row["parent"] in places, row
        assert row["code"][:2] == (row["parent"] or row["code"])[:2], row


def test_no_telephone_or_identity_number_is_shipped():
    for path in [*DATA.rglob("*.csv"), DATA / "datapackage.json", DATA / "README.md"]:
        text = re.sub(r"https?://[!-~]+", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"\d{7,}|\d{3,4}-\d{4,}", text), path.name


@pytest.mark.parametrize(
    ("path", "columns"),
    [
        ("documents.csv", ("title", "year_note", "complete_for", "declared_note", "notes", "source")),
        ("activities.csv", ("summary", "source")),
        ("mechanisms.csv", ("clause", "mechanism", "detail", "frequency", "duty")),
        ("indicators.csv", ("clause", "period")),
        ("materials.csv", ("year_note", "title", "source", "notes")),
        ("meetings.csv", ("clause", "convener", "meeting", "content")),
        ("vocabulary/mechanisms.csv", ("name", "group", "definition", "aliases")),
        ("vocabulary/indicators.csv", ("name", "group", "counts")),
        ("coordination/dazhou-2009.csv", ("from", "to", "article", "mechanism", "frequency", "detail")),
        ("coordination/x-city-undated.csv", ("from", "to", "article", "mechanism", "frequency", "detail")),
        ("corrections.csv", ("place", "reason")),
        ("vocabulary/reforms.csv", ("from_names", "to_names", "basis", "note")),
    ],
)
def test_what_people_read_is_chinese(path, columns):
    for row in rows(path):
        for column in columns:
            text = re.sub(r"https?://[!-~]+|[（(][a-z0-9-]+[）)]|[a-z0-9-]+(\.[a-z0-9-]+)+", "", row[column])
            if row[column]:
                assert re.search(r"[一-鿿]", text) and not re.search(r"[A-Za-z]{3,}", text), (column, row[column])
