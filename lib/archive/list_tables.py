"""Many lists in one table, wide or tidy: what the register makes of them, with every fault placed in the table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from lib.archive.agreement import Places, against_register, complete_ones, contradicting
from lib.archive.document import Document
from lib.archive.list_cache import keep, recalled, stamp_of
from lib.archive.register import Register
from lib.archive.stated import Source, Stated, matrices_of
from lib.intake.bulk.lists import Read, nothing
from lib.intake.bulk.tidy_table import read_liaisons
from lib.intake.bulk.wide_table import read_table_of_lists
from lib.intake.problems import Problem
from lib.measures.collection import Collection
from lib.measures.collection_parts import taken
from lib.vocabulary.party_bits import BITS, EVERY

TIDY = "liaisons.csv"
TABLES: dict[str, Callable[[Path], Read]] = {"matrices.csv": read_table_of_lists, TIDY: read_liaisons}
_WORTH_KEEPING = 4_000_000  # bytes: what is smaller is read in no time


def from_table(path: Path, register: Register, cache: Path | None) -> Source:
    """Return the lists of a table; one that is faulty or contradicts the register is told and left out."""
    stated, read = _stated(path, cache)
    starts = stated.matrices.starts
    first = dict(zip(stated.ids, stated.rows[starts[:-1]].tolist(), strict=True))
    known = [at for at, name in enumerate(stated.ids) if name in register.documents]
    documents = [register.documents[stated.ids[at]] for at in known]
    strangers = [name for name in stated.ids if name not in register.named]
    faults = [Problem("missing-register-row", first[name], "A", value=name) for name in strangers]
    held = stated.matrices if len(known) == len(stated.ids) else taken(stated.matrices, np.array(known, np.intp))
    held = _as_registered(held, documents, path.name == TIDY)
    wrong = contradicting(held, documents) | (held.organisations == 0)
    for at in np.flatnonzero(wrong).tolist():
        rows = stated.rows[starts[known[at]] : starts[known[at] + 1]].tolist()
        told = [Problem("no-liaisons")]
        if held.organisations[at]:
            told = against_register(
                held.matrix(at), documents[at], partial(_blank_places, held, at, rows, stated.letters)
            )
        faults += [replace(fault, row=fault.row or rows[0]) for fault in told]
    return Source(
        path.name,
        tuple(one.document_id for one, out in zip(documents, wrong.tolist(), strict=True) if not out),
        taken(held, np.flatnonzero(~wrong)) if wrong.any() else held,
        tuple(fault.inside(path.name) for fault in (*read.problems, *faults)),
        frozenset(stated.ids) | read.faulty if stated.ids or read.faulty or not read.problems else None,
        first,
    )


def _stated(path: Path, cache: Path | None) -> tuple[Stated, Read]:
    """Return what a table states, from the cache unless it changed; one with faults is read every time, to tell them.

    Raises nothing: what cannot be opened is a problem of the reader's.
    """
    try:
        stamps = np.array([stamp_of(path.stat())], np.int64)
    except OSError:
        stamps = np.zeros((1, 2), np.int64)
    cache = cache if stamps[0, 0] >= _WORTH_KEEPING else None
    kept = recalled(cache, path)
    if kept is not None and np.array_equal(kept.stamps, stamps):
        return kept, Read(nothing())
    read = TABLES[path.name](path)
    stated = Stated(read.lists.ids, matrices_of(read.lists), read.lists.rows, read.letters, stamps)
    if not read.problems:
        keep(cache, path, stated)
    return stated, read


def _as_registered(held: Collection, documents: Sequence[Document], tidy: bool) -> Collection:
    """Return lists as their documents mean them: a complete one has only the organisations that it says something of.

    In tidy form a complete list says by silence that a department and an organisation are not linked.
    """
    if not documents:
        return held
    lengths = np.diff(held.starts)
    complete = complete_ones(documents)
    whole = np.repeat(complete, lengths)
    said = held.linked if tidy else EVERY & ~held.unknown
    named = np.bitwise_or.reduceat(said & np.repeat(held.organisations, lengths), held.starts[:-1])
    organisations = np.where(complete, named, held.organisations)
    silent = held.unknown & np.repeat(organisations, lengths)
    return replace(held, organisations=organisations, unknown=np.where(whole, 0, silent) if tidy else silent)


def _blank_places(held: Collection, at: int, rows: Sequence[int], letters: Sequence[str]) -> Places:
    """Return for each department with a blank cell where in the table its first one stands."""
    part = slice(int(held.starts[at]), int(held.starts[at + 1]))
    blank = (held.unknown[part, np.newaxis] & BITS) > 0
    order = sorted(range(len(letters)), key=lambda party: (len(letters[party]), letters[party]))
    return {
        held.names[name]: (row, letters[next(party for party in order if cells[party])])
        for name, row, cells in zip(held.department[part].tolist(), rows, blank, strict=True)
        if cells.any()
    }
