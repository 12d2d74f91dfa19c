"""What changes from each matrix to the next one of the same place, for one place or for a whole country.

No page asks for it; it is here to be measured (C1 to C3): what masks by function allow for a whole country. Pages lay
two lists over each other by lib.measures.comparison, which also tells the bodies that only one of them has.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.measures.function_masks import Stack

# What a step works with then stays in the processor's cache, and ten times the data take ten times as long.
_BLOCK = 2_048


@dataclass(frozen=True)
class YearlyChanges:
    """Counts per step, in cells (function × organisation) known on both sides; `later` are positions in the stack.

    kept + removed is what the earlier matrix had, kept + added what the later one has, where both are known.
    """

    later: NDArray[np.intp]
    kept: NDArray[np.uint16]
    added: NDArray[np.uint16]
    removed: NDArray[np.uint16]


def yearly_changes(stack: Stack, places: NDArray[np.generic]) -> YearlyChanges:
    """Return the changes between neighbours in a stack that belong to the same place.

    `places` names the place of each matrix; the matrices of a place stand together, oldest first. Unknown cells are
    never a change.
    """
    later = np.flatnonzero(places[1:] == places[:-1]) + 1
    counts = np.empty((3, len(later)), np.uint16)
    for start in range(0, len(later), _BLOCK):
        block = later[start : start + _BLOCK]
        before, after = stack.linked[block - 1], stack.linked[block]
        changed = (before ^ after) & stack.known[block - 1] & stack.known[block]
        for count, masks in zip(counts, (before & after, changed & after, changed & before), strict=True):
            count[start : start + _BLOCK] = np.bitwise_count(masks).sum(axis=1, dtype=np.uint16)
    return YearlyChanges(later, *counts)
