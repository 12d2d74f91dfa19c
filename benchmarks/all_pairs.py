"""How alike all lists of one year are, each with each: the whole table, or of each list only those most like it.

No page asks for it; it is here to be measured (D2): what the arrays of lib.measures.peers allow for a whole country.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lib.measures.function_masks import Stack
from lib.measures.peers import PackedStack, most_alike, packed, similarity_table

_BLOCK = 64  # lists set against the rest at a time: what a step works with stays in the processor's cache


def all_similarities(stack: Stack) -> NDArray[np.float32]:
    """Return how alike each two matrices of a stack are, matrices × matrices, as lib.measures.peers.similarities says.

    Symmetric, 1 on the diagonal; NaN where nothing can be compared. It takes 4 bytes for each pair.
    """
    words = packed(stack)
    table = np.empty((len(stack), len(stack)), np.float32)
    for first in range(0, len(stack), _BLOCK):
        block = slice(first, first + _BLOCK)
        table[block, first:] = similarity_table(_from(words, first), stack.linked[block], stack.known[block])
        table[first:, block] = table[block, first:].T
    return table


def all_nearest(stack: Stack, top: int) -> NDArray[np.intp]:
    """Return of each matrix the `top` others most like it, best first, matrices × top; -1 where there are no more.

    Ties stand in the order of the stack, and those with which nothing can be compared are left out. The table of all
    pairs is never held.
    """
    words = packed(stack)
    found = np.full((len(stack), top), -1, np.intp)
    for first in range(0, len(stack), _BLOCK):
        block = slice(first, first + _BLOCK)
        for at, similar in enumerate(similarity_table(words, stack.linked[block], stack.known[block]), first):
            similar[at] = np.nan  # nobody is a peer of its own
            others = most_alike(similar, top)
            found[at, : len(others)] = others
    return found


def _from(words: PackedStack, first: int) -> PackedStack:
    """Return the stack without the matrices before `first`."""
    later = words.open >= first
    return replace(
        words,
        linked=words.linked[:, first:],
        degrees=words.degrees[first:],
        open=words.open[later] - first,
        unknown=words.unknown[:, later],
    )
