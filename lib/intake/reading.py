"""Bytes of a CSV file become a table of text, or the reason why not."""

import csv
import io

from lib.intake.problems import Problem

# utf-8-sig first: it also reads plain UTF-8. gb18030 is what Excel in China saves.
ENCODINGS = ("utf-8-sig", "gb18030")


def read_table(content: bytes) -> tuple[list[list[str]], list[Problem]]:
    """Return the cells of a CSV file as stripped text, row by row, and the problems that prevent it.

    Rows keep their place: row i of the file is element i - 1, blank rows included.
    """
    if not content.strip():
        return [], [Problem("empty-file")]
    text = _decoded(content)
    if text is None:
        return [], [Problem("unreadable-text")]
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    except csv.Error:
        return [], [Problem("unreadable-text")]
    return rows, []


def _decoded(content: bytes) -> str | None:
    if b"\x00" in content:  # a workbook or a picture: no text file holds NUL in these encodings
        return None
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
