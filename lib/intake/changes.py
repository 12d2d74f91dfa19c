"""What a matrix changes against the published one that someone should look at before it is published."""

from dataclasses import dataclass

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from lib.intake.problems import Problem
from lib.vocabulary.characters import plain

JUMP_SHARE = 0.5  # of the published number of liaisons
JUMP_LEAST = 5
COMMON_SHARE = 0.2  # of the published departments
_ALIKE = 0.6


def warnings_against(matrix: pd.DataFrame, published: pd.DataFrame | None) -> tuple[Problem, ...]:
    """Return warnings: departments new or gone, and a number of liaisons that jumped; none without a published one.

    A new department names the most similar one that is gone, which it may be: 市发展改革委 for 市发改委. Two lists
    without one department in common are not the same document: then there is nothing to say of single departments.
    """
    if published is None or not set(matrix.index) & set(published.index):
        return ()
    new = [str(name) for name in matrix.index if name not in published.index]
    gone = [str(name) for name in published.index if name not in matrix.index]
    told = [Problem("new-department", value=name, hint=_suggestion(name, gone)) for name in new]
    told += [Problem("vanished-department", value=name) for name in gone]
    now, before = int(matrix.sum().sum()), int(published.sum().sum())
    if abs(now - before) >= max(JUMP_LEAST, JUMP_SHARE * before):
        told.append(Problem("links-jumped", value=str(now), other=str(before)))
    return tuple(told)


@dataclass(frozen=True)
class Overlap:
    """What a published list and the one that would replace it have in common.

    Of the `linked` published pairs `lost` are linked no more; of the `listed` published departments `common` stay.
    """

    linked: int
    lost: int
    listed: int
    common: int

    @property
    def loses_most(self) -> bool:
        """Tell whether more than half of the published pairs would be gone."""
        return self.lost > JUMP_SHARE * self.linked

    @property
    def hardly_any(self) -> bool:
        """Tell whether fewer than a fifth of the published departments would stay."""
        return self.common < COMMON_SHARE * self.listed


def overlap(matrix: pd.DataFrame, published: pd.DataFrame) -> Overlap:
    """Return how much of a published matrix one that would replace it keeps, both nullable boolean."""
    pairs = _pairs(published)
    common = set(published.index) & set(matrix.index)
    return Overlap(len(pairs), len(pairs - _pairs(matrix)), len(published), len(common))


def _pairs(matrix: pd.DataFrame) -> set[tuple[str, str]]:
    linked = matrix.fillna(False).to_numpy(dtype=bool)
    return {
        (str(matrix.index[row]), str(matrix.columns[column])) for row, column in zip(*linked.nonzero(), strict=True)
    }


def _suggestion(name: str, gone: list[str]) -> str:
    near = process.extractOne(name, gone, scorer=_likeness, processor=plain, score_cutoff=_ALIKE)
    return f"是否就是“{near[0]}”？" if near else ""


def _likeness(one: str, other: str, score_cutoff: float | None = None) -> float:
    """Return the longest common subsequence by the shorter name, 0..1: abbreviations keep their characters' order.

    Names of a level and an ending alone (市…局) have two characters in common with every other one.
    """
    shared = LCSseq.similarity(one, other) - 2
    return max(0.0, shared / max(1, min(len(one), len(other)) - 2))
