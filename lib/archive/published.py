"""What is shown: the shipped holdings with the last published versions in place of the shipped ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock

import pandas as pd

from lib.archive.agreement import against_register, blank_places
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.matrices import as_matrices
from lib.archive.register import read_row, register_row
from lib.archive.store import Damaged, Seen, Store, Unavailable, Version
from lib.archive.version import whole
from lib.intake.problems import Problem
from lib.intake.wide import Reading, read_wide

# Beyond so many documents published since the last look, all are asked for.
_MOST_ASKED_FOR = 500
# Kinds of problem that keep what was published from being read at all.
UNREADABLE = ("archive-unavailable", "archive-damaged")


@dataclass(frozen=True)
class Shown:
    """What is shown now, and the last published version of each document that has one, by id."""

    holdings: Holdings
    versions: Mapping[str, Version]


class Published:
    """The shipped holdings under the last published versions, of which each look reads only what is new.

    Safe to share between threads; so many publishes cost as much as they are, however many came before.
    """

    def __init__(self, shipped: Holdings, store: Store) -> None:
        self._shipped, self._store, self._lock = shipped, store, Lock()
        self._forget()

    def look(self) -> Shown:
        """Return what is shown now.

        Never raises for the archive's sake: what cannot be read or shown is a Problem, and the shipped list stands.
        """
        with self._lock:
            try:
                self._catch_up()
            except Unavailable as error:
                self._forget()
                code = "archive-damaged" if isinstance(error, Damaged) else "archive-unavailable"
                fault = Problem(code, hint=str(error))
                return Shown(replace(self._shipped, problems=(*self._shipped.problems, fault)), {})
            shown = Shown(self._overlaid(), dict(self._versions))
            if any(fault.code in UNREADABLE for told in self._faults.values() for fault in told):
                self._forget()  # the next look may find the archive mended
            return shown

    def _forget(self) -> None:
        self._seen: Seen | None = None
        self._versions: dict[str, Version] = {}
        self._lists: dict[str, tuple[Document, pd.DataFrame]] = {}
        self._faults: dict[str, list[Problem]] = {}

    def _catch_up(self) -> None:
        news = self._store.news(self._seen)
        new = news.documents
        if new is None or len(new) > _MOST_ASKED_FOR:
            self._forget()
            versions = self._store.latest()
        else:
            versions = self._store.latest(new) if new else {}
        for name, version in versions.items():
            document, matrix, faults = _as_shown(self._shipped, version)
            self._versions[name], self._faults[name] = version, faults
            self._lists.pop(name, None)
            if document is not None and matrix is not None:
                self._lists[name] = document, matrix
        self._seen = news.seen

    def _overlaid(self) -> Holdings:
        if not self._versions:
            return self._shipped
        documents = self._shipped.documents | {name: document for name, (document, _) in self._lists.items()}
        matrices = as_matrices(self._shipped.matrices) | {name: one for name, (_, one) in self._lists.items()}
        told = [one for one in self._shipped.problems if one.code != "missing-matrix" or one.value not in self._lists]
        problems = (*told, *(fault for name in sorted(self._faults) for fault in self._faults[name]))
        return replace(self._shipped, documents=documents, matrices=matrices, problems=problems)


def overlaid(shipped: Holdings, store: Store) -> Holdings:
    """Return the shipped holdings with every document's last published version laid over them.

    A document that is not shipped is described by its register fields alone and comes after the shipped ones.
    Never raises for the archive's sake: what cannot be read or shown is a Problem, and the shipped list stands.
    """
    return Published(shipped, store).look().holdings


def document_now(shipped: Holdings, store: Store, document_id: str) -> tuple[Document | None, pd.DataFrame | None]:
    """Return one document and its matrix as they are shown now; nothing of other documents is read.

    None for what is not held or was withdrawn. Raises Unavailable.
    """
    version = store.latest([document_id]).get(document_id)
    document, matrix, faults = _as_shown(shipped, version) if version else (None, None, [])
    if version is None or faults:
        return shipped.documents.get(document_id), shipped.matrices.get(document_id)
    return document, matrix


def obstacles(shipped: Holdings, document_id: str, content: bytes, register: Mapping[str, str]) -> list[Problem]:
    """Return what would keep a version from being shown if it were published; ask before publishing.

    `shipped` are the holdings without the published versions: over them every version's register is laid.
    """
    return _described(shipped, document_id, content, register)[2]


def _as_shown(shipped: Holdings, version: Version) -> tuple[Document | None, pd.DataFrame | None, list[Problem]]:
    """Return as `shown`, and nothing of a document that was withdrawn."""
    gone = version.withdrawn and version.document_id not in shipped.documents
    return (None, None, []) if gone else shown(shipped, version)


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
        faults += against_register(reading.matrix, document, lambda: blank_places(content))
    return (None, None, faults) if faults else (document, reading.matrix, [])


# A version never changes, so a publish costs the reading of that one version, not of all.
@lru_cache(maxsize=1024)
def _read(content: bytes) -> Reading:
    return read_wide(content)
