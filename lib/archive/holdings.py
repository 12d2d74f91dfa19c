"""Everything we hold, read once: jurisdictions, documents, matrices, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from lib.archive.directory import bare, by_place, grouped, ranked
from lib.archive.document import SYNTHETIC_CODES
from lib.archive.folder import data_folder, nothing_yet
from lib.archive.jurisdictions import read_jurisdictions
from lib.archive.list_cache import CACHE
from lib.archive.lists import read_lists
from lib.archive.matrices import as_matrices
from lib.archive.register import Document, Jurisdiction, read_register
from lib.intake.problems import Problem
from lib.measures.collection import Collection
from lib.vocabulary.tables import DATA


@dataclass(frozen=True)
class Holdings:
    """The shipped data: documents in register order, their matrices by id, and the problems found.

    Matrices are read-only; frames are made when asked for. What measures all of them at once takes `collection`, whose
    matrices are those of the documents in `ids`, in that order.
    """

    jurisdictions: dict[str, Jurisdiction]
    documents: dict[str, Document]
    matrices: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]

    @cached_property
    def collection(self) -> Collection:
        """Return every matrix as arrays, in the order of `ids`."""
        return as_matrices(self.matrices).collection

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the document of each matrix of `collection`."""
        return as_matrices(self.matrices).ids

    @cached_property
    def places(self) -> dict[str, tuple[Document, ...]]:
        """Return the documents of each place by its name, in the order in which they are offered (see `ranked`)."""
        return by_place(ranked(self.documents.values(), self.matrices))

    @cached_property
    def codes(self) -> dict[str, tuple[Document, ...]]:
        """Return the documents of each jurisdiction by its code, in register order."""
        return grouped(self.documents.values(), lambda one: one.jurisdiction)

    @cached_property
    def numbered(self) -> dict[str, tuple[Document, ...]]:
        """Return the documents that have a number by what `bare` makes of it, in register order."""
        return grouped((one for one in self.documents.values() if one.number), lambda one: bare(one.number))

    def shown(self) -> list[Document]:
        """Return the documents that have a matrix: real ones before invented ones, then complete lists first."""
        held = [document for document in self.documents.values() if document.document_id in self.matrices]
        return sorted(
            held,
            key=lambda document: (
                document.synthetic,
                not document.complete,
                document.counterpart_kind != "department",
            ),
        )

    def without_demonstration(self) -> "Holdings":
        """Return the holdings without what is invented: places, documents and matrices."""
        places = {code: one for code, one in self.jurisdictions.items() if not code.startswith(SYNTHETIC_CODES)}
        documents = {name: one for name, one in self.documents.items() if not one.synthetic}
        matrices = as_matrices(self.matrices).only(documents)
        return replace(self, jurisdictions=places, documents=documents, matrices=matrices)


def load_holdings(folder: Path | None = None, cache: Path | None = CACHE) -> Holdings:
    """Return all that lies in a data folder; a faulty document is reported and left out, the others stand.

    Without a folder it is `data_folder()`. `cache` is where large sources are kept for the next start.
    """
    folder = folder or data_folder()
    if nothing_yet(folder):  # the first list may be published for any place that the program knows
        return Holdings(read_jurisdictions(DATA / "jurisdictions.csv").known, {}, {}, ())
    places = read_jurisdictions(folder / "jurisdictions.csv")
    if not places.known:  # where no place is known, every document would be one more problem of the same kind
        return Holdings({}, {}, {}, places.problems)
    register = read_register(folder / "documents.csv", places)
    problems = [*places.problems, *register.problems]
    if not register.named:
        return Holdings(places.known, {}, {}, tuple(problems))
    lists = read_lists(folder, register, cache)
    problems += lists.problems
    if lists.present is not None:
        problems += [
            Problem("missing-matrix", value=document.document_id, file="documents.csv")
            for document in register.documents.values()
            if document.complete and document.document_id not in lists.present
        ]
    return Holdings(places.known, register.documents, lists.matrices, tuple(problems))
