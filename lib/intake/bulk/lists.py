"""Many lists above each other as arrays, as they stand in one source, before the register is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.intake.problems import Problem
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import EVERY


@dataclass(frozen=True)
class Lists:
    """Lists in the order of their document ids: list i has the rows starts[i] to starts[i + 1].

    department: each row's name, as a position in `names`. linked, unknown: bits of the organisations that a row is
    linked to, and of those that have a column but say nothing of it. organisations: the bits of the columns of each
    list. rows: where each row stands in its file, as a spreadsheet counts (of tidy lists, where it first stands).
    """

    ids: tuple[str, ...]
    starts: NDArray[np.int64]
    department: NDArray[np.int32]
    linked: NDArray[np.uint16]
    unknown: NDArray[np.uint16]
    organisations: NDArray[np.uint16]
    names: tuple[str, ...]
    rows: NDArray[np.int32]


@dataclass(frozen=True)
class Read:
    """What was read of one table of many lists: sound ones, and what is wrong with the `faulty` ones.

    letters: the spreadsheet's letter of each organisation's column.
    """

    lists: Lists
    problems: tuple[Problem, ...] = ()
    faulty: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ("",) * len(ORDER)


def grouped(
    lists: NDArray[np.int32],
    ids: Sequence[str],
    department: NDArray[np.int32],
    names: Sequence[str],
    linked: NDArray[np.uint16],
    unknown: NDArray[np.uint16],
    organisations: np.uint16 | NDArray[np.uint16],
    rows: NDArray[np.int32],
) -> Lists:
    """Return rows that name their list (a position in `ids`) as Lists; lists without any row are left out.

    `organisations` are those of each of the `ids`, or of all.
    """
    lengths = np.bincount(lists, minlength=len(ids))
    order = sorted(np.flatnonzero(lengths).tolist(), key=ids.__getitem__)
    rank = np.zeros(len(ids), np.int32)
    rank[order] = np.arange(len(order))
    ranked = rank[lists]
    if np.any(ranked[1:] < ranked[:-1]):
        way = np.argsort(ranked, kind="stable")
        department, linked, unknown, rows = department[way], linked[way], unknown[way], rows[way]
    return Lists(
        tuple(ids[at] for at in order),
        np.concatenate([[0], np.cumsum(lengths[order])]).astype(np.int64),
        department,
        linked,
        unknown,
        np.broadcast_to(organisations, len(ids))[order],
        tuple(names),
        rows,
    )


def nothing() -> Lists:
    """Return no lists."""
    empty, bits = np.empty(0, np.int32), np.empty(0, np.uint16)
    return grouped(empty, (), empty, (), bits, bits, EVERY, empty)
