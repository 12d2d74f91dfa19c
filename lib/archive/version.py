"""A published version as it is kept, and what the archive answers when it will not take or give one."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from lib.archive.unavailable import Damaged


@dataclass(frozen=True)
class Version:
    """One published version: the exact wide CSV, the register fields staff set, and how it came about."""

    document_id: str
    number: int  # 1, 2, 3 …; 0 is the shipped one, which is not stored
    content: bytes = field(repr=False)
    register: dict[str, str]
    by: str
    why: str
    based_on: int
    published_at: datetime  # UTC
    note: str
    restores: int | None  # the version that a rollback published anew; 0: the shipped one
    whole: bool = True  # what is stored is, byte for byte, what was published

    @property
    def withdrawn(self) -> bool:
        """Tell whether this version says that the document was registered by mistake."""
        return self.register.get("withdrawn") == "true"


class Stale(Exception):
    """Someone published in between: `current` is the version to compare with, None when there is none."""

    def __init__(self, current: Version | None) -> None:
        told = f"“{current.by}”已发布第 {current.number} 版" if current else "还没有发布过任何版本"
        super().__init__(f"所依据的版本已不是最新：{told}。请比较差异后再发布。")
        self.current = current


class Unchanged(Stale):
    """What was to be restored is what `current` says already, as after the first click of a double click."""

    def __init__(self, number: int, current: Version) -> None:
        old = f"第 {number} 版" if number else "随系统附带的版本"
        same = "就是现在的版本" if number == current.number else f"与现在的第 {current.number} 版完全相同"
        Exception.__init__(self, f"{old}{same}，没有可恢复的内容。")
        self.current: Version = current


class NoSuchVersion(LookupError):
    """The archive has no version of that number."""


def version_of(row: Row[Any]) -> Version:
    """Return the version in a row of the table; one whose bytes have changed is not `whole`.

    Raises TypeError or ValueError when the row cannot be understood at all.
    """
    same = row.digest == digest(row.content, row.register)
    register = json.loads(row.register) if same else {}
    at = datetime.fromisoformat(row.published_at)
    said = (row.done_by, row.why, row.based_on, at, row.note, row.restores)
    return Version(row.document_id, row.number, row.content, register, *said, same)


def whole(version: Version) -> Version:
    """Return the version if it is whole. Raises Damaged."""
    if not version.whole:
        raise Damaged(
            f"存档中“{version.document_id}”的第 {version.number} 版已损坏。请管理员用备份恢复，或恢复它的一个旧版本。"
        )
    return version


def digest(content: bytes, register: str) -> str:
    """Return the SHA-256 of what was published, by which damage is noticed later."""
    return hashlib.sha256(b"%d\n%b%b" % (len(content), content, register.encode())).hexdigest()
