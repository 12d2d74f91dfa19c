"""Is a measure more than its margins? Random matrices with the same degrees, and NODF against them."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.biadjacency import require_known
from lib.measures.nestedness import nodf_values

REPLICATES = 500
# Each round every line trades once; past ten rounds mean and spread of NODF no longer move.
ROUNDS = 20
_NOISE = 1e-9


@dataclass(frozen=True)
class NullComparison:
    """An observed value beside the same measure on random matrices.

    mean and sd (n - 1) are those of the replicates, z = (observed - mean) / sd, None when all replicates are
    alike; p is two-sided, (1 + replicates at least as far from the mean as the observed) / (1 + replicates),
    so never 0. values holds the replicates' values, for a histogram.
    """

    observed: float
    mean: float
    sd: float
    z: float | None
    p: float
    replicates: int
    values: NDArray[np.float64] = field(repr=False, compare=False)


def curveball(matrix: pd.DataFrame, replicates: int, seed: int = 0) -> NDArray[np.bool_]:
    """Return random matrices with the row and column sums of `matrix`, (replicates, rows, columns) booleans.

    Two lines compare what each has and the other lacks, and deal it out anew at random, each getting as many as
    before; here all lines trade in pairs in every round, in all replicates at once. Every matrix with these
    margins is equally likely. The same seed gives the same matrices. Raises ValueError when a cell is <NA>.
    Strona et al. 2014, Nature Communications 5: 4114; rounds of disjoint pairs: Carstens, Hamann, Meyer et al.
    2018, ESA 2018 (LIPIcs 112): 11.
    """
    observed = require_known(matrix)
    # Few lines with much to trade mix faster than many lines with little.
    turned = observed.shape[0] > observed.shape[1]
    lines = np.repeat((observed.T if turned else observed)[np.newaxis], replicates, axis=0)
    count = lines.shape[1]
    half = count // 2
    every = np.arange(replicates)[:, np.newaxis]
    rng = np.random.default_rng(seed)
    for _ in range(ROUNDS if half else 0):
        order = rng.random((replicates, count)).argsort(axis=1)
        one, other = order[:, :half], order[:, half : 2 * half]
        lines[every, one], lines[every, other] = _trade(lines[every, one], lines[every, other], rng)
    return lines.transpose(0, 2, 1) if turned else lines


def nodf_null(matrix: pd.DataFrame, replicates: int = REPLICATES, seed: int = 0) -> NullComparison:
    """Return the NODF of a matrix beside that of `replicates` (two or more) curveball matrices, same margins.

    A NODF within the replicates' spread is what the degrees alone produce: no nestedness beyond them.
    Raises ValueError when a cell is <NA>. Almeida-Neto et al. 2008, Oikos 117: 1227-1239; fixed margins:
    Strona et al. 2014, Nature Communications 5: 4114; p: Davison and Hinkley 1997, Bootstrap Methods, 4.2.
    """
    observed = float(nodf_values(require_known(matrix)[np.newaxis])[0])
    found = nodf_values(curveball(matrix, replicates, seed))
    mean, sd = float(found.mean()), float(found.std(ddof=1))
    # Equal matrices may differ in the last digit of the sum: that is neither spread nor distance.
    extreme = int((np.abs(found - mean) >= abs(observed - mean) - _NOISE).sum())
    return NullComparison(
        observed=observed,
        mean=mean,
        sd=sd if sd > _NOISE else 0.0,
        z=(observed - mean) / sd if sd > _NOISE else None,
        p=(1 + extreme) / (1 + replicates),
        replicates=replicates,
        values=found,
    )


def _trade(
    mine: NDArray[np.bool_], theirs: NDArray[np.bool_], rng: np.random.Generator
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Deal the cells only one of two lines has out anew, each line getting as many as before."""
    length = mine.shape[-1]
    pool, kept = mine ^ theirs, mine & theirs
    share = (mine & pool).sum(axis=-1, keepdims=True)
    # Random keys without ties (the position is the last digit): `mine` takes the `share` lowest of the pool.
    keys = rng.integers(2**40, size=pool.shape) * length + np.arange(length)
    keys[~pool] = np.iinfo(np.int64).max
    limit = np.take_along_axis(np.sort(keys, axis=-1), np.maximum(share - 1, 0), axis=-1)
    dealt = pool & (keys <= limit) & (share > 0)
    return kept | dealt, kept | (pool & ~dealt)
