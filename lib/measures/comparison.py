"""Two matrices laid over each other by function: what is the same, what differs, and by bodies or by ties."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.function_masks import KEYS, FunctionMasks
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS

# Linked on both sides; on one, while the other side lists both bodies; on one, while the other lacks a body.
KEPT, ONLY_A, ONLY_B, ONLY_A_BODY, ONLY_B_BODY = "kept", "only_a", "only_b", "only_a_body", "only_b_body"
# Not comparable; linked on neither side, with both bodies on both sides or one of them lacking somewhere.
UNKNOWN, NEITHER, NO_DEPARTMENT, NO_ORGANISATION = "unknown", "neither", "no_department", "no_organisation"
_STATES = np.array(
    [NEITHER, KEPT, ONLY_A, ONLY_B, ONLY_A_BODY, ONLY_B_BODY, UNKNOWN, NO_DEPARTMENT, NO_ORGANISATION], dtype=object
)


@dataclass(frozen=True)
class Comparison:
    """Two matrices by function, A and B.

    cells: functions (keys, those that A or B lists) × organisations (those that A or B lists), one of the states of
    this module each. kept, only_a, only_b count linked cells that can be compared, not_comparable those unknown on one
    side or both. dissimilarity = turnover + rewiring, each 0..1, all None when no comparable cell is linked:
    turnover is the part of links whose department or organisation only one side has, rewiring the part between bodies
    that both have. unmatched_a, unmatched_b: departments that take no part, since their function is not known.
    """

    cells: pd.DataFrame
    kept: int
    only_a: int
    only_b: int
    not_comparable: int
    dissimilarity: float | None
    turnover: float | None
    rewiring: float | None
    only_bodies_a: int
    only_bodies_b: int
    unmatched_a: tuple[str, ...]
    unmatched_b: tuple[str, ...]

    @property
    def comparable(self) -> int:
        """Return the number of cells that are known on both sides."""
        return int(self.cells.size) - self.not_comparable


def comparison(a: FunctionMasks, b: FunctionMasks) -> Comparison:
    """Return what two matrices have in common and where they differ; unknown cells never count as a difference.

    Dissimilarity is Sørensen's over links, (b + c) / (2a + b + c); turnover and rewiring share that denominator, so
    that they add up: Poisot et al. 2012, Ecology Letters 15: 1353-1361, in the partition of Fründ 2021, Ecosphere 12:
    e03653 (`betalinkr` of the R package bipartite with partitioning="commondenom"). A body is shared when both
    lists have it, also without a link. Where one list is partial, absence from it is unknown, not turnover.
    """
    rows = np.flatnonzero(a.listed | b.listed)
    columns = np.flatnonzero(BITS & (a.organisations | b.organisations))
    found = _states(a, b, rows, columns)
    cells = pd.DataFrame(
        _STATES[found],
        index=pd.Index([KEYS[row] for row in rows], name="function", dtype=object),
        columns=pd.Index([ORDER[column] for column in columns], name="party", dtype=object),
    )
    counts = dict(zip(_STATES, np.bincount(found.ravel(), minlength=len(_STATES)).tolist(), strict=True))
    turned = counts[ONLY_A_BODY] + counts[ONLY_B_BODY]
    rewired = counts[ONLY_A] + counts[ONLY_B]
    every = 2 * counts[KEPT] + turned + rewired
    return Comparison(
        cells,
        counts[KEPT],
        counts[ONLY_A] + counts[ONLY_A_BODY],
        counts[ONLY_B] + counts[ONLY_B_BODY],
        counts[UNKNOWN],
        (turned + rewired) / every if every else None,
        turned / every if every else None,
        rewired / every if every else None,
        counts[ONLY_A_BODY],
        counts[ONLY_B_BODY],
        a.unmatched,
        b.unmatched,
    )


def _states(a: FunctionMasks, b: FunctionMasks, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.int64]:
    """Return for each cell the position of its state in _STATES."""
    bits = BITS[columns]

    def cells(mask: NDArray[np.uint16]) -> NDArray[np.bool_]:
        return (mask[rows, np.newaxis] & bits) > 0

    in_a, in_b = cells(a.linked), cells(b.linked)
    certain = cells(a.known) & cells(b.known)
    no_department = ~(a.listed & b.listed)[rows, np.newaxis] & np.ones(len(columns), bool)
    no_organisation = ((a.organisations & b.organisations & bits) == 0) & np.ones((len(rows), 1), bool)
    lacking = no_department | no_organisation
    chosen: Sequence[tuple[str, NDArray[np.bool_]]] = (
        (UNKNOWN, ~certain),
        (KEPT, in_a & in_b),
        (ONLY_A_BODY, in_a & ~in_b & lacking),
        (ONLY_B_BODY, in_b & ~in_a & lacking),
        (ONLY_A, in_a & ~in_b),
        (ONLY_B, in_b & ~in_a),
        (NO_ORGANISATION, no_organisation),
        (NO_DEPARTMENT, no_department),
    )
    order = list(_STATES)
    return np.select([where for _, where in chosen], [order.index(state) for state, _ in chosen], default=0)
