"""What one filled-in cell says: a year, a day, a count, organisations, a text; or the problem with it."""

import re
from collections.abc import Sequence
from datetime import date

from lib.intake.filled.telephones import holds_telephone
from lib.intake.lists import DIGITS, every_kind, organisations_in
from lib.intake.names import department_name, name_fault, shown
from lib.intake.problems import Problem
from lib.vocabulary.characters import UNSHOWN, plain
from lib.vocabulary.parties import canonical_party, nearest_party, official_order

LONGEST_TEXT = 2_000
NOTHING = frozenset({"无", "没有", "暂无", "/", "-", "—", "——", "0"})
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|号)?(?:\d{2}:\d{2}:\d{2})?")
_DAY_IN_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
FIRST_YEAR, LAST_YEAR = 1949, 2100


def one_paragraph(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())


def unit_of(text: str) -> str | Problem:
    """Return the name of a department or unit, or what is wrong with it."""
    name = department_name(text)
    if not name:
        return Problem("blank-department")
    if holds_number(name):
        return Problem("telephone-elsewhere")
    fault = name_fault(name)
    return Problem(fault, value=shown(name)) if fault else name


def holds_number(text: str) -> bool:
    """Tell whether a text that everyone may see holds what could be a telephone number."""
    return holds_telephone(text) or bool(re.search(r"\d{7}", plain(text)))


def year_of(text: str) -> int | Problem:
    """Return the year that a cell names: 2025, 2025年, 2025年度."""
    found = re.fullmatch(r"(\d{4})年?度?", plain(text))
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return Problem("bad-value", value=shown(text), hint="年度（例如 2025）")
    return int(found[1])


def day_of(text: str) -> str | Problem:
    """Return the day that a cell names as 2026-01-20, or "" for a blank one; 20260120 is one, too."""
    words = plain(text)
    found = _DAY.fullmatch(words) or _DAY_IN_DIGITS.fullmatch(words)
    try:
        return "" if not words else date(*map(int, found.groups())).isoformat() if found else _no_day(text)
    except ValueError:
        return _no_day(text)


def count_of(text: str) -> int | None | Problem:
    """Return the number that a cell gives (3, 3次, 三次), None for a blank one."""
    words = re.sub(r"[次场份个项]$", "", plain(text))
    if not words:
        return None
    if words in DIGITS:
        return DIGITS[words]
    if re.fullmatch(r"\d{1,4}", words):
        return int(words)
    return Problem("bad-count", value=shown(text))


def parties_of(text: str, everyone: Sequence[str] = ()) -> tuple[str, ...] | list[Problem]:
    """Return the organisations that a cell names in the official order, () for a blank one, or its problems.

    `everyone` is whom 各民主党派、工商联 means in this place; without it such words are a problem.
    """
    if len(text) > LONGEST_TEXT:
        return [Problem("text-too-long", value=shown(text), hint=str(LONGEST_TEXT))]
    names: list[str] = []
    faults: list[Problem] = []
    for name in organisations_in(text).names:
        short, every = canonical_party(name), every_kind(name)
        if short:
            names.append(short)
        elif every is not None:
            kind, count = every
            meant = [one for one in everyone if kind is None or one in kind]
            if not meant or (count is not None and count != len(meant)):
                faults.append(Problem("unnamed-organisations", value=shown(name)))
            names += meant
        else:
            near = nearest_party(name)
            hint = f"是否为“{near}”？" if near else ""
            faults.append(Problem("unknown-organisation", value=shown(name), hint=hint))
    return faults or tuple(official_order(list(dict.fromkeys(names))))


def text_of(text: str) -> str | Problem:
    """Return a text on one line, or what is wrong with it: its length, control characters, a telephone number."""
    words = one_paragraph(text)
    if len(words) > LONGEST_TEXT:
        return Problem("text-too-long", value=words, hint=str(LONGEST_TEXT))
    if UNSHOWN.search(words):
        return Problem("control-characters", value=shown(words))
    if holds_telephone(words):
        return Problem("telephone-in-text")  # not quoted: it would be repeated on the screen
    return words


def _no_day(text: str) -> Problem:
    return Problem("bad-value", value=shown(text), hint="日期（例如 2026-01-20）")
