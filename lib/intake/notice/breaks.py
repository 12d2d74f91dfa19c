"""Line breaks that only fit the page, told from those that end an item of a list."""

import re

from lib.intake.notice.names import BEGINS, NAMED, PARTY, is_department
from lib.vocabulary.functions import functions_of

NUMBERED = re.compile(
    r"\s*(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）、.．](?!\d)|第[一二三四五六七八九十\d]{1,3}[条章项款]|(?:[IVX]{1,4}|[A-Za-z])[.)、]|[①-⑳]|[●■◆▪•·*-](?=\s|[一-鿿]))\s*"
)
STOPS = "。;!?"
_AFTER = re.compile(r"(?:[、,(“]|(?<![涉普触顾波参给付缓总饱温])(?:和|与|及))\s*$")
_AFTER_WORD = re.compile(r".{8}(?:作为|包括|由|为|是)$")
_AFTER_VERB = re.compile(r".{8}(?:联系|负责)$")
_WITH = re.compile(
    rf"\s*(?:[、,;:)。”]|等(?!级)|的|[之以]?外[,还也]|(?:主要|分别|负责)?(?:对口)?联系(?=(?:单位|部门|党派)?(?::|$)|[一-鿿]{{0,4}}?(?:{BEGINS}))|[和与及](?=[一-鿿]))"
)
_TITLE = re.compile(
    r"\s*[一-鿿、和与]{2,30}(?:名单|表|安排|分工|情况|制度)(?:\(.*\))?\s*$"
    r"|\s*(?:主要|重点)?(?:对口)?联系[^、,;]{2,20}(?:部门|单位|党派|有|是):?\s*$"
)
_SPLIT = re.compile(r"对口联系|对口|联系|部门|单位|负责|民主党派|分别|建立|调整|\d+[个家年月日]")
_WORD = re.compile(r"[一-鿿()]{1,20}$")
_RUN = re.compile(r"[一-鿿]{0,12}")
_ORGANISATION = re.compile(PARTY)
_ENDS_WITH_ORGANISATION = re.compile(rf"(?:联系|结对|[和与及、])(?:{PARTY})$")
_END = r"(?=[和与及由对负]|[^一-鿿]|$)"
_RESTS = {"委": re.compile(rf"员?会{_END}"), "支": re.compile(rf"部{_END}"), "办": re.compile(rf"(?:事处|公室){_END}")}
_TIER = re.compile(
    rf"(?:[一-鿿]{{2,4}})?(?:[省市区县州]委(?:会|员会)?|[省市区县州]?工委|委员会|基层委(?:员会)?|总支部?|支部|支社){_END}"
)
_NATIONAL = re.compile("(?:国家|中国).{2,8}(?:总局|统计局|银行)$")
_FULLER = re.compile("党(?![派员外组])|学社|(?:代表)?人士|知识分子")
_OFFICE = re.compile(rf"(?:(?:人民)?政府|办事处|管理?委(?:员会|会)|委员会|办公室|党工委){_END}")
_BEGINS = re.compile("原?由|与|将|把|确定|各|请|注|第|附")
_HEADING = re.compile(r"(?:名单|表|安排|分工|情况|制度)(?:\(.*\))?$")
_DOCUMENT = re.compile(r"\s*[一-鿿]{2,12}\s?[〔\[【(](?:19|20)\d\d[〕\]】)]")
_LIST_TITLE = re.compile(r"(?:联系|结对)[一-鿿]{0,6}(?:名单|一览表|表|安排|分工|情况|制度|方案)$")
_MARKED = re.compile(r"\s*[^\s,;。:]{2,24}(?:[ ,]+[√✓✔●○×✗是否有无YNyn01/—-]){2,}\s*")
_ASIDE = re.compile(r"\([^()]{1,30}\)(?=[、,;。和与及对联由])")


def goes_on(before: str, after: str, full: bool = False) -> bool:
    """Tell whether a line that ends with `before` is only broken off and goes on with `after`.

    `full` says that the line is as wide as the page: then it goes on unless a name ends here and another begins.
    """
    before, after = before.rstrip(), after.lstrip()
    if before[-1:] in STOPS:
        return False
    if _AFTER.search(before) or (_ASIDE.match(after) and not NUMBERED.match(after)):
        return True
    if _WITH.match(after) and not _TITLE.match(after) and not (_HEADING.search(before) and after[0] not in "、,;:)"):
        return True
    if before.count("(") > before.count(")") or before.count("《") > before.count("》"):
        return True
    if _LIST_TITLE.search(before) and _begins_name(after):
        return False
    if _DOCUMENT.match(after):
        return False
    if NUMBERED.match(after) or (before[-1:] == ":" and not re.search("[;。]", before)):
        return False
    if _NATIONAL.search(before):
        return True
    if _ENDS_WITH_ORGANISATION.search(before) and _begins_department(after):
        return False
    if full:
        return not (_ends_name(before) and _begins_name(after))
    seam = before[-3:] + after[:3]
    if any(found.start() < len(before[-3:]) < found.end() for found in _SPLIT.finditer(seam)):
        return True
    last, run = _WORD.search(before), _RUN.match(after)
    if last is None or run is None:
        return False
    if _AFTER_WORD.search(before) or (_wants_object(before) and _begins_name(after)):
        return True
    whole = re.sub(r"^[^(]*\)", "", last[0])  # without the number in front
    word = re.split(r"[和与及]", whole)[-1]
    if (rest := _RESTS.get(before[-1:])) and rest.match(after):
        return True
    if _ORGANISATION.fullmatch(word):
        return not word.endswith(("委", "会", "部", "社")) and bool(_TIER.match(after) or _FULLER.match(after))
    if is_department(word) or is_department(whole):
        if any(found.start() < len(word) < found.end() for found in NAMED.finditer(word + after[:8])):
            return True  # 县工商业联 / 合会
        return _is_longer_name(whole, after)  # else two whole names on two lines are two items of a list
    left = before[: -len(last[0])]
    unfinished = left.endswith("、") and not NUMBERED.fullmatch(left)
    parts = {word, whole, re.split("[由有为系是]", whole)[-1]} - {""}
    return _is_one_organisation(word, after) or any(_is_one_name(part, run[0], unfinished) for part in parts)


