"""Lists by function and their comparisons, worked out once per published state; which measure feeds which figure."""

from typing import Any

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.figures.comparison_heatmap import comparison_heatmap
from lib.figures.style import Ink
from lib.measures.comparison import ONLY_A, ONLY_A_BODY, ONLY_B, ONLY_B_BODY, Comparison, comparison
from lib.measures.function_masks import FunctionMasks, function_masks
from lib.measures.matrix_type import MatrixType, matrix_type
from lib.ui.loading import once, once_for_all

DIFFERING = (ONLY_A, ONLY_B, ONLY_A_BODY, ONLY_B_BODY)


def masks(document: Document) -> FunctionMasks:
    """Return the list of a document by function."""
    return once(function_masks, document, document.complete)


def type_of(document: Document) -> MatrixType:
    """Return the type of the list of a document."""
    return once(matrix_type, document, document.complete)


def compared(a: Document, b: Document) -> Comparison:
    """Return the comparison of two lists."""
    return once_for_all(_compared, a.document_id, b.document_id)


def _compared(held: Holdings, a: str, b: str) -> Comparison:
    return comparison(masks(held.documents[a]), masks(held.documents[b]))


def difference_matrix(held: Holdings, a: str, b: str, ink: Ink, differing: bool) -> Any:
    """Return the difference matrix of two lists, if wished only the rows that differ."""
    one, other = held.documents[a], held.documents[b]
    cells = compared(one, other).cells
    if differing:
        cells = cells[cells.isin(DIFFERING).any(axis=1)]
    return comparison_heatmap(cells, (masks(one), masks(other)), (one.label, other.label), ink)
