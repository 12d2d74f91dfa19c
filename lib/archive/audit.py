"""What the audit log tells: who did what, and up to which entry someone has seen what was published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row


@dataclass(frozen=True)
class AuditEntry:
    """One line of the audit log; `action` is publish, rollback, refusal, decision, report, contacts, repair …"""

    at: datetime
    by: str
    action: str
    document_id: str
    version: int | None
    detail: str


@dataclass(frozen=True)
class Seen:
    """An entry of the audit log up to which someone has seen what was published."""

    entry: int
    at: str
    document_id: str
    version: int | None


@dataclass(frozen=True)
class News:
    """What came since an earlier look: up to which entry, and the documents touched (None: any may have been)."""

    seen: Seen | None
    documents: frozenset[str] | None


def entry_of(row: Row[Any]) -> AuditEntry:
    """Return the line that a row of the table tells."""
    at = datetime.fromisoformat(row.at)
    return AuditEntry(at, row.done_by, row.action, row.document_id, row.version, row.detail)


def seen_of(row: Row[Any]) -> Seen:
    """Return the entry that a row of the table is, as one up to which was seen."""
    return Seen(row.id, row.at, row.document_id, row.version)
