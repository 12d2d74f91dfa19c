"""Word, PDF and web documents become text and tables, read by a child process that may die without harm."""

from dataclasses import dataclass
from pathlib import Path

from lib.intake.child import MEMORY, SECONDS, told_by
from lib.intake.kinds import Kind
from lib.intake.limits import MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED
from lib.intake.problems import Problem
from lib.intake.table import table_of
from lib.intake.workbook import Sheet

_CHILD = Path(__file__).with_name("document_child.py")
_MOST_TABLES = 20


@dataclass(frozen=True)
class Written:
    """What a document holds: its text in reading order, the rows of tables as lines, and its tables apart."""

    text: str
    tables: tuple[Sheet, ...]


def read_document(content: bytes, kind: Kind) -> Written | Problem:
    """Return what a document of a kind (Word, PDF, web page) holds, or the reason why it cannot be read."""
    answer = told_by(_CHILD, content, (kind.value, MEMORY, SECONDS, MAX_UNPACKED, MAX_CHARACTERS))
    if answer is None:
        return Problem("unreadable-document")
    if "error" in answer:
        slow = {"too-slow": "读取用时太长", "too-large": f"解开后超过 {MAX_UNPACKED // 1024**2} MB"}.get(
            answer["error"]
        )
        return Problem("too-large", hint=slow) if slow else Problem(answer["error"])
    tables = [
        rows for rows in answer["tables"] if rows and len(rows) <= MAX_ROWS and max(map(len, rows)) <= MAX_COLUMNS
    ]
    named = [Sheet(f"表 {place}", True, table_of(rows)) for place, rows in enumerate(tables[:_MOST_TABLES], start=1)]
    return Written(answer["text"], tuple(named))
