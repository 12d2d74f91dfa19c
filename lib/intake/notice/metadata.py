"""What a notice says of itself: place, title, number, date, what it repeals; suggestions for the register."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from lib.intake.notice.cleaning import Marked
from lib.intake.notice.places import register
from lib.intake.notice.provisions import NUMBER, mechanisms_in, repealed_in
from lib.intake.notice.sections import begins_other_article
from lib.vocabulary.characters import plain

Span = tuple[int, int]
_HEAD = 1_500
_YEAR = r"(?:(?:19|20)\d{2}|[一二][九○〇零0Oo][○〇零0Oo一二三四五六七八九]{2})"
_MONTH, _DAY = (
    r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])",
    r"(?:[12]\d|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})",
)
_DATE = re.compile(rf"(?<![\d*])({_YEAR})(?:\s?年\s?|[-./])({_MONTH})(?:\s?月\s?|[-./])({_DAY})(?:\s?日|(?!\d))")
_AS_KNOWN = re.compile(
    rf"({_YEAR})(?:(?:\s?年\s?|[-./])(?:({_MONTH})(?:(?:\s?月\s?|[-./])(?:({_DAY})\s?[日号]?)?)?)?)?"
)
_IN_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_TITLE = re.compile(
    r"[一-鿿]{0,30}关于(?:[^。;:《》]|《[^《》]{2,60}》){4,90}?的?(?:若干|实施|工作|指导|补充|试行|暂行)*"
    r"(?:通知|意见|办法|方案|函|通报|决定|细则|规定|批复|报告|公告|通告|请示|纪要)(?![一-鿿精])"
)
_LIST_TITLE = re.compile(
    r"(?m)^\s*(?![一二三四五六七八九十\d(]{1,3}[、.)])([^\n。;,:]{0,36}(?:对口)?联系[^\n。;,:]{0,20}(?:名单|一览表|安排表?|分工表?|办法|制度|规则|方案|通知|意见))(?:\(试行\))?\s*$"
)
_PLACED = r"[一-鿿]{1,12}?(?:省|市|自治区|自治州|州|盟|地区|区|县|旗)"
_ISSUERS = (
    re.compile(rf"(?m)^\s*(?:中共)?({_PLACED})(?:人民政府|政府办|委办公|委员会办公|委统战|委员会统战|政协)"),
    re.compile(
        rf"(?m)^\s*(?:附件?\d?[:.、]?\s*)?({_PLACED})(?:人民)?(?:政府|直属?|级)?(?:有关|职能)*(?:部门|单位)?[与和同](?:各?民主)?党派"
    ),
    re.compile(rf"(?m)^\s*({_PLACED})(?:政府)?(?:部门)?对口联系"),
)
_BRANCH = re.compile(
    r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|委员会)((?:(?![和与及的])[一-鿿]){2,3}[省市县区州])(?:委|总支|支部|基层|工委)"
)
_NO_PLACE = re.compile(r"^(?:中共|经|由|请|各|据|附件?)+|^(?:[全我本各该]|有关).*")
_LEVELS = (
    (r".*自治区|(?:北京|上海|天津|重庆)市|.*省", "省级"),
    (r".*(?:市|自治州|州|盟|地区)", "市级"),
    (r".*(?:区|县|旗)", "县级"),
)
_OFFICE = re.compile(r"(?:政府|办公厅|办公室|委员会|统战部|委|局|政协)$")
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
    """Return what the text says of itself. A masked year (201*) is none; a further article below it does not count."""
    whole = text.text
    whole = whole[: begins_other_article(whole)]
    spans: dict[str, Span] = {}

    def noted(name: str, found: tuple[str, int, int] | None) -> str:
        if found is None:
            return ""
        spans[name] = text.span(*found[1:])
        return found[0]

    place = noted("place", _place(whole))
    issued_on = noted("issued_on", _issued_on(whole))
    return Metadata(
        place=place,
        level=next((level for shape, level in _LEVELS if place and re.fullmatch(shape, place)), ""),
        title=noted("title", _title(whole[:_HEAD])),
        number=noted("number", _number(whole[:_HEAD])),
        issued_on=issued_on,
        year=int(issued_on[:4]) if issued_on else None,
        repeals=repealed_in(whole),
        mechanisms=mechanisms_in(whole),
        spans=spans,
    )


def date_of(text: str) -> str | None:
    """Return a date that stands alone in ISO 8601, as far as it is known (2020-05-12, 2020-05, 2020); None for none.

    It may be written 2020年5月12日, 2020.5.12, 二〇二〇年五月十二日 or 20200512.
    """
    found = _IN_DIGITS.fullmatch(plain(text)) or _AS_KNOWN.fullmatch(plain(text))
    if found is None:
        return None
    year, month, day = found.groups()
    return _iso(year, month or "1", day or "1")[: 10 if day else 7 if month else 4] or None


def _title(head: str) -> tuple[str, int, int] | None:
    """Return the title and where it stands; one that is only cited (in 《》, or after 根据) is none."""
    for found in _TITLE.finditer(head):
        before = head[: found.start()]
        if before.count("《") <= before.count("》") and not re.match(r"[一-鿿]*(?:根据|按照|贯彻|落实)", found[0]):
            return re.sub(r"\s", "", found[0]), *found.span()
    listed = _LIST_TITLE.search(head)
    return (re.sub(r"\s", "", listed[1]), *listed.span(1)) if listed else None


def _number(head: str) -> tuple[str, int, int] | None:
    """Return the document's own number: the one that stands in a line of its own, not one that is cited."""
    for found in NUMBER.finditer(head):
        before = head[: found.start()].rpartition("\n")[2]
        after = head[found.end() :].partition("\n")[0].strip()
        own = re.fullmatch(r"\s*(?:\(|.*(?:文\s?号|字号|编号)[:\s]*|[^,。;:《》(]{0,24}\s)?\s*", before)
        if own and not re.match(r"文件|精神|[,、》]|的|要求", after):
            return re.sub(r"\s", "", found[0]), *found.span()
    return None


