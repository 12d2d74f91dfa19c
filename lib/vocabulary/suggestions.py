"""What a department's name might mean when the crosswalk does not know it: suggestions to choose from, never taken."""

from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from lib.vocabulary.functions import ALIASES, LONGEST, normal_name

LEAST = 0.5


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
    normal = normal_name(name)
    if not 2 <= len(normal) <= LONGEST:
        return []
    best: dict[tuple[str, ...], Suggestion] = {}
    for score, alias in sorted(((_likeness(normal, alias), alias) for alias in ALIASES), reverse=True):
        if score < LEAST or len(best) == limit:
            break
        best.setdefault(ALIASES[alias], Suggestion(alias, ALIASES[alias], round(score, 3)))
    return list(best.values())


def _likeness(name: str, alias: str) -> float:
    # Divided by at least three: the two characters of 民委 are found in many names.
    within = LCSseq.similarity(name, alias) / max(3, min(len(name), len(alias)))
    return (within + Indel.normalized_similarity(name, alias)) / 2
