"""A department's name that no table lists, taken apart into words that the table knows; all of it, or nothing."""

import re
from collections.abc import Iterator, Mapping

Keys = tuple[str, ...]

_AND = "和与及、"
# What may stand between the field and the ending: 体育(事业发展)中心, 机关事务(服务)局.
_KIND = r"(?:事业|工作|事务|行政|监督|管理|监管|服务|发展|产业|保障|保护|促进|交流|研究|编纂)"
_ENDING = re.compile(rf"({_KIND}*)(局|厅|办|署|中心|室|委员会)$")
# Enforcement bodies belong to their field: 交通运输综合行政执法支队.
_ENFORCEMENT = re.compile(r"局?(?:保护)?(?:综合)?(?:行政)?(?:执法(?:监察)?|监察)(局|支队|大队|总队)$")
_ONLY_ENDING = re.compile("(?:委员会|局|厅|委|办|署|中心|处)$")
_HALF_A_KIND_AND_ENDING = re.compile("(?<=监督)管理(?:委员会|局|厅|委|办|署|中心|处)$")
_KIND_AND_ENDING = re.compile("(?:监督管理|监管|监督|管理)(?:委员会|局|厅|委|办|署|中心|处)$")
_HEAD_OF_OFFICE = re.compile(r"(?<=..)(?:领导小组|委员会|指挥部|联席会议)(?=办$)")
# Side by side with another word these mostly say what is done in its field (水利建设, 卫生应急), not a second field.
_NEVER_SECOND = {
    *("建设", "建设管理", "规划", "规划管理", "信息化", "监察", "应急", "应急管理", "工业", "人才", "就业", "绿化"),
    *("行政执法", "综合执法", "综合行政执法", "移民", "研究", "教育工", "审批", "服务"),
}
_TOO_VAGUE = {"合作", "协作", "信息", "发展", "服务", "市场", "城市"}
_FIELDS_OF_LETTERS = (
    *("culture", "education", "science-technology", "sport", "tourism", "broadcasting", "press-publishing", "health"),
    *("agriculture", "forestry", "water", "agriculture", "marine-fishery"),
)
_LETTERS = dict(zip("文教科体旅广新卫农林水牧渔", _FIELDS_OF_LETTERS, strict=True))
_SHORTEST_OF_LETTERS = 3
# No department has more; a made-up name of many words would have thousands of readings.
_MOST_WORDS = 6


def words_of(table: Mapping[str, Keys]) -> dict[str, Keys]:
    """Return the words that names may be made of: every name of the table without its ending, if all agree on it.

    国有资产监督管理局 gives 国有资产监督管理, and 国有资产 where no name of the table gives that by itself.
    """
    found: dict[str, Keys] = {}
    for ending, shortest in ((_KIND_AND_ENDING, 4), (_HALF_A_KIND_AND_ENDING, 4), (_ONLY_ENDING, 2)):
        found |= _agreed(table, ending, shortest)
    return {word: keys for word, keys in found.items() if keys and word not in _TOO_VAGUE}


def functions_of_parts(normal: str, words: Mapping[str, Keys], known: Mapping[str, Keys]) -> Keys:
    """Return the functions of a normal name by its parts, () unless every character is accounted for in one way.

    `known` are the names of the table. 农业农村水利和林业局 is 农业农村 + 水利 + 林业; an ending must follow, and
    committees (…委, …委员会) are left alone, since those of the CPPCC and the people's congress bear such names too.
    """
    office = _HEAD_OF_OFFICE.sub("", normal)
    if office != normal:
        return known.get(office) or functions_of_parts(office, words, known)
    enforcement = _ENFORCEMENT.search(normal)
    if enforcement and (keys := _parted(normal[: enforcement.start()], words)):
        return () if enforcement.group(1) == "局" and "construction" in keys else keys
    ending = _ENDING.search(normal)
    if not ending:
        return ()
    letters = normal[: ending.start()]
    if ending.group() == "局" and _are_letters(letters):
        return tuple(dict.fromkeys(_LETTERS[letter] for letter in letters))
    for tail in _tails(*ending.groups()):
        stem = normal[: len(normal) - len(tail)]
        if _may_follow(stem, tail, known) and (keys := _parted(stem, words)):
            return keys
    return ()


def _agreed(table: Mapping[str, Keys], ending: re.Pattern[str], shortest: int) -> dict[str, Keys]:
    """Return the names of a table without an ending; with () where names that then are the same mean different."""
    found: dict[str, set[Keys]] = {}
    for alias, keys in table.items():
        word = ending.sub("", alias)
        if word != alias and len(word) >= shortest and word[-1] not in _AND:
            found.setdefault(word, set()).add(keys)
    return {word: keys.pop() if len(keys) == 1 else () for word, keys in found.items()}


def _tails(kinds: str, head: str) -> Iterator[str]:
    """Yield the endings from the shortest to the longest: 局, 服务局, 事务服务局."""
    parts = re.findall(_KIND, kinds)
    for at in range(len(parts), -1, -1):
        yield "".join(parts[at:]) + head


def _may_follow(stem: str, tail: str, known: Mapping[str, Keys]) -> bool:
    """Tell whether an ending makes a department of a stem: 文化中心 is a building, 文化服务中心 an institution."""
    if tail == "中心":
        return any(f"{stem[at:]}中心" in known for at in range(len(stem) - 1)) or stem.endswith(
            ("促进", "服务", "管理")
        )
    if tail.endswith("委员会"):
        return tail.endswith("管理委员会")
    return tail.endswith("研究室") if tail.endswith("室") else True


def _are_letters(stem: str) -> bool:
    """Tell whether a stem is abbreviated to one letter per field: 教科文体."""
    return len(stem) >= _SHORTEST_OF_LETTERS and set(stem) <= set(_LETTERS) and len(set(stem)) == len(stem)


def _parted(stem: str, words: Mapping[str, Keys]) -> Keys:
    """Return the functions of the words a stem consists of, () if it does not or if that can be read in two ways."""
    parses = sorted(_parses(stem, words), key=len)
    fewest = [parse for parse in parses if len(parse) == len(parses[0])]
    readings = {frozenset(key for word in parse for key in words[word]) for parse in fewest}
    if len(readings) != 1:
        return ()
    return tuple(dict.fromkeys(key for word in fewest[0] for key in words[word]))


def _parses(stem: str, words: Mapping[str, Keys], left: int = _MOST_WORDS, second: bool = False) -> Iterator[list[str]]:
    """Yield every way to read a stem as at most `left` known words, side by side or joined by 和.

    `second` tells that a word stands directly before.
    """
    for end in range(2, len(stem) + 1 if left else 0):
        word, rest = stem[:end], stem[end:]
        if word not in words or (second and word in _NEVER_SECOND):
            continue
        if not rest:
            yield [word]
        elif rest[0] in _AND:
            yield from ([word, *others] for others in _parses(rest[1:], words, left - 1))
        else:
            yield from ([word, *others] for others in _parses(rest, words, left - 1, second=True))
