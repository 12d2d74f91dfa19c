"""What a department's name might mean when the crosswalk does not know it: suggestions to choose from, never taken."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from lib.vocabulary.functions import ALIASES, LONGEST, normal_name

LEAST = 0.5
_KNOWN = sorted(ALIASES, reverse=True)  # of names that are equally like the unknown one, the last stands first
_LENGTHS = np.array([len(alias) for alias in _KNOWN])
_BLOCK = 64  # names set against all known ones at a time, so that thousands of names take no more memory than these


@dataclass(frozen=True)
class Suggestion:
    """A known name that resembles the unknown one, its functions, and how much it does (0 to 1)."""

    alias: str
    functions: tuple[str, ...]
    score: float


def suggested_functions(name: str, limit: int = 3) -> list[Suggestion]:
    """Return the known names most like `name`, best first, each set of functions once; [] when none resembles it.

    The score is the mean of two: the longest common subsequence over the shorter length, which finds a name inside a
    longer one, and the share of characters that need no edit, which finds a slip of the pen. It ranks, it does not
    prove: a department's predecessor and its successor look alike too.
    """
    return suggestions([name], limit)[0]


def suggestions(names: Sequence[str], limit: int = 3) -> list[list[Suggestion]]:
    """Return for each name what suggested_functions gives; many at once take a fraction of the time of one by one."""
    asked = [normal if 2 <= len(normal) <= LONGEST else "" for normal in map(normal_name, names)]
    blocks = (asked[first : first + _BLOCK] for first in range(0, len(asked), _BLOCK))
    return [_best(scores, limit) for block in blocks for scores in _likeness(block)]


def _likeness(names: list[str]) -> NDArray[np.float64]:
    """Return how much each name resembles each known one (0 to 1), names × _KNOWN."""
    common = process.cdist(names, _KNOWN, scorer=LCSseq.similarity, dtype=np.int32)
    lengths = np.array([len(name) for name in names])[:, np.newaxis]
    # Divided by at least three: the two characters of 民委 are found in many names.
    within = common / np.maximum(3, np.minimum(lengths, _LENGTHS))
    return (within + 2 * common / (lengths + _LENGTHS)) / 2


def _best(scores: NDArray[np.float64], limit: int) -> list[Suggestion]:
    best: dict[tuple[str, ...], Suggestion] = {}
    alike = np.flatnonzero(scores >= LEAST)
    # Rounded, so that what is equally like is not put in order by the last digit of its score.
    for at in alike[np.argsort(-scores[alike].round(9), kind="stable")].tolist():
        if len(best) == limit:
            break
        keys = ALIASES[_KNOWN[at]]
        best.setdefault(keys, Suggestion(_KNOWN[at], keys, round(float(scores[at]), 3)))
    return list(best.values())
