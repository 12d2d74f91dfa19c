"""The coverage of every matrix of a collection at once: what coverage and balance say of one, for a whole country."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from lib.measures.collection import Collection
from lib.vocabulary.party_bits import BITS, EVERY

# What a step works with then stays in the processor's cache, and ten times the data take ten times as long.
_BLOCK = 4_096
# A mask adds up to ten counts at once: those of five organisations stand side by side in one number, twelve bits each,
# which is room for the departments of any list.
_ROOM, _BESIDE = 12, 5
MOST_DEPARTMENTS = 2**_ROOM - 1


@dataclass(frozen=True)
class CollectionCoverage:
    """Counts of every matrix, in the order of the collection; the words mean what they mean in lib.measures.coverage.

    density (links / known cells, 0..1), evenness (Pielou, 0..1) and gini (0..1) are NaN where one matrix has None.
    with_all, with_one and with_none are numbers of departments; one with an unknown cell is in none of them.
    party_degrees: matrices × organisations in official order, -1 where the document lists no such organisation.
    department_degrees and uncovered: one for each row of the collection; uncovered is known to be linked to none.
    With unknown cells degrees are lower bounds.
    """

    departments: NDArray[np.int64]
    parties: NDArray[np.int64]
    liaisons: NDArray[np.int64]
    known: NDArray[np.int64]
    unknown: NDArray[np.int64]
    density: NDArray[np.float64]
    with_all: NDArray[np.int64]
    with_one: NDArray[np.int64]
    with_none: NDArray[np.int64]
    party_degrees: NDArray[np.int64]
    evenness: NDArray[np.float64]
    gini: NDArray[np.float64]
    department_degrees: NDArray[np.uint8]
    uncovered: NDArray[np.bool_]


def collection_coverage(held: Collection) -> CollectionCoverage:
    """Return the counts of every matrix; unknown cells are counted apart, absent organisations not at all.

    The same numbers as coverage, department_degrees, party_degrees, pielou_evenness and gini of each matrix, with the
    same papers: Dunne, Williams and Martinez 2002, PNAS 99: 12917-12922; Borgatti and Everett 1997, Social Networks 19:
    243-269; Pielou 1966, Journal of Theoretical Biology 13: 131-144; Gini 1912, Variabilità e mutabilità.
    """
    blocks = [_coverage(held, first, min(first + _BLOCK, len(held))) for first in range(0, max(len(held), 1), _BLOCK)]
    return CollectionCoverage(
        **{one.name: np.concatenate([getattr(block, one.name) for block in blocks]) for one in fields(blocks[0])}
    )


def _coverage(held: Collection, first: int, last: int) -> CollectionCoverage:
    """Return the counts of the matrices `first` to `last`."""
    starts, organisations = held.starts[first : last + 1], held.organisations[first:last]
    rows = slice(starts[0], starts[-1])
    linked, unknown = held.linked[rows], held.unknown[rows]
    starts = starts - starts[0]
    departments, parties = np.diff(starts), np.bitwise_count(organisations).astype(np.int64)
    degrees, whole = np.bitwise_count(linked), unknown == 0
    # Without any organisation every department would be linked to "all zero of them".
    listed = np.repeat(parties.astype(np.uint8), departments)
    uncovered = whole & (degrees == 0) & (listed > 0)
    loads = _loads(linked, starts)
    liaisons, open_ = loads.sum(axis=0), _sums(np.bitwise_count(unknown), starts)
    known = departments * parties - open_
    there = (organisations & BITS[:, np.newaxis]) > 0
    with np.errstate(invalid="ignore"):
        density = liaisons / known
    return CollectionCoverage(
        departments,
        parties,
        liaisons,
        known,
        open_,
        density,
        _sums(whole & (degrees == listed) & (listed > 0), starts),
        _sums(whole & (degrees == 1), starts),
        _sums(uncovered, starts),
        np.where(there, loads, -1).T,
        _evenness(loads, parties, liaisons),
        _gini(loads, parties, liaisons),
        degrees,
        uncovered,
    )


def _counts_of_masks() -> NDArray[np.uint64]:
    """Return what each mask adds to the counts: numbers of _BESIDE organisations × masks."""
    masks = np.arange(EVERY + 1, dtype=np.uint64)
    words = []
    for first in range(0, len(BITS), _BESIDE):
        bits = range(first, min(first + _BESIDE, len(BITS)))
        words.append(sum((masks >> bit & 1) << _ROOM * (bit - first) for bit in bits))
    return np.array(words, np.uint64)


_ADDED = _counts_of_masks()


def _loads(linked: NDArray[np.uint16], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many rows of each matrix have each bit, organisations × matrices."""
    if np.diff(starts).max(initial=0) > MOST_DEPARTMENTS:
        raise ValueError(f"a matrix has more than {MOST_DEPARTMENTS} departments")
    words = [_sums(word.take(linked), starts) for word in _ADDED]
    return np.array([words[bit // _BESIDE] >> _ROOM * (bit % _BESIDE) & MOST_DEPARTMENTS for bit in range(len(BITS))])


def _sums(rows: NDArray[np.generic], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the sum over the rows of each matrix, 0 for one without rows."""
    filled = starts[1:] > starts[:-1]
    sums = np.zeros(len(filled), np.int64)
    sums[filled] = np.add.reduceat(rows, starts[:-1][filled], dtype=np.int64)
    return sums


def _evenness(loads: NDArray[np.int64], parties: NDArray[np.int64], liaisons: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return Pielou's evenness of each column of loads; absent organisations stand as 0 and are not in `parties`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = loads / liaisons
        entropy = -(shares * np.log(np.where(loads > 0, shares, 1))).sum(axis=0)
        return np.where(parties > 1, np.clip(entropy / np.log(parties), 0, 1), np.nan)


def _gini(loads: NDArray[np.int64], parties: NDArray[np.int64], liaisons: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the Gini coefficient of each column of loads; absent organisations stand as 0 and are not in `parties`."""
    # Sorted, the zeros of absent organisations come first, add nothing, and leave the last ranks to the others.
    every = len(loads)
    ranked = np.sort(loads.T, axis=1) @ np.arange(1, every + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = (2 * ranked - (2 * every - parties + 1) * liaisons) / (parties * liaisons)
    return np.where(parties > 1, value, np.nan)
