"""Publishing a file without a page, checked as on the screen."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from lib.archive.directory import in_short
from lib.archive.holdings import Holdings
from lib.archive.published import document_now, obstacles
from lib.archive.register import register_row
from lib.archive.store import Store, Version
from lib.intake.draft import as_complete, spoken, undecided
from lib.intake.problems import Problem
from lib.intake.upload import Layout, read_upload

Written = Callable[[pd.DataFrame], bytes]  # the stored CSV of a matrix


@dataclass(frozen=True)
class Outcome:
    """What became of one file: the version published, or the problems that prevented it.

    zeros: how many cells that the file leaves open were published as not linked, since the list is declared complete.
    """

    version: Version | None
    problems: tuple[Problem, ...]
    zeros: int = 0


def publish_file(
    store: Store,
    shipped: Holdings,
    content: bytes,
    name: str,
    document_id: str,
    by: str,
    why: str,
    based_on: int | None,
    written: Written,
    blanks_as_zero: bool = False,
) -> Outcome:
    """Publish a file as the next version of a document that is held.

    `based_on` None means: whatever is current. A grid with blank cells is refused for a complete document unless
    `blanks_as_zero` says that blank means not linked; a list of pairs has no blank cells. A cell that says that it is
    not known (待查) is refused for a complete document in any case. Nothing is stored when there
    are problems. Raises Stale and Unavailable as Store.publish does.
    """
    upload = read_upload(content, name)
    if upload.matrix is None:
        return Outcome(None, upload.problems)
    # Asked for before the register is read: what is published in between is then refused, not overwritten.
    if based_on is None:
        current = store.current(document_id)
        based_on = current.number if current else 0
    document, _ = document_now(shipped, store, document_id)
    if document is None:
        return Outcome(None, (Problem("unknown-document", value=document_id, hint=in_short(shipped.documents)),))
    unknown = undecided(upload.matrix, upload.unknown) if document.complete else ()
    if unknown:
        return Outcome(None, unknown)
    open_ = upload.matrix.isna()
    if document.complete and not blanks_as_zero and upload.layout in (Layout.GRID, Layout.TRANSPOSED):
        blank = [Problem("blank-in-complete", value=str(name)) for name in open_.index[open_.any(axis=1)]]
        if blank:
            return Outcome(None, tuple(blank))
    register = register_row(document)
    matrix = as_complete(upload.matrix) if document.complete else upload.matrix
    stored = written(matrix)
    faults = obstacles(shipped, document_id, stored, register)
    if faults:
        return Outcome(None, tuple(faults))
    clauses = spoken(matrix, upload.clauses, store.clauses(document_id, based_on))
    version = store.publish(document_id, stored, register, by, why, based_on, clauses=clauses)
    return Outcome(version, (), int(open_.to_numpy().sum()) if document.complete else 0)
