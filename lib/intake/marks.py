"""What stands in a cell of a grid: linked, not linked, not known, or nothing that can be decided."""

from collections.abc import Iterable
from functools import lru_cache

from lib.vocabulary.characters import plain, simplified

LINKED, NOT_LINKED, UNKNOWN = 1, 0, -1

_YES = frozenset(
    ["1", "1.0", "√", "✓", "✔", "☑", "✅", "●", "⬤", "V", "Y", "YES", "T", "TRUE", "是", "有", "联系", "已联系"]
)
_NO = frozenset(
    ["0", "0.0", "×", "✗", "✘", "☒", "❌", "╳", "✕", "✖", "X", "N", "NO", "F", "FALSE", "否", "无"]
    + ["不联系", "未联系", "未列入"]
)
# A box that nobody ticked says no more than an empty cell.
_BLANK = frozenset(["", "—", "——", "-", "--", "–", "―", "─", "──", "/", "☐", "□"])
# Here somebody says that it is not known. That is no blank: whoever declares the list complete has not decided it.
_SAID_UNKNOWN = frozenset(
    ["?", "??", "???", "未知", "不详", "不明", "不清楚", "待查", "待核", "待核实", "待确认", "待定", "待补"]
)
_EMOJI = dict.fromkeys((0xFE0E, 0xFE0F))  # what makes a telephone draw a mark in colour
_RINGS = frozenset(["○", "◯", "〇", "O"])
_DISCS = frozenset(["●", "⬤"])


@lru_cache(maxsize=4_096)
def _written(text: str) -> str:
    return simplified(plain(text)).upper().translate(_EMOJI) if len(text) <= 16 else text


def meanings(texts: Iterable[str]) -> dict[str, int]:
    """Return what each of the marks of one sheet means, by the text as it stands; the undecidable are left out.

    A ring depends on its company: beside ● it means not linked, with nothing but × and blanks around
    it means linked, beside another yes (√, 1, 是) nobody can tell.
    """
    written = {text: _written(text) for text in texts}
    known: dict[str, int] = {}
    for text, mark in written.items():
        if mark in _YES:
            known[text] = LINKED
        elif mark in _NO:
            known[text] = NOT_LINKED
        elif mark in _BLANK or mark in _SAID_UNKNOWN:
            known[text] = UNKNOWN
    rings = [text for text, mark in written.items() if mark in _RINGS]
    ring = ring_meaning(texts) if rings else None
    return known if ring is None else known | dict.fromkeys(rings, ring)


def ring_meaning(texts: Iterable[str]) -> int | None:
    """Return what ○ means in this company, None when there is no ring or nobody can tell."""
    written = {_written(text) for text in texts}
    if not written & _RINGS:
        return None
    if written & _DISCS:
        return NOT_LINKED if not written & _NO else None
    return None if written & _YES else LINKED


def is_mark(text: str) -> bool:
    """Tell whether a text that is not blank could be a mark."""
    mark = _written(text)
    return mark in _YES or mark in _NO or mark in _RINGS or mark in _SAID_UNKNOWN or (bool(mark) and mark in _BLANK)


def says_unknown(text: str) -> bool:
    """Tell whether a cell says in words that it is not known (不详, 待查, ?), which a blank does not."""
    return _written(text) in _SAID_UNKNOWN
