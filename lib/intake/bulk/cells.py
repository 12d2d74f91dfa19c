"""The cells of a coded wide table: what each row is linked to, and which rows only the careful reader can judge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.intake.bulk.columns import Column, recoded
from lib.intake.grid_header import Header
from lib.intake.limits import MAX_DEPARTMENTS
from lib.intake.marks import LINKED, UNKNOWN
from lib.intake.names import name_fault, one_line
from lib.intake.wide import wide_marks
from lib.vocabulary.party_bits import BIT_OF

_ODD, _BLANK = np.uint32(1 << 31), np.uint32(0)


@dataclass(frozen=True)
class States:
    """One entry per row: its department's name as a code, bits of the organisations, and whether it needs care.

    empty: nothing stands in the row at all.
    """

    department: Column
    linked: NDArray[np.uint16]
    unknown: NDArray[np.uint16]
    organisations: np.uint16
    odd: NDArray[np.bool_]
    empty: NDArray[np.bool_]


def states_of(columns: Sequence[Column], header: Header) -> States:
    """Return what the columns of a wide table say under a header without faults."""
    department = recoded(columns[header.department], [one_line(text) for text in columns[header.department].texts])
    bad = np.array([not name or bool(name_fault(name)) for name in department.texts], bool)
    blank = np.array([not name for name in department.texts], bool)
    odd, empty = bad[department.codes], blank[department.codes]
    # One table look-up per cell: linked in the lower half, stated in the upper, the highest bit for what is no mark.
    found = np.zeros(len(odd), np.uint32)
    for position, party in zip(header.columns, header.parties, strict=True):
        column, bit = columns[position], int(BIT_OF[party])
        meant = wide_marks(column.texts)
        worth = [_ODD if text not in meant else _worth(meant[text], bit) for text in column.texts]
        found |= np.array(worth, np.uint32)[column.codes]
    for position in header.unheaded:
        filled = np.array([bool(text) for text in columns[position].texts], bool)
        found |= np.where(filled[columns[position].codes], _ODD, _BLANK)
    linked = (found & 0xFFFF).astype(np.uint16) if len(found) else np.empty(0, np.uint16)
    stated = (found >> 16 & 0x7FFF).astype(np.uint16)
    organisations = np.uint16(sum(int(BIT_OF[party]) for party in header.parties))
    return States(
        department, linked, organisations & ~stated, organisations, odd | (found >= _ODD), empty & (found == 0)
    )


def repeated(lists: NDArray[np.int32], department: NDArray[np.int32], names: int) -> NDArray[np.int32]:
    """Return the lists (as they are coded) in which a department stands twice, or more of them than a list may have."""
    key = lists.astype(np.int64) * names + department
    key.sort(kind="stable")  # one list stands after the other: nearly sorted, which this way is quick with
    twice = key[1:][key[1:] == key[:-1]] // max(names, 1)
    long = np.flatnonzero(np.bincount(lists) > MAX_DEPARTMENTS)
    return np.unique(np.concatenate([twice, long])).astype(np.int32)


def _worth(state: int, bit: int) -> int:
    return 0 if state == UNKNOWN else bit << 16 | (bit if state == LINKED else 0)
