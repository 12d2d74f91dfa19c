"""Several names in one cell: 市教育局、市公安局和市司法局, 各民主党派、工商联."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lib.intake.headings import is_count, looks_like_department, wording
from lib.vocabulary.characters import unnumbered
from lib.vocabulary.parties import PARTIES, canonical_party

_SEPARATORS = "、，,；;\n\r/／"
_OPENING, _CLOSING = "（(《“[【", "）)》”]】"
_AND = re.compile(r"以及|和|及|与|與")
_LISTED = re.compile(r"[、，,；;/／和及与與等。\s]|[个家](部门|单位|组织)?[)）]")
_NUMBER = re.compile(r"(^|(?<=[\s、，,；;。]))[（(]?\d{1,2}[)）.．、]\s*")
_COUNT = re.compile(r"[（(]共?计?\d{1,4}[个家](部门|单位|组织)?[)）][。.]?$")
_AND_SO_ON = re.compile(r"(?<=.)等(有关|相关)?([\d一二两三四五六七八九十]+[个家])?(有关|相关)?(部门|单位|组织|党派)?$")
_COUNTED = r"(?P<count>[一二两三四五六七八九十\d]{1,2})"
_EVERY_PARTY = re.compile(
    rf"[省市区县]?(?:各个?|所有|全部|全体|各?{_COUNTED}[个家])(?:民主党派|(?<=各)党派)(?:[市省区县]委会?|组织)?"
)
_EVERYONE = re.compile(
    rf"全部|所有|全体|各家|均联系|都联系|(?:全部|所有|各|全体)(?:组织|党派团体|民主党派团体|联系对象)|(?:全部|所有|各){_COUNTED}家"
)
_LONGEST_JOINED = 200
DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_DEMOCRATIC = frozenset(party.short for party in PARTIES if party.kind == "民主党派")


@dataclass(frozen=True)
class Names:
    """The names of one cell in their order; `open` when the cell says there are more (等)."""

    names: tuple[str, ...]
    open: bool = False


def departments_in(text: str) -> Names:
    """Return the departments listed in a cell; 和 divides only what looks like two departments."""
    return _names(text, looks_like_department)


def organisations_in(text: str) -> Names:
    """Return the organisations listed in a cell as they are written, known or not."""
    return _names(text, lambda part: canonical_party(part) is not None or every_kind(part) is not None)


def every_kind(text: str) -> tuple[frozenset[str] | None, int | None] | None:
    """Return what 各民主党派 (the parties) or 全部八家 (None: everyone) stands for and the number it gives, or None."""
    words = wording(text)
    for pattern, kind in ((_EVERY_PARTY, _DEMOCRATIC), (_EVERYONE, None)):
        found = pattern.fullmatch(words)
        if found:
            count = found["count"]
            return kind, None if count is None else int(count) if count.isdigit() else DIGITS.get(count[0])
    return None


def _names(text: str, looks_right: Callable[[str], bool]) -> Names:
    if not _LISTED.search(text):
        return Names((text,) if text else ())  # a single name, which most cells are
    text = _COUNT.sub("", text)
    if re.match(r"\s*[（(]?1[)）.．、]", text):
        text = _NUMBER.sub("\n", text)
    text = unnumbered(text)
    parts: list[str] = []
    for piece in _divided(text.rstrip("。. ")):
        words = piece.split()
        parts += words if len(words) > 1 and all(map(looks_right, words)) else [piece]
    is_open = bool(parts) and bool(_AND_SO_ON.search(parts[-1]))
    if is_open:
        parts[-1] = _AND_SO_ON.sub("", parts[-1])
    parts = [part for part in parts if not is_count(part)] or parts
    return Names(tuple(name for part in parts for name in _at_and(part.strip(), looks_right) if name), is_open)


def _divided(text: str) -> list[str]:
    """Split at the separators that lie outside brackets."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif character in _SEPARATORS and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def _at_and(text: str, looks_right: Callable[[str], bool]) -> list[str]:
    """Split at every 和, 及, 与 that has a whole name on either side."""
    names: list[str] = []
    start = 0
    if len(text) > _LONGEST_JOINED:
        return [text]
    for found in _AND.finditer(text):
        left, right = text[start : found.start()], text[found.end() :]
        rest = [right, *(right[: later.start()] for later in _AND.finditer(right))]
        if looks_right(left) and any(map(looks_right, rest)):
            names.append(left)
            start = found.end()
    return [*names, text[start:]]
