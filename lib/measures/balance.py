"""How evenly the departments are spread over the organisations."""

import numpy as np
import pandas as pd


def pielou_evenness(loads: pd.Series) -> float | None:
    """Return Pielou's evenness J = H / ln S of the loads, 0 (all on one) to 1 (all equal).

    S counts every organisation the document lists, also one without a department: an empty share is
    unevenness here, not absence. None when there are fewer than two organisations or no load at all.
    Pielou 1966, Journal of Theoretical Biology 13: 131-144.
    """
    counts = loads.to_numpy(dtype=float)
    if len(counts) < 2 or counts.sum() == 0:
        return None
    shares = counts[counts > 0] / counts.sum()
    entropy = -(shares * np.log(shares)).sum()
    # Rounding may leave a hair outside the range, and 1.0000000000000002 is no evenness.
    return float(np.clip(entropy / np.log(len(counts)), 0, 1))


def gini(loads: pd.Series) -> float | None:
    """Return the Gini coefficient of the loads, 0 (all equal) to (n - 1) / n (all on one of n).

    None when there are fewer than two organisations or no load at all.
    Gini 1912, Variabilità e mutabilità; in the sorted form of Damgaard and Weiner 2000, Ecology 81: 1139-1142.
    """
    counts = np.sort(loads.to_numpy(dtype=float))
    n = len(counts)
    if n < 2 or counts.sum() == 0:
        return None
    ranks = np.arange(1, n + 1)
    return float(((2 * ranks - n - 1) * counts).sum() / (n * counts.sum()))
