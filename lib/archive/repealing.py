"""The repeal of an older document: its list and words published anew, only the register says more."""

from lib.archive.holdings import Holdings
from lib.archive.published import document_now
from lib.archive.publishing import Written
from lib.archive.register import register_row
from lib.archive.store import Store, Version


def repeal(
    store: Store, shipped: Holdings, document_id: str, by_document: str, until: str, by: str, written: Written
) -> Version:
    """Publish a document anew, its list and words unchanged, with the register telling that another one repeals it.

    `until` is the day (ISO 8601) up to which it was in force, "" where nobody said. Raises LookupError for a document
    without a list, Stale and Unavailable as Store.publish does.
    """
    current = store.current(document_id)  # asked for before the register is read: what comes in between is refused
    based_on = current.number if current else 0
    document, matrix = document_now(shipped, store, document_id)
    if document is None or matrix is None:
        raise LookupError(f"“{document_id}”没有名单，不能登记废止。")
    register = register_row(document) | {"repealed_by": by_document}
    if until:
        register["in_force_until"] = until
    content = current.content if current else written(matrix)
    why, clauses = f"被“{by_document}”废止", store.clauses(document_id, based_on)
    return store.publish(document_id, content, register, by, why, based_on, "只改登记内容，名单不变", clauses)
