"""Workbooks made to do harm: each is refused in words, quickly, and without filling the memory."""

import io
import subprocess
import sys
import time
import zipfile

import pytest

from lib.intake.upload import Upload, read_upload
from lib.intake.workbook import read_workbook

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def codes(upload: Upload) -> list[str]:
    assert upload.matrix is None and upload.problems
    assert all(problem.message for problem in upload.problems)
    return [problem.code for problem in upload.problems]


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


@pytest.mark.parametrize("over", [0, 1])
def test_a_workbook_may_unpack_to_the_limit_and_not_a_byte_more(over):
    handle = io.BytesIO(workbook(GRID))
    with zipfile.ZipFile(handle, "a", zipfile.ZIP_DEFLATED) as archive:
        left = 20 * 1024**2 - sum(one.file_size for one in archive.infolist())
        archive.writestr("xl/media/a.bin", bytes(left + over))
    upload = read_upload(handle.getvalue(), "a.xlsx")
    assert [one.code for one in upload.problems] == ["too-large"] * over and (upload.matrix is None) == bool(over)


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
