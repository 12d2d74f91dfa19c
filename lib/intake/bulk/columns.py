"""A large table as coded columns: every distinct text once, and for each row its number."""

import csv
import io
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from lib.intake.delimited import delimiter_of
from lib.intake.encoding import decoded
from lib.intake.problems import Problem
from lib.intake.table import tidy
from lib.vocabulary.characters import repaired

_BLOCK = 8 * 1024 * 1024  # bytes that are parsed at a time
_LONGEST_HEADER = 64 * 1024


Codes = NDArray[Any]  # int32 of texts, int8 of cells


@dataclass(frozen=True)
class Column:
    """One column: the number of each row's text, and the texts, tidied and each once."""

    codes: Codes
    texts: list[str]


@dataclass(frozen=True)
class Columns:
    """A table without its header. rows: the number a spreadsheet gives each row, counted from 1 with the header."""

    headings: list[str]
    columns: list[Column]
    rows: NDArray[np.int32]


def read_columns(path: Path, names: int) -> Columns | Problem:
    """Return the table in a text file, or the problem that prevents it.

    Plain files (UTF-8, commas, no quotes, even rows) are parsed by pyarrow, all others row by row. Behind the first
    columns, of `names`, cells are expected: 1, 0 or blank.
    """
    try:
        with path.open("rb") as file:
            first = file.readline(_LONGEST_HEADER)
        headings = plain_header(first)
        columns = headings and plain_columns(str(path), len(headings), names, header=1)
        if headings and columns:
            return Columns(headings, columns, np.arange(2, len(columns[0].codes) + 2, dtype=np.int32))
        return _careful(path.read_bytes())
    except FileNotFoundError:
        return Problem("missing-table")
    except OSError:
        return Problem("unopenable-file")


def plain_header(line: bytes) -> list[str] | None:
    """Return the headings in the first line of a plain file, None when that is not plain."""
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        return None
    return None if '"' in text or "\0" in text or "," not in text else [tidy(part) for part in text.split(",")]


def plain_columns(source: str | pa.Buffer, width: int, names: int, header: int = 0) -> list[Column] | None:
    """Return the columns of a plain table (a file's name, or bytes) below `header` lines, None when it is not plain.

    Behind the first columns, of `names`, cells are expected: 1, 0 or blank. Anything else is read as text, more slowly.
    """
    text = pa.dictionary(pa.int32(), pa.string())
    for cell in (pa.bool_(), text):
        kinds = {str(at): text if at < names else cell for at in range(width)}
        try:
            table = arrow_csv.read_csv(
                source if isinstance(source, str) else pa.BufferReader(source),
                arrow_csv.ReadOptions(block_size=_BLOCK, column_names=list(kinds), skip_rows=header),
                # A quote, a blank line or an uneven row is nothing for the fast way, and is read with care.
                arrow_csv.ParseOptions(quote_char=False, ignore_empty_lines=False),
                arrow_csv.ConvertOptions(column_types=kinds, null_values=[""], true_values=["1"], false_values=["0"]),
            ).unify_dictionaries()
        except pa.ArrowInvalid:
            continue
        columns = [_column(one) for one in table.columns]
        del table
        pa.default_memory_pool().release_unused()  # otherwise it stays as large as the file
        odd = any('"' in one or "\0" in one for column in columns for one in column.texts)
        return None if odd else columns
    return None


def _column(chunked: pa.ChunkedArray) -> Column:
    if not chunked.num_chunks:
        return Column(np.empty(0, np.int32), [])
    if pa.types.is_boolean(chunked.type):
        cells = [chunk.cast(pa.int8()).fill_null(-1).to_numpy() for chunk in chunked.chunks]
        return Column(np.concatenate(cells) + np.int8(1), ["", "0", "1"])
    codes = np.concatenate([chunk.indices.to_numpy() for chunk in chunked.chunks])
    return _tidied(codes, chunked.chunk(0).dictionary.to_pylist())


def _careful(content: bytes) -> Columns | Problem:
    if not content.strip():
        return Problem("empty-file")
    text = decoded(content)
    if text is None:
        return Problem("unreadable-text")
    delimiter = delimiter_of(text[0])
    # A quote inside a name is no fault, only one that never ends: it would swallow the rest of the file.
    coded = _coded(text[0], delimiter, strict=True)
    return coded or _coded(text[0], delimiter, strict=False) or Problem("not-a-table")


def _coded(text: str, delimiter: str, strict: bool) -> Columns | Problem | None:
    """Return the table, or the problem, or None when only the strict rules for quotes are broken."""
    codes: list[array[int]] = []
    texts: list[dict[str, int]] = []
    number, headings = 0, list[str]()
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)):
            if not number:
                headings = [tidy(one) for one in record]
            while len(codes) < max(len(record), len(headings)):
                codes.append(array("i", bytes(4 * max(0, number - 1))))
                texts.append({"": 0})
            for position, known in enumerate(texts) if number else ():
                cell = record[position] if position < len(record) else ""
                codes[position].append(known.setdefault(cell, len(known)))
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            return Problem("unclosed-quote", number + 2)
        return None if strict else Problem("not-a-table")  # one cell longer than the csv module takes
    headings += [""] * (len(codes) - len(headings))
    columns = [_tidied(np.array(one, np.int32), list(known)) for one, known in zip(codes, texts, strict=True)]
    return Columns(headings, columns, np.arange(2, number + 2, dtype=np.int32))


def _tidied(codes: NDArray[np.int32], texts: list[str]) -> Column:
    whole = "\n".join(texts)
    if repaired(whole) == whole and [*map(str.strip, texts)] == texts:  # as nearly always: tidy as they stand
        return Column(codes, texts)
    return recoded(Column(codes, texts), [tidy(text) for text in texts])


def recoded(column: Column, texts: Sequence[str]) -> Column:
    """Return a column with other texts in place of its own; those that are the same then share a number."""
    numbers: dict[str, int] = {}
    new = np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int32)
    same = len(numbers) == len(texts)
    return Column(column.codes if same else new[column.codes], list(numbers))
