"""Many matrices in a few arrays: what a whole country's lists take in memory, and what counts them all at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.biadjacency import UNKNOWN, values
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BIT_OF, BITS

_NONE = np.uint16(0)


@dataclass(frozen=True)
class Collection:
    """Biadjacency matrices above each other: a row for every department of every matrix, a bit for each organisation.

    starts: matrix i has the rows starts[i] to starts[i + 1], in the order of its list. department: each row's name, as
    a position in `names`. linked, unknown: the organisations (bits in the order of ORDER) that a row is linked to, and
    those for which it is not known. organisations: those that have a column, one mask for each matrix. The arrays are
    shared and must not be changed.
    """

    starts: NDArray[np.int64]
    department: NDArray[np.int32]
    linked: NDArray[np.uint16]
    unknown: NDArray[np.uint16]
    organisations: NDArray[np.uint16]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.organisations)

    def matrix(self, position: int) -> pd.DataFrame:
        """Return one matrix as a frame: departments × organisations in official order, nullable booleans."""
        rows = slice(int(self.starts[position]), int(self.starts[position + 1]))
        held = (self.organisations[position] & BITS) > 0
        bits, parties = BITS[held], [name for name, one in zip(ORDER, held, strict=True) if one]
        linked, unknown = ((masks[rows, np.newaxis] & bits) > 0 for masks in (self.linked, self.unknown))
        columns = {
            name: pd.arrays.BooleanArray(linked[:, at].copy(), unknown[:, at].copy()) for at, name in enumerate(parties)
        }
        names = [self.names[code] for code in self.department[rows].tolist()]
        index = pd.Index(names, dtype="str", name="department")
        return pd.DataFrame(columns, index=index, columns=pd.Index(parties, dtype="str", name="party"))


def collected(matrices: Iterable[pd.DataFrame]) -> Collection:
    """Return matrices (departments × organisations, nullable booleans) as a collection, in the order given."""
    codes: dict[str, int] = {}
    lengths, department, masks, organisations = [0], [], [], []
    for matrix in matrices:
        cells = values(matrix)
        bits = np.array([BIT_OF[str(name)] for name in matrix.columns], np.uint16)
        lengths.append(len(cells))
        department += [codes.setdefault(str(name), len(codes)) for name in matrix.index]
        masks.append([_row_masks(cells == state, bits) for state in (1, UNKNOWN)])
        organisations.append(np.bitwise_or.reduce(bits, initial=_NONE))
    linked, unknown = (np.concatenate([_no_rows(), *(one[side] for one in masks)]) for side in (0, 1))
    return Collection(
        np.cumsum(lengths, dtype=np.int64),
        np.array(department, np.int32),
        linked,
        unknown,
        np.array(organisations, np.uint16),
        tuple(codes),
    )


def _row_masks(cells: NDArray[np.bool_], bits: NDArray[np.uint16]) -> NDArray[np.uint16]:
    return np.bitwise_or.reduce(np.where(cells, bits, _NONE), axis=1, initial=_NONE)


def _no_rows() -> NDArray[np.uint16]:
    return np.empty(0, np.uint16)
