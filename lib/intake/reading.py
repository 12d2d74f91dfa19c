"""Bytes become sheets of text, whatever kind of file they are, or the reason why not."""

from dataclasses import dataclass

from lib.intake.delimited import read_delimited
from lib.intake.documents import read_document
from lib.intake.encoding import decoded
from lib.intake.kinds import Kind, kind_of
from lib.intake.limits import MAX_BYTES
from lib.intake.problems import Problem
from lib.intake.table import Table
from lib.intake.workbook import Sheet, read_workbook


@dataclass(frozen=True)
class Opened:
    """The sheets of a file; a text has one without a name, and an encoding (a key of ENCODINGS)."""

    sheets: tuple[Sheet, ...]
    encoding: str = ""
    text: str = ""  # of a text or document, in reading order


def open_file(content: bytes, encoding: str | None = None) -> Opened | Problem:
    """Return the sheets in the bytes of a text or workbook, or the problem that prevents it."""
    if len(content) > MAX_BYTES:
        return Problem("too-large", hint=f"超过 {MAX_BYTES // 1024**2} MB")
    kind = kind_of(content)
    if isinstance(kind, Problem):
        return kind
    if kind in (Kind.WORD, Kind.PDF, Kind.PAGE):
        written = read_document(content, kind)
        return written if isinstance(written, Problem) else Opened(written.tables, text=written.text)
    if kind is Kind.WORKBOOK:
        sheets = read_workbook(content)
        return sheets if isinstance(sheets, Problem) else Opened(sheets)
    return _text(content, encoding)


def read_table(content: bytes) -> Table | Problem:
    """Return the table in the bytes of a text file, or the problem that prevents it."""
    opened = _text(content, None)
    if isinstance(opened, Problem):
        return opened
    return opened.sheets[0].content


def _text(content: bytes, encoding: str | None) -> Opened | Problem:
    if not content.strip():
        return Problem("empty-file")
    text = decoded(content, encoding)
    if text is None:
        return Problem("unreadable-text")
    table = read_delimited(text[0])
    return table if isinstance(table, Problem) else Opened((Sheet("", True, table),), text[1], text[0])
