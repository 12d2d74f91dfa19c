"""Publishing without a page: a file becomes a version of a document, with the same checks as on the screen."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from lib.archive.holdings import Holdings
from lib.archive.published import obstacles, overlaid
from lib.archive.register import register_row
from lib.archive.store import Store, Version
from lib.intake.problems import Problem
from lib.intake.upload import as_complete, read_upload


@dataclass(frozen=True)
class Outcome:
    """What became of one file: the version published, or the problems that prevented it."""

    version: Version | None
    problems: tuple[Problem, ...]


def publish_file(
    store: Store,
    shipped: Holdings,
    content: bytes,
    name: str,
    document_id: str,
    by: str,
    why: str,
    based_on: int | None,
    written: Callable[[pd.DataFrame], bytes],
) -> Outcome:
    """Publish a file as the next version of a document that is held; `written` makes the stored CSV of a matrix.

    `based_on` None means: whatever is current. Nothing is stored when there are problems. Raises Stale and
    Unavailable as Store.publish does.
    """
    upload = read_upload(content, name)
    if upload.matrix is None:
        return Outcome(None, upload.problems)
    # Asked for before the register is read: what is published in between is then refused, not overwritten.
    if based_on is None:
        current = store.current(document_id)
        based_on = current.number if current else 0
    document = overlaid(shipped, store).documents.get(document_id)
    if document is None:
        return Outcome(None, (Problem("unknown-document", value=document_id, hint="、".join(shipped.documents)),))
    register = register_row(document)
    matrix = as_complete(upload.matrix) if document.complete else upload.matrix
    stored = written(matrix)
    faults = obstacles(shipped, document_id, stored, register)
    if faults:
        return Outcome(None, tuple(faults))
    return Outcome(store.publish(document_id, stored, register, by, why, based_on, clauses=upload.clauses), ())
