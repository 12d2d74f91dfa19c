"""Which of three ways a document spreads departments over organisations."""

from enum import StrEnum

import pandas as pd

from lib.measures.biadjacency import UNKNOWN, values

# 岳阳 links 15 of 32 departments to all eight organisations and the rest to one or two of their own;
# 青岛 also links eight to all, but the rest to two to four: that is overlapping, not common plus specific.
SPECIFIC_AT_MOST = 2


class MatrixType(StrEnum):
    """The type of a complete matrix; UNDETERMINED where the list does not allow a judgement."""

    PARTITION = "partition"
    OVERLAPPING = "overlapping"
    COMMON_PLUS_SPECIFIC = "common-plus-specific"
    UNDETERMINED = "undetermined"


def matrix_type(matrix: pd.DataFrame, complete: bool) -> MatrixType:
    """Return the type of a matrix, a classification of this project (no paper).

    PARTITION: every department has exactly one organisation. COMMON_PLUS_SPECIFIC: at least two departments,
    but not all, are linked to all organisations and every other one to at most SPECIFIC_AT_MOST. OVERLAPPING:
    any other list in which a department has several organisations. UNDETERMINED: the list is not complete,
    a cell is not known, or none of the three fits (some departments have none and no one has two).
    """
    cells = values(matrix)
    if not complete or not cells.size or (cells == UNKNOWN).any():
        return MatrixType.UNDETERMINED
    degrees = cells.sum(axis=1)
    parties = cells.shape[1]
    if (degrees == 1).all():
        return MatrixType.PARTITION
    if degrees.max() < 2:
        return MatrixType.UNDETERMINED
    common = degrees == parties
    if 2 <= common.sum() < len(degrees) and (degrees[~common] <= SPECIFIC_AT_MOST).all():
        return MatrixType.COMMON_PLUS_SPECIFIC
    return MatrixType.OVERLAPPING
