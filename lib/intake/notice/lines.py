"""The lines of a notice: those that were only broken to fit a page are joined again, numbers in front are set aside."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lib.intake.notice.breaks import NUMBERED, STOPS, breaks_words, goes_on, is_marked_row, is_row
from lib.intake.notice.cleaning import Marked

_PAGE_NUMBER = re.compile(
    r"\s*(?:[—–―·-]+\s*\d{1,3}\s*[—–―·-]+|第\s?\d{1,3}\s?页(?:[,/ ]?共\s?\d{1,3}\s?页)?|.{2,40}\s{2,}第\s?\d{1,3}\s?页)\s*"
)
_VERB = re.compile(r"\s*(?:主要|分别|负责)?(?:对口)?联系")
_FIELD = re.compile(r"\s*(?:主要|直接)?(?:对口)?联系的?(?:民主)?(?:单位|部门|党派|组织|对象)(?:团体|名称)?:")
_NARROWEST = 16  # characters: lines of pages are longer, lines of a list may all be as short
_ROW = re.compile(r"\s*\d{1,3}[ .、]+[一-鿿]")
_HEAD = re.compile(r"\s*(?:序号|编号)")
_NEVER = 1 << 30
_LOOKED_AT = 60  # lines
_LONGEST = 3_000  # characters: so much is never one sentence


def lines_of(text: Marked) -> Iterator[Marked]:
    """Yield the lines, without the numbers in front and the line breaks that only fit the page."""
    full = _full_width([line for line in text.text.split("\n") if "\t" not in line and "|" not in line])
    start = 0
    kept: Marked | None = None
    gap = False  # a blank line came between
    last = 0  # the width of the last line that was kept
    for found in re.finditer(r"\n|$", text.text):
        line = text.cut(start, found.start())
        start = found.end()
        if _PAGE_NUMBER.fullmatch(line.text):
            continue
        if not line.text.strip():
            gap = True
        elif kept is not None and len(kept.text) < _LONGEST and _goes_on(kept, line, last >= full, gap):
            if kept.text.rstrip()[-1:] in ("、", ",") and (doubled := re.match(r"\s*[、,]", line.text)):
                line = line.cut(doubled.end(), len(line.text))
            kept = Marked(kept.text + line.text, (*kept.at[:-1], *line.at))
        else:
            if kept is not None:
                yield kept
            kept = line
        gap = gap and not line.text.strip()
        last = len(line.text)
    if kept is not None:
        yield kept


def _goes_on(kept: Marked, line: Marked, full: bool, gap: bool) -> bool:
    """Tell whether a line goes on with what is kept; rows of a table never do, over a blank line only a broken word."""
    if "\t" in kept.text.strip() or "\t" in line.text.strip() or (is_row(kept.text) and is_row(line.text)):
        return False
    if _FIELD.match(kept.text) and _FIELD.match(line.text):
        return False
    if "|" in kept.text and line.text.count("|") >= 2:
        return False
    if is_marked_row(kept.text[-200:]) or is_marked_row(line.text[:200]):
        return False
    if _ROW.match(line.text) and (_ROW.match(kept.text) or _HEAD.match(kept.text)):
        return False
    before, after = kept.text[-40:], line.text[:40]
    return (not gap or not _VERB.match(after)) and goes_on(before, after, full and not gap)


def _full_width(lines: list[str]) -> int:
    """Return how long a line is that fills the page: several are that long, hardly any longer, and they break words."""
    counts = Counter(map(len, lines))
    beyond = 0
    for width in sorted(counts, reverse=True):
        if width < _NARROWEST:
            break
        if counts[width] + counts[width - 1] >= 3:
            filled = [pair for pair in pairwise([*lines, ""]) if len(pair[0]) in (width, width - 1)]
            return width - 1 if breaks_words(filled[:_LOOKED_AT]) else _NEVER
        beyond += counts[width]
        if beyond > 5:
            break
    return _NEVER


def without_number(line: Marked) -> Marked:
    """Return the line without 一、 or (2) or 3. in front of it."""
    number = NUMBERED.match(line.text)
    return line.cut(number.end(), len(line.text)) if number and number.end() < len(line.text) else line


def clauses_of(line: Marked) -> Iterator[Marked]:
    """Yield the parts of a line between full stops and semicolons, none of them inside brackets."""
    start = depth = 0
    for position, character in enumerate(line.text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character in STOPS and (not depth or character == "。"):
            if line.text[start:position].strip():
                yield line.cut(start, position)
            start, depth = position + 1, 0
    if line.text[start:].strip():
        yield line.cut(start, len(line.text))
