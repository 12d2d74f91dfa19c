"""Running text as an upload: a notice becomes a matrix, or the reason why there is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.intake.limits import MAX_DEPARTMENTS
from lib.intake.marks import is_mark
from lib.intake.names import shown
from lib.intake.notice.reading import Notice, Stated, read_notice
from lib.intake.problems import Problem
from lib.intake.totals import against_words
from lib.vocabulary.parties import ORDER

LONGEST = 300_000  # characters; a notice of a hundred pages has fewer
_DIVIDED = re.compile("[\t|｜;；]")
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
    warnings: tuple[Problem, ...] = ()


def as_notice(text: str, organisations: Sequence[str] = ()) -> Prose | None:
    """Return what a text says, None when it speaks of no liaison at all (a table of numbers, a letter)."""
    if len(text) > LONGEST:
        return None
    notice = read_notice(text, organisations)
    stated = notice.pairs or notice.committees
    if not stated:
        other = any(one.other for one in notice.doubts)
        if not other and ("。" not in text or not ("对口" in text or notice.organisations)):
            return None
        why = "各民主党派是哪几家，文中没有写明，请指定。" if notice.asks_organisations else ""
        return Prose(None, (Problem("no-liaisons", hint=why),), notice, (), {}, {}, DEPARTMENTS, notice.warnings)
    if len({one.department for one in stated}) > MAX_DEPARTMENTS:
        many = Problem("too-many-rows", value=f"{MAX_DEPARTMENTS} 个部门", hint="部门太多")
        return Prose(None, (many,), notice, (), {}, {}, DEPARTMENTS, notice.warnings)
    rows = DEPARTMENTS if notice.pairs else COMMITTEES
    told = [
        f"这是一篇文字，从 {len({one.span for one in stated})} 处读出 {len(stated)} 对联系；没有写到的按“未知”保留。"
    ]
    if notice.pairs and notice.committees:
        apart = "、".join(dict.fromkeys(shown(one.department) for one in notice.committees))
        told.append(f"政协专门委员会（{apart}）的联系不与部门混合，没有算在内。")
    spans = {(one.department, one.party): one.span for one in stated}
    places = {pair: f"第 {text.count(chr(10), 0, span[0]) + 1} 行" for pair, span in spans.items()}
    lines = {row: line for row, line in enumerate(text.split("\n")) if "对" in line}
    warnings = (*notice.warnings, *against_words(lines, len(spans)))
    return Prose(_matrix(stated), (), notice, tuple(told), places, spans, rows, warnings)


def is_comma_separated(text: str) -> bool:
    """Tell whether a text is a table with commas between its cells, whose faults are told and not read over."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [line for line in lines if "," in line]
    return "。" not in text and (len(rows) >= 0.8 * len(lines) or (len(rows) > 1 and all(map(_ticked, rows[1:]))))


def _ticked(row: str) -> bool:
    """Tell whether a row of a grid holds nothing but marks beside its name."""
    return all(not cell.strip() or is_mark(cell.strip()) for cell in row.split(",")[1:])


def says_its_table(read: Prose, text: str) -> bool:
    """Tell whether all that a text says stands in the lines of a table, whose faults reading on would pass over.

    The cells of such a line are divided by tabs, bars or semicolons. Beside another list (特约人员, 已废止) nobody
    knows which of the two the faults are in.
    """
    if read.spans and any(one.other for one in read.notice.doubts):
        return False
    lines = (text[text.rfind("\n", 0, start) + 1 : end] for start, end in set(read.spans.values()))
    return bool(_DIVIDED.search(text)) and all(map(_DIVIDED.search, lines))


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
    rows = {name: place for place, name in enumerate(dict.fromkeys(one.department for one in stated))}
    named = {one.party for one in stated}
    parties = [name for name in ORDER if name in named]
    linked = np.zeros((len(rows), len(parties)), dtype=bool)
    for one in stated:
        linked[rows[one.department], parties.index(one.party)] = True
    columns = {
        party: pd.arrays.BooleanArray(linked[:, place], ~linked[:, place]) for place, party in enumerate(parties)
    }
    return pd.DataFrame(columns, index=list(rows)).rename_axis(index="department", columns="party")
