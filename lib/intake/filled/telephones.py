"""Telephone numbers in running text, however they are written: they are personal data and reports are read by all."""

import re
import unicodedata
from functools import lru_cache

_CHINESE = {char: str(value) for value, chars in enumerate("〇一二三四五六七八九") for char in chars}
_CHINESE |= {char: str(value) for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"○": "0", "幺": "1"}
_BETWEEN = r"[ \-.()/]{0,3}"  # what may stand between two digits of one number, once `_guise` has made it plain
_COUNTRY = rf"(?:(?:\+|00)?86{_BETWEEN})?"
_MOBILE = re.compile(rf"(?<!\d){_COUNTRY}1{_BETWEEN}[3-9](?:{_BETWEEN}\d){{9}}(?!\d)")
_LANDLINE = re.compile(
    rf"(?<!\d)(?:{_COUNTRY}\(?0|\+86{_BETWEEN}0?)\d{{2,3}}{_BETWEEN}[2-9]\d{{2,3}}{_BETWEEN}\d{{3}}\d?\d?(?!\d)"
)
_LOCAL = re.compile(r"(?<![\d.])[2-9]\d{2,3}[ \-.]{0,3}\d{4}(?!\d)")
_INNER = re.compile(rf"(?<!\d)[2-9]\d{{2,7}}{_BETWEEN}(?:转|分机号?|ext\.?){_BETWEEN}:?\d{{2,6}}(?!\d)", re.I)
_CALLED = re.compile(rf"(?:电话|手机|座机|传真|联系方式|tel\.?)[^\d]{{0,6}}(\d(?:{_BETWEEN}\d){{5,}})", re.I)
_SPOKEN = re.compile(rf"\d(?:{_BETWEEN}\d){{6,}}")
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(rf"(?<!\d){_YEAR}([ \-./]*)(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)")
_YEARS = re.compile(rf"{_YEAR}(?:\D{{0,3}}{_YEAR})+")
_COUNTED = re.compile(
    r"\s*(?:余|多|几)?\s*(?:元|美元|欧元|人|次|户|家|个|件|份|册|名|场|期|平|㎡|亩|公里|公斤|公顷|米|吨|千|百|万|亿|度|株|棵|只|头|套|台|辆"
    r"|%|‰|点|字|号|年|条|项|篇|本|位|批|处|座|笔|票|步|天)|\.\d"
)
_MONEY = re.compile(r"(?:[¥$€]|人民币|[第总]|编号|no\.?|[〔\[]|代码)[ :]*$", re.I)


def holds_telephone(text: str) -> bool:
    """Tell whether a text holds what reads as a telephone number; dates, years, sums and counts do not."""
    return bool(telephones(text))


def telephones(text: str) -> list[tuple[int, int]]:
    """Return where telephone numbers stand in a text, as spans that do not overlap, from left to right."""
    arabic = "".join(map(_guise, text))
    every = "".join(_CHINESE.get(char, char) for char in arabic)
    spoken = "".join(_CHINESE.get(char, "x" if char.isdigit() else char) for char in arabic)
    found = [one.span() for one in _MOBILE.finditer(every) if _one_number(one[0])]
    found += [one.span() for one in _LANDLINE.finditer(every)]
    found += [one.span(1) for one in _CALLED.finditer(every)]
    for pattern, words in ((_LOCAL, arabic), (_INNER, arabic), (_SPOKEN, spoken)):
        found += [one.span() for one in pattern.finditer(words) if not _counted(words, *one.span())]
    # A bracket that is opened before a number and closed after it is not the number's.
    found = [(one + (arabic[one] == "(" and ")" not in arabic[one:end]), end) for one, end in found]
    return _merged([span for span in found if not _dated(every, *span)])


def _one_number(text: str) -> bool:
    """Tell whether the marks between digits are those within one number: 13.5 14.6 15.7 16.88 are several."""
    marks = {mark.strip() for mark in re.findall(r"(?<=\d)[ \-.()/]+(?=\d)", text)}
    return "." not in marks or len(marks) == 1


def _counted(text: str, start: int, end: int) -> bool:
    return bool(_COUNTED.match(text, end) or _MONEY.search(text[max(0, start - 6) : start]))


def _dated(text: str, start: int, end: int) -> bool:
    """Tell whether a span is a date or a range of years, or holds a part of one."""
    around = range(max(0, start - 12), min(len(text), end + 12))
    area = text[around.start : around.stop]
    dates = [one.span() for pattern in (_DATE, _YEARS) for one in pattern.finditer(area)]
    first, last = start - around.start, end - around.start
    return any(begin < last and first < stop for begin, stop in dates)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=4_096)
def _guise(char: str) -> str:
    """Return the one plain character that stands for a character: any digit, dash, space, dot or bracket."""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(char)
    if kind == "Pd" or char in "−_ｰ":
        return "-"
    if kind in ("Zs", "Cf", "Mn", "Me", "Cc"):
        return " "
    if char in "·•・．｡。":
        return "."
    if kind in ("Ps", "Pe") and char not in "〔〕":
        return "(" if kind == "Ps" else ")"
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char
