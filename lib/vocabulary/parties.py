"""The ten organisations of 对口联系 in their official order, and the names they go by."""

import difflib
import re
import unicodedata
from dataclasses import dataclass

from lib.vocabulary.tables import read_vocabulary


@dataclass(frozen=True)
class Party:
    """One organisation; `kind` says that 工商联 and 无党派人士 are not parties."""

    short: str
    full: str
    kind: str
    note: str


PARTIES: tuple[Party, ...] = tuple(
    Party(row["party"], row["full_name"], row["kind"], row["note"])
    for row in sorted(read_vocabulary("parties"), key=lambda row: int(row["official_order"]))
)
ORDER: tuple[str, ...] = tuple(party.short for party in PARTIES)

_NAMES = {party.short: party.short for party in PARTIES} | {
    row["alias"]: row["party"] for row in read_vocabulary("party_aliases")
}
# The tiers by which a local organisation calls itself: 民革青岛市委会, 民建奉化总支部.
_TIER = re.compile(
    r"(市委会|省委会|区委会|县委会|市委|省委|区委|县委|区工委|县工委|基层委员会|基层委|委员会|总支部|总支|支部)$"
)
_PLACE = r"[一-鿿]{0,8}"
_LEVEL = r"(?:[省市区县]|[一-鿿]{1,6}[省市区县])"
# 社市委 is the 九三学社 committee of a city; 社 by itself is not a name.
_SHORT_BRANCHES = {"社": "九三学社"}
_LONGEST_FIRST = sorted(_NAMES.items(), key=lambda item: -len(item[0]))


def canonical_party(name: str) -> str | None:
    """Return the short name of the organisation that `name` denotes, or None if it is not known.

    Full names, short forms and local branches are recognised (九三, 市民进, 民革奉化区委会);
    nothing is guessed: a misspelt name gives None.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
    if text in _NAMES:
        return _NAMES[text]
    stem = _TIER.sub("", text)
    if stem != text and stem in _SHORT_BRANCHES:
        return _SHORT_BRANCHES[stem]
    for known, short in _LONGEST_FIRST:
        if stem == known or re.fullmatch(_LEVEL + known, stem):
            return short
        if stem != text and re.fullmatch(known + _PLACE, stem):
            return short
    return None


def nearest_party(name: str) -> str | None:
    """Return the known organisation whose name is most like `name`, as a suggestion, or None."""
    close = difflib.get_close_matches(unicodedata.normalize("NFKC", name), list(_NAMES), n=1, cutoff=0.5)
    return _NAMES[close[0]] if close else None


def official_order(names: list[str]) -> list[str]:
    """Return the given short names in the official order of the organisations."""
    return sorted(names, key=ORDER.index)
