"""A document that was registered by mistake is taken off every page; the archive keeps it, and it can come back."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.register import read_row
from lib.archive.store import Store
from lib.archive.version import NoSuchVersion, Version

SHIPPED = "“{label}”是随系统附带的文件，不在存档里，不能撤下；发布有误的，可以撤回到附带的版本。"


class NotOurs(ValueError):
    """A shipped document cannot be withdrawn; the message is a Chinese sentence."""


@dataclass(frozen=True)
class Withdrawn:
    """A document that was taken off the pages: as it was registered, and the version that says who, when and why."""

    document: Document
    version: Version


def withdrawn(shipped: Holdings, versions: Mapping[str, Version]) -> list[Withdrawn]:
    """Return the withdrawn documents among the last versions of all, those withdrawn last first."""
    found = []
    for version in versions.values():
        if version.withdrawn and version.document_id not in shipped.documents:
            document, _ = read_row(version.register | {"document_id": version.document_id}, shipped.jurisdictions)
            if document is not None:
                found.append(Withdrawn(document, version))
    return sorted(found, key=lambda one: one.version.published_at, reverse=True)


def withdraw(store: Store, shipped: Holdings, document_id: str, by: str, why: str, based_on: int) -> Version:
    """Publish a document's last version anew, marked as withdrawn: from then on no page shows it.

    Raises NotOurs for a shipped document, NoSuchVersion for one never published, Stale and Unavailable as
    Store.publish does.
    """
    if document_id in shipped.documents:
        raise NotOurs(SHIPPED.format(label=shipped.documents[document_id].label))
    current = store.current(document_id)
    if current is None:
        raise NoSuchVersion(f"“{document_id}”还没有发布过。")
    register = current.register | {"withdrawn": "true"}
    return store.publish(document_id, current.content, register, by, why, based_on, "撤下", action="withdraw")


def bring_back(store: Store, document_id: str, by: str, why: str, based_on: int) -> Version:
    """Publish the last version before a withdrawal anew.

    Raises NoSuchVersion when there is none, Stale, Damaged and Unavailable as Store.rollback does.
    """
    before = [one for one in store.history(document_id) if one.whole and not one.withdrawn]
    if not before:
        raise NoSuchVersion(f"“{document_id}”没有可以恢复的版本。")
    return store.rollback(document_id, before[-1].number, by, why, based_on)
