"""Workbooks (xlsx, xls, et, ods) become tables, read by a child process that may die without harm."""

from dataclasses import dataclass
from pathlib import Path

from lib.intake.child import MEMORY, SECONDS, told_by
from lib.intake.limits import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED
from lib.intake.problems import Problem
from lib.intake.table import Table, table_of

_CHILD = Path(__file__).with_name("workbook_child.py")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, whether the clerk sees it, and its cells, or why they cannot be taken in."""

    name: str
    visible: bool
    content: Table | Problem


def read_workbook(content: bytes) -> tuple[Sheet, ...] | Problem:
    """Return the sheets of a workbook in its order, or the reason why it cannot be read."""
    limits = (MEMORY, SECONDS, MAX_UNPACKED, MAX_CHARACTERS, MAX_ROWS, MAX_COLUMNS, MAX_CELLS)
    answer = told_by(_CHILD, content, limits)
    if answer is None:
        return Problem("unreadable-workbook")
    if "error" in answer:
        return _refusal(answer["error"])
    return tuple(Sheet(sheet["name"], sheet["visible"], _content(sheet)) for sheet in answer["sheets"])


def _content(sheet: dict) -> Table | Problem:  # type: ignore[type-arg]
    if "error" in sheet:
        return _refusal(sheet["error"])
    table = table_of(sheet["rows"])
    return Table(table.cells, table.width, frozenset(map(tuple, sheet["filled"])), sheet["knows_merged"])


def _refusal(code: str) -> Problem:
    if code == "too-slow":
        return Problem("too-large", hint="读取用时太长")
    if code == "too-large":
        return Problem(code, hint=f"解开后超过 {MAX_UNPACKED // 1024**2} MB")
    if code == "too-many-rows":
        return too_large_a_table()
    return Problem(code)


def too_large_a_table() -> Problem:
    """Return what to tell of a sheet or table with more rows, columns or cells than any list has."""
    return Problem(
        "too-many-rows", value=f"{MAX_ROWS} 行、{MAX_COLUMNS} 列", hint="表格太大（可能有一格写在很远的地方）"
    )
