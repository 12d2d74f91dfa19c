"""Running text as an upload: a notice becomes a matrix, or the reason why there is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.intake.names import shown
from lib.intake.notice.reading import Notice, Stated, read_notice
from lib.intake.problems import Problem
from lib.vocabulary.parties import ORDER

_LONGEST = 300_000  # characters; a notice of a hundred pages has fewer
_NO_NAME = re.compile("[:：<>；。]")
DEPARTMENTS, COMMITTEES = "部门", "政协专委会"


@dataclass(frozen=True)
class Prose:
    """What a text says: its pairs as a matrix (linked or not known), where each was read, and in which words."""

    matrix: pd.DataFrame | None
    problems: tuple[Problem, ...]
    notice: Notice
    understood: tuple[str, ...]
    places: dict[tuple[str, str], str]
    spans: dict[tuple[str, str], tuple[int, int]]
    rows: str


def as_notice(text: str, organisations: Sequence[str] = ()) -> Prose | None:
    """Return what a text says, None when it speaks of no liaison at all (a table of numbers, a letter)."""
    if len(text) > _LONGEST:
        return None
    notice = read_notice(text, organisations)
    stated = notice.pairs or notice.committees
    if not stated:
        other = any(one.other for one in notice.doubts)
        if not other and ("。" not in text or not ("对口" in text or notice.organisations)):
            return None
        why = "各民主党派是哪几家，文中没有写明，请指定。" if notice.asks_organisations else ""
        return Prose(None, (Problem("no-liaisons", hint=why),), notice, (), {}, {}, DEPARTMENTS)
    rows = DEPARTMENTS if notice.pairs else COMMITTEES
    told = [
        f"这是一篇文字，从 {len({one.span for one in stated})} 处读出 {len(stated)} 对联系；没有写到的按“不详”保留。"
    ]
    if notice.pairs and notice.committees:
        apart = "、".join(dict.fromkeys(shown(one.department) for one in notice.committees))
        told.append(f"政协专门委员会（{apart}）的联系不与部门混合，没有算在内。")
    spans = {(one.department, one.party): one.span for one in stated}
    places = {pair: f"第 {text.count(chr(10), 0, span[0]) + 1} 行" for pair, span in spans.items()}
    return Prose(_matrix(stated), (), notice, tuple(told), places, spans, rows)


def is_comma_separated(text: str) -> bool:
    """Tell whether a text is a table with commas between its cells, whose faults are told and not read over."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "。" not in text and sum("," in line for line in lines) >= 0.8 * len(lines)


def outweighs(read: Prose, text: str, table: set[tuple[str, str]], headed: bool, grid: bool) -> bool:
    """Tell whether what a text says counts rather than what its lines say as a table, whose pairs these are.

    It does where it says more, where the table takes what the text says of another list (特约人员, 已废止), and where
    the table has no heading and its cells are no clean names. A `grid` says more by itself: what is not linked.
    """
    stated = pairs_of(read.matrix)
    if grid or stated > table:
        return stated > table
    if not headed and any(_NO_NAME.search(department) for department, _ in table):
        return True
    others = [text[slice(*one.span)] for one in read.notice.doubts if one.other]
    if any(department in words for department, _ in table - stated for words in others):
        return True
    return not headed and stated != table and len(stated) >= len(table)


def pairs_of(matrix: pd.DataFrame | None) -> set[tuple[str, str]]:
    """Return the linked pairs of a matrix."""
    if matrix is None:
        return set()
    linked = matrix.fillna(False).to_numpy(dtype=bool)
    names, parties = list(map(str, matrix.index)), list(map(str, matrix.columns))
    return {(names[row], parties[column]) for row, column in zip(*linked.nonzero(), strict=True)}


def _matrix(stated: Sequence[Stated]) -> pd.DataFrame:
    """Return the pairs as a matrix, departments in the order of the text; all that is not stated is not known."""
    departments = list(dict.fromkeys(one.department for one in stated))
    parties = [name for name in ORDER if any(one.party == name for one in stated)]
    unknown = pd.array([pd.NA] * len(departments), dtype="boolean")
    matrix = pd.DataFrame(dict.fromkeys(parties, unknown), index=departments)
    for one in stated:
        matrix.loc[one.department, one.party] = True
    return matrix.rename_axis(index="department", columns="party")
