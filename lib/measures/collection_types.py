"""The type of every matrix of a collection at once: what matrix_type says of one, for a whole country."""

import numpy as np
from numpy.typing import NDArray

from lib.measures.collection import Collection
from lib.measures.matrix_type import SPECIFIC_AT_MOST, MatrixType


def matrix_types(held: Collection, complete: NDArray[np.bool_]) -> list[MatrixType]:
    """Return the type of every matrix, in the order of the collection; `complete` tells which lists are whole."""
    matrix = np.repeat(np.arange(len(held)), np.diff(held.starts))
    degrees, parties = np.bitwise_count(held.linked), np.bitwise_count(held.organisations)
    all_of_them = degrees == parties[matrix]

    def departments(which: NDArray[np.bool_]) -> NDArray[np.intp]:
        return np.bincount(matrix[which], minlength=len(held))

    every, common = np.diff(held.starts), departments(all_of_them)
    judged = complete & (every > 0) & (parties > 0) & (departments(held.unknown > 0) == 0)
    partition = judged & (departments(degrees == 1) == every)
    several = judged & ~partition & (departments(degrees >= 2) > 0)
    rest = departments(~all_of_them & (degrees > SPECIFIC_AT_MOST))
    specific = several & (common >= 2) & (common < every) & (rest == 0)
    kinds = np.select(
        [partition, specific, several],
        [MatrixType.PARTITION.value, MatrixType.COMMON_PLUS_SPECIFIC.value, MatrixType.OVERLAPPING.value],
        MatrixType.UNDETERMINED.value,
    )
    return [MatrixType(kind) for kind in kinds.tolist()]
