"""Who counts as comparable with one document: the conditions, and how years that are only partly known meet them."""

from dataclasses import dataclass

from lib.archive.document import Document

YEARS_NEAR = 5
# The last year before the departments of cities and counties were reformed.
REFORM = 2018
NEAR, BEFORE, AFTER = "near", "before", "after"


@dataclass(frozen=True)
class Filters:
    """What a list must be to count as comparable; "" means any.

    level: key of LEVELS. province: its name. kind: value of MatrixType, which only complete lists have. period: NEAR,
    BEFORE or AFTER. demo: demonstration lists and real ones count for each other.
    """

    level: str = ""
    province: str = ""
    kind: str = ""
    period: str = ""
    demo: bool = False


def fits_period(own: Document, other: Document, period: str) -> bool | None:
    """Tell whether a document's year meets the condition, None where too little of the years is known to tell."""
    first, last = span(other)
    if not period:
        return True
    if period == BEFORE:
        return True if last and last <= REFORM else False if first and first > REFORM else None
    if period == AFTER:
        return True if first and first > REFORM else False if last and last <= REFORM else None
    if distance(own, other) > YEARS_NEAR:
        return False if any(span(own)) and any((first, last)) else None
    own_first, own_last = span(own)
    if not (first and last and own_first and own_last):
        return None
    return True if max(last - own_first, own_last - first) <= YEARS_NEAR else None


def distance(own: Document, other: Document) -> float:
    """Return how many years lie at least between two documents, infinite where nothing is known of one of them."""
    spans = span(own), span(other)
    if not all(any(one) for one in spans):
        return float("inf")
    (a_first, a_last), (b_first, b_last) = ((first or 0, last or 9999) for first, last in spans)
    return max(0, a_first - b_last, b_first - a_last)


def span(document: Document) -> tuple[int | None, int | None]:
    """Return the first and the last year that a document can be of, as far as they are known."""
    if document.year:
        return document.year, document.year
    return document.year_from, document.year_to
