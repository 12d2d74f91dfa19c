"""Files made to do harm: each is refused in words, quickly, and without filling the memory."""

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from lib.intake.limits import MAX_BYTES
from lib.intake.upload import Upload, read_upload

ROOT = Path(__file__).resolve().parents[2]


def codes(upload: Upload) -> list[str]:
    assert upload.matrix is None and upload.problems
    assert all(problem.message for problem in upload.problems)
    return [problem.code for problem in upload.problems]


def test_lists_beside_lists_that_multiply_are_refused(as_text):
    departments = "、".join(f"第{n}局" for n in range(1_500))
    rows = [["民主党派", "部门"], *([[f"民革、民盟、民建、民进、农工党、致公党、{'九三'}", departments]] * 250)]
    assert codes(read_upload(as_text(rows), "a.csv")) == ["too-many-rows"]


def test_ten_megabytes_in_one_line_are_too_large():
    assert codes(read_upload(b"1," * (MAX_BYTES + 1), "a.csv")) == ["too-large"]


@pytest.mark.parametrize(
    "content",
    [
        b"1," * (2 * 1024**2),
        "民革、".encode() * 400_000,
        "部门,民革\n".encode() + b"\n" * 5_000_000,
        b'"' * 5_000_000,
        b",\n" * 2_500_000,
        "和".encode() * 1_600_000,
        ("部门,组织\n" + "市局和" * 1_000_000).encode(),
        ("部门,组织\n" + "".join(f"市{n}民革教育局,市{n}民盟局\n" for n in range(99_000))).encode(),
        ("部门,组织\n" + "".join(f"{'各' * 40}{n},{n}\n" for n in range(30_000))).encode(),
    ],
    ids=["one line", "one list", "empty lines", "quotes", "empty cells", "and", "names joined", "unknown", "odd names"],
)
def test_five_megabytes_of_anything_are_told_within_seconds(content):
    started = time.process_time()
    assert codes(read_upload(content, "a.csv"))
    assert time.process_time() - started < 20


@pytest.mark.parametrize("length", [100, 100_000, 140_000])
def test_a_name_of_any_length_is_told_as_too_long_with_its_row(length):
    upload = read_upload(f"部门,民革\n市公安局,1\n{'局' * length},1\n".encode(), "a.csv")
    assert [(one.code, one.row) for one in upload.problems] == [("name-too-long", 3)]


def test_a_hundred_thousand_rows_are_read_in_a_long_list_and_refused_in_a_grid():
    long = "部门,组织\n" + "".join(f"第{n % 500}局,{('民革', '民盟')[n % 2]}\n" for n in range(100_000))
    assert read_upload(long.encode(), "a.csv").matrix.shape == (500, 2)
    grid = "部门,民革\n" + "".join(f"第{n}局,1\n" for n in range(100_000))
    assert codes(read_upload(grid.encode(), "a.csv")) == ["too-many-rows"]
    many = "部门,组织\n" + "".join(f"第{n}局,民革\n" for n in range(2_001))
    assert codes(read_upload(many.encode(), "a.csv")) == ["too-many-rows"]


def test_of_very_many_problems_some_are_told_and_that_there_are_more():
    grid = "部门,民革,民萌\n" + "".join(f"第{n}局,{'x,' * 9}x\n" for n in range(3_900))
    crowded = "组织,部门\n" + "".join(f"民革、{'甲、' * 999}乙,第{n}局\n" for n in range(400))
    said = "部门,组织,是否联系\n" + "".join(f"第{n % 1_500}局,民革,{n % 2 or '也许'}\n" for n in range(60_000))
    for text in (grid, crowded, said):
        problems = read_upload(text.encode(), "a.csv").problems
        assert [len(problems), problems[0].code] == [10_001, "more-problems"] and "10000 处" in problems[0].message


def test_blank_rows_below_a_grid_are_no_departments():
    upload = read_upload(("部门,民革,民盟\n市教育局,1,0\n" + ",,\n" * 9_000).encode(), "a.csv")
    assert upload.problems == () and upload.matrix.shape == (1, 2)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"{\\rtf1", "RTF"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"MZ\x90\x00", "程序"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "文字文档"),
    ],
)
def test_other_kinds_of_files_are_called_by_their_name(start, words):
    upload = read_upload(start + bytes(600), "a.xls")
    assert codes(upload) == ["wrong-kind"] and words in upload.problems[0].message


def test_a_packed_document_of_another_kind_is_called_by_its_name():
    for inside, words in (
        ("ppt/presentation.xml", "演示文稿"),
        ("OFD.xml", "OFD"),
        ("a", "压缩包"),
    ):
        handle = io.BytesIO()
        with zipfile.ZipFile(handle, "w") as archive:
            archive.writestr(inside, "x")
        assert words in read_upload(handle.getvalue(), "a.xlsx").problems[0].message


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\a\\b.csv", "a\x00b", "", "a" * 10_000, "=1+1.xls"]
)
def test_the_name_of_a_file_is_never_a_path(name):
    upload = read_upload("部门,民革\n../../etc/passwd,1\n".encode(), name)
    assert list(upload.matrix.index) == ["../../etc/passwd"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＠"])
def test_a_name_that_a_spreadsheet_would_run_is_a_problem(start, as_xlsx, as_text):
    rows = [["部门", "组织"], [f"{start}HYPERLINK(1)", "民革"], ["市教育局", f"{start}cmd"]]
    for content in (as_text(rows), as_xlsx({"a": rows})):
        upload = read_upload(content, "a")
        assert [(one.code, one.row, one.column) for one in upload.problems] == [
            ("formula-cell", 2, "A"),
            ("formula-cell", 3, "B"),
        ]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\u202e", "\ufffd"])
def test_control_characters_in_a_name_are_told_and_not_repeated(character):
    problem = read_upload(f"部门,民革,民盟\n市教育局,1,0\n市公安{character}局,1,0\n".encode(), "a.csv").problems[0]
    assert (problem.code, problem.row, problem.column) == ("control-characters", 3, "A")
    assert character not in problem.message or character == "\ufffd"


def test_whatever_is_read_the_memory_of_the_server_stays_small():
    program = (
        "import io, resource, zipfile\nfrom lib.intake.upload import read_upload\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "handle = io.BytesIO()\n"
        "with zipfile.ZipFile(handle, 'w', zipfile.ZIP_DEFLATED) as archive:\n"
        "    archive.writestr('xl/workbook.xml', b' ' * 10**8)\n"
        "for content in (handle.getvalue(), b'1,' * (2 * 1024**2), b'\\n' * 5_000_000, b',\\n' * 2_500_000):\n"
        "    assert read_upload(content, 'a').problems\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(ran.stdout) < 700  # MB
