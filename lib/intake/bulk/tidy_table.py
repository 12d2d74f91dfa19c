"""liaisons.csv: the tidy form of many lists, one row per liaison; one without an organisation is a department alone."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.intake.bulk.columns import Column, Columns, read_columns, recoded
from lib.intake.bulk.lists import Read, grouped, nothing
from lib.intake.bulk.wide_table import DOCUMENT, NO_ID
from lib.intake.grid_header import unknown_organisation
from lib.intake.limits import MAX_DEPARTMENTS
from lib.intake.names import name_fault, one_line, shown
from lib.intake.problems import Problem, column_letter, in_reading_order
from lib.vocabulary.parties import ORDER, canonical_party
from lib.vocabulary.party_bits import BITS, EVERY

FIELDS = (DOCUMENT, "department", "party")


@dataclass(frozen=True)
class _Rows:
    """The rows of the table that say something, as numbers: of the list and of the department, bits, place in file."""

    lists: NDArray[np.int32]
    names: NDArray[np.int32]
    linked: NDArray[np.uint16]
    rows: NDArray[np.int32]

    def __getitem__(self, which: NDArray[Any] | slice) -> "_Rows":
        return _Rows(self.lists[which], self.names[which], self.linked[which], self.rows[which])


def read_liaisons(path: Path) -> Read:
    """Return the lists in a table with document_id, department and party.

    Linked is what a row says, all else is unknown: whether what a list does not mention is not linked, the register
    decides. A faulty list is told and left out, the others stand; a faulty header leaves none.
    """
    table = read_columns(path, len(FIELDS))
    if isinstance(table, Problem):
        return Read(nothing(), (table,))
    fault = _fault_of_header(table)
    if fault:
        return Read(nothing(), (fault,))
    ids, departments, parties = fields = _fields(table)
    odd, empty = _odd_rows(table, *fields)
    problems = [fault for row in np.flatnonzero(odd & ~empty).tolist() for fault in _faults(table, row)]
    faulty = set(np.unique(ids.codes[odd & ~empty]).tolist())
    short = [canonical_party(text) for text in parties.texts]
    bits = np.array([BITS[ORDER.index(one)] if one else 0 for one in short], np.uint16)
    said = _Rows(ids.codes, departments.codes, bits[parties.codes], table.rows)
    said = said[np.flatnonzero(~empty)] if empty.any() else said
    heads, order = _heads(said.lists, said.names, len(departments.texts))
    said = said if order is None else said[order]
    together = np.bitwise_or.reduceat(said.linked, heads) if len(heads) else said.linked
    for code, told in _repeated(said, heads, together, departments.texts, faulty) + _too_long(said, heads):
        problems += told
        faulty.add(code)
    first = said[heads]
    sound = np.flatnonzero(~np.isin(first.lists, list(faulty)))
    first, together = first[sound], together[sound]
    unknown = EVERY & ~together
    read = grouped(first.lists, ids.texts, first.names, departments.texts, together, unknown, EVERY, first.rows)
    return Read(read, in_reading_order(problems), frozenset(ids.texts[code] for code in faulty))


def _fault_of_header(table: Columns) -> Problem | None:
    missing = "、".join(field for field in FIELDS if field not in table.headings)
    if missing:
        return Problem("missing-field", 1, value=missing)
    for position, heading in enumerate(table.headings):
        if heading and (heading not in FIELDS or heading in table.headings[:position]):
            hint = f"列名（只能是 {'、'.join(FIELDS)}，各一列）"
            return Problem("bad-value", 1, column_letter(position), value=heading, hint=hint)
    return None


def _fields(table: Columns) -> tuple[Column, Column, Column]:
    """Return the columns of ids, departments (each name on one line) and organisations."""
    ids, departments, parties = (table.columns[table.headings.index(field)] for field in FIELDS)
    return ids, recoded(departments, [one_line(text) for text in departments.texts]), parties


def _odd_rows(
    table: Columns, ids: Column, departments: Column, parties: Column
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which rows have a fault or a blank, and which of these hold nothing at all."""
    odd = _flagged(ids, [not text for text in ids.texts])
    odd |= _flagged(departments, [not text or bool(name_fault(text)) for text in departments.texts])
    odd |= _flagged(parties, [bool(text) and canonical_party(text) is None for text in parties.texts])
    for column, heading in zip(table.columns, table.headings, strict=True):
        if not heading:
            odd |= _flagged(column, [bool(text) for text in column.texts])
    if not odd.any():
        return odd, np.zeros_like(odd)
    return odd, ~np.logical_or.reduce([_flagged(one, [bool(text) for text in one.texts]) for one in table.columns])


