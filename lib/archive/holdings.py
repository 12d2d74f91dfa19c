"""Everything we hold, read once: jurisdictions, documents, matrices, and what is wrong with them."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from lib.archive.directory import bare, by_place, grouped, ranked
from lib.archive.document import SYNTHETIC_CODES
from lib.archive.jurisdictions import read_jurisdictions
from lib.archive.register import Document, Jurisdiction, read_register
from lib.archive.rows import bytes_of
from lib.intake.names import one_line
from lib.intake.problems import Problem, column_letter
from lib.intake.reading import read_table
from lib.intake.wide import read_wide
from lib.measures.collection import Collection, collected
from lib.vocabulary.parties import canonical_party
from lib.vocabulary.tables import DATA


@dataclass(frozen=True)
class Holdings:
    """The shipped data: documents in register order, their matrices by id, and the problems found."""

    jurisdictions: dict[str, Jurisdiction]
    documents: dict[str, Document]
    matrices: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]

    @cached_property
    def collection(self) -> Collection:
        """Return every matrix as arrays, in the order of `ids`."""
        return collected(self.matrices.values())

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the document of each matrix of `collection`."""
        return tuple(self.matrices)

    @cached_property
    def places(self) -> dict[str, tuple[Document, ...]]:
        """The documents of each place by its name, in the order in which they are offered (see `ranked`)."""
        return by_place(ranked(self.documents.values(), self.matrices))

    @cached_property
    def codes(self) -> dict[str, tuple[Document, ...]]:
        """The documents of each jurisdiction by its code, in register order."""
        return grouped(self.documents.values(), lambda one: one.jurisdiction)

    @cached_property
    def numbered(self) -> dict[str, tuple[Document, ...]]:
        """The documents that have a number by what `bare` makes of it, in register order."""
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
        matrices = {name: matrix for name, matrix in self.matrices.items() if name in documents}
        return replace(self, jurisdictions=places, documents=documents, matrices=matrices)


def load_holdings(folder: Path = DATA) -> Holdings:
    """Return all that lies in a data folder; a faulty document is reported and left out, the others stand."""
    places = read_jurisdictions(folder / "jurisdictions.csv")
    if not places.known:  # where no place is known, every document would be one more problem of the same kind
        return Holdings({}, {}, {}, places.problems)
    register = read_register(folder / "documents.csv", places)
    problems = [*places.problems, *register.problems]
    if not register.named:
        return Holdings(places.known, {}, {}, tuple(problems))
    matrices: dict[str, pd.DataFrame] = {}
    paths = sorted((folder / "matrices").glob("*.csv"))
    for path in paths:
        matrix, faults = _matrix(path, register.documents.get(path.stem), path.stem in register.named)
        if matrix is not None:
            matrices[path.stem] = matrix
        problems += [fault.inside(f"matrices/{path.name}") for fault in faults]
    if not (folder / "matrices").is_dir():
        problems.append(Problem("missing-folder", file="matrices"))
    else:
        held = {path.stem for path in paths}
        problems += [
            Problem("missing-matrix", value=document.document_id, file="documents.csv")
            for document in register.documents.values()
            if document.complete and document.document_id not in held
        ]
    return Holdings(places.known, register.documents, matrices, tuple(problems))


def _matrix(path: Path, document: Document | None, named: bool) -> tuple[pd.DataFrame | None, list[Problem]]:
    content = bytes_of(path)
    if isinstance(content, Problem):
        return None, [content]
    if document is None:  # where the register names it, its row has been told already
        return None, [] if named else [Problem("missing-register-row", value=path.stem)]
    reading = read_wide(content)
    if reading.matrix is None:
        return None, list(reading.problems)
    faults = against_register(reading.matrix, document, content)
    return (None if faults else reading.matrix), faults


def against_register(matrix: pd.DataFrame, document: Document, content: bytes) -> list[Problem]:
    """Return where a matrix contradicts what the register says of it; `content` is what it was read from."""
    faults = []
    if document.complete:
        blank = matrix.index[matrix.isna().any(axis=1)]
        places = _blank_places(content) if len(blank) else {}
        for name in map(str, blank):
            row, column = places.get(name, (None, None))
            faults.append(Problem("blank-in-complete", row, column, value=name))
        totals = (
            ("部门数", document.declared_departments, len(matrix)),
            ("组织数", document.declared_parties, len(matrix.columns)),
            ("联系数", document.declared_liaisons, int(matrix.sum().sum())),
        )
        for name, declared, counted in totals:
            if declared is not None and declared != counted:
                faults.append(Problem("declared-total", value=str(counted), hint=f"{name}为 {declared}"))
    return faults


def _blank_places(content: bytes) -> dict[str, tuple[int, str]]:
    """Return for each department with a blank cell where in the file its first one stands.

    The matrix no longer knows: the file may have blank rows, and its columns in another order.
    """
    table = read_table(content)
    if isinstance(table, Problem):
        return {}
    columns = [column for column in range(1, table.width) if canonical_party(table.cell(0, column))]
    return {
        one_line(table.cell(row, 0)): (row + 1, column_letter(column))
        for row in range(1, table.height)
        for column in reversed(columns)
        if not table.cell(row, column)
    }
