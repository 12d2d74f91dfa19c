"""What a source of lists states by itself, and what of it can stand beside the register."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lib.intake.bulk.lists import Lists
from lib.intake.problems import Problem
from lib.measures.collection import Collection


@dataclass(frozen=True)
class Stated:
    """Lists as one source states them, whatever the register says: matrices in the order of their ids.

    rows: where each row stands in the source; letters: of the organisations' columns; both empty if each list is a
    file of its own. stamps: size and time (nanoseconds) of the source, or of each list's file.
    """

    ids: tuple[str, ...]
    matrices: Collection
    rows: NDArray[np.int32]
    letters: tuple[str, ...]
    stamps: NDArray[np.int64]


@dataclass(frozen=True)
class Source:
    """The sound lists of one source, its name, and what is wrong with others.

    present: every document that has a list here, sound or not; None where the source could not be read as a whole.
    first: the row in which each list of a table begins.
    """

    name: str
    ids: tuple[str, ...]
    matrices: Collection
    problems: tuple[Problem, ...]
    present: frozenset[str] | None
    first: Mapping[str, int] = field(default_factory=dict)


def matrices_of(lists: Lists) -> Collection:
    """Return lists as they were read as a collection: the same arrays, without ids and places.

    Lists has the fields of Collection again, since intake knows nothing of measures; here the arrays change hands.
    """
    return Collection(lists.starts, lists.department, lists.linked, lists.unknown, lists.organisations, lists.names)