def _flagged(column: Column, flags: list[bool]) -> NDArray[np.bool_]:
    """Return for each row whether its text is flagged."""
    return np.array(flags, bool)[column.codes] if any(flags) else np.zeros(len(column.codes), bool)


def _heads(
    lists: NDArray[np.int32], names: NDArray[np.int32], count: int
) -> tuple[NDArray[np.intp], NDArray[np.intp] | None]:
    """Return where each department of each list begins, and the order of the rows if they must first be gathered.

    Rows of a department may lie apart; departments keep the order in which they first appear.
    """
    changed = (lists[1:] != lists[:-1]) | (names[1:] != names[:-1])
    heads = np.flatnonzero(np.append(True, changed)[: len(lists)])
    distinct = np.sort(lists[heads].astype(np.int64) * count + names[heads])
    if not np.any(distinct[1:] == distinct[:-1]):
        return heads, None
    key = lists.astype(np.int64) * count + names
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
    order = np.argsort(first[group], kind="stable")
    return np.flatnonzero(np.append(True, np.diff(key[order]) != 0)), order


def _faults(table: Columns, row: int) -> list[Problem]:
    """Return what is wrong with the texts of one row."""
    number, faults = int(table.rows[row]), []
    for position, (heading, column) in enumerate(zip(table.headings, table.columns, strict=True)):
        text, place = column.texts[column.codes[row]], (number, column_letter(position))
        if heading == DOCUMENT and not text:
            faults.append(Problem("bad-value", *place, hint=NO_ID))
        elif heading == "department" and not text:
            faults.append(Problem("blank-department", *place))
        elif heading == "department" and (fault := name_fault(one_line(text))):
            faults.append(Problem(fault, *place, value=shown(text)))
        elif heading == "party" and text and canonical_party(text) is None:
            faults.append(unknown_organisation(text, place))
        elif not heading and text:
            faults.append(Problem("extra-cell", *place, value=shown(text)))
    return faults


def _repeated(
    said: _Rows, heads: NDArray[np.intp], together: NDArray[np.uint16], names: Sequence[str], faulty: Container[int]
) -> list[tuple[int, list[Problem]]]:
    """Return the lists in which a department says something twice, with what; of the `faulty` ones without a word."""
    lengths = np.diff(np.append(heads, len(said.lists)))
    several = np.flatnonzero(np.bitwise_count(together) + (together == 0) != lengths)
    found = []
    for start, length in zip(heads[several].tolist(), lengths[several].tolist(), strict=True):
        code, name = int(said.lists[start]), names[said.names[start]]
        found.append((code, [] if code in faulty else _twice(name, said[slice(start, start + length)])))
    return found


def _too_long(said: _Rows, heads: NDArray[np.intp]) -> list[tuple[int, list[Problem]]]:
    """Return the lists with more departments than a list may have."""
    fault = Problem("too-many-rows", value=f"{MAX_DEPARTMENTS} 个部门", hint="部门太多")
    long = np.flatnonzero(np.bincount(said.lists[heads], minlength=1) > MAX_DEPARTMENTS).tolist()
    return [(code, [replace(fault, row=int(said.rows[said.lists == code].min()))]) for code in long]


def _twice(name: str, said: _Rows) -> list[Problem]:
    """Return where the rows of one department say a liaison twice, or that there is none beside one."""
    first: dict[int, int] = {}
    faults = []
    for bit, row in zip(said.linked.tolist(), said.rows.tolist(), strict=True):
        if bit in first:
            value = f"{shown(name)}—{ORDER[bit.bit_length() - 1]}" if bit else shown(name)
            faults.append(Problem("duplicate-department", row, value=value, other=f"第 {first[bit]} 行"))
        elif first and (not bit or 0 in first):
            other = f"第 {min(first.values())} 行"
            faults.append(Problem("conflicting-duplicates", row, value=shown(name), other=other))
        first.setdefault(bit, row)
    return faults
