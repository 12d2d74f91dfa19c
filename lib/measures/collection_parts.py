"""Parts of collections: some matrices of one, and several collections as one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lib.measures.collection import Collection


def taken(held: Collection, positions: NDArray[np.intp]) -> Collection:
    """Return the matrices at some positions, in that order; names that no row bears any more stay."""
    lengths = (held.starts[1:] - held.starts[:-1])[positions]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    rows = np.arange(starts[-1]) + np.repeat(held.starts[:-1][positions] - starts[:-1], lengths)
    return Collection(
        starts,
        held.department[rows],
        held.linked[rows],
        held.unknown[rows],
        held.organisations[positions],
        held.names,
    )


def joined(parts: Sequence[Collection]) -> Collection:
    """Return the matrices of several collections behind each other; a single one as it is."""
    if len(parts) == 1:
        return parts[0]
    codes: dict[str, int] = {}
    departments, starts, end = [np.empty(0, np.int32)], [np.zeros(1, np.int64)], 0
    for one in parts:
        code = np.array([codes.setdefault(name, len(codes)) for name in one.names], np.int32)
        departments.append(code[one.department])
        starts.append(one.starts[1:] + end)
        end += int(one.starts[-1])
    linked, unknown, organisations = (
        np.concatenate([np.empty(0, np.uint16), *(getattr(one, part) for one in parts)])
        for part in ("linked", "unknown", "organisations")
    )
    return Collection(np.concatenate(starts), np.concatenate(departments), linked, unknown, organisations, tuple(codes))
