"""What one matrix by function says of each cell: linked, not linked, not known, no such department or organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.function_masks import KEYS, FunctionMasks, parties_in
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS, EVERY

LINKED, NOT_LINKED, UNKNOWN = "linked", "not_linked", "unknown"
NO_DEPARTMENT, NO_ORGANISATION = "no_department", "no_organisation"


def function_states(masks: FunctionMasks, functions: Sequence[str], parties: Sequence[str]) -> pd.DataFrame:
    """Return the state of each cell, functions (keys) × organisations, one of the words of this module.

    What a complete list does not mention is not there; what a partial list does not mention is not known.
    """
    rows = [KEYS.index(key) for key in functions]
    bits = BITS[[ORDER.index(name) for name in parties]]

    def cells(mask: NDArray[np.uint16]) -> NDArray[np.bool_]:
        return (mask[rows, np.newaxis] & bits) > 0

    whole = np.ones((len(rows), len(bits)), bool)
    found = np.select(
        [
            cells(masks.linked),
            ~cells(masks.known),
            whole & ((masks.absent & bits) > 0),
            whole & ~masks.listed[rows, np.newaxis],
        ],
        [LINKED, UNKNOWN, NO_ORGANISATION, NO_DEPARTMENT],
        default=NOT_LINKED,
    )
    return pd.DataFrame(
        found.astype(object),
        index=pd.Index(list(functions), name="function"),
        columns=pd.Index(list(parties), name="party"),
    )


def linked_organisations(masks: FunctionMasks) -> pd.DataFrame:
    """Return for each listed function how many organisations it is linked to, and whether it may be more.

    Columns: linked (count), open (some cell of the function is not known, so that the count is a lower bound).
    """
    rows = np.flatnonzero(masks.listed)
    return pd.DataFrame(
        {
            "linked": np.bitwise_count(masks.linked[rows]).astype(int),
            "open": masks.known[rows] != EVERY,
        },
        index=pd.Index([KEYS[row] for row in rows], name="function", dtype=object),
    )


def linked_functions(masks: FunctionMasks) -> pd.DataFrame:
    """Return for each organisation of the list how many functions are linked to it, and whether it may be more.

    Columns: linked (count), listed (functions in the list), open (the count is a lower bound).
    """
    columns = np.flatnonzero(BITS & masks.organisations)
    bits = BITS[columns, np.newaxis]
    known = ((masks.known & bits) > 0).all(axis=1)
    return pd.DataFrame(
        {
            "linked": ((masks.linked & bits) > 0).sum(axis=1).astype(int),
            "listed": int(masks.listed.sum()),
            "open": ~known,
        },
        index=pd.Index([ORDER[column] for column in columns], name="party", dtype=object),
    )


def named_organisations(masks: FunctionMasks) -> np.uint16:
    """Return the bits of the organisations of a whole list, and of a partial one those it names a liaison for."""
    return masks.organisations if masks.complete else np.bitwise_or.reduce(masks.linked, initial=np.uint16(0))


@dataclass(frozen=True)
class OneSided:
    """What one list has and another is known to lack: organisations in official order, functions in that of KEYS."""

    organisations: tuple[str, ...]
    functions: tuple[str, ...]


def one_sided(here: FunctionMasks, there: FunctionMasks) -> OneSided:
    """Return the organisations and functions that `here` lists and `there` is known not to have.

    An organisation or a function that a partial list does not mention may be there all the same, and so may a function
    of one in which many departments are unclassified: they are not among them.
    """
    lacking = here.listed & ~there.listed if there.whole else np.zeros(len(KEYS), bool)
    return OneSided(
        parties_in(named_organisations(here) & there.absent),
        tuple(KEYS[row] for row in np.flatnonzero(lacking)),
    )
