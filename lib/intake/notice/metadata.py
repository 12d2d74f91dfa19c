"""What a notice says of itself: place, title, number, date, what it repeals; suggestions for the register."""

import re
from dataclasses import dataclass, field

from lib.intake.notice.cleaning import Marked

Span = tuple[int, int]
_NUMBER = re.compile(r"[一-鿿]{1,10}[〔\[【(](?:19|20)\d{2}[〕\]】)]\s?第?\d{1,4}号")
_YEAR = r"(?:(?:19|20)\d{2}|[一二][九○〇零0Oo][○〇零0Oo一二三四五六七八九]{2})"
_MONTH, _DAY = (
    r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])",
    r"(?:[12]\d|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})",
)
_DATE = re.compile(rf"({_YEAR})\s?年\s?({_MONTH})\s?月\s?({_DAY})\s?日")
_TITLE = re.compile(
    r"[一-鿿]{0,30}关于[^。;:《》]{4,80}?的(?:通知|意见|办法|方案|函|通报|决定|实施细则|规定|批复|报告)"
)
_ISSUER = re.compile(
    r"(?m)^\s*(?:中共)?([一-鿿]{2,12}?(?:省|市|自治区|自治州|州|盟|地区|区|县|旗))(?:人民政府|委办公|委统战部|政协)"
)
_LEVELS = ((r".*(?:省|自治区)$", "省级"), (r".*(?:市|州|盟|地区)$", "市级"), (r".*(?:区|县|旗)$", "县级"))
_REPEAL = re.compile(r"《([^《》]{4,90})》[^。;《》]{0,30}(?:同时|即行|予以)?废止")
_MECHANISM = re.compile(r"(?:^|[。,;:、)\s])([一-鿿]{2,20}制度)(?=[。,;:、\s)]|$)")
_BEFORE_MECHANISM = re.compile(
    r"^(?:比如|例如|以及|要|应|坚持|继续|切实|认真|执行|建立|健全|完善|进一步|实行|实施|落实|形成|[一二三四五六七八九]是|定期)+"
)
_NO_MECHANISM = re.compile(
    r"等?(?:相关|有关|多项|各项|一系列|基本政治|政治|一项基本政治|规章|工作|对口联系)?制度|.*党派.*|.*工商联.*"
)
_DIGITS = {character: str(number) for number, character in enumerate("○一二三四五六七八九")} | dict.fromkeys(
    "〇零Oo", "0"
)


@dataclass(frozen=True)
class Metadata:
    """Suggestions, "" where the text does not say; `issued_on` is ISO 8601, `spans` tell where each was read."""

    place: str = ""
    level: str = ""
    title: str = ""
    number: str = ""
    issued_on: str = ""
    year: int | None = None
    repeals: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)


def metadata_of(text: Marked) -> Metadata:
    """Return what the text says of itself. A masked year (201*) is none."""
    whole, spans = text.text, {}

    def noted(name: str, start: int, end: int) -> None:
        spans[name] = text.span(start, end)

    head = whole[:1500]
    title = ""
    for found in _TITLE.finditer(head.replace("\n", " ")):
        if "《" not in head[max(0, found.start() - 1) : found.start() + 30]:
            title = re.sub(r"\s", "", found[0])
            noted("title", *found.span())
            break
    number = _NUMBER.search(head)
    if number:
        noted("number", *number.span())
    issued_on = ""
    for found in _DATE.finditer(whole):
        line_end = whole[found.end() : found.end() + 6].split("\n")[0].strip()
        before = whole[max(0, found.start() - 30) : found.start()].split("\n")[-1].strip()
        alone = not before or re.search(r"(?:政府|办公厅|办公室|委员会|统战部|委|局)$", before)
        if alone and line_end in ("", "印发", ")") and (date := _iso(*found.groups())):
            issued_on = date
            noted("issued_on", *found.span())
            break
    place = _place(head) or _place(whole[-1500:])
    level = next((level for ending, level in _LEVELS if place and re.fullmatch(ending, place)), "")
    repeals = tuple(dict.fromkeys(re.sub(r"\s", "", found[1]) for found in _REPEAL.finditer(whole)))
    named = (_BEFORE_MECHANISM.sub("", found[1]) for found in _MECHANISM.finditer(whole))
    mechanisms = tuple(dict.fromkeys(name for name in named if not _NO_MECHANISM.fullmatch(name)))[:30]
    year = int(issued_on[:4]) if issued_on else None
    stated = re.sub(r"\s", "", number[0]) if number else ""
    return Metadata(place, level, title, stated, issued_on, year, repeals, mechanisms, spans)


def _place(text: str) -> str:
    found = _ISSUER.search(text)
    return re.sub(r"^(?:中共|经|由|请|各|据)", "", found[1]) if found else ""


def _iso(year: str, month: str, day: str) -> str:
    """Return a date in ISO 8601, whether it is written in Chinese or Arabic numerals; "" for one that is none."""
    numbers = "".join(_DIGITS.get(digit, digit) for digit in year)
    months, days = _counted(month), _counted(day)
    return f"{numbers}-{months:02d}-{days:02d}" if numbers.isdecimal() and 1 <= months <= 12 and 1 <= days <= 31 else ""


def _counted(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = int(_DIGITS.get(ones, "0")) if ones else 0
    return value + 10 * (int(_DIGITS.get(tens, "1")) if tens else 1) if ten else value
