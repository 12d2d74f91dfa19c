"""From which lists a draft may start: lists of departments that are held with their matrix."""

from lib.archive.directory import by_place, ranked
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.ui.loading import once_for_all


def lists() -> dict[str, tuple[Document, ...]]:
    """Return the documents that a draft may start from, by place."""
    return once_for_all(_lists)


def _lists(held: Holdings) -> dict[str, tuple[Document, ...]]:
    drafted = [
        one
        for one in held.documents.values()
        if one.counterpart_kind == "department" and one.document_id in held.matrices
    ]
    return by_place(ranked(drafted, held.matrices))