def _place(text: str) -> tuple[str, int, int] | None:
    """Return the place that issues, as head, signature or title give it; else the one all organisations bear."""
    for shape in _ISSUERS:
        for part, offset in ((text[:_HEAD], 0), (text[-_HEAD:], max(0, len(text) - _HEAD))):
            for found in shape.finditer(part):
                name = _NO_PLACE.sub("", found[1])
                if len(name) > 2 or name in register():  # 和县 is one, 各县 is not
                    return name, offset + found.end(1) - len(name), offset + found.end(1)
    branches = list(_BRANCH.finditer(text))
    named = Counter(found[1] for found in branches)
    return (branches[0][1], *branches[0].span(1)) if len(named) == 1 else None


def _issued_on(text: str) -> tuple[str, int, int] | None:
    """Return the date of issue: of the signature, else of printing (印发), else as the copy labels it."""
    best: tuple[int, str, int, int] | None = None
    for found in _DATE.finditer(text):
        rank, stated = _rank(text, found), _iso(*found.groups())
        if rank is not None and stated and (best is None or rank < best[0]):
            best = (rank, stated, *found.span())
    return best[1:] if best else None


def _rank(text: str, found: re.Match[str]) -> int | None:
    """Return how well a date's surroundings say that it is the date of issue, 0 best, None not at all."""
    after = text[found.end() : found.end() + 8].split("\n")[0].strip()
    before = text[max(0, found.start() - 30) : found.start()].split("\n")[-1].strip()
    if re.search(r"(?:成文|发文|印发|签发|制发)(?:日期|时间)[:\s]*$", before):
        return 2
    if re.search(r"(?:发布|发表|公开)(?:日期|时间|于)[:\s]*$|(?<![一-鿿])(?:日期|时间)[:\s]*$", before):
        return 4
    alone = not before or _OFFICE.search(before)
    if alone and not after:
        return 0
    if alone and after == "印发":
        return 1
    return 3 if before in ("(", "") and after == ")" else None


def _iso(year: str, month: str, day: str) -> str:
    """Return a date in ISO 8601, whether it is written in Chinese or Arabic numerals; "" for one that is none."""
    numbers = "".join(_DIGITS.get(digit, digit) for digit in year)
    try:
        return date(int(numbers), _counted(month), _counted(day)).isoformat()
    except ValueError:
        return ""


def _counted(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = int(_DIGITS.get(ones, "0")) if ones else 0
    return value + 10 * (int(_DIGITS.get(tens, "1")) if tens else 1) if ten else value
