"""Word, PDF and web documents become text and tables, read by a child process that may die without harm."""

from dataclasses import dataclass
from pathlib import Path

from lib.intake.child import MEMORY, SECONDS, told_by
from lib.intake.encoding import decoded_page
from lib.intake.kinds import Kind
from lib.intake.limits import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED
from lib.intake.problems import Problem
from lib.intake.table import table_of
from lib.intake.workbook import Sheet, too_large_a_table

_CHILD = Path(__file__).with_name("document_child.py")


@dataclass(frozen=True)
class Written:
    """What a document holds: its text in reading order, the rows of tables as lines, and its tables apart."""

    text: str
    tables: tuple[Sheet, ...]


def read_document(content: bytes, kind: Kind) -> Written | Problem:
    """Return what a document of a kind (Word, PDF, web page) holds, or the reason why it cannot be read."""
    if kind is Kind.PAGE:
        content = decoded_page(content).encode("utf-8", "replace")
    answer = told_by(_CHILD, content, (kind.value, MEMORY, SECONDS, MAX_UNPACKED, MAX_CHARACTERS))
    if answer is None:
        return Problem("unreadable-document")
    if "error" in answer:
        slow = {"too-slow": "读取用时太长", "too-large": f"解开后超过 {MAX_UNPACKED // 1024**2} MB"}.get(
            answer["error"]
        )
        return Problem("too-large", hint=slow) if slow else Problem(answer["error"])
    sheets, left = [], MAX_CELLS
    for place, rows in enumerate(filter(None, answer["tables"]), start=1):
        width = max(map(len, rows))
        cells = len(rows) * width  # short rows are filled up: one long row makes all of them as long
        fits = len(rows) <= MAX_ROWS and width <= MAX_COLUMNS and cells <= left
        left -= cells if fits else 0
        sheets.append(Sheet(f"表 {place}", True, table_of(rows) if fits else too_large_a_table()))
    return Written(answer["text"], tuple(sheets))
