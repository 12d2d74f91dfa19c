"""Nestedness: are the partners of the less linked a subset of the partners of the more linked?"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.biadjacency import require_known


def nodf(matrix: pd.DataFrame) -> float:
    """Return NODF, the nestedness by overlap and decreasing fill, 0 (none) to 100 (perfectly nested).

    For every two rows, and every two columns, with different degrees: the share (%) of the links of the lesser
    that the fuller has too; pairs with equal degrees give 0; the mean over all pairs. The order of rows and
    columns does not matter. 0 when there is no pair. Raises ValueError when a cell is <NA>.
    Almeida-Neto et al. 2008, Oikos 117: 1227-1239. High values may follow from the margins alone:
    show the null model (lib.measures.null_model) beside it.
    """
    return float(nodf_values(require_known(matrix)[np.newaxis])[0])


def nodf_values(stack: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the NODF (0..100) of each of n matrices stacked as (n, rows, columns) booleans.

    Almeida-Neto et al. 2008, Oikos 117: 1227-1239.
    """
    replicates, rows, columns = stack.shape
    pairs = (rows * (rows - 1) + columns * (columns - 1)) / 2
    if not pairs:
        return np.zeros(replicates)
    cells = stack.astype(np.float64)
    return 100 * (_paired_overlap(cells) + _paired_overlap(cells.transpose(0, 2, 1))) / pairs


def _paired_overlap(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, for each matrix, the paired overlap (0..1) summed over all two rows of different degrees."""
    degrees = cells.sum(axis=2)
    if (degrees == degrees[:1]).all():
        degrees = degrees[:1]  # replicates with fixed margins share one table of weights
    fuller, lesser = degrees[:, :, np.newaxis], degrees[:, np.newaxis, :]
    weights = (fuller > lesser) / np.maximum(lesser, 1)
    # Σ w[i,j]·|row i ∩ row j| without building the rows × rows overlaps of every replicate.
    return np.einsum("nij,nij->n", np.matmul(weights, cells), cells)
