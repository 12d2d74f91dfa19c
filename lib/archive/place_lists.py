"""The department lists of one place in the order of time, and the one before a list."""

from lib.archive.document import Document
from lib.archive.holdings import Holdings


def moment(document: Document) -> float:
    """Return the year by which a document is sorted; for an undated one the middle or the known end of its range."""
    if document.year:
        return float(document.year)
    ends = [year for year in (document.year_from, document.year_to) if year]
    return sum(ends) / len(ends) if ends else 0.0


def lists_of(held: Holdings, jurisdiction: str, kind: str = "department") -> list[Document]:
    """Return the lists of a place (by its code) that have a matrix, oldest first; `kind`: department or committee."""
    here = held.codes.get(jurisdiction, ())
    lists = [one for one in here if one.counterpart_kind == kind and one.document_id in held.matrices]
    return sorted(lists, key=lambda one: (moment(one), one.issued_on))


def list_before(held: Holdings, document: Document) -> Document | None:
    """Return the latest earlier list of the same place, None where none is held."""
    earlier = [one for one in lists_of(held, document.jurisdiction) if moment(one) < moment(document)]
    return earlier[-1] if earlier else None


def lists_after(held: Holdings, document: Document) -> list[Document]:
    """Return the lists of the same place and kind that are of a later year, oldest first; none for an undated one."""
    if not document.year:
        return []
    lists = lists_of(held, document.jurisdiction, document.counterpart_kind)
    return [one for one in lists if moment(one) > document.year]
