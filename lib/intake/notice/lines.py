"""The lines of a notice: those that were only broken to fit a page are joined again, numbers in front are set aside."""

import re
from collections.abc import Iterator

from lib.intake.notice.cleaning import Marked
from lib.intake.notice.names import PARTY, is_department
from lib.vocabulary.functions import functions_of

NUMBERED = re.compile(
    r"\s*(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）、.．](?!\d)|第[一二三四五六七八九十\d]{1,3}[条章项款]|(?:[IVX]{1,4}|[A-Za-z])[.)、]|[①-⑳]|[●■◆▪•·*-](?=\s|[一-鿿]))\s*"
)
_LONGEST = 3_000  # characters: so much is never one sentence
_STOPS = "。;!?"
_GOES_ON_AFTER = re.compile(r"(?:[、,(“]|(?<![一-鿿])(?:和|与|及)|[局委办厅][和与及])\s*$")
_GOES_ON_WITH = re.compile(
    r"\s*(?:[、,;:)。”]|等(?!级)|(?:主要|分别|负责)?(?:对口)?联系(?:单位|部门)?|[和与及](?=[一-鿿]))"
)
_WORD = re.compile(r"[一-鿿()]{1,20}$")
_NEXT = re.compile(r"\s*([一-鿿]{0,16}?(?:局|厅|委员会|委|办公室|办|署|院|民革|民盟|民建|民进|党|学社|台盟|联))")
_TITLE = re.compile(r"\s*[一-鿿、和与]{2,30}(?:名单|表|安排|分工|情况|制度)(?:\(.*\))?\s*$|\s*(?:主要|重点)?(?:对口)?联系[^、,;]{2,20}(?:部门|单位|党派|有|是):?\s*$")
_SPLIT = re.compile(r"对口联系|对口|联系|部门|单位|负责|民主党派|分别|建立|调整")
_ORGANISATION = re.compile(PARTY)


def lines_of(text: Marked) -> Iterator[Marked]:
    """Yield the lines, without the numbers in front and the line breaks that only fit the page."""
    start = 0
    kept: Marked | None = None
    for found in re.finditer(r"\n|$", text.text):
        line = text.cut(start, found.start())
        start = found.end()
        if not line.text.strip():
            if kept is not None and not re.search(r"[、,和与及]\s*$", kept.text):
                yield kept
                kept = None
        elif kept is not None and len(kept.text) < _LONGEST and _goes_on(kept.text[-40:], line.text[:40]):
            kept = Marked(kept.text + line.text, (*kept.at[:-1], *line.at))
        else:
            if kept is not None:
                yield kept
            kept = line
    if kept is not None:
        yield kept


def without_number(line: Marked) -> Marked:
    """Return the line without 一、 or (2) or 3. in front of it."""
    number = NUMBERED.match(line.text)
    return line.cut(number.end(), len(line.text)) if number and number.end() < len(line.text) else line


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a line that ends with `before` is only broken off and goes on with `after`."""
    if before.rstrip()[-1:] in _STOPS:
        return False
    if _GOES_ON_AFTER.search(before) or (_GOES_ON_WITH.match(after) and not _TITLE.match(after)):
        return True
    if before.count("(") > before.count(")") or before.count("《") > before.count("》"):
        return True
    if NUMBERED.match(after) or before.rstrip()[-1:] in ":":
        return False
    last, first = _WORD.search(before.rstrip()), _NEXT.match(after)
    if last is None:
        return False
    seam = last[0][-3:] + after.strip()[:3]
    if any(found.start() < len(last[0][-3:]) < found.end() for found in _SPLIT.finditer(seam)):
        return True
    whole = re.sub(r"^[^(]*\)", "", last[0])  # without the number in front
    word = re.split(r"[和与及]", whole)[-1]
    if is_department(word) or is_department(whole) or _ORGANISATION.fullmatch(word):
        return False  # two whole names on two lines are two items of a list
    joined = word + first[1] if first else ""
    if first and is_department(joined):
        second = is_department(first[1])
        if second and re.match(r"\s*[省市区县州]", first[1]) and not re.search(r"[局厅]", word):
            return False  # 备注 above 市教育局
        return bool(functions_of(joined)) or not second
    return _is_broken(word, after.strip()[:24])


def _is_broken(word: str, after: str) -> bool:
    """Tell whether the end of one line and the beginning of the next make one organisation's name: 民革 / 滨江市委."""
    joined = word + after[:10]
    if not any(found.start() < len(word) < found.end() for found in _ORGANISATION.finditer(joined)):
        return False
    run = re.match(r"[一-鿿]*", after)
    assert run is not None
    return not any(is_department(after[:end]) for end in range(2, run.end() + 1))


def clauses_of(line: Marked) -> Iterator[Marked]:
    """Yield the parts of a line between full stops and semicolons, none of them inside brackets."""
    start = depth = 0
    for position, character in enumerate(line.text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character in _STOPS and (not depth or character == "。"):
            if line.text[start:position].strip():
                yield line.cut(start, position)
            start, depth = position + 1, 0
    if line.text[start:].strip():
        yield line.cut(start, len(line.text))
