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
