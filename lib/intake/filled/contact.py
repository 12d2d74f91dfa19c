"""Who keeps up the liaison in a unit: leader in charge and liaison officer; telephone numbers are personal data."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from lib.intake.filled.telephones import telephones

ROLES = ("分管领导", "联络员")
_PARTS = re.compile(r"[^/、,，;；]+")


@dataclass(frozen=True)
class Contact:
    """One person in one role of a unit; `since` and `until` are days (2026-01-20), "" when not known or open.

    The number stays out of every representation: what is logged or shown by accident does not hold it.
    """

    unit: str
    role: str
    name: str
    post: str
    telephone: str = field(repr=False)
    since: str = ""
    until: str = ""

    def current(self, day: str) -> bool:
        """Tell whether the person holds the role on a day."""
        return (not self.since or self.since <= day) and (not self.until or self.until >= day)


def masked(telephone: str) -> str:
    """Return a number with its middle hidden: 138****1234; of a short one even less is shown, of two numbers each.

    What is left never holds more than seven digits, nor more than half of a shorter number.
    """
    return "、".join(_masked(part) for part in _PARTS.findall(telephone) if part.strip())


def hidden_numbers(text: str) -> str:
    """Return a text with every telephone number in it masked, for what others will read."""
    for start, end in reversed(telephones(text)):
        text = f"{text[:start]}{masked(text[start:end])}{text[end:]}"
    return text


def _masked(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if len(digits) >= 11:
        return f"{digits[:3]}****{digits[-4:]}"
    return f"{digits[:2]}****{digits[-2:]}" if len(digits) >= 7 else "****"


def contacts_bytes(contacts: Sequence[Contact]) -> bytes:
    """Return what is kept of the contacts of a place."""
    return json.dumps([vars(one) for one in contacts], ensure_ascii=False).encode("utf-8", "replace")


def contacts_from(content: bytes) -> tuple[Contact, ...]:
    """Return the contacts that were kept. Raises ValueError when the bytes are none."""
    try:
        told = json.loads(content) if content else []
        found = tuple(Contact(**one) for one in told)
    except TypeError as error:
        raise ValueError("no contacts") from error
    names = [one.name for one in fields(Contact)]
    if any(not isinstance(getattr(one, name), str) for one in found for name in names):
        raise ValueError("no contacts")
    if any(one.role not in ROLES for one in found):
        raise ValueError("no contacts")
    return found


def renewed(before: Sequence[Contact], fresh: Sequence[Contact], day: str) -> tuple[Contact, ...]:
    """Return the contacts after some were reported anew on a day; nobody is lost, who is replaced gets an end.

    A person reported again in the same role keeps the beginning and the number that the new report leaves out. Whoever
    else held the role until now ends where the successor begins (on `day` if that is not told), without a number:
    nobody needs it any more.
    """
    told: dict[tuple[str, str], list[Contact]] = {}
    for one in fresh:
        told.setdefault((one.unit, one.role), []).append(one)
    kept: list[Contact] = []
    for old in before:
        successors = told.get((old.unit, old.role))
        if successors is None or not (not old.until or old.until >= day):
            kept.append(old)
            continue
        again = next((one for one in successors if one.name == old.name), None)
        if again is not None:
            successors.remove(again)
            number, since = again.telephone or old.telephone, again.since or old.since
            kept.append(replace(again, telephone=number, since=since, post=again.post or old.post))
        else:
            ends = [one.since for one in successors if one.since] or [day]
            kept.append(replace(old, until=max(min(ends), old.since), telephone=""))
    return (*kept, *(one for group in told.values() for one in group))
