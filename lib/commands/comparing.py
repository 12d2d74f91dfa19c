"""Two documents held, compared by function."""

from lib.commands.answers import Answer, held_now, unknown
from lib.commands.naming import decided
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks


def compare(document_a: str, document_b: str) -> Answer:
    """Return how many liaisons by function two documents share, and how far they differ, by bodies and by ties.

    Unknown cells count as no difference; with a list that is not complete the figures hold for the known cells only.
    """
    held, known = held_now(), decided()
    sides = []
    for name in (document_a, document_b):
        document, matrix = held.documents.get(name), held.matrices.get(name)
        if document is None or matrix is None:
            return unknown(name, held)
        sides.append((document, function_masks(matrix, document.complete, known.functions_of)))
    (a, masks_a), (b, masks_b) = sides
    found = comparison(masks_a, masks_b)
    return {
        "ok": True,
        "a": a.document_id,
        "b": b.document_id,
        "label_a": a.label,
        "label_b": b.label,
        "complete_a": a.complete,
        "complete_b": b.complete,
        "synthetic": a.synthetic or b.synthetic,
        "kept": found.kept,
        "only_a": found.only_a,
        "only_b": found.only_b,
        "comparable": found.comparable,
        "not_comparable": found.not_comparable,
        "dissimilarity": found.dissimilarity,
        "turnover": found.turnover,
        "rewiring": found.rewiring,
        "unmatched_a": list(found.unmatched_a),
        "unmatched_b": list(found.unmatched_b),
    }
