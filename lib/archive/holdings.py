"""Everything we hold, read once: jurisdictions, documents, matrices, and what is wrong with them."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.archive.register import Document, Jurisdiction, read_jurisdictions, read_register
from lib.intake.problems import Problem, column_letter
from lib.intake.wide import read_wide
from lib.vocabulary.tables import DATA


@dataclass(frozen=True)
class Holdings:
    """The shipped data: documents in register order, their matrices by id, and the problems found."""

    jurisdictions: dict[str, Jurisdiction]
    documents: dict[str, Document]
    matrices: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]

    def shown(self) -> list[Document]:
        """Return the documents that have a matrix: complete lists first, then by place and year."""
        held = [document for document in self.documents.values() if document.document_id in self.matrices]
        return sorted(held, key=lambda document: (not document.complete, document.counterpart_kind != "department"))


def load_holdings(folder: Path = DATA) -> Holdings:
    """Return all that lies in a data folder; a faulty document is reported and left out, the others stand."""
    jurisdictions, problems = read_jurisdictions(folder / "jurisdictions.csv")
    documents, more = read_register(folder / "documents.csv", jurisdictions)
    problems = problems + more
    matrices: dict[str, pd.DataFrame] = {}
    for path in sorted((folder / "matrices").glob("*.csv")):
        matrix, faults = _matrix(path, documents.get(path.stem))
        if matrix is not None:
            matrices[path.stem] = matrix
        problems += [fault.inside(f"matrices/{path.name}") for fault in faults]
    held = {path.stem for path in (folder / "matrices").glob("*.csv")}
    for document in documents.values():
        if document.complete and document.document_id not in held:
            problems.append(Problem("missing-matrix", value=document.document_id, file="documents.csv"))
    return Holdings(jurisdictions, documents, matrices, tuple(problems))


def _matrix(path: Path, document: Document | None) -> tuple[pd.DataFrame | None, list[Problem]]:
    if document is None:
        return None, [Problem("missing-register-row", value=path.stem)]
    reading = read_wide(path.read_bytes())
    if reading.matrix is None:
        return None, list(reading.problems)
    faults = against_register(reading.matrix, document)
    return (None if faults else reading.matrix), faults


def against_register(matrix: pd.DataFrame, document: Document) -> list[Problem]:
    """Return where a matrix contradicts what the register says of it."""
    faults = []
    if document.complete:
        for number, (department, row) in enumerate(matrix.iterrows(), start=2):
            if row.isna().any():
                column = column_letter(1 + int(row.isna().to_numpy().argmax()))
                faults.append(Problem("blank-in-complete", number, column, value=str(department)))
        totals = (
            ("部门数", document.declared_departments, len(matrix)),
            ("组织数", document.declared_parties, len(matrix.columns)),
            ("联系数", document.declared_liaisons, int(matrix.sum().sum())),
        )
        for name, declared, counted in totals:
            if declared is not None and declared != counted:
                faults.append(Problem("declared-total", value=str(counted), hint=f"{name}为 {declared}"))
    return faults
