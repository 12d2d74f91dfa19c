"""Thousands of wide files: those with the same plain header are joined and parsed once."""

from collections.abc import Mapping
from itertools import compress

import numpy as np
import pyarrow as pa

from lib.intake.bulk.cells import repeated, states_of
from lib.intake.bulk.columns import plain_columns, plain_header
from lib.intake.bulk.lists import Lists, grouped
from lib.intake.grid_header import Header
from lib.intake.table import Table
from lib.intake.wide import wide_header


def read_plain_files(contents: Mapping[str, bytes]) -> tuple[list[Lists], list[str]]:
    """Return the lists in the wide files that are plain, by id, and the ids of all others.

    What is not beyond doubt (a quote, an unknown mark, a repeated department, another encoding) is left to
    lib.intake.wide.read_wide, which has the words for it.
    """
    alike: dict[bytes, tuple[list[str], list[bytes]]] = {}
    for name, content in contents.items():
        line, _, body = content.partition(b"\n")
        names, bodies = alike.setdefault(line, ([], []))
        names.append(name)
        bodies.append(body if body.endswith(b"\n") else body + b"\n")
    found, odd = [], list[str]()
    for line, (names, bodies) in alike.items():
        headings = plain_header(line)
        header = headings and wide_header(Table(headings, len(headings)))
        if not headings or not header or header.problems:
            odd += names
            continue
        lists, others = _joined(names, bodies, len(headings), header)
        odd += others
        found += lists
    return found, odd


def _joined(names: list[str], bodies: list[bytes], width: int, header: Header) -> tuple[list[Lists], list[str]]:
    """Return the lists below one header, and the names of those that are not plain."""
    columns = plain_columns(pa.py_buffer(b"".join(bodies)), width, 1)
    lines = np.array([body.count(b"\n") for body in bodies])
    if columns is None or len(columns[0].codes) != lines.sum():
        plain = [_is_plain(body, width) for body in bodies]
        if all(plain):
            return [], names
        left, others = list(compress(names, plain)), [name for name, one in zip(names, plain, strict=True) if not one]
        lists, more = _joined(left, list(compress(bodies, plain)), width, header) if left else ([], [])
        return lists, others + more
    states = states_of(columns, header)
    codes = np.repeat(np.arange(len(names), dtype=np.int32), lines)
    department, texts = states.department.codes, states.department.texts
    odd = np.union1d(codes[states.odd], repeated(codes, department, len(texts))).tolist()
    sound = ~np.isin(codes, odd)
    rows = np.arange(len(codes), dtype=np.int32) - np.repeat(np.cumsum(lines) - lines, lines).astype(np.int32) + 2
    linked, unknown = states.linked[sound], states.unknown[sound]
    found = grouped(codes[sound], names, department[sound], texts, linked, unknown, states.organisations, rows[sound])
    return [found], [names[at] for at in odd]


def _is_plain(body: bytes, width: int) -> bool:
    try:
        lines = body.decode().splitlines()
    except UnicodeDecodeError:
        return False
    return b'"' not in body and b"\0" not in body and all(line.count(",") == width - 1 for line in lines)
