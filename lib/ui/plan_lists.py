"""From which lists a draft may start: lists of departments that are held with their matrix."""

from lib.archive.holdings import Holdings
from lib.ui.loading import once_for_all


def lists() -> list[str]:
    """Return the ids of the documents that a draft may start from."""
    return once_for_all(_lists)


def _lists(held: Holdings) -> list[str]:
    return [
        one.document_id
        for one in held.documents.values()
        if one.counterpart_kind == "department" and one.document_id in held.matrices
    ]
