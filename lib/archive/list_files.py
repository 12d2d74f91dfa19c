"""Lists in a file each: plain ones read together, those that changed anew, and odd ones with care, one by one."""

import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from lib.archive.agreement import against_register, blank_places, contradicting
from lib.archive.document import Document
from lib.archive.list_cache import keep, recalled, stamp_of
from lib.archive.register import Register
from lib.archive.rows import bytes_of
from lib.archive.stated import Source, Stated, matrices_of
from lib.intake.bulk.wide_files import read_plain_files
from lib.intake.problems import Problem
from lib.intake.wide import read_wide
from lib.measures.collection import Collection, collected
from lib.measures.collection_parts import joined, taken

FILES = "matrices"
_WORTH_KEEPING = 1_000  # files: fewer are read in no time
Stamp = tuple[int, int]


def from_files(folder: Path, register: Register, cache: Path | None) -> Source:
    """Return the lists of a folder of wide files, each named after its document.

    Whatever is not plain and sound goes through lib.intake.wide, which has the words for every fault.
    """
    if not folder.is_dir():
        return Source(FILES, (), collected(()), (Problem("missing-folder", file=FILES),), None)
    stamps = _stamps(folder)
    registered = [name for name in stamps if name in register.documents]
    stated = _stated(folder, {name: stamps[name] for name in registered}, cache)
    wrong = contradicting(stated.matrices, [register.documents[name] for name in stated.ids])
    sound = [name for name, out in zip(stated.ids, wrong.tolist(), strict=True) if not out]
    known, frames, faults = set(sound), dict[str, pd.DataFrame](), list[Problem]()
    for name in stamps:
        if name not in known:
            document, path = register.documents.get(name), folder / f"{name}.csv"
            matrix, told = _read(path, document, name in register.named)
            faults += [fault.inside(f"{FILES}/{path.name}") for fault in told]
            if matrix is not None:
                frames[name] = matrix
    held = taken(stated.matrices, np.flatnonzero(~wrong)) if wrong.any() else stated.matrices
    held = joined([held, collected(frames.values())]) if frames else held
    return Source(FILES, (*sound, *frames), held, tuple(faults), frozenset(stamps))


def _stamps(folder: Path) -> dict[str, Stamp]:
    """Return size and time of every file of lists, in the order of their names."""
    with os.scandir(folder) as entries:
        found = {one.name: one for one in entries if one.name.endswith(".csv")}
    return {name.removesuffix(".csv"): _stamp(found[name]) for name in sorted(found)}


def _stamp(entry: "os.DirEntry[str]") -> Stamp:
    try:
        return stamp_of(entry.stat())
    except OSError:
        return 0, 0


def _stated(folder: Path, stamps: dict[str, Stamp], cache: Path | None) -> Stated:
    """Return the plain lists, those that changed since the last start read anew."""
    cache = cache if len(stamps) >= _WORTH_KEEPING else None
    kept = recalled(cache, folder)
    parts: list[Collection] = []
    ids: list[str] = []
    if kept is not None:
        at = [at for at, stamp in enumerate(map(tuple, kept.stamps.tolist())) if stamps.get(kept.ids[at]) == stamp]
        if len(at) == len(stamps) == len(kept.ids):
            return kept
        parts, ids = [taken(kept.matrices, np.array(at, np.intp))], [kept.ids[one] for one in at]
    known = set(ids)
    contents = _contents(folder, (name for name in stamps if name not in known))
    for one in read_plain_files(contents)[0]:
        parts.append(matrices_of(one))
        ids += one.ids
    order = sorted(range(len(ids)), key=ids.__getitem__)
    matrices = taken(joined(parts) if parts else collected(()), np.array(order, np.intp))
    sorted_ids = tuple(ids[at] for at in order)
    times = np.array([stamps[name] for name in sorted_ids], np.int64).reshape(-1, 2)
    stated = Stated(sorted_ids, matrices, np.empty(0, np.int32), (), times)
    if contents:
        keep(cache, folder, stated)
    return stated


def _contents(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the files that can be opened; the others are told when they are read with care."""
    contents = {}
    for name in names:
        try:
            with open(f"{folder}/{name}.csv", "rb", buffering=0) as file:
                contents[name] = file.read()
        except OSError:
            continue
    return contents


def _read(path: Path, document: Document | None, named: bool) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Return the matrix in one file, or what is wrong with it."""
    content = bytes_of(path)
    if isinstance(content, Problem):
        return None, [content]
    if document is None:  # where the register names it, its row has been told already
        return None, [] if named else [Problem("missing-register-row", value=path.stem)]
    reading = read_wide(content)
    if reading.matrix is None:
        return None, list(reading.problems)
    faults = against_register(reading.matrix, document, lambda: blank_places(content))
    return (None if faults else reading.matrix), faults
