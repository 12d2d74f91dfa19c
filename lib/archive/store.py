"""The archive: every published version of every document, who published it, when and why; nothing is overwritten."""

import json
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Select, and_, func, insert, select
from sqlalchemy.exc import IntegrityError

from lib.archive.audit import AuditEntry, News, Seen, entry_of, seen_of
from lib.archive.database import found, writing
from lib.archive.decisions import Decisions
from lib.archive.register import DOCUMENT_ID
from lib.archive.sheets import Sheets
from lib.archive.tables import AUDIT, CLAUSES, STATE, VERSIONS, grow_stamp, moment, record, storable
from lib.archive.unavailable import Damaged, Unavailable
from lib.archive.version import NoSuchVersion, Stale, Unchanged, Version, digest, version_of, whole

_LARGEST = 2**31 - 1  # that a column of numbers takes

__all__ = [
    "AuditEntry",
    "Damaged",
    "News",
    "NoSuchVersion",
    "Seen",
    "Stale",
    "Store",
    "Unavailable",
    "Unchanged",
    "Version",
]


class _OvertakenError(Exception):
    """The version that a publish is based on is not the last one."""


class Store(Decisions, Sheets):
    """The versions, sheets, audit log and naming decisions of one database; safe to share between threads.

    Every method raises Unavailable, in Chinese, when the database cannot be read or written.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def stamp(self) -> int:
        """Return a number that grows with every publish; 0 before the first. Cheap: a cache may ask every time."""
        kept = found(self.engine, select(STATE.c.value).where(STATE.c.name == "stamp"), lambda row: int(row.value))
        return kept[0] if kept else 0

    def current(self, document_id: str) -> Version | None:
        """Return the last published version, None when only the shipped one exists. Raises Damaged."""
        kept = found(self.engine, _last(document_id), version_of)
        return whole(kept[0]) if kept else None

    def version(self, document_id: str, number: int) -> Version:
        """Return one version. Raises NoSuchVersion, Damaged."""
        asked = number if 0 < number <= _LARGEST else 0  # a database takes no number of any size; none is 0
        kept = found(self.engine, _all(document_id).where(VERSIONS.c.number == asked), version_of)
        if not kept:
            raise NoSuchVersion(f"“{document_id}”没有第 {number} 版。")
        return whole(kept[0])

    def history(self, document_id: str) -> list[Version]:
        """Return all versions, oldest first; a damaged one is listed too and is not `whole`."""
        return found(self.engine, _all(document_id).order_by(VERSIONS.c.number), version_of)

    def latest(self, of: Collection[str] | None = None) -> dict[str, Version]:
        """Return the last version of every document published here, by id; a damaged one is not `whole`.

        With `of`, only those of some documents.
        """
        last = select(VERSIONS.c.document_id, func.max(VERSIONS.c.number).label("number"))
        if of is not None:
            last = last.where(VERSIONS.c.document_id.in_(of))
        each = last.group_by(VERSIONS.c.document_id).subquery()
        same = and_(each.c.document_id == VERSIONS.c.document_id, each.c.number == VERSIONS.c.number)
        kept = found(self.engine, select(VERSIONS).join(each, same).order_by(VERSIONS.c.document_id), version_of)
        return {version.document_id: version for version in kept}

    def news(self, seen: Seen | None) -> News:
        """Return which documents were published since an earlier look; all of them may have been, if `seen` is None.

        Publishes stand in the audit log in the order in which they were kept. Where its last entry of that look is no
        longer what it was, or a repair or a back-up came in between, this is another archive.
        """
        if seen is None:
            last = found(self.engine, select(AUDIT).order_by(AUDIT.c.id.desc()).limit(1), seen_of)
            return News(last[0] if last else None, None)
        kept = found(self.engine, select(AUDIT).where(AUDIT.c.id >= seen.entry).order_by(AUDIT.c.id), lambda row: row)
        if not kept or seen_of(kept[0]) != seen or {"repair", "restore"} & {row.action for row in kept[1:]}:
            return self.news(None)
        return News(seen_of(kept[-1]), frozenset(row.document_id for row in kept[1:] if row.document_id))

    def publish(
        self,
        document_id: str,
        content: bytes,
        register: Mapping[str, str],
        by: str,
        why: str,
        based_on: int,
        note: str = "",
        clauses: Mapping[tuple[str, str], str] | None = None,
        action: str = "publish",
    ) -> Version:
        """Publish a version; its number is `based_on` + 1 (0: the shipped one, or nothing yet).

        `clauses` are the words that each pair (department, organisation) was read from, kept with the version;
        `action` is what the audit log calls it.

        Raises Stale when someone published in between: nothing is changed, and the refusal is audited.
        Raises ValueError when the id is not one that the register allows.
        """
        said = clauses or {}
        return self._publish(action, document_id, content, register, by, why, based_on, note, None, said)

    def clauses(self, document_id: str, number: int) -> dict[tuple[str, str], str]:
        """Return the words that each pair of a version was read from; empty for one that came as a table."""
        query = select(CLAUSES).where(CLAUSES.c.document_id == document_id, CLAUSES.c.number == number)
        return dict(found(self.engine, query, lambda row: ((row.department, row.party), row.clause)))

    def rollback(
        self,
        document_id: str,
        number: int,
        by: str,
        why: str,
        based_on: int,
        content: bytes | None = None,
        register: Mapping[str, str] | None = None,
    ) -> Version:
        """Publish an old version anew. The shipped one, number 0, is not stored: its content must be given.

        Raises Stale as publish does, Unchanged when that is what the version it is based on says already, list,
        register and words; NoSuchVersion, Damaged, and ValueError when the shipped content is missing.
        """
        clauses: Mapping[tuple[str, str], str] = {}
        note = "恢复随系统附带的版本"
        if number:
            old = self.version(document_id, number)
            content, register = old.content, old.register
            clauses, note = self.clauses(document_id, number), f"恢复第 {number} 版"
        elif content is None:
            raise ValueError("the shipped version is not stored here: pass its content")
        register = dict(register or {})
        last = found(self.engine, _last(document_id), version_of)
        same = last and (last[0].number, last[0].content, last[0].register) == (based_on, content, register)
        if same and last[0].whole and self.clauses(document_id, based_on) == clauses:
            raise Unchanged(number, last[0])
        return self._publish("rollback", document_id, content, register, by, why, based_on, note, number, clauses)

    def audit(self, limit: int = 200) -> list[AuditEntry]:
        """Return the last entries of the audit log, newest first."""
        return found(self.engine, select(AUDIT).order_by(AUDIT.c.id.desc()).limit(limit), entry_of)

    def deeds(self, actions: Collection[str], since: datetime, until: datetime) -> list[AuditEntry]:
        """Return the entries of these actions from `since` until before `until`, newest first."""
        within = and_(AUDIT.c.action.in_(actions), AUDIT.c.at >= moment(since), AUDIT.c.at < moment(until))
        return found(self.engine, select(AUDIT).where(within).order_by(AUDIT.c.id.desc()), entry_of)

    def _publish(
        self,
        action: str,
        document_id: str,
        content: bytes,
        register: Mapping[str, str],
        by: str,
        why: str,
        based_on: int,
        note: str,
        restores: int | None,
        clauses: Mapping[tuple[str, str], str],
    ) -> Version:
        if not re.fullmatch(DOCUMENT_ID, document_id):
            raise ValueError(f"not a document id: {document_id!r}")
        said, number = json.dumps(dict(register)), based_on + 1
        values = {
            "document_id": document_id,
            "number": number,
            "content": content,
            "register": said,
            "digest": digest(content, said),
            "done_by": storable(by),
            "why": storable(why),
            "based_on": based_on,
            "published_at": moment(datetime.now(UTC)),
            "note": storable(note),
            "restores": restores,
        }
        try:
            with writing(self.engine) as connection:
                if (connection.scalar(_number(document_id)) or 0) != based_on:
                    raise _OvertakenError
                stored = connection.execute(insert(VERSIONS).values(values).returning(VERSIONS)).one()
                if clauses:
                    connection.execute(insert(CLAUSES), _clause_rows(document_id, number, clauses))
                record(connection, by, action, document_id, number, f"{why}（{note}）" if note else why)
                grow_stamp(connection)
                return version_of(stored)
        except (_OvertakenError, IntegrityError):  # the key would speak if ever the lock did not
            last = found(self.engine, _last(document_id), version_of)
            current = last[0] if last else None
            self._record_refusal(by, document_id, based_on, current)
            raise Stale(current) from None

    def _record_refusal(self, by: str, document_id: str, based_on: int, current: Version | None) -> None:
        now = current.number if current else 0
        with suppress(Unavailable), writing(self.engine) as connection:  # the refusal stands, written down or not
            record(connection, by, "refusal", document_id, now, f"依据第 {based_on} 版，最新为第 {now} 版")


def _clause_rows(document_id: str, number: int, clauses: Mapping[tuple[str, str], str]) -> list[dict[str, Any]]:
    keys = ("document_id", "number", "department", "party", "clause")
    rows = ((document_id, number, *map(storable, pair), storable(words)) for pair, words in clauses.items())
    return [dict(zip(keys, row, strict=True)) for row in rows]


def _all(document_id: str) -> Select[Any]:
    return select(VERSIONS).where(VERSIONS.c.document_id == document_id)


def _last(document_id: str) -> Select[Any]:
    return _all(document_id).order_by(VERSIONS.c.number.desc()).limit(1)


def _number(document_id: str) -> Select[Any]:
    return select(func.max(VERSIONS.c.number)).where(VERSIONS.c.document_id == document_id)
