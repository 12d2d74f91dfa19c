"""What the intake tests write: the same rows as text in any encoding, as xlsx, or as ods."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import opencc
import pytest
import xlsxwriter

Rows = Sequence[Sequence[object]]
TEXTS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "big5hkscs")
KINDS = (*TEXTS, "xlsx", "ods")


def text_bytes(rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Return the rows as delimited text; what is written in Big5 is in traditional characters."""
    handle = io.StringIO(newline="")
    csv.writer(handle, delimiter=delimiter).writerows(rows)
    text = handle.getvalue()
    return (opencc.OpenCC("s2t").convert(text) if encoding.startswith("big5") else text).encode(encoding)


def xlsx_bytes(sheets: dict[str, Rows], merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook; `merged` names ranges of the first sheet whose first cell holds the text."""
    handle = io.BytesIO()
    with xlsxwriter.Workbook(handle, {"in_memory": True, "strings_to_formulas": False}) as book:
        for number, (name, rows) in enumerate(sheets.items()):
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
            for area in merged if number == 0 else ():
                top, left, *_ = xlsxwriter.worksheet.xl_cell_to_rowcol(area.split(":")[0])
                sheet.merge_range(area, rows[top][left])
    return handle.getvalue()


def ods_bytes(rows: Rows) -> bytes:
    """Return a minimal OpenDocument spreadsheet."""

    def cell(value: object) -> str:
        if isinstance(value, int | float):
            number = f'office:value-type="float" office:value="{value}"'
            return f"<table:table-cell {number}><text:p>{value}</text:p></table:table-cell>"
        if value == "":
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="名单">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return handle.getvalue()


def bytes_of(rows: Rows, kind: str) -> bytes:
    """Return the rows in one of KINDS."""
    if kind == "xlsx":
        return xlsx_bytes({"名单": rows})
    return ods_bytes(rows) if kind == "ods" else text_bytes(rows, kind)


@pytest.fixture(scope="session")
def as_text() -> Callable[..., bytes]:
    return text_bytes


@pytest.fixture(scope="session")
def as_xlsx() -> Callable[..., bytes]:
    return xlsx_bytes


@pytest.fixture(scope="session")
def as_ods() -> Callable[..., bytes]:
    return ods_bytes


@pytest.fixture(params=KINDS)
def written(request: pytest.FixtureRequest) -> Callable[[Rows], bytes]:
    """Write rows in each kind of file in turn."""
    return lambda rows: bytes_of(rows, request.param)
