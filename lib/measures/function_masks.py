"""Matrices by function: two small bit masks over the organisations, so that cities and years can be compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.biadjacency import UNKNOWN, values
from lib.vocabulary.functions import FUNCTIONS, functions_of
from lib.vocabulary.party_bits import BIT_OF, EVERY

KEYS: tuple[str, ...] = tuple(function.key for function in FUNCTIONS)

# Beyond this part of a list without a known function, what it does not list is not known to be missing.
MOST_UNMATCHED = 0.2

_ROW = {key: row for row, key in enumerate(KEYS)}
_NONE = np.uint16(0)
Count = int | NDArray[np.int64]


class ByFunction(Protocol):
    """What counting needs of one matrix by function; the words mean what they mean in FunctionMasks."""

    @property
    def linked(self) -> NDArray[np.uint16]: ...  # noqa: D102
    @property
    def known(self) -> NDArray[np.uint16]: ...  # noqa: D102
    @property
    def listed(self) -> NDArray[np.bool_]: ...  # noqa: D102
    @property
    def organisations(self) -> np.uint16: ...  # noqa: D102


@dataclass(frozen=True)
class FunctionMasks:
    """One matrix by function: a row for every function in the order of KEYS, a bit for every organisation in ORDER.

    linked: some department with the function is linked to the organisation. known: the cell is certain, linked or
    not; what a `whole` list does not mention is known to be unlinked, in any other it is not known.
    listed: some department with the function is in the list. organisations: those that have a column; a partial list
    without one does not say that there is no such organisation.
    departments: the functions of each department that has any, row_linked: the organisations each of them is linked to,
    holders: the departments of each listed function, all as printed. unmatched: departments without a known function.
    A department with several functions lends its liaisons to each of them.
    """

    linked: NDArray[np.uint16]
    known: NDArray[np.uint16]
    listed: NDArray[np.bool_]
    organisations: np.uint16
    departments: dict[str, tuple[str, ...]]
    row_linked: dict[str, np.uint16]
    holders: dict[str, tuple[str, ...]]
    unmatched: tuple[str, ...]
    complete: bool

    @property
    def classified(self) -> bool:
        """Tell whether at most MOST_UNMATCHED of the departments are without a known function."""
        return bool(few_unmatched(len(self.departments), len(self.unmatched)))

    @property
    def pairs(self) -> int:
        """Return the number of liaisons by function: linked cells, a department with two functions counts twice."""
        return int(np.bitwise_count(self.linked).sum())

    @property
    def absent(self) -> np.uint16:
        """Return the organisations that are known not to be in the list."""
        return EVERY & ~self.organisations if self.complete else _NONE

    @property
    def whole(self) -> bool:
        """Tell whether a function that is not listed is known to have no department in the list."""
        return self.complete and self.classified


def function_masks(
    matrix: pd.DataFrame, complete: bool, functions: Callable[[str], tuple[str, ...]] = functions_of
) -> FunctionMasks:
    """Return a matrix by function; `complete` says whether the document's list is whole.

    A function's cell is linked when one of its departments is, not linked when all of them are known not to be,
    and otherwise not known. `functions` gives the function keys of a department's name, () when unmatched.
    """
    cells = values(matrix)
    bits = np.array([BIT_OF[str(name)] for name in matrix.columns], dtype=np.uint16)
    organisations = np.bitwise_or.reduce(bits, initial=_NONE)
    row_linked = np.bitwise_or.reduce(np.where(cells == 1, bits, _NONE), axis=1, initial=_NONE)
    row_unknown = np.bitwise_or.reduce(np.where(cells == UNKNOWN, bits, _NONE), axis=1, initial=_NONE)
    linked, unknown = np.zeros(len(KEYS), np.uint16), np.zeros(len(KEYS), np.uint16)
    departments = {name: functions(name) for name in map(str, matrix.index)}
    holders: dict[str, list[str]] = {}
    for row, (name, keys) in enumerate(departments.items()):
        for key in keys:
            linked[_ROW[key]] |= row_linked[row]
            unknown[_ROW[key]] |= row_unknown[row]
            holders.setdefault(key, []).append(name)
    listed = np.array([key in holders for key in KEYS])
    matched = sum(map(bool, departments.values()))
    if not (complete and few_unmatched(matched, len(departments) - matched)):
        # A function that a partial list does not mention may still have a department, and so may one that
        # stands under a name nobody has classified.
        unknown[~listed] = organisations
    if not complete:
        # That a partial list does not name an organisation does not say that there is none.
        unknown |= EVERY & ~organisations
    return FunctionMasks(
        linked,
        EVERY & ~(unknown & ~linked),
        listed,
        organisations,
        {name: keys for name, keys in departments.items() if keys},
        dict(zip(departments, row_linked, strict=True)),
        {key: tuple(holders[key]) for key in KEYS if key in holders},
        tuple(name for name, keys in departments.items() if not keys),
        complete,
    )


def few_unmatched(matched: Count, unmatched: Count) -> bool | NDArray[np.bool_]:
    """Tell whether at most MOST_UNMATCHED of the departments of a list, or of each of many, have no known function."""
    return unmatched <= MOST_UNMATCHED * (matched + unmatched)


@dataclass(frozen=True)
class Stack:
    """Many matrices by function: linked and known as (matrices, functions) arrays of organisation bits."""

    linked: NDArray[np.uint16]
    known: NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.linked)


def stacked(matrices: Sequence[ByFunction]) -> Stack:
    """Return the masks of many matrices above each other, in the order given."""
    shape = (len(matrices), len(KEYS))
    linked = np.array([one.linked for one in matrices], np.uint16).reshape(shape)
    return Stack(linked, np.array([one.known for one in matrices], np.uint16).reshape(shape))


def parties_in(mask: np.uint16 | int) -> tuple[str, ...]:
    """Return the organisations whose bits are set, in official order."""
    return tuple(name for name, bit in BIT_OF.items() if int(mask) & int(bit))
