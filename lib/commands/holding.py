"""What is held and published now, and its figures."""

import dataclasses

import pandas as pd

from lib.commands.answers import Answer, held_now, store, unknown, unless_unavailable
from lib.measures.applicability import withheld
from lib.measures.biadjacency import liaisons as linked_pairs
from lib.measures.coverage import coverage as coverage_of
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.matrix_type import matrix_type


def coverage(document_id: str) -> Answer:
    """Return the coverage figures of a document held; what the list does not allow is null, with the reason."""
    held = held_now()
    document, matrix = held.documents.get(document_id), held.matrices.get(document_id)
    if document is None or matrix is None:
        return unknown(document_id, held)
    figures = dataclasses.asdict(coverage_of(matrix))
    reasons = {name: withheld(name, matrix, document.complete) for name in ("density", "with_none")}
    for name, reason in reasons.items():
        if reason:
            figures[name] = None
    return {
        "ok": True,
        "document": document_id,
        "label": document.label,
        "number": document.number,
        "issued_on": document.issued_on,
        "complete": document.complete,
        "synthetic": document.synthetic,
        "type": matrix_type(matrix, document.complete).value,
        **figures,
        "withheld": {name: reason for name, reason in reasons.items() if reason},
        "department_degrees": _degrees(department_degrees(matrix), matrix.notna().any(axis=1)),
        "party_degrees": _degrees(party_degrees(matrix), matrix.notna().any()),
    }


def _degrees(found: pd.Series, known: pd.Series) -> dict[str, int | None]:
    """Return the number of known liaisons of each name, at least so many on a partial list; None where none is known.

    A name of which no cell is known has no degree of 0.
    """
    return {str(name): int(degree) if some else None for (name, degree), some in zip(found.items(), known, strict=True)}


@unless_unavailable
def liaisons(document_id: str) -> Answer:
    """Return what is published now for a document: its pairs, version, completeness and source."""
    held = held_now()
    document, matrix = held.documents.get(document_id), held.matrices.get(document_id)
    if document is None or matrix is None:
        return unknown(document_id, held)
    current = store().current(document_id)
    return {
        "ok": True,
        "document": document_id,
        "label": document.label,
        "version": current.number if current else 0,
        "complete": document.complete,
        "number": document.number,
        "issued_on": document.issued_on,
        "source": document.source,
        "liaisons": linked_pairs(matrix),
    }
