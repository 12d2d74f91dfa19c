"""A name of a department as it stands in a cell: brought to one line, and checked for what no name holds."""

import re
from functools import lru_cache

from lib.intake.headings import is_count
from lib.intake.limits import MAX_NAME
from lib.vocabulary.characters import UNSHOWN, legible, plain, simplified, unnumbered

_HAN = r"[\u3400-\u9fff（）、，《》“”]"
_GAP = re.compile(rf"(?<={_HAN})\s+(?={_HAN})|(?<={_HAN})\s*[\r\n]+\s*|\s*[\r\n]+\s*(?={_HAN})")
_SPACE = re.compile(r"\s")
_FORMULA = ("=", "+", "-", "@")
_SHOWN = 30
_MARKS = "*※★▲△☆#。.,、;:"  # that point to a footnote or end a line, around a name


def department_name(text: str) -> str:
    """Return the name of a department as printed, on one line and without a number in front."""
    return one_line(unnumbered(text))


def one_line(text: str) -> str:
    """Return a name without the line breaks and spaces that only align it: 市 教 育 局 is 市教育局."""
    return _GAP.sub("", text) if len(text) <= 4 * MAX_NAME and _SPACE.search(text) else text


@lru_cache(maxsize=16_384)
def written_alike(name: str) -> str:
    """Return what two writings of one department's name share: full or half width, characters old or new, marks around.

    市衛生局, 市卫生局* and 市 卫生局 are one; names are compared by this and kept as printed.
    """
    return simplified(plain(name)).strip(_MARKS) if len(name) <= MAX_NAME else name


@lru_cache(maxsize=16_384)
def name_fault(text: str) -> str:
    """Return the code of what keeps a text from being a name: control characters, a formula, its length; or ""."""
    if UNSHOWN.search(text):
        return "control-characters"
    if len(text) > 1 and plain(text[:4]).startswith(_FORMULA):
        return "formula-cell"
    return "name-too-long" if len(text) > MAX_NAME else ""


def department_fault(name: str) -> str:
    """Return the code of what keeps a text from being the name of a department, or ""."""
    return name_fault(name) or ("not-a-name" if is_count(name) or not any(map(str.isalpha, name)) else "")


def shown(text: str) -> str:
    """Return a text as a message may quote it: short, on one line, without control characters."""
    text = _SPACE.sub(" ", legible(text))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
