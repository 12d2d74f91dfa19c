"""Sentences that tell the clerk what was recognised in a file and what was set aside."""

from pathlib import PurePosixPath

from lib.intake.encoding import ENCODINGS
from lib.intake.findings import Findings, Place, lines_in_words, upright
from lib.intake.grid_header import Header
from lib.intake.headings import explains_blanks
from lib.intake.layout import Layout, Shape
from lib.intake.marks import LINKED, NOT_LINKED, UNKNOWN, says_unknown
from lib.intake.names import shown
from lib.intake.problems import Problem
from lib.intake.table import Table

_WORKBOOK_ENDINGS = (".xlsx", ".xls", ".et", ".ods", ".xlsm")


def about_file(name: str, encoding: str, sheet: str, sheets: int) -> list[str]:
    """Return what kind of file it turned out to be, and which sheet is read."""
    told = []
    looks_like_workbook = PurePosixPath(name.replace("\\", "/")).suffix.lower() in _WORKBOOK_ENDINGS
    if encoding:
        kind = "文件名像工作簿，内容其实是文本" if looks_like_workbook else "文本文件"
        told.append(f"{kind}，编码为 {ENCODINGS[encoding]}。")
    elif sheets > 1:
        told.append(f"读的是工作表“{shown(sheet)}”。")
    return told


def about_titles(rows: list[int], header_row: int | None) -> list[str]:
    """Return what lies above the list."""
    told = [f"{lines_in_words(rows, upright)}是标题，不算在内。"] if rows else []
    return [*told, f"第 {header_row} 行是表头。" if header_row else "没有表头，从第一行名单读起。"]


def about_grid(header: Header, found: Findings, at: Place) -> list[str]:
    """Return which columns of a grid were set aside, what its marks mean and what its blanks leave open."""
    across = _across(at)
    told = [f"{lines_in_words(columns, across)}（{kind}）不算组织。" for kind, columns in header.aside.items()]
    for meaning, words in ((LINKED, "联系"), (NOT_LINKED, "不联系"), (UNKNOWN, "没有写明")):
        marks = [mark for mark, its in sorted(found.meant.items()) if mark and its == meaning]
        told += _read_as([mark for mark in marks if not says_unknown(mark)], f"理解为{words}。")
    said = [mark for mark in sorted(found.meant) if says_unknown(mark)]
    told += _read_as(said, "理解为未知；名单要登记为完整的，先改填 1 或 0。")
    if not found.problems and (found.states == UNKNOWN).any():
        only_links = not (found.states == NOT_LINKED).any()
        why = "表中只标出联系，" if only_links else ""
        told.append(f"{why}空白格按“未知”保留；确认名单完整后，空白才算不联系。")
    return told


def on_blanks(found: Findings, layout: Layout) -> list[Problem]:
    """Return what the file itself says of its empty cells: to be weighed before the list is called complete."""
    if not (found.states == UNKNOWN).any():
        return []
    return [
        Problem("blanks-explained", row + 1 if layout is Layout.GRID else None, value=text.rstrip("。"))
        for row, text in sorted(found.aside.items())
        if explains_blanks(text)
    ]


def _read_as(marks: list[str], meaning: str) -> list[str]:
    return [f"{'、'.join(map(_quoted, marks))}{meaning}"] if marks else []


def about_pairs(layout: Layout, shape: Shape, table: Table) -> list[str]:
    """Return which columns of a list of pairs were set aside, and what it leaves open."""
    used = {*shape.departments, *shape.parties, shape.mark}
    rest = [c for c in range(table.width) if c not in used and any(map(str.strip, table.column(c)[shape.first :]))]
    told = [f"{lines_in_words(rest, _across(upright))}不算在内。"] if rest else []
    first = {
        Layout.LONG: "一行一对联系",
        Layout.BY_DEPARTMENT: "按部门列出组织",
        Layout.BY_PARTY: "按组织列出部门",
    }[layout]
    return [*told, f"{first}；没有写到的按“未知”保留，确认名单完整后才算不联系。"]


def _quoted(mark: str) -> str:
    """Return a mark in quotes, and that it is full-width where it looks like another one: “１”（全角）."""
    full_width = any("！" <= character <= "～" for character in mark)
    return f"“{shown(mark)}”{'（全角）' if full_width else ''}"


def _across(at: Place) -> Place:
    """Return the place of a column as if it were a row, to tell columns as `lines_in_words` tells rows."""
    return lambda row, column: at(column, row)
