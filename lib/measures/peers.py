"""Which lists are most alike, and what most of them have that one lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.function_masks import KEYS, ByFunction, FunctionMasks, Stack
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS, EVERY

# A word of 64 bits holds the organisations of six functions.
_PER_WORD = 64 // len(ORDER)
# What one list alone has, or the only list that could have it, is nothing that "most" have.
AT_LEAST = 2
# So many lists are named as the reason for a pair; a whole country's would fill a page and the memory.
NAMED = 200
GAP_COLUMNS = ["function", "party", "having", "known", "share", "peers", "own_department"]


@dataclass(frozen=True)
class PackedStack:
    """Many matrices by function as 64-bit words, words × matrices, so that one pass over a word serves all of them.

    degrees: linked cells of each matrix. open: positions of the few matrices in which some cell is not known, and
    unknown: those cells, words × open.
    """

    linked: NDArray[np.uint64]
    degrees: NDArray[np.uint16]
    open: NDArray[np.intp]
    unknown: NDArray[np.uint64]


def packed(stack: Stack) -> PackedStack:
    """Return a stack of masks ready to be searched."""
    linked = _words(stack.linked)
    open_ = np.flatnonzero((stack.known != EVERY).any(axis=1))
    return PackedStack(
        linked, np.bitwise_count(linked).sum(axis=0, dtype=np.uint16), open_, _words(~stack.known[open_] & EVERY)
    )


def similarities(stack: PackedStack, linked: NDArray[np.uint16], known: NDArray[np.uint16]) -> NDArray[np.float32]:
    """Return how alike each matrix of a stack is to one matrix, 0 (nothing in common) to 1 (the same).

    Jaccard over cells (function × organisation) known on both sides: shared links / links of either; NaN when neither
    has a link there. Jaccard 1912, New Phytologist 11: 37-50.
    """
    return similarity_table(stack, linked[np.newaxis], known[np.newaxis])[0]


def similarity_table(stack: PackedStack, linked: NDArray[np.uint16], known: NDArray[np.uint16]) -> NDArray[np.float32]:
    """Return how alike each of some matrices (matrices × functions) is to each matrix of a stack, some × stack.

    The numbers of `similarities`; of dozens at a time it takes a fraction of the time of one after the other.
    """
    mine, certain = _words(linked), _words(known)
    shared = _count(stack.linked, mine)
    # Links of either = mine where theirs is known + theirs where mine is known - shared; mostly all is known.
    theirs = np.repeat(stack.degrees[np.newaxis], len(linked), axis=0)
    partial = np.flatnonzero((known != EVERY).any(axis=1))
    theirs[partial] = _count(stack.linked, certain[:, partial])
    either = theirs + np.bitwise_count(mine).sum(axis=0, dtype=np.uint16)[:, np.newaxis] - shared
    either[:, stack.open] -= _count(stack.unknown, mine)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.divide(shared, either, dtype=np.float32)


def nearest(stack: PackedStack, linked: NDArray[np.uint16], known: NDArray[np.uint16], top: int) -> NDArray[np.intp]:
    """Return the positions of the `top` most similar matrices, best first, ties in the order of the stack.

    Those with which nothing can be compared (similarity NaN) are left out.
    """
    return most_alike(similarities(stack, linked, known), top)


def most_alike(similar: NDArray[np.float32], top: int) -> NDArray[np.intp]:
    """Return the positions of the `top` highest similarities, best first, ties in their order, NaN left out."""
    distances = -similar
    last = np.partition(distances, top - 1)[top - 1] if 0 < top < len(distances) else np.nan  # NaN sorts last
    candidates = np.flatnonzero(~np.isnan(distances) if np.isnan(last) else distances <= last)
    return candidates[np.argsort(distances[candidates], kind="stable")][: max(top, 0)]


def gaps(own: FunctionMasks, others: Sequence[ByFunction]) -> pd.DataFrame:
    """Return the pairs that most comparable lists have and `own` is known to lack, the most frequent first.

    Columns: function (key), party, having and known (lists that have the pair, lists that list the organisation and
    in which the cell is known: AT_LEAST or more), share (having / known, above 0.5), peers (positions in `others` of
    the first NAMED that have it), own_department (whether `own` lists a department with the function). Organisations
    that `own` does not list are left out: there is none. A list of this project (no paper); it says what others do, not
    what should be.
    """
    if not others:
        return pd.DataFrame(columns=GAP_COLUMNS)
    linked = (np.array([one.linked for one in others]) & BITS[:, np.newaxis, np.newaxis]) > 0
    having, certain = linked.sum(axis=1), tellers(others)
    lacking = ((own.known & ~own.linked & own.organisations) & BITS[:, np.newaxis]) > 0
    parties, functions = np.nonzero(lacking & (2 * having > certain) & (certain >= AT_LEAST))
    rows = [
        (
            KEYS[function],
            ORDER[party],
            int(having[party, function]),
            int(certain[party, function]),
            float(having[party, function] / certain[party, function]),
            tuple(np.flatnonzero(linked[party, :, function])[:NAMED].tolist()),
            bool(own.listed[function]),
        )
        for party, function in zip(parties, functions, strict=True)
    ]
    rows.sort(key=lambda row: (-row[4], -row[2], KEYS.index(row[0]), ORDER.index(row[1])))
    return pd.DataFrame(rows, columns=GAP_COLUMNS)


def tellers(others: Sequence[ByFunction]) -> NDArray[np.int64]:
    """Return how many lists can tell whether they have a pair, organisations (in order) × functions.

    With fewer than AT_LEAST nothing is told of what most have. Where there is no such organisation, nobody could link
    to it: that is not the same as not linking.
    """
    known = np.array([one.known & one.organisations for one in others], np.uint16).reshape(len(others), len(KEYS))
    return ((known & BITS[:, np.newaxis, np.newaxis]) > 0).sum(axis=1)


def _words(masks: NDArray[np.uint16]) -> NDArray[np.uint64]:
    """Return (matrices, functions) masks as (words, matrices)."""
    words = np.zeros((-(-masks.shape[1] // _PER_WORD), len(masks)), np.uint64)
    for place in range(_PER_WORD):
        part = masks[:, place::_PER_WORD].T
        words[: len(part)] |= part.astype(np.uint64) << np.uint64(place * len(ORDER))
    return words


def _count(words: NDArray[np.uint64], masks: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """Return how many of the bits of each mask (words × masks) each matrix (words × matrices) has, masks × matrices."""
    shape = masks.shape[1], words.shape[1]
    counts = np.zeros(shape, np.uint16)
    found, bits = np.empty(shape, np.uint64), np.empty(shape, np.uint8)  # used anew for every word
    for word, asked in zip(words, masks, strict=True):
        np.bitwise_count(np.bitwise_and(word, asked[:, np.newaxis], out=found), out=bits)
        counts += bits
    return counts
