"""What is filled in for the clerk before a list is published; told by an upload, a held list or a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Suggestion:
    """What can be filled in before the clerk chooses; "" and empty where the upload does not say it.

    `stated` is the place as the upload writes it, `jurisdiction` its code, "" when no place or several are called so.
    `document_id` is the held document that this is, `fresh` whether it names itself as one that is not held.
    `partial` tells that the file itself says that it does not list everything.
    `register` are register fields, `repealed` held documents (by id) and `repeals` the titles of others it repeals.
    """

    stated: str = ""
    jurisdiction: str = ""
    document_id: str = ""
    fresh: bool = False
    year: int | None = None
    partial: bool = False
    register: Mapping[str, str] = field(default_factory=dict)
    repealed: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
