"""One broken file per code that only filled-in forms can tell: told with its code and place, and nothing is read."""

import re
from pathlib import Path

import pytest

from lib.intake.filled.contact_upload import ReadContacts, read_contacts
from lib.intake.filled.report_upload import read_reports
from lib.intake.problems import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
FAULTS = sorted((ROOT / "tests" / "filled_faults").iterdir())
# Where each broken file is broken: row and column as the spreadsheet counts.
CONTACTS = {
    "bad-name": (2, "C"),
    "bad-telephone": (3, "E"),
    "contact-form-without-unit": (4, None),
    "ends-before": (2, "G"),
    "no-persons": (None, None),
    "telephone-elsewhere": (3, "D"),
    "unknown-role": (2, "B"),
}
PLACES = CONTACTS | {
    "bad-count": (2, "D"),
    "blank-form": (None, None),
    "blank-table": (None, None),
    "empty-entry": (3, "F"),
    "form-without-department": (None, None),
    "no-such-headings": (None, None),
    "telephone-in-text": (2, "F"),
    "text-too-long": (2, "F"),
    "unknown-kind": (2, "C"),
}
# Told by the other readers too, which have a broken file for each.
SHARED = re.compile(r'"([a-z]+(?:-[a-z]+)+)"')


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_each_broken_file_is_told_with_its_fault_and_its_place_and_nothing_else(path):
    content = path.read_bytes()
    read = read_contacts(content) if path.stem in CONTACTS else read_reports(content, 2025)
    assert [(one.code, one.row, one.column) for one in read.problems] == [(path.stem, *PLACES[path.stem])]
    assert not (read.contacts if isinstance(read, ReadContacts) else read.reports)


def test_every_code_of_filled_forms_has_a_broken_file_here_or_with_the_other_readers():
    assert sorted(path.stem for path in FAULTS) == sorted(PLACES)
    others = {path.stem for path in (ROOT / "tests" / "faults").iterdir()}
    sources = (ROOT / "lib" / "intake" / "filled").glob("*.py")
    told = {code for path in sources for code in SHARED.findall(path.read_text(encoding="utf-8"))} & set(SENTENCES)
    assert told - PLACES.keys() - others <= {"bad-value", "no-rows"}  # told of the shipped tables too


def test_all_faults_of_a_table_are_told_at_once_in_reading_order_and_nothing_is_read():
    rows = (
        "部门,年度,类别,次数,联系对象,情况,报送日期",
        "区教育局,2025,联合调研,1,民盟,调研,2026-01-20",
        "区科技局,20x,乱,x,民萌,联系人13812345678,2026-13-01",
        "=1+1,2025,联合调研,1,各民主党派,调研,",
    )
    read = read_reports("\n".join(rows).encode("gb18030"), 2025)
    assert [(one.code, one.row, one.column) for one in read.problems] == [
        ("bad-value", 3, "B"),
        ("unknown-kind", 3, "C"),
        ("bad-count", 3, "D"),
        ("unknown-organisation", 3, "E"),
        ("telephone-in-text", 3, "F"),
        ("bad-value", 3, "G"),
        ("formula-cell", 4, "A"),
        ("unnamed-organisations", 4, "E"),
    ]
    assert read.reports == ()
    assert all("13812345678" not in one.message for one in read.problems)  # a number is not repeated on the screen


def test_a_fault_in_a_form_is_told_where_it_stands():
    form = (ROOT / "tests" / "filled_faults" / "blank-form.csv").read_text(encoding="utf-8").replace("民盟", "民萌")
    form = form.replace("联合调研情况,", "联合调研情况,联系人13800001111")
    told = [(one.code, one.row, one.column) for one in read_reports(form.encode(), 2025).problems]
    assert told == [("unknown-organisation", 3, "C"), ("telephone-in-text", 8, "C")]
