"""Five layouts in every kind of file give the same matrix, found by themselves, each pair with its place."""

import pandas as pd
import pytest

from lib.intake.draft import as_complete
from lib.intake.upload import LABELS, Choices, Layout, read_upload

# 市教育局: 民革, 民盟; 市公安局: 民盟; 市民政局: 九三学社, 民革
PAIRS = {
    ("市教育局", "民革"),
    ("市教育局", "民盟"),
    ("市公安局", "民盟"),
    ("市民政局", "九三学社"),
    ("市民政局", "民革"),
}
SHEETS = {
    Layout.GRID: [
        ["某市对口联系一览表", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["序号", "部门", "民革市委会", "民盟", "九三", "合计"],
        [1, "市教育局", "√", "√", "", 2],
        [2, "市公安局", "", "√", "", 1],
        [3, "市民政局", "√", "", "√", 2],
        ["", "合计", 2, 2, 1, 5],
        ["注：√表示建立对口联系。", "", "", "", "", ""],
    ],
    Layout.TRANSPOSED: [
        ["对口联系表", "", "", ""],
        ["组织", "市教育局", "市公安局", "市民政局"],
        ["民革市委会", "是", "否", "是"],
        ["民盟市委会", "是", "是", "否"],
        ["九三学社市委会", "否", "否", "是"],
    ],
    Layout.LONG: [
        ["对口联系名单", ""],
        ["部门", "联系对象"],
        ["市教育局", "民革"],
        ["市教育局", "民盟"],
        ["市公安局", "市民盟"],
        ["市民政局", "九三学社"],
        ["市民政局", "民革"],
    ],
    Layout.BY_DEPARTMENT: [
        ["序号", "部门", "对口联系党派", "备注"],
        [1, "市教育局", "民革、民盟", ""],
        [2, "市公安局", "民盟", ""],
        [3, "市民政局", "九三学社和民革", "牵头"],
    ],
    Layout.BY_PARTY: [
        ["民主党派", "对口联系部门"],
        ["民革", "市教育局、市民政局"],
        ["民盟", "市教育局和市公安局"],
        ["九三学社", "市民政局"],
    ],
}
PLACE = {  # of 市民政局 and 九三学社
    Layout.GRID: "第 6 行 E 列",
    Layout.TRANSPOSED: "第 5 行 D 列",
    Layout.LONG: "第 6 行 B 列",
    Layout.BY_DEPARTMENT: "第 4 行 C 列",
    Layout.BY_PARTY: "第 4 行 B 列",
}
HEADER = {Layout.GRID: 3, Layout.TRANSPOSED: 2, Layout.LONG: 2, Layout.BY_DEPARTMENT: 1, Layout.BY_PARTY: 1}


def linked(matrix: pd.DataFrame) -> set[tuple[str, str]]:
    return {
        (str(row), str(column)) for row, cells in matrix.iterrows() for column, cell in cells.items() if cell is True
    }


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_in_every_kind_of_file_gives_the_same_matrix(layout, written):
    upload = read_upload(written(SHEETS[layout]), "名单")
    assert upload.problems == () and upload.warnings == ()
    assert upload.layout is layout
    assert upload.header_row == HEADER[layout]
    assert linked(upload.matrix) == PAIRS
    assert set(upload.matrix.index) == {"市教育局", "市公安局", "市民政局"}
    assert list(upload.matrix.columns) == ["民革", "民盟", "九三学社"]
    assert set(map(str, upload.matrix.dtypes)) == {"boolean"}
    assert upload.places["市民政局", "九三学社"] == PLACE[layout]


@pytest.mark.parametrize("layout", Layout)
def test_a_layout_may_be_chosen_and_gives_what_is_found_by_itself(layout, as_text):
    content = as_text(SHEETS[layout], "gb18030")
    by_itself = read_upload(content, "a.csv")
    chosen = read_upload(content, "a.csv", Choices(layout=layout.value, header_row=HEADER[layout], encoding="gb18030"))
    assert chosen.layout is layout
    pd.testing.assert_frame_equal(chosen.matrix, by_itself.matrix)


def test_every_layout_has_a_name_on_screen():
    assert set(LABELS) == set(Layout)


def test_unlisted_pairs_are_not_known_until_someone_declares_the_list_complete(as_text):
    matrix = read_upload(as_text(SHEETS[Layout.LONG]), "a.csv").matrix
    assert matrix.loc["市公安局", "民革"] is pd.NA
    complete = as_complete(matrix)
    assert not complete.isna().any().any() and linked(complete) == PAIRS
    assert set(map(str, complete.dtypes)) == {"boolean"}


def test_a_grid_that_marks_only_links_says_that_its_blanks_are_open(as_text):
    upload = read_upload(as_text(SHEETS[Layout.GRID]), "a.csv")
    assert upload.matrix.loc["市公安局", "民革"] is pd.NA
    assert any("空白格按“未知”保留" in told for told in upload.understood)


def test_what_was_set_aside_is_told(as_text):
    told = " ".join(read_upload(as_text(SHEETS[Layout.GRID], "gb18030"), "a.csv").understood)
    for words in (
        "第 1 行是标题",
        "第 3 行是表头",
        "A 列（序号）",
        "F 列（合计）",
        "第 7 行是合计",
        "第 8 行是说明文字",
        "GB18030",
    ):
        assert words in told
    assert read_upload(as_text(SHEETS[Layout.GRID]), "a.csv").declared == {"liaisons": 5}


@pytest.mark.parametrize("delimiter", list("\t;，｜|；"))
def test_other_delimiters_are_found(delimiter, as_text):
    upload = read_upload(as_text(SHEETS[Layout.BY_PARTY], "gb18030", delimiter), "a.txt")
    assert linked(upload.matrix) == PAIRS


def test_the_sheet_with_a_list_is_found_among_explanations_and_may_be_chosen(as_xlsx):
    grid, other = SHEETS[Layout.GRID], [["部门", "民革"], ["市科技局", 1]]
    content = as_xlsx({"说明": [["请先阅读"]], "名单": grid, "隐藏的": other}, hidden=("隐藏的",))
    upload = read_upload(content, "a.xlsx")
    assert (upload.sheet, upload.sheets, upload.warnings) == ("名单", ("说明", "名单"), ())
    both = as_xlsx({"2022年": other, "2024年": grid})
    first = read_upload(both, "a.xlsx")
    assert first.sheet == "2022年" and [warning.code for warning in first.warnings] == ["several-sheets"]
    assert first.warnings[0].message.startswith("工作表“2024年”里也有名单，只读了“2022年”")
    second = read_upload(both, "a.xlsx", Choices(sheet="2024年"))
    assert second.sheet == "2024年" and linked(second.matrix) == PAIRS


def test_a_text_that_is_called_a_workbook_is_read_and_told(as_text):
    upload = read_upload(as_text(SHEETS[Layout.LONG], "gb18030"), "名单.xls")
    assert upload.matrix is not None and "文件名像工作簿" in upload.understood[0]


@pytest.mark.parametrize(
    "choices",
    [
        Choices(sheet="没有"),
        Choices(encoding="klingon"),
        Choices(layout="sideways"),
        Choices(header_row=99),
        Choices(header_row=0),
    ],
)
def test_a_choice_that_the_file_does_not_have_is_told(choices, as_xlsx):
    upload = read_upload(as_xlsx({"名单": SHEETS[Layout.LONG]}), "a.xlsx", choices)
    assert [problem.code for problem in upload.problems] == ["bad-choice"]


def test_the_sheet_with_organisations_is_read_though_a_register_of_persons_stands_before_it(as_xlsx):
    persons = [["部门", "姓名", "职务"], ["市教育局", "甲", "处长"]]
    upload = read_upload(as_xlsx({"联络员": persons, "名单": SHEETS[Layout.GRID]}), "a.xlsx")
    assert upload.sheet == "名单" and upload.matrix is not None
    assert [one.code for one in upload.warnings] == ["several-sheets"]


def test_what_the_file_says_of_its_blanks_is_quoted_and_decides_nothing(as_text):
    note = "注：打√者为对口联系；空白为不联系。"
    rows = [["部门", "民革", "民盟"], ["市教育局", "√", ""], ["市公安局", "", "√"], [note, "", ""]]
    upload = read_upload(as_text(rows), "a.csv")
    assert int(upload.matrix.isna().sum().sum()) == 2
    assert any(f"第 4 行是说明文字，不算部门：“{note[:-1]}”" in told for told in upload.understood)
    (warning,) = upload.warnings
    assert f"第 4 行：写着“{note[:-1]}”" in warning.message and "勾选“这是完整名单”" in warning.message
    above = read_upload(as_text([["未打√的为不联系"], *rows[:3]]), "a.csv")
    assert [(one.code, one.row) for one in above.warnings] == [("blanks-explained", 1)]
    whole = read_upload(as_text([rows[0], ["市教育局", "√", "×"], [note, "", ""]]), "a.csv")
    assert whole.warnings == ()
