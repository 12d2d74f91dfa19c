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
from lib.intake.workbook import read_workbook

ROOT = Path(__file__).resolve().parents[2]
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def relation(kind: str, target: str) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    one = f'<Relationship Id="r1" Type="{RELATED}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{package}">{one}</Relationships>'


def workbook(sheet: str, before: str = "", merged: str = "") -> bytes:
    """Return an xlsx with one sheet of the given rows in XML."""
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relation("officeDocument", "xl/workbook.xml"))
        sheets = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">{sheets}</workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"))
        body = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData>{merged}</worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", body)
    return handle.getvalue()


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


GRID = (
    f'<row r="1">{text("A1", "部门")}{text("B1", "民革")}</row>'
    f'<row r="2">{text("A2", "市教育局")}<c r="B2"><v>1</v></c></row>'
)


def codes(upload: Upload) -> list[str]:
    assert upload.matrix is None and upload.problems
    assert all(problem.message for problem in upload.problems)
    return [problem.code for problem in upload.problems]


def test_a_plain_workbook_made_by_hand_is_read():
    assert read_upload(workbook(GRID), "a.xlsx").matrix is not None


def test_a_workbook_with_one_cell_at_the_end_of_the_world_kills_only_its_reader():
    bomb = workbook(f'<row r="1">{text("A1", "部门")}</row><row r="1048576">{text("XFD1048576", "1")}</row>')
    assert len(bomb) < 5_000
    assert codes(read_upload(bomb, "a.xlsx"))[0] in ("unreadable-workbook", "too-many-rows", "too-large")


def test_a_zip_bomb_is_too_large():
    zeros = io.BytesIO()
    with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (64 * 1024**2))
    assert codes(read_upload(zeros.getvalue(), "a.xlsx")) == ["too-large"]


def test_a_zip_bomb_that_lies_about_its_size_stays_within_the_readers_memory():
    bomb = bytearray(workbook(f"<row>{text('A1', ' ' * 200_000_000)}</row>"))
    true = (200_000_000).to_bytes(4, "little")[2:]
    for place in range(len(bomb) - 30):
        if bomb[place : place + 4] in (b"PK\x01\x02", b"PK\x03\x04"):
            at = place + (24 if bomb[place + 2] == 1 else 22)
            if bomb[at + 2 : at + 4] >= true:
                bomb[at : at + 4] = (100).to_bytes(4, "little")
    codes(read_upload(bytes(bomb), "a.xlsx"))


def test_xml_entities_neither_explode_nor_read_files():
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    entities = f'<!DOCTYPE x [<!ENTITY e0 "哈"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
    for name in ("e9", "f"):
        sheet = GRID.replace("市教育局", f"&{name};")
        upload = read_upload(workbook(sheet, before=entities), "a.xlsx")
        told = "".join(map(str, upload.matrix.index)) if upload.matrix is not None else ""
        assert "root" not in told and len(told) < 100


def test_merged_ranges_as_large_as_the_sheet_cost_nothing():
    ranges = "".join(f'<mergeCell ref="A1:XFD{1048576 - n}"/>' for n in range(5_000))
    started = time.monotonic()
    read_upload(workbook(GRID, merged=f"<mergeCells>{ranges}</mergeCells>"), "a.xlsx")
    assert time.monotonic() - started < 40


def test_a_long_text_repeated_in_every_row_cannot_fill_the_memory(as_xlsx):
    content = as_xlsx({"a": [["市局、" * 10_000]] * 2_000})  # 60 MB of text, kept once in the file
    assert len(content) < 100_000
    assert codes(read_upload(content, "a.xlsx")) == ["too-large"]


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


def test_a_hundred_thousand_rows_are_read_in_a_long_list_and_refused_in_a_grid():
    long = "部门,组织\n" + "".join(f"第{n % 500}局,{('民革', '民盟')[n % 2]}\n" for n in range(100_000))
    assert read_upload(long.encode(), "a.csv").matrix.shape == (500, 2)
    grid = "部门,民革\n" + "".join(f"第{n}局,1\n" for n in range(100_000))
    assert codes(read_upload(grid.encode(), "a.csv")) == ["too-many-rows"]
    many = "部门,组织\n" + "".join(f"第{n}局,民革\n" for n in range(2_001))
    assert codes(read_upload(many.encode(), "a.csv")) == ["too-many-rows"]


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"{\\rtf1", "RTF"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"MZ\x90\x00", "程序"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        ("\ufeff<!DOCTYPE html><table>".encode(), "网页"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "网页"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "文字文档"),
    ],
)
def test_other_kinds_of_files_are_called_by_their_name(start, words):
    upload = read_upload(start + bytes(600), "a.xls")
    assert codes(upload) == ["wrong-kind"] and words in upload.problems[0].message


def test_a_packed_document_of_another_kind_is_called_by_its_name():
    for inside, words in (
        ("word/document.xml", "文字文档"),
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


def test_the_reader_of_workbooks_is_limited_and_sees_no_secrets(monkeypatch, as_xlsx):
    monkeypatch.setenv("LIAISON_DATABASE_URL", "secret")
    seen = {}
    run = subprocess.run

    def watched(command, **given):
        seen.update(given, command=command)
        return run(command, **given)

    monkeypatch.setattr(subprocess, "run", watched)
    assert read_workbook(as_xlsx({"a": [["部门"]]}))
    assert (
        seen["command"][:2] == [sys.executable, "-I"] and "LIAISON_DATABASE_URL" not in seen["env"] and seen["timeout"]
    )


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
