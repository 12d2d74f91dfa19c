"""Lists as they really come: merged cells, two header rows, panels, numbers in front, columns beside the list."""

import pandas as pd
import pytest

from lib.intake.upload import Choices, Layout, read_upload

PAIRS = {
    ("市教育局", "民革"),
    ("市教育局", "民盟"),
    ("市公安局", "民盟"),
    ("市民政局", "九三学社"),
    ("市民政局", "民革"),
}


def linked(matrix: pd.DataFrame) -> set[tuple[str, str]]:
    return {
        (str(row), str(column)) for row, cells in matrix.iterrows() for column, cell in cells.items() if cell is True
    }


def test_merged_cells_stand_for_all_they_cover(as_xlsx):
    rows = [
        ["对口联系名单", "", ""],
        ["序号", "民主党派", "对口联系部门"],
        [1, "民革市委会", "市教育局"],
        ["", "", "市民政局"],
        [2, "民盟", "市教育局"],
        ["", "", "市公安局"],
        [3, "九三", "市民政局"],
    ]
    content = as_xlsx({"名单": rows}, merged=("A1:C1", "A3:A4", "B3:B4", "A5:A6", "B5:B6"))
    upload = read_upload(content, "名单.xlsx")
    assert upload.layout is Layout.BY_PARTY and linked(upload.matrix) == PAIRS
    assert upload.places["市公安局", "民盟"] == "第 6 行 C 列"


@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_what_merged_cells_leave_blank_elsewhere_is_filled_from_above_and_told(kind, as_text, as_ods):
    rows = [
        ["民主党派", "部门"],
        ["民革", "市教育局"],
        ["", "市民政局"],
        ["民盟", "市教育局"],
        ["", "市公安局"],
        ["九三", "市民政局"],
    ]
    upload = read_upload(as_text(rows) if kind == "csv" else as_ods(rows), f"a.{kind}")
    assert upload.layout is Layout.BY_PARTY and linked(upload.matrix) == PAIRS
    assert any("A 列第 3、5 行空白，按合并单元格取上面的名称" in told for told in upload.understood)


def test_a_header_of_two_rows_is_read_together(as_xlsx, as_text):
    rows = [["部门", "民主党派", "", "", "工商联"], ["", "民革", "民盟", "九三", ""], ["市教育局", 1, 0, 1, 1]]
    merged = read_upload(as_xlsx({"名单": rows}, merged=("A1:A2", "B1:D1", "E1:E2")), "a.xlsx")
    for upload in (merged, read_upload(as_text(rows), "a.csv")):
        assert upload.problems == ()
        assert upload.header_row == 2
        assert linked(upload.matrix) == {("市教育局", "民革"), ("市教育局", "九三学社"), ("市教育局", "工商联")}


def test_organisations_in_several_columns_are_one_list(as_text):
    rows = [
        ["部门", "联系党派1", "联系党派2", "联系党派3"],
        ["市教育局", "民革", "民盟", ""],
        ["市公安局", "民盟", "", ""],
    ]
    upload = read_upload(as_text(rows), "a.csv")
    assert upload.layout is Layout.BY_DEPARTMENT
    assert linked(upload.matrix) == {("市教育局", "民革"), ("市教育局", "民盟"), ("市公安局", "民盟")}


def test_a_text_with_colons_is_a_list_by_organisation(as_text):
    content = (
        "民革奉化区委会：区公安分局、区司法局\n\n民建奉化总支部：区发改局\n无党派人士：区民政局、区商务局\n".encode(
            "gb18030"
        )
    )
    upload = read_upload(content, "附件.txt")
    assert upload.layout is Layout.BY_PARTY and upload.header_row is None
    assert list(upload.matrix.columns) == ["民革", "民建", "无党派人士"]
    assert len(linked(upload.matrix)) == 5
    assert upload.places["区民政局", "无党派人士"] == "第 4 行 B 列"


def test_a_third_column_may_say_whether_a_pair_is_linked(as_text):
    rows = [
        ["部门", "组织", "是否联系"],
        ["市教育局", "民革", "是"],
        ["市教育局", "民盟", "否"],
        ["市公安局", "民革", ""],
    ]
    matrix = read_upload(as_text(rows), "a.csv").matrix
    assert matrix.loc["市教育局", "民革"]
    assert matrix.loc["市教育局", "民盟"] is not pd.NA and not matrix.loc["市教育局", "民盟"]
    assert matrix.loc["市公安局", "民革"] is pd.NA


