"""What departments are responsible for, told from their names by a table and a few rules, never by a guess."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lib.vocabulary.compounds import functions_of_parts, words_of
from lib.vocabulary.tables import read_vocabulary, require_known

UNGROUPED = "未归类"
# No department's name is longer; anything longer (a pasted paragraph) is left as it is, and unmatched.
LONGEST = 64


@dataclass(frozen=True)
class Function:
    """One responsibility of government (教育), whatever the department that holds it is called."""

    key: str
    name: str
    group: str


FUNCTIONS: tuple[Function, ...] = tuple(
    Function(row["function"], row["name"], row["group"])
    for row in read_vocabulary("functions", "function", "name", "group")
)
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(function.group for function in FUNCTIONS))
BY_KEY = {function.key: function for function in FUNCTIONS}

# 市 belongs to the name in 市场, 市容, 市监局 and 市政公用; 区 in 社区, 园区, 区域; 市 in 城市, and so on.
_LEVEL = (
    r"(?:省(?!际)|(?<!城)市(?!场|容|监局|政(?:公用|园林|工程|设施|管理|建设|市容|环卫|局|和|与|、))"
    r"|(?<![社老库灾园景护])区(?!域|划)|县(?!域)|州|旗|(?<!联)盟|兵团)"
)
# No place contains the ending of a department, so 公安局市南分局 is not cut inside.
_PLACE = r"(?:(?![局厅委办部])[一-鿿]){0,16}?"
# Whatever stands before the department's own name: 青岛市, 宁波市 before 奉化区, 市, 市直, 市委, 市 before 人民政府.
_PREFIX = re.compile(
    rf"(?:(?:中共|国家税务总局)?{_PLACE}{_LEVEL}(?:直属?|级|行署|委(?!员会))?|人民(?=政府)|政府(?!办|研究室|督查|参事))"
    r"(?!管|办事处)(?=..)"
)
_SECOND_NAME = re.compile(r"\(([^()]*)\)$")
_BRANCH = re.compile(r"(?<=.)局[一-鿿]{0,6}分局$|(?<=.)分局$")
_OFFICE = re.compile(r"(?<=.)办公室$")
# 委员会 is no such ending: committees of the CPPCC and the people's congress bear it too.
_ENDING = re.compile(r"(?:(?<=...)管理局|局|厅|委|办|署)$")
_PARK = re.compile(r"^[一-鿿]{0,12}?园区(?=...)")
# Committees of the CPPCC and the people's congress combine these: 教育科技委, 民族和宗教委.
_OF_COMMITTEES = {
    *("education", "science-technology", "culture", "health", "sport", "agriculture"),
    *("ethnic-affairs", "religious-affairs"),
}


@lru_cache(maxsize=16_384)
def normal_name(name: str) -> str:
    """Return the department's own name, without spaces, second name in brackets, level, place and 政府.

    青岛市教育局 and 市教育局 give 教育局, 市市政公用局 gives 市政公用局, 区公安分局 gives 公安局, 市政府外事办公室
    gives 外事办. The normal name of a normal name is itself.
    """
    text, before = re.sub(r"[\s\u200b\ufeff]", "", unicodedata.normalize("NFKC", name)), ""
    while text != before and len(text) <= LONGEST:
        before = text
        text = _OFFICE.sub("办", _BRANCH.sub("局", _SECOND_NAME.sub("", text)))
        prefix = _PREFIX.match(text)
        text = text[prefix.end() :] if prefix else text
    return text


def _stem(normal: str) -> str:
    """Return the name without its ending, or "" when less than two characters would remain (建委, 外办)."""
    stem = _ENDING.sub("", normal)
    return stem if stem != normal and len(stem) >= 2 else ""


def _merged(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    rows = read_vocabulary("department_aliases", "alias", "function")
    require_known("department_aliases", rows, "function", BY_KEY)
    for row in rows:
        table[row["alias"]] = _merged((*table.get(row["alias"], ()), row["function"]))
    return table


def _stems(table: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the functions of every stem on which all names in the table agree."""
    stems: dict[str, set[tuple[str, ...]]] = {}
    for alias, keys in table.items():
        stems.setdefault(_stem(alias), set()).add(keys)
    return {stem: found.pop() for stem, found in stems.items() if stem and len(found) == 1}


ALIASES: dict[str, tuple[str, ...]] = _table()
_STEMS = _stems(ALIASES)
_WORDS = words_of(ALIASES)


def _known(normal: str) -> tuple[str, ...]:
    """Return the functions of a name in the table, or of one that differs only in its ending (局, 厅, 委, 办)."""
    if normal in ALIASES:
        return ALIASES[normal]
    keys = _STEMS.get(_stem(normal), ())
    return () if normal.endswith("委") and len(keys) > 1 and _OF_COMMITTEES.issuperset(keys) else keys


def _found(normal: str) -> tuple[str, ...]:
    """Return the functions of a name in the table, else of its parts; a park is a place like a district."""
    keys = _known(normal) or functions_of_parts(normal, _WORDS, ALIASES)
    within = _PARK.sub("", normal)
    return keys if keys or within == normal else _found(within)


@lru_cache(maxsize=16_384)
def functions_of(name: str) -> tuple[str, ...]:
    """Return the keys of the functions that a department's name denotes, the leading one first; () when unmatched.

    The name counts as printed: duties given to a department without renaming it are a matter of the reforms.
    A second name in brackets adds its functions: 市场监督管理局（知识产权局）.
    """
    second = _SECOND_NAME.search(unicodedata.normalize("NFKC", name).strip())
    names = [name, *(second.group(1).split("、") if second else ())]
    normals = [normal_name(each) for each in names]
    return _merged(key for normal in normals if len(normal) <= LONGEST for key in _found(normal))
