"""Text with commas, tabs or the like becomes a table."""

import csv
import io
from collections import Counter
from itertools import chain, islice

from lib.intake.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from lib.intake.names import shown
from lib.intake.problems import Problem
from lib.intake.table import Table

# When several divide the text equally well, the first one is meant; 民革：市教育局 is a list, too.
DELIMITERS = "\t,;｜|，；："
_SAMPLE_CHARACTERS = 40_000
_SAMPLE_ROWS = 100
_BATCH = 256


def read_delimited(text: str) -> Table | Problem:
    """Return the table in a text, or the reason why there is none; the delimiter is found by itself."""
    if not text.strip():
        return Problem("empty-file")
    if max(text.count("\n"), text.count("\r")) > MAX_ROWS:
        return Problem("too-many-rows", value=f"{MAX_ROWS} 行", hint="行数太多")
    delimiter = delimiter_of(text)
    table = _parsed(text, delimiter, strict=True)
    # A quote inside a name is no fault, only one that never ends: it would swallow the rest of the file.
    return table or _parsed(text, delimiter, strict=False) or Problem("not-a-table")


def delimiter_of(text: str) -> str:
    """Return the character that divides the first lines most evenly; a comma when none does."""
    sample = text[:_SAMPLE_CHARACTERS]
    if len(sample) < len(text):
        sample = sample.rpartition("\n")[0] or sample
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter)) if sample.strip() else ","


def _evenness(sample: str, delimiter: str) -> float:
    """Return which part of the lines has the most frequent number of cells, 0 if that is one."""
    widths: list[int] = []
    if delimiter not in sample:
        return 0.0
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(row):
                widths.append(len(row))
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    divided = Counter(width for width in widths if width > 1)
    return max(divided.values()) / len(widths) if divided else 0.0


def _parsed(text: str, delimiter: str, strict: bool) -> Table | Problem | None:
    """Return the table, or the problem, or None when only the strict rules for quotes are broken."""
    cells: list[str] = []
    widths: list[int] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
        # One flat list: to keep a hundred thousand row lists would cost more than parsing them.
        while batch := list(islice(reader, _BATCH)):
            cells += chain.from_iterable(batch)
            widths += map(len, batch)
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            return Problem("unclosed-quote", _last_row(text, delimiter))
        return None if strict else _too_long(text, delimiter)  # one cell longer than the csv module takes
    width = max(widths, default=0)
    if width > MAX_COLUMNS or width * len(widths) > MAX_CELLS:
        return Problem("too-many-rows", value=f"{MAX_COLUMNS} 列、{MAX_CELLS} 格", hint="列数或格数太多")
    if len(cells) == width * len(widths):
        return Table(cells, width)
    padded: list[str] = []
    start = 0
    for own in widths:
        padded += cells[start : start + own]
        padded += [""] * (width - own)
        start += own
    return Table(padded, width)


def _too_long(text: str, delimiter: str) -> Problem:
    """Return the problem of a cell that is longer than any name or remark, in the line where it stands."""
    row, line = max(enumerate(text.splitlines(), start=1), key=lambda one: len(one[1]))
    return Problem("name-too-long", row, value=shown(max(line.split(delimiter), key=len)))


def _last_row(text: str, delimiter: str) -> int:
    """Return the row that never ends, counted from 1."""
    return sum(1 for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
