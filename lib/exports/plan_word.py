"""A draft of next year's list as a Word file, as the annex of a notice: by department or by organisation."""

from collections.abc import Sequence

import pandas as pd

from lib.exports.official_word import OfficialWord
from lib.exports.paper_table import PaperTable, word_table
from lib.measures.biadjacency import neighbours

NOBODY, OPEN = "（没有联系对象）", "（另有未定的）"


def plan_word(
    title: str, matrix: pd.DataFrame, by_organisation: bool, made_on: str, notes: Sequence[str], mark: str
) -> bytes:
    """Return the list as docx, the same bytes for the same words; `mark` (草案 …) stands on every page, never left out.

    The first of `notes`, where the draft started from, stands at the foot of every page, the others follow the table.
    """
    word = OfficialWord(title, made_on, "".join(notes[:1]), mark, annex=True)
    word.annex_label("附件")
    word.title(title)
    word.table(by_party(matrix) if by_organisation else by_department(matrix))
    for note in notes[1:]:
        word.note(note)
    return word.content()


def by_department(matrix: pd.DataFrame) -> PaperTable:
    """Return one row per department with the organisations it is linked to."""
    rows = [[str(at), str(name), _told(matrix, str(name))] for at, name in enumerate(matrix.index, start=1)]
    return word_table(["序号", "部门", "对口联系的民主党派、工商联和无党派人士"], rows)


def by_party(matrix: pd.DataFrame) -> PaperTable:
    """Return one row per organisation with the departments linked to it."""
    rows = [
        [str(at), str(name), str(len(neighbours(matrix, str(name)))), _told(matrix, str(name))]
        for at, name in enumerate(matrix.columns, start=1)
    ]
    return word_table(["序号", "组织", "部门数", "对口联系部门"], rows)


def _told(matrix: pd.DataFrame, name: str) -> str:
    cells = matrix.loc[name] if name in matrix.index else matrix[name]
    return ("、".join(neighbours(matrix, name)) or NOBODY) + (OPEN if cells.isna().any() else "")