def test_a_department_without_organisations_stays_in_the_list(as_text):
    rows = [["部门", "对口联系党派"], ["市教育局", "民革、民盟"], ["市公安局", ""]]
    matrix = read_upload(as_text(rows), "a.csv").matrix
    assert list(matrix.index) == ["市教育局", "市公安局"] and matrix.loc["市公安局"].isna().all()


def test_old_workbooks_are_read_under_any_name(request):
    files = request.path.parent / "files"
    grid = read_upload((files / "grid.xls").read_bytes(), "grid.et")
    assert grid.layout is Layout.GRID and linked(grid.matrix) == {
        ("市教育局", "民革"),
        ("市公安局", "民革"),
        ("市公安局", "九三学社"),
    }
    merged = read_upload((files / "by-party.xls").read_bytes(), "by-party.xls")
    assert merged.layout is Layout.BY_PARTY
    assert linked(merged.matrix) == {
        ("市教育局", "民革"), ("市公安局", "民革"), ("市民政局", "民革"),
        ("市科技局", "九三学社"), ("市教育局", "九三学社"),
    }  # fmt: skip


def test_a_list_in_two_panels_side_by_side_is_one_list(as_text):
    rows = [["部门", "组织", "部门", "组织"], ["市教育局", "民革", "市公安局", "民盟"], ["市民政局", "九三", "", ""]]
    upload = read_upload(as_text(rows), "a.csv")
    assert linked(upload.matrix) == {("市教育局", "民革"), ("市公安局", "民盟"), ("市民政局", "九三学社")}
    assert upload.places["市公安局", "民盟"] == "第 2 行 D 列"


def test_a_second_column_of_other_departments_is_not_taken_for_the_list(as_text):
    rows = [
        ["部门", "上级主管部门", "党派", "原联系党派"],
        ["市教育局", "省教育厅", "民革", "民盟"],
        ["市公安局", "省公安厅", "民盟", "民革"],
    ]
    upload = read_upload(as_text(rows), "a.csv")
    assert linked(upload.matrix) == {("市教育局", "民革"), ("市公安局", "民盟")}
    assert any(told.startswith("B、D 列不算在内") for told in upload.understood)


def test_numbers_in_front_of_names_are_no_part_of_them(as_text):
    upload = read_upload(
        as_text([["一、民革市委会", "1.市教育局 2.市公安局"], ["（二）民盟", "市科技局（共1个）"]]), "a.csv"
    )
    assert linked(upload.matrix) == {("市教育局", "民革"), ("市公安局", "民革"), ("市科技局", "民盟")}


def test_columns_of_people_and_titles_of_groups_are_set_aside_and_told(as_text):
    rows = [
        ["部门", "分管领导", "民革", "民盟", "牵头处室"],
        ["一、综合部门", "", "", "", ""],
        ["1.市教育局", "甲", "√", "", "办公室"],
        ["市公安局", "乙", "", "√", ""],
    ]
    upload = read_upload(as_text(rows), "a.csv")
    assert linked(upload.matrix) == {("市教育局", "民革"), ("市公安局", "民盟")}
    told = " ".join(upload.understood)
    assert "B 列（分管领导）不算组织。 E 列（牵头处室）不算组织" in told and "第 2 行是分组标题" in told


def test_marks_that_look_alike_are_told_apart():
    upload = read_upload("部门,民革,民盟\n县教育局,1,０\n县司法局,0,１\n".encode(), "a.csv")
    assert "“1”、“１”（全角）理解为联系。“0”、“０”（全角）理解为不联系" in "".join(upload.understood)


def test_a_column_of_departments_under_each_organisation_is_refused_not_guessed(as_text):
    upload = read_upload(as_text([["民革", "民盟"], ["市教育局", "市公安局"], ["市科技局", ""]]), "a.csv")
    assert [problem.code for problem in upload.problems] == ["no-department-column"]


def test_a_header_of_two_rows_below_a_title_is_read_together(as_text):
    rows = [["名单"], ["部门", "民主党派", "", "工商联"], ["", "民革", "民盟", ""], ["市教育局", 1, 0, 1]]
    upload = read_upload(as_text(rows), "a.csv")
    assert upload.header_row == 3 and linked(upload.matrix) == {("市教育局", "民革"), ("市教育局", "工商联")}


def test_a_row_that_does_not_exist_is_no_header():
    (fault,) = read_upload("部门,民革\n市教育局,1\n".encode(), "a.csv", Choices(header_row=9)).problems
    assert fault.code == "bad-choice" and "9" in fault.message
