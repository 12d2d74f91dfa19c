"""The ten organisations of 对口联系 in their official order, and the names they go by."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from lib.vocabulary.characters import plain, simplified, unnumbered
from lib.vocabulary.tables import VocabularyFault, read_vocabulary, require_known


@dataclass(frozen=True)
class Party:
    """One organisation; `kind` says that 工商联 and 无党派人士 are not parties."""

    short: str
    full: str
    kind: str
    note: str


def _parties() -> tuple[Party, ...]:
    rows = read_vocabulary("parties", "party", "full_name", "kind", "official_order", "note")
    if not all(row["official_order"].isdecimal() for row in rows):
        raise VocabularyFault("parties", "的 official_order 一列须填数字")
    rows.sort(key=lambda row: int(row["official_order"]))
    return tuple(Party(row["party"], row["full_name"], row["kind"], row["note"]) for row in rows)


PARTIES: tuple[Party, ...] = _parties()
ORDER: tuple[str, ...] = tuple(party.short for party in PARTIES)

_ALIASES = read_vocabulary("party_aliases", "alias", "party")
require_known("party_aliases", _ALIASES, "party", ORDER)
_NAMES = {short: short for short in ORDER} | {row["alias"]: row["party"] for row in _ALIASES}
# The tiers by which a local organisation calls itself: 民革青岛市委会, 民建奉化总支部.
_TIER = re.compile(
    r"(市委会|省委会|区委会|县委会|市委|省委|区委|县委|区工委|县工委|市工委|工作委员会|基层委员会|基层委|总支部委员会"
    r"|支部委员会|委员会|总支部|总支|支部|支部小组|小组|筹委会|筹备组)$"
)
_PLACE = r"[一-鿿]{0,8}"
_LEVEL = r"(?:[省市区县]|[一-鿿]{1,6}[省市区县])"
# 社市委 is the 九三学社 committee of a city; 社 by itself is not a name.
_SHORT_BRANCHES = {"社": "九三学社"}
_LONGEST_FIRST = sorted(_NAMES.items(), key=lambda item: -len(item[0]))
# Most of what is asked for is no organisation, and has none of these inside.
_HINT = re.compile("|".join([*map(re.escape, _NAMES), *_SHORT_BRANCHES]))
_LONGEST = 40
_SECOND_NAME = re.compile(r"(.*[^(])\(([^()]*)\)$")


@lru_cache(maxsize=16_384)
def canonical_party(name: str) -> str | None:
    """Return the short name of the organisation that `name` denotes, or None if it is not known.

    Full names, short forms and local branches are recognised (九三, 市民进, 民革奉化区委会), in traditional
    characters, with a number in front (一、民革), and with a second name in brackets that does not
    contradict: 无党派人士（区知联会）.
    Nothing is guessed: a misspelt name gives None.
    """
    text = unnumbered(plain(name))
    if len(text) > _LONGEST:
        return None
    text = simplified(text)
    if not _HINT.search(text):
        return None
    second = _SECOND_NAME.match(text)
    if not second:
        return _known(text)
    known = {_known(part) for part in second.groups()} - {None}
    return known.pop() if len(known) == 1 else None


def _known(text: str) -> str | None:
    if text in _NAMES:
        return _NAMES[text]
    stem = _TIER.sub("", text)
    if stem != text and stem in _SHORT_BRANCHES:
        return _SHORT_BRANCHES[stem]
    for known, short in _LONGEST_FIRST:
        if known not in stem:
            continue
        if stem == known or re.fullmatch(_LEVEL + known, stem):
            return short
        if stem != text and re.fullmatch(known + _PLACE, stem):
            return short
    return None


@lru_cache(maxsize=16_384)  # a misspelling seldom comes alone
def nearest_party(name: str) -> str | None:
    """Return the known organisation whose name is most like `name`, as a suggestion, or None."""
    asked = simplified(plain(name)[:_LONGEST])
    close = process.extractOne(asked, list(_NAMES), scorer=Indel.normalized_similarity, score_cutoff=0.5)
    return _NAMES[close[0]] if close else None


def official_order(names: list[str]) -> list[str]:
    """Return the given short names in the official order of the organisations."""
    return sorted(names, key=ORDER.index)
