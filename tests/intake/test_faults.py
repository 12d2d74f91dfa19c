"""One broken file per code in tests/faults/: each is told with its code and place, and with nothing else."""

import re
from pathlib import Path

import pytest

from lib.intake.problems import SENTENCES
from lib.intake.upload import read_upload

ROOT = Path(__file__).resolve().parents[2]
FAULTS = sorted((ROOT / "tests" / "faults").iterdir())
# Where each broken file is broken: row and column as the spreadsheet counts.
PLACES = {
    "blank-department": (3, "A"),
    "blank-organisation": (4, "A"),
    "conflicting-duplicates": (4, "C"),
    "control-characters": (3, "A"),
    "declared-total": (4, "C"),
    "duplicate-department": (4, "A"),
    "duplicate-organisation": (1, "D"),
    "empty-file": (None, None),
    "encrypted-workbook": (None, None),
    "extra-cell": (2, "D"),
    "formula-cell": (3, "A"),
    "name-too-long": (2, "A"),
    "not-a-name": (3, "A"),
    "no-department-column": (1, "A"),
    "no-departments": (None, None),
    "no-liaisons": (None, None),
    "no-organisation-column": (1, None),
    "not-a-table": (None, None),
    "several-lists": (1, "A"),
    "too-large": (None, None),
    "too-many-rows": (None, None),
    "unclosed-quote": (3, None),
    "undecidable-cell": (3, "C"),
    "unknown-organisation": (1, "C"),
    "unnamed-organisations": (2, "B"),
    "scanned-document": (None, None),
    "unreadable-document": (None, None),
    "unreadable-text": (None, None),
    "unreadable-workbook": (None, None),
    "wrong-kind": (None, None),
}
WARNINGS = {
    "blanks-explained": (4, None),
    "count-differs": (None, None),
    "expanded-list": (3, "B"),
    "open-list": (2, "B"),
    "rows-left-out": (3, "A"),
    "repeated-pairs": (4, "B"),
    "several-sheets": (None, None),
}
# Told of a choice, or against the published matrix: no file alone shows them.
OF_MORE_THAN_A_FILE = {"bad-choice", "links-jumped", "new-department", "unknown-in-complete", "vanished-department"}
CODE = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_each_broken_file_is_told_with_its_fault_and_its_place_and_nothing_else(path):
    upload = read_upload(path.read_bytes(), path.name)
    told = [(one.code, one.row, one.column) for one in (*upload.problems, *upload.warnings)]
    assert told == [(path.stem, *(PLACES | WARNINGS)[path.stem])]
    assert (upload.matrix is None) == (path.stem in PLACES)


def test_every_code_of_the_intake_has_one_broken_file():
    assert sorted(path.stem for path in FAULTS) == sorted(PLACES | WARNINGS)
    assert PLACES.keys() | WARNINGS.keys() <= set(SENTENCES)


def test_every_code_that_the_intake_can_tell_has_a_broken_file():
    # What only filled-in forms can tell has its own broken files: test_filled_faults.py; so have tables of many lists:
    # tests/archive/test_bulk_faults.py.
    files = (ROOT / "lib" / "intake").rglob("*.py")
    sources = [path for path in files if path.name != "problems.py" and path.parent.name not in ("filled", "bulk")]
    told = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))} & set(SENTENCES)
    assert told == PLACES.keys() | WARNINGS.keys() | OF_MORE_THAN_A_FILE


def test_faults_of_a_sheet_with_title_rows_are_told_where_the_clerk_sees_them(as_xlsx, as_ods):
    rows = [
        ["对口联系名单", "", "", ""],
        ["", "", "", ""],
        ["序号", "部门", "民革", "民萌"],
        [1, "市教育局", 1, "大概"],
        [2, "", 1, 0],
        [3, "市教育局", 0, 1],
    ]
    for content in (as_xlsx({"名单": rows}, merged=("A1:D1",)), as_ods(rows)):
        assert [(one.code, one.row, one.column) for one in read_upload(content, "a").problems] == [
            ("unknown-organisation", 3, "D"),
            ("undecidable-cell", 4, "D"),
            ("blank-department", 5, "B"),
            ("conflicting-duplicates", 6, "C"),
        ]


def test_faults_of_a_transposed_sheet_are_told_where_they_stand(as_text):
    rows = [["组织", "市教育局", "市公安局", "市教育局"], ["民革", 1, "也许", 0], ["民萌", 0, 1, 1], ["民盟", 1, 1, 1]]
    upload = read_upload(as_text(rows), "a.csv")
    assert [(one.code, one.row, one.column) for one in upload.problems] == [
        ("undecidable-cell", 2, "C"),
        ("conflicting-duplicates", 2, "D"),
        ("unknown-organisation", 3, "A"),
    ]


def test_faults_of_a_long_list_are_told_all_at_once_in_reading_order(as_text):
    rows = [
        ["名单", ""],
        ["部门", "组织"],
        ["市教育局", "民萌"],
        ["", "民盟"],
        ["=1+1", "民革"],
        ["市教育局", "民革"],
        ["市教育局", "民萌"],
    ]
    upload = read_upload(as_text(rows, "gb18030"), "a.csv")
    assert [(one.code, one.row, one.column) for one in upload.problems] == [
        ("unknown-organisation", 3, "B"),
        ("blank-department", 4, "A"),
        ("formula-cell", 5, "A"),
        ("unknown-organisation", 7, "B"),
    ]


def test_totals_are_held_against_what_is_marked(as_text):
    rows = [
        ["共3个部门、2个党派，共2对"],
        ["部门", "民革", "民盟", "合计"],
        ["市教育局", 1, 0, 2],
        ["市公安局", 1, 0, 1],
        ["合计", 2, 0, 2],
    ]
    upload = read_upload(as_text(rows), "a.csv")
    assert upload.declared == {"departments": 3, "parties": 2, "liaisons": 2}
    assert [(one.code, one.row, one.column) for one in upload.problems] == [
        ("declared-total", 1, None),
        ("declared-total", 3, "D"),
    ]
    assert "部门数为 3，实际为 2" in upload.problems[0].message
    assert "“市教育局”的合计为 2，实际为 1" in upload.problems[1].message
