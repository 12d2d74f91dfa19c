"""What a notice repeals, and which mechanisms (通报制度, 定期走访) it names."""

import re

BRACKETED_YEAR = r"[〔\[【(〈<〖]\s?(?:19|20)\d{2}\s?[〕\]】)〉>〗]"
NUMBER = re.compile(rf"[一-鿿]{{1,12}}\s?{BRACKETED_YEAR}\s?第?\s?\d{{1,4}}\s?号")
_ENDED = re.compile(r"(?<![未不])(?:废止|停止执行|失效|作废|不再执行)")
_TITLED = re.compile(r"《([^《》]{4,90})》")
_CITED = re.compile(r"(?:根据|按照|依据|依照|贯彻|遵照|参照)[^,。;]{0,20}$")
_MECHANISM = re.compile(r"(?:^|[。,;:、)\s])([一-鿿]{2,20}(?:制度|机制))(?=[。,;:、\s)]|等|$)")
_LISTED = re.compile(
    r"(?:建立|健全|完善|执行|落实|实行|坚持|形成)(?:健全|完善|和|了|起)*([一-鿿、和及]{4,80}?)等(?:多?项)?(?:工作)?制度"
)
_BEFORE = re.compile(
    r"^(?:比如|例如|以及|和|要|应|需|坚持|继续|切实|认真|执行|建立|健全|完善|进一步|实行|实施|落实|形成|推行|探索|严格|[一二三四五六七八九]是|定期(?=召开))+"
)
_NONE = re.compile(
    r"(?:等?(?:相关|有关|多项|各项|一系列|相应|配套|长效|工作|基本政治|政治|规章|对口|联系|管理|运行|协调|领导|保障|体制)?)+(?:制度|机制)|.*(?:党派|工商联|政治协商).*|.*(?:的|并|其他|及其|这|该|本|有关|[着著]力|上升|完善|专职).*|项.*|.*等(?:制度|机制)"
)
_WAYS = re.compile(r"\s*(?:第?[一二三四五六七八九十]{1,3}[、章条]).{0,14}(?:内容|形式|方式|制度|途径)\s*$")
_WAY = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])\s*(?!加强|切实|提高|健全|坚持|拓[宽展]|明确|完善|创新|强化|落实|严格|认真|积极|做好|注重|深化|规范)"
    r"([一-鿿、]{3,16}?)(?=[。:;,\s]|$)"
)
_SECTION = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_MOST = 30


def repealed_in(text: str) -> tuple[str, ...]:
    """Return the documents that a text repeals: title and, in brackets, number, as far as it gives them."""
    found: dict[str, None] = {}
    whole = _TITLED.sub(lambda title: re.sub(r"\s", "", title[0]), text)  # a title may be broken over two lines
    for sentence in re.finditer(r"[^。;\n]+", whole):
        words = re.sub(r"\s", "", sentence[0]) if _ENDED.search(sentence[0]) and len(sentence[0]) < 1_000 else ""
        used = set()
        for title in _TITLED.finditer(words):
            if _CITED.search(words[: title.start()]):
                continue
            number = (
                NUMBER.match(words[title.end() + 1 :]) if words[title.end() : title.end() + 1] in ("(", "[") else None
            )
            before = [one for one in NUMBER.finditer(words[: title.start()]) if one.end() == title.start()]
            near = number[0] if number else _own(before[0][0]) if before else ""
            used.add(near)
            found[title[1] + (f"（{near}）" if near else "")] = None
        for alone in NUMBER.finditer(_TITLED.sub("", words)):
            if not _CITED.search(words[: words.find(alone[0])]) and _own(alone[0]) not in used and alone[0] not in used:
                found[_own(alone[0])] = None
    return tuple(found)


def with_official_brackets(number: str) -> str:
    """Return a document's number with the brackets that are official, however they were typed: 奉政发〔2019〕47号."""
    return re.sub(rf"{BRACKETED_YEAR}(?=\s?第?\s?\d)", lambda year: f"〔{re.sub(r'[^0-9]', '', year[0])}〕", number)


def _own(number: str) -> str:
    """Return a document's number without words that run into it: 原滨政办发〔2009〕3号."""
    return re.sub(r"^.*?(?:原|和|与|及|以及|同时|废止|下发的|印发的|文件|由|将)(?=[一-鿿]{2,})", "", number)


def mechanisms_in(text: str) -> tuple[str, ...]:
    """Return the mechanisms that a text names, in its order."""
    found: dict[int, list[str]] = {}
    for one in _MECHANISM.finditer(text):
        found.setdefault(one.start(1), []).append(_BEFORE.sub("", one[1]))
    for several in _LISTED.finditer(text):
        names = [name for name in re.split(r"[、和及]", several[1]) if 2 <= len(name) <= 14]
        found.setdefault(several.start(1), []).extend(f"{name}制度" for name in names if not name.endswith("制度"))
    within = False
    at = 0
    for line in text.split("\n"):
        if _SECTION.match(line):
            within = len(line) <= 24 and bool(_WAYS.match(line))
        elif within and (way := _WAY.match(line)) and not way[1].endswith(("制度", "机制")):
            found.setdefault(at, []).append(way[1])
        at += len(line) + 1
    named = (name for place in sorted(found) for name in found[place])
    return tuple(dict.fromkeys(name for name in named if len(name) > 2 and not _NONE.fullmatch(name)))[:_MOST]
