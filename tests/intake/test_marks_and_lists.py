"""What a mark in a cell means, and what names stand in a cell."""

import pandas as pd
import pytest

from lib.intake.draft import as_complete
from lib.intake.lists import departments_in, organisations_in
from lib.intake.marks import LINKED, NOT_LINKED, UNKNOWN, meanings
from lib.intake.names import one_line, shown
from lib.intake.upload import read_upload


@pytest.mark.parametrize(
    "text", ["1", "１", "1.0", "√", "✓", "✔", "●", "是", "有", "Y", "y", "Ｙ", "T", "TRUE", "√\u3000"]
)
def test_these_marks_mean_linked(text):
    assert meanings([text])[text] == LINKED


@pytest.mark.parametrize(
    "text", ["0", "０", "0.0", "×", "✗", "✘", "否", "无", "無", "不联系", "未列入", "N", "n", "Ｎ", "F", "FALSE"]
)
def test_these_marks_mean_not_linked(text):
    assert meanings([text])[text] == NOT_LINKED


@pytest.mark.parametrize("text", ["", "—", "——", "-", "－", "/", "□", "☐"])
def test_blanks_and_dashes_are_not_known(text):
    assert meanings([text])[text] == UNKNOWN


UNKNOWN_IN_WORDS = ["?", "？", "未知", "不详", "不詳", "不明", "待查", "待核实", "待核實", "待确认", "待定"]


@pytest.mark.parametrize("text", UNKNOWN_IN_WORDS)
def test_the_words_and_the_sign_for_not_known_are_read_as_that_and_their_places_kept(text):
    assert meanings([text])[text] == UNKNOWN
    grid = read_upload(f"部门,民革,民盟\n市教育局,1,{text}\n市公安局,,1\n".encode(), "a.csv")
    assert grid.matrix.loc["市教育局", "民盟"] is pd.NA
    assert grid.unknown == {("市教育局", "民盟"): (2, "C")}
    assert any(f"“{text}”" in told and "理解为未知" in told for told in grid.understood)
    rows = "部门,组织,是否联系\n市教育局,民革,是\n市公安局,民革,{}\n市司法局,民盟,{}\n市公安局,民革,{}\n"
    pairs = read_upload(rows.format("", text, text).encode(), "a.csv")
    assert pairs.unknown == {("市司法局", "民盟"): (4, "C"), ("市公安局", "民革"): (5, "C")}
    assert read_upload(rows.format("否", "是", text).encode(), "a.csv").unknown == {}


def test_unknown_in_place_of_organisations_is_told_to_be_left_blank():
    (fault,) = read_upload("部门,联系组织\n市教育局,民革、民盟\n市公安局,待定\n".encode(), "a.csv").problems
    assert (fault.code, fault.row, fault.column) == ("unknown-organisation", 3, "B")
    assert "还不知道是哪家的，这一格留空；知道的，请改为规范简称" in fault.message


def test_what_is_said_to_be_unknown_stays_so_in_a_list_declared_complete():
    upload = read_upload("部门,民革,民盟\n市教育局,1,不详\n市公安局,,1\n".encode(), "a.csv")
    whole = as_complete(upload.matrix, upload.unknown)
    assert whole.loc["市教育局", "民盟"] is pd.NA and not whole.loc["市公安局", "民革"]


@pytest.mark.parametrize("text", ["2", "1.5", "也许", "√×", "2024-01-01", "11", "√?", "牵头"])
def test_anything_else_cannot_be_decided(text):
    assert meanings([text]) == {}


@pytest.mark.parametrize(
    ("company", "meaning"),
    [(["●"], NOT_LINKED), (["×"], LINKED), ([""], LINKED), (["√"], None), (["1", "0"], None), (["●", "×"], None)],
)
def test_a_ring_is_read_by_its_company_or_not_at_all(company, meaning):
    assert meanings([*company, "○"]).get("○") == meaning


