"""What a matrix changes against the published one that someone should look at before it is published."""

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from lib.intake.problems import Problem
from lib.vocabulary.characters import plain

JUMP_SHARE = 0.5  # of the published number of liaisons
JUMP_LEAST = 5
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


def _suggestion(name: str, gone: list[str]) -> str:
    near = process.extractOne(name, gone, scorer=_likeness, processor=plain, score_cutoff=_ALIKE)
    return f"是否就是“{near[0]}”？" if near else ""


def _likeness(one: str, other: str, score_cutoff: float | None = None) -> float:
    """Return the longest common subsequence by the shorter name, 0..1: abbreviations keep their characters' order.

    Names of a level and an ending alone (市…局) have two characters in common with every other one.
    """
    shared = LCSseq.similarity(one, other) - 2
    return max(0.0, shared / max(1, min(len(one), len(other)) - 2))
