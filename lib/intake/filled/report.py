"""The annual report of one department: what it says, and the exact form in which it is kept."""

import json
from dataclasses import dataclass

from lib.vocabulary.activities import KIND_ORDER
from lib.vocabulary.parties import ORDER


@dataclass(frozen=True)
class Entry:
    """One thing told of: its kind, how often (None: not said), which organisations (none: not said), in what words."""

    kind: str
    count: int | None
    parties: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Report:
    """What a department reports of a year; without entries it reports that there was nothing."""

    department: str
    year: int
    received_on: str  # 2026-01-20, "" when not told
    entries: tuple[Entry, ...]


def report_bytes(report: Report) -> bytes:
    """Return what is kept of a report besides department and year, which are its key."""
    entries = [
        {"kind": one.kind, "count": one.count, "parties": list(one.parties), "text": one.text} for one in report.entries
    ]
    told = {"received_on": report.received_on, "entries": entries}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def report_from(content: bytes, department: str, year: int) -> Report:
    """Return the report that was kept. Raises ValueError when the bytes are not those of a report."""
    try:
        told = json.loads(content)
        entries = tuple(_entry(one) for one in told["entries"])
        return Report(department, year, str(told["received_on"]), entries)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a report") from error


def _entry(told: dict[str, object]) -> Entry:
    kind, count, parties, text = told["kind"], told["count"], told["parties"], told["text"]
    known = kind in KIND_ORDER and isinstance(text, str) and isinstance(parties, list) and set(parties) <= set(ORDER)
    if not known or not (count is None or isinstance(count, int)):
        raise ValueError("not an entry")
    return Entry(str(kind), count, tuple(parties), str(text))  # type: ignore[arg-type]
