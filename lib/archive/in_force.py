"""Which list of a place holds in a year: the plan that reports are held against."""

from lib.archive.document import Document
from lib.archive.holdings import Holdings


def in_force(held: Holdings, jurisdiction: str, year: int | None) -> Document | None:
    """Return the list of departments that a place goes by in a year, None when none is held.

    A complete list goes before a partial one, a newer before an older one; a list counts from its own year until its
    end or until the list that repeals it. One whose year is not known at all is the last resort, and the only answer
    when the year asked for (None) is not known.
    """
    lists = [one for one in held.codes.get(jurisdiction, ()) if _is_list(one, held)]
    dated = [one for one in lists if year and (start := _start(one)) and start <= year and not _ended(one, held, year)]
    undated = [one for one in lists if _start(one) is None]
    return max(dated, key=lambda one: (one.complete, _start(one) or 0), default=next(iter(undated), None))


def _is_list(one: Document, held: Holdings) -> bool:
    return one.document_id in held.matrices and one.counterpart_kind == "department" and one.evidence != "planned"


def _start(one: Document) -> int | None:
    return one.year or one.year_from or one.year_to


def _ended(one: Document, held: Holdings, year: int) -> bool:
    if one.in_force_until and int(one.in_force_until[:4]) < year:
        return True
    heir = held.documents.get(one.repealed_by)
    return heir is not None and heir.document_id in held.matrices and (_start(heir) or year + 1) <= year
