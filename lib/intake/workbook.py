"""Workbooks (xlsx, xls, et, ods) become tables, read by a child process that may die without harm."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from lib.intake.limits import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED
from lib.intake.problems import Problem
from lib.intake.table import Table, table_of

_CHILD = Path(__file__).with_name("workbook_child.py")
_MEMORY = 1024**3
_SECONDS = 20
# Nothing of this process's environment, which may hold passwords; Windows needs to know where it is.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name.upper() == "SYSTEMROOT"}
# Two at a time, so that many clerks at once cannot multiply the memory.
_SEATS = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, whether the clerk sees it, and its cells, or why they cannot be taken in."""

    name: str
    visible: bool
    content: Table | Problem


def read_workbook(content: bytes) -> tuple[Sheet, ...] | Problem:
    """Return the sheets of a workbook in its order, or the reason why it cannot be read."""
    limits = (_MEMORY, _SECONDS, MAX_UNPACKED, MAX_CHARACTERS, MAX_ROWS, MAX_COLUMNS, MAX_CELLS)
    command = [sys.executable, "-I", str(_CHILD), *map(str, limits)]
    try:
        with _SEATS:
            ran = subprocess.run(
                command, input=content, capture_output=True, timeout=_SECONDS + 10, env=_ENVIRONMENT, check=False
            )
    except subprocess.TimeoutExpired:
        return Problem("too-large", hint="读取用时太长")
    except OSError:
        return Problem("unreadable-workbook")
    if ran.returncode != 0:
        return Problem("unreadable-workbook")
    try:
        answer = json.loads(ran.stdout)
    except ValueError:
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
    if code == "too-large":
        return Problem(code, hint=f"解开后超过 {MAX_UNPACKED // 1024**2} MB")
    if code == "too-many-rows":
        return Problem(code, value=f"{MAX_ROWS} 行、{MAX_COLUMNS} 列", hint="表格太大（可能有一格写在很远的地方）")
    return Problem(code)
