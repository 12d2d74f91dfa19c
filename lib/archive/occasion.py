"""What a meeting is prepared from, as it is held: a list at a version, its earlier list, a peer, the work.

The same question always has the same answer, as long as the software and its shipped data are the same.
"""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from lib.archive.activities import read_activities
from lib.archive.deck_words import Words, key_of, saved_words
from lib.archive.described import Described
from lib.archive.directory import in_short
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.in_force import in_force
from lib.archive.place_lists import list_before
from lib.archive.published import shown
from lib.archive.store import Store
from lib.archive.year_work import Work, reports_of, year_work

NONE = "none"  # how a command says that nothing is to be compared with


class NotHeld(LookupError):
    """What was asked for is not held, or cannot be used for a meeting; says why."""


@dataclass(frozen=True)
class Asked:
    """What a meeting is to be prepared from.

    A version of None is the last one; a `previous` of None is the latest earlier list of the place, "none" no list.
    Reports, and the words of slides, are those saved by the end of `made_on`.
    """

    document_id: str
    made_on: date
    version: int | None = None
    previous: str | None = None
    previous_version: int | None = None
    peer: str | None = None
    peer_version: int | None = None


@dataclass(frozen=True)
class Listing:
    """A list at one of its versions; 0 is the shipped one."""

    document: Document
    matrix: pd.DataFrame
    version: int


@dataclass(frozen=True)
class Occasion:
    """What is held for a meeting; `mechanisms` and `activities` are rows of lib.archive.described.

    `words` are the office's own ones in place of generated ones.
    """

    listing: Listing
    previous: Listing | None
    peer: Listing | None
    work: Work | None
    mechanisms: pd.DataFrame
    activities: pd.DataFrame
    words: Words
    made_on: date

    @property
    def command(self) -> str:
        """Return the command that makes the same files again."""
        own = self.listing
        words = [f"python -m lib.cli pack --document {own.document.document_id} --version {own.version}"]
        for name, other in (("previous", self.previous), ("compare", self.peer)):
            if other is not None:
                words.append(f"--{name} {other.document.document_id} --{name}-version {other.version}")
            elif name == "previous":
                words.append(f"--previous {NONE}")
        return " ".join([*words, f"--made-on {self.made_on.isoformat()}", "--out 会议材料"])


def occasion(asked: Asked, shipped: Holdings, held: Holdings, archive: Store, described: Described) -> Occasion:
    """Return what is held for a meeting; `held` are the holdings as published, `shipped` those without.

    Raises NotHeld, NoSuchVersion, Unavailable.
    """
    own = listing(shipped, held, archive, asked.document_id, asked.version)
    before = list_before(held, own.document) if asked.previous is None else None
    earlier = before.document_id if before else asked.previous
    previous = None
    if earlier not in (None, NONE):
        previous = listing(shipped, held, archive, str(earlier), asked.previous_version)
        if previous.document.place != own.document.place:
            raise NotHeld(f"“{previous.document.label}”不是{own.document.place}的名单，不能作为上一份名单。")
    peer = listing(shipped, held, archive, asked.peer, asked.peer_version) if asked.peer not in (None, NONE) else None
    if own.document.document_id in [one.document.document_id for one in (previous, peer) if one is not None]:
        raise NotHeld("一份名单不能和它自己比较，请另选一份。")
    code, rows = own.document.jurisdiction, described.activities
    return Occasion(
        own,
        previous,
        peer,
        _work(own, held, archive, asked.made_on),
        described.mechanisms[described.mechanisms["document_id"] == own.document.document_id],
        rows[rows["jurisdiction"] == code],
        saved_words(archive, key_of(code, own.document.document_id), asked.made_on).words,
        asked.made_on,
    )


def unfit(document: Document) -> str:
    """Return why a list cannot be used for a meeting, "" if it can."""
    if document.counterpart_kind != "department":
        return "是政协专门委员会的名单，不是政府部门的"
    return "只是拟建立的联系，还没有生效" if document.evidence == "planned" else ""


def listing(shipped: Holdings, held: Holdings, archive: Store, document_id: str | None, number: int | None) -> Listing:
    """Return a list of departments at a version. Raises NotHeld, NoSuchVersion, Unavailable."""
    document = held.documents.get(str(document_id))
    if document is None or document.document_id not in held.matrices:
        raise NotHeld(f"没有收录“{document_id}”的名单。已收录的：{in_short(held.matrices)}。")
    if reason := unfit(document):
        raise NotHeld(f"“{document.label}”{reason}，不用于对口联系工作会议。")
    if number is None:
        current = archive.current(document.document_id)
        number = current.number if current else 0
    if number == 0:
        if document.document_id not in shipped.matrices:
            raise NotHeld(f"“{document.label}”没有第 0 版：它不是随系统附带的。")
        return Listing(shipped.documents[document.document_id], shipped.matrices[document.document_id], 0)
    found, matrix, problems = shown(shipped, archive.version(document.document_id, number))
    if found is None or matrix is None:
        raise NotHeld("；".join(problem.message for problem in problems))
    return Listing(found, matrix, number)


def _work(own: Listing, held: Holdings, archive: Store, until: date) -> Work | None:
    """Return the work of the last year in which this list is in force and something was reported of pairs."""
    code = own.document.jurisdiction
    reports, (news, _) = reports_of(archive, code, until), read_activities()
    years = {*reports.years, *(one.year for one in news if one.jurisdiction == code and one.paired)}
    for year in sorted((one for one in years if one and one <= until.year), reverse=True):
        plan = in_force(held, code, year)
        if plan is not None and plan.document_id == own.document.document_id:
            found = year_work(held, reports, news, code, year)
            return replace(found, document=own.document, matrix=own.matrix)
    return None