@pytest.mark.parametrize("text", ["✔\ufe0f", "☑\ufe0f", "✅", "联系", "已联系"])
def test_ticks_drawn_in_colour_and_the_words_of_the_screen_mean_linked(text):
    assert meanings([text])[text] == LINKED


def test_a_column_that_says_whether_is_never_passed_over():
    told = "部门,组织,是否联系\n市教育局,民革,已联系\n市公安局,民革,未联系\n市司法局,民盟,"
    matrix = read_upload(f"{told}未联系\n".encode(), "a.csv").matrix
    assert matrix["民革"].tolist() == [True, False, pd.NA] and not matrix.loc["市司法局", "民盟"]
    problems = read_upload(f"{told}再看\n市民政局,民盟,再议\n市水利局,民盟,暂缓\n".encode(), "a.csv").problems
    assert [(one.code, one.row, one.column) for one in problems] == [
        ("undecidable-cell", row, "C") for row in (4, 5, 6)
    ]


def test_a_ring_that_nobody_can_tell_is_a_problem_with_its_place():
    upload = read_upload("部门,民革,民盟\n市教育局,√,○\n".encode(), "a.csv")
    assert [(problem.code, problem.row, problem.column) for problem in upload.problems] == [
        ("undecidable-cell", 2, "C")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市教育局", ["市教育局"]),
        ("甲局、乙局，丙局,丁局；戊局;己局", ["甲局", "乙局", "丙局", "丁局", "戊局", "己局"]),
        ("市教育局\n市公安局。", ["市教育局", "市公安局"]),
        ("市教育局和市公安局", ["市教育局", "市公安局"]),
        ("市文化和旅游局", ["市文化和旅游局"]),
        ("市文化和旅游局及市体育局", ["市文化和旅游局", "市体育局"]),
        ("市自然资源和规划局与市住房和城乡建设局", ["市自然资源和规划局", "市住房和城乡建设局"]),
        ("市文化局（版权局、文物局）、市体育局", ["市文化局（版权局、文物局）", "市体育局"]),
        ("1.市教育局 2.市公安局", ["市教育局", "市公安局"]),
        ("1、市教育局；2、市公安局", ["市教育局", "市公安局"]),
        ("市教育局 市公安局", ["市教育局", "市公安局"]),
        ("市教育局、市公安局等两个部门", ["市教育局", "市公安局"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_list_of_departments_is_divided_where_a_reader_would(text, names):
    assert list(departments_in(text).names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("民革、民盟和民建", ["民革", "民盟", "民建"]),
        ("民革 民盟", ["民革", "民盟"]),
        ("无党派人士（区知联会）", ["无党派人士（区知联会）"]),
        ("民革、民萌", ["民革", "民萌"]),
        ("各民主党派和市工商联", ["各民主党派", "市工商联"]),
    ],
)
def test_a_list_of_organisations_is_divided_likewise(text, names):
    assert list(organisations_in(text).names) == names


def test_a_list_that_goes_on_is_warned_of():
    upload = read_upload("民主党派,部门\n民革,市教育局、市公安局等5个部门\n民盟,市民政局\n".encode(), "a.csv")
    assert list(upload.matrix.index) == ["市教育局", "市公安局", "市民政局"]
    assert [(one.code, one.row, one.column) for one in upload.warnings] == [("open-list", 2, "B")]


def test_every_party_is_only_what_the_file_names_elsewhere():
    content = "部门,对口联系组织\n市教育局,民革、民盟\n市公安局,各民主党派、工商联\n市民政局,全部\n市司法局,全部三家\n"
    upload = read_upload(content.encode(), "a.csv")
    assert list(upload.matrix.columns) == ["民革", "民盟", "工商联"]
    assert upload.matrix.sum(axis=1).tolist() == [2, 3, 3, 3]
    assert [one.code for one in upload.warnings] == ["expanded-list"] * 3
    assert "民革、民盟。" in upload.warnings[0].message


@pytest.mark.parametrize("all_of_them", ["各民主党派", "全部八家"])
def test_every_party_without_names_or_with_another_number_is_a_problem(all_of_them):
    content = f"部门,对口联系组织\n市教育局,工商联\n市公安局,{all_of_them}\n"
    upload = read_upload(content.encode(), "a.csv")
    assert [(one.code, one.row, one.column) for one in upload.problems] == [("unnamed-organisations", 3, "B")]


def test_an_unknown_organisation_inside_a_list_is_told_with_the_nearest():
    problem = read_upload("部门,对口联系组织\n市教育局,民革、九三学设\n".encode(), "a.csv").problems[0]
    assert (problem.code, problem.row, problem.column) == ("unknown-organisation", 2, "B")
    assert "“九三学设”" in problem.message and "是否为“九三学社”？" in problem.message


def test_spaces_and_line_breaks_that_only_align_a_name_are_not_part_of_it():
    assert one_line("市 教 育 局") == "市教育局" and one_line("市人力资源\n社会保障局") == "市人力资源社会保障局"
    upload = read_upload('部门,民革\n"市人力资源\n社会保障局",1\n⺠政局,0\n'.encode(), "a.csv")
    assert list(upload.matrix.index) == ["市人力资源社会保障局", "民政局"]


def test_a_message_quotes_thirty_characters_on_one_line():
    assert shown("局" * 30) == "局" * 30 and shown("局" * 31) == "局" * 30 + "…"
    assert shown("市教育局\n市公安局") == "市教育局 市公安局"


TWO_WRITINGS = [
    ("市教育局(科技局)", "市教育局（科技局）"),
    ("ＡＢ局", "AB局"),
    ("市衛生局", "市卫生局"),
    ("市教育局", "市教育局*"),
    ("市教育局", "市教育局。"),
    ("市教育局", "※市教育局"),
    ("市 教育 局", "市教育局、"),
]


@pytest.mark.parametrize("names", [pair[::step] for pair in TWO_WRITINGS for step in (1, -1)])
def test_a_department_written_in_two_ways_is_one_and_told(names):
    one, other = names
    grid = f"部门,民革,民盟\n{one},1,0\n市司法局,0,1\n{other},{{}},0\n"
    (same,) = read_upload(grid.format(1).encode(), "a.csv").problems
    assert (same.code, same.row, same.column) == ("duplicate-department", 4, "A") and "第 2 行重复" in same.message
    (against,) = read_upload(grid.format(0).encode(), "a.csv").problems
    assert (against.code, against.row, against.column) == ("conflicting-duplicates", 4, "B")
    pairs = read_upload(f"部门,组织\n{one},民革\n市司法局,民盟\n{other},民盟\n".encode(), "a.csv")
    assert len(pairs.matrix) == 2 and pairs.matrix.iloc[0].tolist() == [True, True]
    assert pairs.matrix.index[0] == one_line(one).rstrip("、。")  # a list ends with one, a name does not


def test_names_are_kept_as_printed_where_nothing_else_is_written_like_them():
    rows = ["市教育局（科技局）", "ＡＢ局", "市衛生局", "乾县教育局", "干县教育局"]
    matrix = read_upload(("部门,民革\n" + "".join(f"{name},1\n" for name in rows)).encode(), "a.csv").matrix
    assert list(matrix.index) == rows


def test_the_other_writing_is_told_of_a_grid_and_of_a_list():
    told = read_upload("部门,民革\n市教育局,1\n市教育局*,1\n".encode(), "a.csv").problems[0].message
    assert "那里写作“市教育局”，只是写法不同" in told
    told = read_upload("部门,组织\n市教育局,民革\n市教育局*,民盟\n".encode(), "a.csv").understood
    assert any("“市教育局*”就是“市教育局”" in one for one in told)
