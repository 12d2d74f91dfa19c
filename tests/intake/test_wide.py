"""The wide CSV form: what a clean file gives, and every fault told with its place."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.exports.csv_file import matrix_csv
from lib.intake.problems import SENTENCES, Problem, column_letter
from lib.intake.wide import read_wide
from lib.vocabulary.parties import ORDER, official_order

FOLDER = Path(__file__).resolve().parents[1] / "faults"
# Where each broken file is broken: row and column as the spreadsheet counts. What only the lists of
# clerks can get wrong is in test_faults.py.
PLACES = {
    "blank-department": (3, "A"),
    "conflicting-duplicates": (4, "C"),
    "control-characters": (3, "A"),
    "duplicate-department": (4, "A"),
    "duplicate-organisation": (1, "D"),
    "empty-file": (None, None),
    "extra-cell": (2, "D"),
    "formula-cell": (3, "A"),
    "name-too-long": (2, "A"),
    "no-department-column": (1, "A"),
    "no-departments": (None, None),
    "no-organisation-column": (1, None),
    "too-many-rows": (None, None),
    "unclosed-quote": (3, None),
    "undecidable-cell": (3, "C"),
    "unknown-organisation": (1, "C"),
    "unreadable-text": (None, None),
}
FAULTS = [FOLDER / f"{code}.csv" for code in PLACES]


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_each_broken_file_is_refused_with_its_fault_and_its_place(path):
    reading = read_wide(path.read_bytes())
    assert reading.matrix is None
    assert [(problem.code, problem.row, problem.column) for problem in reading.problems] == [
        (path.stem, *PLACES[path.stem])
    ]


def test_every_code_of_the_wide_form_has_a_broken_file():
    assert set(PLACES) <= {path.stem for path in FOLDER.glob("*.csv")} & set(SENTENCES)


def test_all_faults_are_told_at_once_in_reading_order():
    content = "部门,民革,民萌\n,1,0\n市教育局,也许,0\n市教育局,1,0\n".encode()
    reading = read_wide(content)
    assert [(problem.code, problem.row) for problem in reading.problems] == [
        ("unknown-organisation", 1),
        ("blank-department", 2),
        ("undecidable-cell", 3),
        ("duplicate-department", 4),
    ]


def test_a_message_tells_place_fault_and_way_out_in_chinese():
    problem = read_wide("部门,民革\n市教育局,大概\n".encode()).problems[0]
    assert (
        problem.message
        == "第 2 行 B 列：市教育局×民革写的“大概”不能判断是否联系。请填 1（联系）、0（不联系），不清楚的留空。"
    )
    assert problem.inside("matrices/x.csv").message.startswith("matrices/x.csv 第 2 行 B 列：")


def test_the_corner_is_quoted_and_a_sign_in_a_cell_is_no_formula_unless_a_spreadsheet_would_run_it():
    (corner,) = read_wide("名称,民革\n市教育局,1\n".encode()).problems
    assert (corner.code, corner.value) == ("no-department-column", "名称")
    faults = read_wide("部门,民革\n甲局,=B1\n乙局,+1\n丙局,@x\n".encode()).problems
    assert [one.code for one in faults] == ["formula-cell", "undecidable-cell", "formula-cell"]


def test_a_misspelt_organisation_is_told_with_the_nearest_known_one():
    problem = read_wide("部门,民萌\n市教育局,1\n".encode()).problems[0]
    assert "是否为“民革”？" in problem.message or "是否为“民盟”？" in problem.message


def test_a_blank_cell_is_not_known_and_never_false():
    matrix = read_wide("部门,民革,民盟\n市教育局,1,\n市公安局,,0\n".encode()).matrix
    assert matrix is not None
    assert matrix.loc["市教育局", "民革"]
    assert matrix.loc["市教育局", "民盟"] is pd.NA
    assert matrix.loc["市公安局", "民革"] is pd.NA
    assert not matrix.loc["市公安局", "民盟"]


def test_columns_come_in_official_order_and_departments_in_the_files_order():
    matrix = read_wide("部门,工商联,民盟,九三市委\n市乙局,1,0,0\n市甲局,0,1,1\n".encode()).matrix
    assert matrix is not None
    assert list(matrix.columns) == ["民盟", "九三学社", "工商联"]
    assert list(matrix.index) == ["市乙局", "市甲局"]
    assert matrix.loc["市乙局", "工商联"] and matrix.loc["市甲局", "九三学社"] and not matrix.loc["市乙局", "民盟"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_usual_encodings_of_excel_are_read(encoding):
    matrix = read_wide("部门,民革\n市教育局,１\n".encode(encoding)).matrix
    assert matrix is not None and bool(matrix.loc["市教育局", "民革"])


def test_columns_are_named_as_a_spreadsheet_names_them():
    assert [column_letter(position) for position in (0, 1, 25, 26, 27, 701, 702)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AB",
        "ZZ",
        "AAA",
    ]


def test_every_sentence_says_a_way_out():
    for code in SENTENCES:
        told = Problem(code, 3, "B", value="甲", other="2", hint="年份").message
        assert told.startswith("第 3 行 B 列：") and "请" in told or code in ("unknown-document",), code
        assert "{" not in told


names = st.text(st.characters(codec="utf-8", categories=("Lo", "Nd")), min_size=1, max_size=12)


@settings(deadline=None)
@given(
    departments=st.lists(names, min_size=1, max_size=8, unique=True),
    parties=st.lists(st.sampled_from(ORDER), min_size=1, unique=True),
    data=st.data(),
)
def test_a_matrix_written_out_reads_in_as_the_same_matrix(departments, parties, data):
    cell = st.sampled_from([True, False, pd.NA])
    cells = [[data.draw(cell) for _ in parties] for _ in departments]
    matrix = pd.DataFrame(cells, index=departments, columns=parties, dtype="boolean")
    matrix = matrix.rename_axis(index="department", columns="party")[official_order(parties)]
    again = read_wide(matrix_csv(matrix)).matrix
    assert again is not None
    pd.testing.assert_frame_equal(again, matrix)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_matrix_or_problems_never_an_exception(content):
    reading = read_wide(content)
    assert (reading.matrix is None) == bool(reading.problems)
    assert all(problem.message for problem in reading.problems)
