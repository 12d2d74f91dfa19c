"""What is shown: the shipped holdings with the last published versions in place of the shipped ones."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from lib.archive.document import Document
from lib.archive.holdings import Holdings, against_register
from lib.archive.register import read_row, register_row
from lib.archive.store import Damaged, Store, Unavailable, Version
from lib.archive.version import whole
from lib.intake.problems import Problem
from lib.intake.wide import Reading, read_wide


def overlaid(shipped: Holdings, store: Store) -> Holdings:
    """Return the shipped holdings with every document's last published version laid over them.

    A document that is not shipped is described by its register fields alone and comes after the shipped ones.
    Never raises for the archive's sake: what cannot be read or shown is a Problem, and the shipped list stands.
    """
    try:
        versions = store.latest()
    except Unavailable as error:
        code = "archive-damaged" if isinstance(error, Damaged) else "archive-unavailable"
        return replace(shipped, problems=(*shipped.problems, Problem(code, hint=str(error))))
    documents, matrices, problems = dict(shipped.documents), dict(shipped.matrices), list(shipped.problems)
    for name, version in versions.items():
        if version.withdrawn and name not in shipped.documents:
            continue
        document, matrix, faults = shown(shipped, version)
        if document is not None and matrix is not None:
            documents[name], matrices[name] = document, matrix
            problems = [one for one in problems if (one.code, one.value) != ("missing-matrix", name)]
        problems += faults
    return replace(shipped, documents=documents, matrices=matrices, problems=tuple(problems))


def obstacles(shipped: Holdings, document_id: str, content: bytes, register: Mapping[str, str]) -> list[Problem]:
    """Return what would keep a version from being shown if it were published; ask before publishing.

    `shipped` are the holdings without the published versions: over them every version's register is laid.
    """
    return _described(shipped, document_id, content, register)[2]


def shown(shipped: Holdings, version: Version) -> tuple[Document | None, pd.DataFrame | None, list[Problem]]:
    """Return document and matrix as a version gives them, or what keeps it from being shown."""
    try:
        whole(version)
    except Damaged as error:
        return None, None, [Problem("archive-damaged", value=version.document_id, hint=str(error))]
    document, matrix, faults = _described(shipped, version.document_id, version.content, version.register)
    place = f"{version.document_id} 第 {version.number} 版"
    return document, matrix, [fault.inside(place) for fault in faults]


def _described(
    shipped: Holdings, document_id: str, content: bytes, register: Mapping[str, str]
) -> tuple[Document | None, pd.DataFrame | None, list[Problem]]:
    base = shipped.documents.get(document_id)
    row = (register_row(base) if base else {}) | dict(register) | {"document_id": document_id}
    document, faults = read_row(row, shipped.jurisdictions)
    reading = _read(content)
    faults = [*faults, *reading.problems]
    if document is not None and reading.matrix is not None:
        faults += against_register(reading.matrix, document, content)
    return (None, None, faults) if faults else (document, reading.matrix, [])


# A version never changes, so a publish costs the reading of that one version, not of all.
@lru_cache(maxsize=1024)
def _read(content: bytes) -> Reading:
    return read_wide(content)
