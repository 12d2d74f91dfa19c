"""The matrices of a collection by function, all at once: what function_masks says of one, for a whole country."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.measures.collection import Collection
from lib.measures.function_masks import KEYS, Stack, few_unmatched
from lib.vocabulary.functions import functions_of
from lib.vocabulary.party_bits import EVERY

# What a step works with then stays in the processor's cache, and ten times the data take ten times as long.
_BLOCK = 4_096
_NO_FUNCTION = -1


@dataclass(frozen=True)
class FunctionStack(Stack):
    """A stack that also tells what FunctionMasks tells of each matrix: the functions listed, whether it is classified.

    listed: matrices × functions; classified and organisations: one of each for every matrix.
    """

    listed: NDArray[np.bool_]
    classified: NDArray[np.bool_]
    organisations: NDArray[np.uint16]


def by_function(
    held: Collection, complete: NDArray[np.bool_], functions: Callable[[str], tuple[str, ...]] = functions_of
) -> FunctionStack:
    """Return every matrix of a collection by function, in its order; `complete` tells which lists are whole.

    The same masks as function_masks gives of each; `functions` is asked once for each name.
    """
    table = _table([functions(name) for name in held.names])
    linked, unknown = (np.zeros((len(held), len(KEYS)), np.uint16) for _ in range(2))
    listed, classified = np.zeros(linked.shape, bool), np.zeros(len(held), bool)
    for first in range(0, len(held), _BLOCK):
        part = slice(first, first + _BLOCK)
        starts = held.starts[first : first + _BLOCK + 1]
        rows = slice(starts[0], starts[-1])
        matrix = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        for keys in table:  # the first function of each department, then the second one of those that have two, …
            key = keys[held.department[rows]]
            has = np.flatnonzero(key != _NO_FUNCTION)
            cells = matrix[has] * len(KEYS) + key[has]
            np.bitwise_or.at(linked[part].reshape(-1), cells, held.linked[rows][has])
            np.bitwise_or.at(unknown[part].reshape(-1), cells, held.unknown[rows][has])
            listed[part].reshape(-1)[cells] = True
        unmatched = np.bincount(matrix[table[0][held.department[rows]] == _NO_FUNCTION], minlength=len(starts) - 1)
        classified[part] = few_unmatched(np.diff(starts) - unmatched, unmatched)
        certain = (complete[part] & classified[part])[:, np.newaxis] | listed[part]
        # What another list does not mention may still have a department (see function_masks).
        unknown[part] |= np.where(certain, np.uint16(0), held.organisations[part, np.newaxis])
        unknown[part] |= np.where(complete[part], np.uint16(0), EVERY & ~held.organisations[part])[:, np.newaxis]
    return FunctionStack(linked, EVERY & ~(unknown & ~linked), listed, classified, held.organisations)


def _table(keys: list[tuple[str, ...]]) -> NDArray[np.intp]:
    """Return the position in KEYS of the first, second, … function of each name: functions × names."""
    place = {key: at for at, key in enumerate(KEYS)}
    table = np.full((max([1, *map(len, keys)]), len(keys)), _NO_FUNCTION)
    for name, held in enumerate(keys):
        table[: len(held), name] = [place[key] for key in held]
    return table
