"""The invented country as a data folder, in each of the forms that lists may come in."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from benchmarks.national import Country, real_places
from lib.archive.jurisdictions import place_name
from lib.archive.register import FIELDS
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS
from lib.vocabulary.tables import DATA

FORMS = ("files", "wide", "tidy")
SOURCE = "由程序生成的演示数据，不是任何地方的真实文件"
_LISTS = 4_000  # written at a time


def write(made: Country, folder: Path, form: str) -> None:
    """Write a data folder: places, register and the lists in one of FORMS; what else lies there stays."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DATA / "jurisdictions.csv", folder / "jurisdictions.csv")
    (folder / "documents.csv").write_bytes(_register(made))
    if form == "files":
        _files(made, folder / "matrices")
        return
    name, header = ("matrices.csv", ("document_id", "部门", *ORDER))
    if form == "tidy":
        name, header = ("liaisons.csv", ("document_id", "department", "party"))
    with (folder / name).open("wb") as file:
        file.write(",".join(header).encode() + b"\n")
        for lists in _parts(len(made.collection)):
            rows = _wide_rows(made, lists) if form == "wide" else _tidy_rows(made, lists)
            file.write(_bytes(rows)[0])


def _register(made: Country) -> bytes:
    """Return documents.csv: every list is invented, whole ones tell their totals, a newer whole list repeals a list."""
    places, held = real_places(), made.collection
    words = {int(code): place_name(code, places) for code in places}
    lengths = np.diff(held.starts)
    sums = np.concatenate([[0], np.cumsum(np.bitwise_count(held.linked), dtype=np.int64)])
    liaisons, parties = np.diff(sums[held.starts]), np.bitwise_count(held.organisations)
    heirs: list[int] = []
    heir = -1
    for at in range(len(held) - 1, -1, -1):
        last = at + 1 == len(held) or made.place[at + 1] != made.place[at]
        heir = -1 if last else at + 1 if made.complete[at + 1] else heir
        heirs.append(heir)
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, restval="", lineterminator="\n")
    writer.writeheader()
    for at, heir in enumerate(reversed(heirs)):
        name, year, whole = words[int(made.jurisdiction[at])], int(made.year[at]), bool(made.complete[at])
        told = f"{name}政府部门与民主党派、工商联对口联系名单（演示数据，{year}年）"
        row = {"document_id": made.document_ids[at], "jurisdiction": int(made.jurisdiction[at]), "year": year}
        row |= {"title": told, "issued_on": f"{year}-06-01", "source_kind": "演示数据", "source": SOURCE}
        row |= {"orientation": "department-party", "counterpart_kind": "department", "evidence": "explicit"}
        row |= {"complete": str(whole).lower(), "synthetic": "true", "added_on": "2026-11-26"}
        if whole:
            row |= {"complete_for": f"全部{lengths[at]}个部门、{parties[at]}家组织"}
            row |= {"declared_departments": lengths[at], "declared_parties": parties[at]}
            row |= {"declared_liaisons": liaisons[at]}
        if heir >= 0:
            row |= {"repealed_by": made.document_ids[heir], "in_force_until": f"{made.year[heir]}-06-01"}
        writer.writerow(row)
    return text.getvalue().encode()


def _parts(count: int) -> Iterator[slice]:
    return (slice(start, min(start + _LISTS, count)) for start in range(0, count, _LISTS))


def _files(made: Country, folder: Path) -> None:
    """Write one file per list, its columns the organisations that are there."""
    folder.mkdir(exist_ok=True)
    held = made.collection
    for lists in _parts(len(held)):
        rows = slice(int(held.starts[lists.start]), int(held.starts[lists.stop]))
        there = np.repeat(held.organisations[lists], np.diff(held.starts[lists.start : lists.stop + 1]))
        content, places = _bytes([_names(made, rows), _cells(made, rows, there, blank=False)])
        bounds = places[held.starts[lists.start : lists.stop + 1] - rows.start]
        for at, name in enumerate(made.document_ids[lists]):
            parties = ",".join(("部门", *_named(int(held.organisations[lists.start + at]))))
            (folder / f"{name}.csv").write_bytes(parties.encode() + b"\n" + content[bounds[at] : bounds[at + 1]])


def _wide_rows(made: Country, lists: slice) -> list[pa.Array]:
    held = made.collection
    rows = slice(int(held.starts[lists.start]), int(held.starts[lists.stop]))
    lengths = np.diff(held.starts[lists.start : lists.stop + 1])
    there = np.repeat(held.organisations[lists], lengths)
    return [_ids(made, lists, lengths), _names(made, rows), _cells(made, rows, there, blank=True)]


def _tidy_rows(made: Country, lists: slice) -> list[pa.Array]:
    """Return a row for every liaison; a department of a list without any has one row without an organisation."""
    held = made.collection
    rows = slice(int(held.starts[lists.start]), int(held.starts[lists.stop]))
    linked = (held.linked[rows, np.newaxis] & BITS) > 0
    at, party = np.nonzero(np.column_stack([linked, ~linked.any(axis=1)]))
    lengths = np.diff(np.searchsorted(at, held.starts[lists.start : lists.stop + 1] - rows.start))
    names = _names(made, rows).take(pa.array(at))
    return [_ids(made, lists, lengths), names, pa.array([*ORDER, ""]).take(pa.array(party))]


def _ids(made: Country, lists: slice, lengths: NDArray[np.int64]) -> pa.Array:
    return pa.array(made.document_ids[lists]).take(pa.array(np.repeat(np.arange(len(lengths)), lengths)))


def _names(made: Country, rows: slice) -> pa.Array:
    return pa.array(made.collection.names).take(pa.array(made.collection.department[rows]))


def _cells(made: Country, rows: slice, there: NDArray[np.uint16], blank: bool) -> pa.Array:
    """Return the cells of rows as text: 1, 0, or nothing if unknown; `blank` also writes organisations not there."""
    keys = np.stack([made.collection.linked[rows], made.collection.unknown[rows], there], axis=1)
    packed = keys.astype(np.int64) @ np.array([1, 1 << 10, 1 << 20])
    distinct, code = np.unique(packed, return_inverse=True)
    texts = []
    for key in map(int, distinct):
        linked, unknown, held = key & 1023, key >> 10 & 1023, key >> 20
        states = ["" if unknown & bit or not held & bit else str(int(linked & bit > 0)) for bit in map(int, BITS)]
        texts.append(",".join(state for state, bit in zip(states, BITS, strict=True) if blank or held & int(bit)))
    return pa.array(texts).take(pa.array(code))


def _named(mask: int) -> list[str]:
    return [name for name, bit in zip(ORDER, BITS, strict=True) if mask & int(bit)]


def _bytes(columns: list[pa.Array]) -> tuple[bytes, NDArray[np.int64]]:
    """Return columns of text as the bytes of their lines, and where each line begins (and the last one ends)."""
    lines = pc.binary_join_element_wise(*columns[:-1], pc.binary_join_element_wise(columns[-1], "", "\n"), ",")
    _, offsets, content = lines.buffers()
    places = np.frombuffer(offsets, np.int32)[: len(lines) + 1].astype(np.int64)
    return content.to_pybytes()[: places[-1]], places