def is_row(line: str) -> bool:
    """Tell whether a line is one of a table with commas between its cells: 民革市委会,市司法局,市民政局,."""
    cells = line.strip().split(",")
    first = cells[0]
    return (
        len(cells) >= 3
        and max(map(len, cells)) <= 24
        and (is_department(first) or bool(_ORGANISATION.fullmatch(first)))
    )


def is_marked_row(line: str) -> bool:
    """Tell whether a line is a row of a grid with blanks or commas between its cells: 市教育局 √ × ×."""
    return bool(_MARKED.fullmatch(line))


def breaks_words(lines: list[tuple[str, str]]) -> bool:
    """Tell whether half of some lines end, and those below begin, amid a sentence: so do lines cut to a width."""
    return 2 * sum(_breaks_word(line.rstrip(), below.lstrip()) for line, below in lines) >= len(lines)


def _breaks_word(line: str, below: str) -> bool:
    begins = not below or _BEGINS.match(below) or NUMBERED.match(below) or _ORGANISATION.match(below)
    return line[-1:] not in STOPS and not begins and not _ends_name(line)


def _wants_object(before: str) -> bool:
    """Tell whether a line ends with a verb that an organisation must follow; not so after 民革由市司法局联系."""
    told = re.search("由[^,;。]*$", before)
    return bool(_AFTER_VERB.search(before)) and not (told and _ORGANISATION.search(before[: told.start()]))


def _ends_name(before: str) -> bool:
    before = re.sub(r"\([^()]*\)$", "", before.rstrip())
    last = _WORD.search(before)
    if last is None:
        return False
    whole = re.sub(r"^[^(]*\)", "", last[0])
    words = {whole, re.split(r"[和与及]", last[0])[-1], re.split(r"[由有为系]", last[0])[-1]}
    return any(is_department(word) or bool(_ORGANISATION.fullmatch(word)) for word in words)


def _begins_name(after: str) -> bool:
    run = _RUN.match(after)
    names = [after[:end] for end in range(2, run.end() + 1)] if run else []
    known = any(is_department(name) and (name[0] in "省市区县州" or functions_of(name)) for name in names)
    return known or bool(_ORGANISATION.match(after))


def _begins_department(after: str) -> bool:
    """Tell whether a line begins with a whole name and what is said of it: 城东街道办事处对口联系."""
    run = _RUN.match(after)
    ends = range(4, run.end() + 1) if run else []
    return any(is_department(after[:end]) and not _TIER.match(after[end:]) for end in ends)


def _is_one_name(word: str, run: str, unfinished: bool) -> bool:
    """Tell whether the end of one line and the beginning of the next make one department's name.

    `unfinished` says that the end stands in a list, and so must be a name or the beginning of one.
    """
    for end in range(1, len(run) + 1):
        joined = word + run[:end]
        if not is_department(joined):
            continue
        second = is_department(run[:end])
        if unfinished or len(word) == 1 or (word[0] in "省市区县州" and not _HEADING.search(word)):
            return True
        if second and run[0] in "省市区县州" and not re.search(r"[局厅]", word):
            continue  # 备注 above 市教育局
        if functions_of(joined) or not second:
            return True
    return False


def _is_longer_name(word: str, after: str) -> bool:
    """Tell whether a whole name is only the beginning of one: 白沙镇 / 人民政府, 国家税务总局 / 滨江市税务局."""
    if _OFFICE.match(after):
        return True
    run = _RUN.match(after)
    rests = [after[:end] for end in range(1, run.end() + 1)] if run and after[:1] not in "省市区县州" else []
    return any(functions_of(word + rest) and is_department(word + rest) and not functions_of(rest) for rest in rests)


def _is_one_organisation(word: str, after: str) -> bool:
    """Tell whether the end of one line and the beginning of the next make one organisation's name: 民革 / 滨江市委."""
    joined = word + after[:12]
    if not any(found.start() < len(word) < found.end() for found in _ORGANISATION.finditer(joined)):
        return False
    run = re.match(r"[一-鿿]*", after[:24])
    assert run is not None
    names = (after[:end] for end in range(2, run.end() + 1) if is_department(after[:end]))
    return not any(name[0] in "省市区县州" or functions_of(name) for name in names)
