"""Places whose names hold words of other meaning (同安区, 即墨区, 和平县) stand in a text as one plain word.

The rules over words would cut 同安区教育局 into 同 and 安区教育局. So a name of the register that they would cut is
replaced, before they run, by two characters that no text uses and its last one (区); `named` turns it back.
"""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from lib.intake.notice.cleaning import Marked
from lib.intake.notice.names import NAMED
from lib.intake.notice.words import words_of
from lib.vocabulary.characters import simplified
from lib.vocabulary.tables import DATA

_LEVEL = re.compile("[省市区县州旗盟](?![域划])")
_LONGEST = 15  # characters
_UNUSED = [one for one in map(chr, range(0x9FA6, 0x9FF0)) if simplified(one) == one]  # characters in no name
_BEFORE = re.compile(rf"(?:{NAMED.pattern}|[市州由与])\Z")
_ALSO_WORDS = ("会同", "比如")


@dataclass(frozen=True)
class Places:
    """What stands for which place, both without the last character (区)."""

    standing: dict[str, str]

    def named(self, text: str) -> str:
        """Return a text or name with the places as they are written."""
        for stem, stand_in in self.standing.items():
            text = text.replace(stand_in, stem)
        return text

    def hidden(self, text: str) -> str:
        """Return a name with the places as they stand in the text."""
        for stem, stand_in in self.standing.items():
            text = text.replace(stem, stand_in)
        return text


def with_plain_places(text: Marked, own: str) -> tuple[Marked, Places]:
    """Return the text with such places as plain words; `own` is the place that the text is of, "" if unknown."""
    standing: dict[str, str] = {}
    parts, at, before = [], [], 0
    for start, end in _stems(text.text, own):
        if start < before:
            continue
        stem = text.text[start:end]
        parts += [text.text[before:start], standing.setdefault(stem, _stand_in(len(standing)))]
        at += [*text.at[before:start], text.at[start], text.at[end - 1]]
        before = end
    whole = "".join([*parts, text.text[before:]])
    return Marked(whole, (*at, *text.at[before:])), Places(standing)


def _stand_in(number: int) -> str:
    first, second = divmod(number, len(_UNUSED))
    return _UNUSED[first % len(_UNUSED)] + _UNUSED[second]


def _stems(text: str, own: str) -> list[tuple[int, int]]:
    """Return where such places stand, in order; the own one also by its short name, as in 同安公安分局."""
    found: list[tuple[int, int]] = []
    for level in _LEVEL.finditer(text):
        start = _begins(text, found[-1][1] if found else 0, level.end(), own)
        if start is not None:
            found.append((start, level.start()))
    start = _begins(own, 0, len(own), "")
    short = own[start:-1] if start is not None else ""
    if short:
        found += [
            one.span() for one in re.finditer(short, text) if _fronts(text[max(0, one.start() - 12) : one.start()])
        ]
    return sorted(found)


def _begins(text: str, earliest: int, end: int, own: str) -> int | None:
    """Return where the place that ends here begins, None when there is none or the rules read it as it is."""
    for start in range(max(earliest, end - _LONGEST), end - 1):
        name = text[start:end]
        if name in register() and _is_cut(name):
            return start if _is_meant(name, text[max(earliest, start - 12) : start], own) else None
    return None


def _is_meant(name: str, before: str, own: str) -> bool:
    """Tell whether 和县 or 会同县 is the county and no 和 or 会同 before 县: only in its own notices, at a word's front."""
    if len(name) > 2 and name[:-1] not in _ALSO_WORDS:
        return True
    return own.endswith(name) and _fronts(before)


def _fronts(before: str) -> bool:
    """Tell whether a word begins after this."""
    return not re.search(r"[一-鿿]\Z", before) or bool(_BEFORE.search(before))


@lru_cache(maxsize=4_096)
def _is_cut(place: str) -> bool:
    """Tell whether the rules would not read a department and a branch of a place as one word each."""
    examples = (("D", f"{place}教育局"), ("D", f"{place}住建局"), ("P", f"民盟{place}支部"), ("P", f"民进{place}支部"))
    return any(
        [(one.kind, one.end - one.start) for one in words_of(words)] != [(kind, len(words))] for kind, words in examples
    )


@lru_cache(maxsize=1)
def register() -> frozenset[str]:
    """Return the names of all places of the register."""
    with (DATA / "jurisdictions.csv").open(encoding="utf-8-sig", newline="") as table:
        return frozenset(row["name"] for row in csv.DictReader(table))
