"""A matrix or a table as an xlsx workbook: formatted, frozen, filtered, with its source; no cell is ever a formula."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import xlsxwriter

from lib.exports.csv_file import MARKS

# Text is written as text whatever it begins with: strings_to_* off means that "=1+1" stays four characters.
AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FONT = "微软雅黑"
_BLUE, _GREY = "#1F4E79", "#E5E7EB"
TEMPLATE_ROWS = 200
_WIDEST = 60  # letters of a column; longer texts take several lines
_LINE, _TALLEST = 17, 409  # points; the tallest row that Excel knows


def matrix_workbook(matrix: pd.DataFrame, notes: Sequence[str]) -> bytes:
    """Return a biadjacency matrix as a workbook that can be uploaded again: 1 linked, 0 not linked, blank not known.

    The first sheet holds nothing but the table; `notes` (title, number, date, completeness, source) are the second.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, AS_TEXT) as book:
        sheet = book.add_worksheet("联系矩阵")
        _header(book, sheet, ["部门", *(str(name) for name in matrix.columns)])
        cell = book.add_format({"font_name": FONT, "align": "center", "border": 1, "border_color": "#CBD2DB"})
        name = book.add_format({"font_name": FONT, "border": 1, "border_color": "#CBD2DB", "text_wrap": True})
        width = min(_WIDEST, widest(matrix.index))
        for row, (department, states) in enumerate(zip(matrix.index, matrix.to_numpy(object), strict=True), start=1):
            sheet.write_string(row, 0, str(department), name)
            _heightened(sheet, row, [(department, width)])
            for column, state in enumerate(states, start=1):
                if state is pd.NA:
                    sheet.write_blank(row, column, None, cell)
                else:
                    sheet.write_number(row, column, int(MARKS[bool(state)]), cell)
        _coloured(book, sheet, len(matrix), len(matrix.columns))
        _finish(sheet, len(matrix), len(matrix.columns), width)
        _notes(book, notes)
    return stream.getvalue()


def table_workbook(table: pd.DataFrame, notes: Sequence[str]) -> bytes:
    """Return any table as a workbook, its notes on a second sheet; it prints as wide as an A4 page that lies."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, AS_TEXT) as book:
        sheet = book.add_worksheet("表格")
        _header(book, sheet, [str(name) for name in table.columns])
        plain = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
        wanted = [widest([title, *table.iloc[:, at].astype(str)]) for at, title in enumerate(table.columns)]
        widths = [min(_WIDEST, width) for width in wanted]
        for row, cells in enumerate(table.astype(object).to_numpy(), start=1):
            for column, cell in enumerate(cells):
                _write(sheet, row, column, cell, plain)
            _heightened(sheet, row, zip(cells, widths, strict=True))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
        sheet.set_landscape()
        _on_paper(sheet)
        _notes(book, notes)
    return stream.getvalue()


def template_workbook(parties: Sequence[str], departments: Sequence[str] = ()) -> bytes:
    """Return an empty form: departments down, organisations across, cells that take only 1, 0 or nothing."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, AS_TEXT) as book:
        sheet = book.add_worksheet("联系矩阵")
        _header(book, sheet, ["部门", *parties])
        for row, name in enumerate(departments, start=1):
            sheet.write_string(row, 0, name)
        sheet.data_validation(
            1,
            1,
            TEMPLATE_ROWS,
            len(parties),
            {
                "validate": "list",
                "source": ["1", "0"],
                "ignore_blank": True,
                "error_title": "只能填 1 或 0",
                "error_message": "1 表示对口联系，0 表示不联系，不清楚的留空。",
            },
        )
        _coloured(book, sheet, TEMPLATE_ROWS, len(parties))
        _finish(sheet, TEMPLATE_ROWS, len(parties), 28)
        _notes(
            book,
            (
                "填表说明",
                "每行一个部门，写文件中的原名；没有的组织，删去那一列。",
                "1 表示对口联系，0 表示不联系，不清楚的留空：空白不会被当作没有联系。",
                "填好后在“上传发布”页上传，核对无误再发布。",
            ),
        )
    return stream.getvalue()


def widest(names: Any) -> int:
    """Return the column width that the longest of the names needs; a Chinese character takes two."""
    return 2 + max((sum(1 + (ord(sign) > 0x2E7F) for sign in str(name)) for name in names), default=6)


def height_of(cells: Iterable[tuple[Any, float]]) -> int:
    """Return the height in points of a row of cells, each with the width of its column, whose texts are wrapped."""
    return min(_TALLEST, _LINE * max((_lines(str(cell), width) for cell, width in cells), default=1))


def _lines(text: str, width: float) -> int:
    if 2 * len(text) < width - 2 and "\n" not in text:  # most texts; counting letters takes long
        return 1
    return sum(-(-widest([line]) // int(width)) for line in text.split("\n"))


def _heightened(sheet: Any, row: int, cells: Iterable[tuple[Any, float]]) -> None:
    """Give a row the height that its longest text needs: not every program does so when it opens the file."""
    if (height := height_of(cells)) > _LINE:
        sheet.set_row(row, height)


def _write(sheet: Any, row: int, column: int, cell: Any, style: Any) -> None:
    if cell is None or cell is pd.NA or cell != cell:
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, bool | str) or not isinstance(cell, int | float):
        sheet.write_string(row, column, str(cell), style)
    else:
        sheet.write_number(row, column, cell, style)


def _header(book: Any, sheet: Any, titles: Sequence[str]) -> None:
    style = book.add_format(
        {"font_name": FONT, "bold": True, "bg_color": _BLUE, "font_color": "#FFFFFF", "align": "center", "border": 1}
    )
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, style)


def _coloured(book: Any, sheet: Any, rows: int, columns: int) -> None:
    linked = book.add_format({"bg_color": _BLUE, "font_color": "#FFFFFF"})
    unknown = book.add_format({"bg_color": _GREY})
    area = (1, 1, max(rows, 1), max(columns, 1))
    sheet.conditional_format(*area, {"type": "blanks", "format": unknown, "stop_if_true": True})
    sheet.conditional_format(*area, {"type": "cell", "criteria": "==", "value": 1, "format": linked})


def _finish(sheet: Any, rows: int, columns: int, width: int) -> None:
    sheet.set_column(0, 0, width)
    sheet.set_column(1, columns, 11)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, columns)
    _on_paper(sheet)


def _on_paper(sheet: Any) -> None:
    """Let the sheet be printed on A4, as wide as the page, its head on every page."""
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)


def _notes(book: Any, notes: Sequence[str]) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 100)
    style = book.add_format({"font_name": FONT, "text_wrap": True})
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, note, style)
