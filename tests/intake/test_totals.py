"""Totals that a file states of itself: of a row, of a column, of a part, in a title, beside a list, in a sentence."""

import pytest

from lib.intake.upload import read_upload


def told(rows, as_text):
    """Return what of a sheet is told: (row, column, message) of problems and of warnings."""
    upload = read_upload(as_text(rows), "a.csv")
    codes = {one.code for one in (*upload.problems, *upload.warnings)}
    assert codes <= {"declared-total"}
    return [[(one.row, one.column, one.message) for one in found] for found in (upload.problems, upload.warnings)]


@pytest.mark.parametrize("row", [["合计", 2, 1, 3], ["总计", 2, 1, ""]])
def test_totals_that_are_right_are_not_told(as_text, row):
    rows = [["名单（共3对）"], ["部门", "民革", "民盟", "小计"], ["市教育局", 1, 1, 2], ["市公安局", 1, 0, 1], row]
    assert told(rows, as_text) == [[], []]


def test_a_subtotal_column_counts_the_organisations_before_it(as_text):
    rows = [
        ["部门", "民革", "民盟", "小计", "工商联", "无党派人士", "小计", "合计"],
        ["市教育局", 1, 1, 2, 1, 0, 1, 3],
        ["市公安局", 1, 0, 2, 0, 0, 0, 1],
    ]
    problems, ((row, column, message),) = told(rows, as_text)
    assert problems == [] and (row, column) == (3, "D") and "“市公安局”的小计为 2，实际为 1" in message


def test_a_subtotal_row_counts_the_departments_above_it(as_text):
    rows = [
        ["部门", "民革", "民盟"],
        ["一、综合部门"],
        ["市教育局", 1, 1],
        ["市科技局", 1, 0],
        ["小计", 2, 1],
        ["二、执法部门"],
        ["市公安局", 1, 0],
        ["小计", 1, 1],
        ["合计", 3, 1],
    ]
    problems, ((row, column, message),) = told(rows, as_text)
    assert problems == [] and (row, column) == (8, "C") and "“民盟”的小计为 1，实际为 0" in message


@pytest.mark.parametrize("title", ["名单（共5对）", "名单（5对）", "说明：全市共建立对口联系关系5对"])
def test_the_number_of_pairs_in_a_title_or_footnote_is_checked(as_text, title):
    grid = [["部门", "民革", "民盟"], ["市教育局", 1, 1], ["市公安局", 1, 0]]
    for rows in ([[title], *grid], [*grid, [title]]) if title.startswith("说明") else ([[title], *grid],):
        ((_, _, message),), warnings = told(rows, as_text)
        assert "联系数为 5，实际为 3" in message and warnings == []


def test_numbers_beside_a_list_of_pairs_are_warnings(as_text):
    by_department = [
        ["部门", "联系党派", "联系数"],
        ["市教育局", "民革、民盟", 3],
        ["市公安局", "民革", 1],
        ["合计", "", 4],
    ]
    problems, warnings = told(by_department, as_text)
    assert problems == [] and [one[:2] for one in warnings] == [(2, "C"), (4, "C")]
    by_party = [["组织", "部门", "部门数"], ["民革", "市教育局、市公安局", 2], ["民盟", "市公安局", 2], ["合计", "", 2]]
    problems, ((row, column, message),) = told(by_party, as_text)  # 合计 2 is right: so many departments
    assert problems == [] and (row, column) == (3, "C") and "“民盟”的合计为 2，实际为 1" in message
    long = [["部门", "组织"], ["市教育局", "民革"], ["市公安局", "民盟"], ["合计", 5]]
    assert [one[:2] for one in told(long, as_text)[1]] == [(4, "B")]


def test_a_sentence_of_a_notice_that_counts_other_pairs_is_a_warning():
    text = "关于对口联系的通知\n市教育局对口联系民革、民盟；市公安局对口联系民盟。\n全市共建立{}对对口联系关系。"
    (warning,) = read_upload(text.format(9).encode(), "a.txt").warnings
    assert (warning.code, warning.row) == ("declared-total", 3) and "联系数为 9，实际为 3" in warning.message
    assert read_upload(text.format(3).encode(), "a.txt").warnings == ()


BY_PARTY = [
    ["序号", "党派、团体", "对口联系部门"],
    ["1", "民革", "县公安局、县司法局"],
    ["2", "民盟", "县教育局，共1个部门"],
]


@pytest.mark.parametrize("row", [["合计", "2家", "3个"], ["", "共2家", "共3个部门"], ["合计", "2家", "县里共3个"]])
def test_a_row_of_counts_under_a_list_of_pairs_is_a_total_and_no_department(as_text, as_xlsx, row):
    rows = [*BY_PARTY, row]
    for content in (as_text(rows), as_xlsx({"名单": rows}), "\n".join(map("\t".join, rows)).encode()):
        upload = read_upload(content, "a.csv")
        assert not upload.problems and not upload.warnings
        assert list(upload.matrix.index) == ["县公安局", "县司法局", "县教育局"]
        assert list(upload.matrix.columns) == ["民革", "民盟"]
        assert any("第 4 行是合计" in told for told in upload.understood)


def test_the_counts_of_such_a_row_are_held_against_the_list(as_text):
    problems, warnings = told([*BY_PARTY, ["合计", "4家", "11个"]], as_text)
    assert problems == [] and [one[:2] for one in warnings] == [(4, "B"), (4, "C")]
    assert "组织数为 4，实际为 2" in warnings[0][2] and "部门数为 11，实际为 3" in warnings[1][2]


def test_a_count_in_place_of_names_is_a_problem_with_its_place(as_text):
    by_party = [*BY_PARTY, ["3", "民建", "11个"], ["4", "8家", "县水利局"]]
    faults = read_upload(as_text(by_party), "a.csv").problems
    assert [(one.code, one.row, one.column) for one in faults] == [
        ("not-a-name", 4, "C"),
        ("unnamed-organisations", 5, "B"),
    ]
    grid = [["部门", "民革"], ["市教育局", 1], ["共11个", 1]]
    assert [(one.code, one.row) for one in read_upload(as_text(grid), "a.csv").problems] == [("not-a-name", 3)]


def test_a_total_of_a_grid_may_say_what_it_counts(as_text):
    rows = [
        ["部门", "民革", "民盟", "合计"],
        ["市教育局", 1, 1, "2家"],
        ["市公安局", 1, 0, "1家"],
        ["合计", "1个", "1个", "3对"],
    ]
    ((row, column, message),), warnings = told(rows, as_text)
    assert warnings == [] and (row, column) == (4, "B") and "“民革”的合计为 1，实际为 2" in message
