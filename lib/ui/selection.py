"""What the reader clicked in a chart, in the words of the field."""

from typing import Any

from lib.archive.document import Document
from lib.archive.holdings import Holdings


def clicked_cell(event: Any) -> tuple[str, str, str] | None:
    """Return (department, organisation, state) of the clicked cell of a matrix, or None."""
    for point in event.selection.points:
        found = point.get("customdata")
        if found and len(found) >= 3:
            return str(found[0]), str(found[1]), str(found[2])
    return None


def clicked_node(event: Any) -> str | None:
    """Return the name of the clicked department or organisation of a graph, or None."""
    for point in event.selection.points:
        found = point.get("customdata")
        if found:
            return str(found if isinstance(found, str) else found[0])
    return None


def clicked_document(event: Any, held: Holdings) -> Document | None:
    """Return the document whose mark was clicked in the chart of holdings, or None."""
    name = clicked_node(event)
    return held.documents.get(name) if name else None
