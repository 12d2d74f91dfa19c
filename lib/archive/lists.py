"""The lists of a data folder, in whichever of three forms they lie there, held against the register.

matrices/<id>.csv is one list, matrices.csv many in the same wide form, liaisons.csv many as single liaisons.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.archive.list_files import FILES, from_files
from lib.archive.list_tables import TABLES, from_table
from lib.archive.matrices import Matrices
from lib.archive.register import Register
from lib.archive.stated import Source
from lib.intake.problems import Problem
from lib.measures.collection_parts import joined, taken


@dataclass(frozen=True)
class Found:
    """The sound lists, and what is wrong with others.

    present: every document that has a list, sound or not; None where a source could not be read as a whole.
    """

    matrices: Matrices
    problems: tuple[Problem, ...]
    present: frozenset[str] | None


def read_lists(folder: Path, register: Register, cache: Path | None) -> Found:
    """Return the lists of a folder; a faulty one is told and left out, the others stand.

    A list that stands in two sources is taken from the first of them: files, the wide table, the tidy one.
    """
    sources = [from_table(folder / name, register, cache) for name in TABLES if (folder / name).exists()]
    if (folder / FILES).is_dir() or not sources:
        sources.insert(0, from_files(folder / FILES, register, cache))
    problems = [fault for one in sources for fault in one.problems]
    given: dict[str, str] = {}
    parts, ids = [], list[str]()
    for one in sources:
        fresh = [at for at, name in enumerate(one.ids) if name not in given]
        problems += [_given_twice(one, name, given[name]) for name in one.ids if name in given]
        parts.append(one.matrices if len(fresh) == len(one.ids) else taken(one.matrices, np.array(fresh, np.intp)))
        ids += [one.ids[at] for at in fresh]
        given |= dict.fromkeys((one.ids[at] for at in fresh), one.name)
    matrices, order = joined(parts), sorted(range(len(ids)), key=ids.__getitem__)
    if order != list(range(len(ids))):
        matrices, ids = taken(matrices, np.array(order, np.intp)), [ids[at] for at in order]
    present = [one.present for one in sources]
    known = frozenset().union(*(one for one in present if one is not None))
    return Found(Matrices(matrices, tuple(ids)), tuple(problems), None if None in present else known)


def _given_twice(source: Source, name: str, other: str) -> Problem:
    row = source.first.get(name)
    return Problem("list-given-twice", row, "A" if row else None, value=name, other=other, file=source.name)
