"""A matrix corrected by hand: cells in words that a clerk can choose, and what was changed, told in words."""

import pandas as pd

from lib.intake.problems import Problem, column_letter
from lib.vocabulary.parties import ORDER

WORDS = {True: "联系", False: "未列入", None: "未知"}
_MEANING = {word: meaning for meaning, word in WORDS.items()}
DEPARTMENT = "部门"
_SHOWN = 12  # changes told one by one


def in_words(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the matrix as a table to edit: a column 部门 and one column of words for each organisation."""
    cells = matrix.astype(object).map(lambda cell: WORDS[None if cell is pd.NA else bool(cell)])
    cells.insert(0, DEPARTMENT, [str(name) for name in matrix.index])
    return cells.reset_index(drop=True).rename_axis(columns=None)


def corrected(table: pd.DataFrame) -> tuple[pd.DataFrame | None, tuple[Problem, ...]]:
    """Return the matrix of an edited table, or every problem of it; a cell left empty is not known.

    A row without a department and without a word is left out.
    """
    parties = [name for name in ORDER if name in table.columns]
    names, rows, problems = [], [], []
    seen: dict[str, int] = {}
    for place, row in enumerate(table.to_dict("records"), start=1):
        name = " ".join(str(row[DEPARTMENT] or "").split()) if row[DEPARTMENT] is not None else ""
        cells = [_MEANING.get(str(row[party])) for party in parties]
        if name in ("", "nan", "None"):
            if any(cells):
                problems.append(Problem("blank-department", place, column_letter(0)))
            continue
        if name in seen:
            problems.append(Problem("duplicate-department", place, column_letter(0), name, f"第 {seen[name]} 行"))
        seen.setdefault(name, place)
        names.append(name)
        rows.append(cells)
    if not names and not problems:
        problems.append(Problem("no-departments"))
    if problems:
        return None, tuple(problems)
    columns = {
        party: pd.array([pd.NA if row[place] is None else row[place] for row in rows], dtype="boolean")
        for place, party in enumerate(parties)
    }
    return pd.DataFrame(columns, index=pd.Index(names, name="department")).rename_axis(columns="party"), ()


def told(before: pd.DataFrame, after: pd.DataFrame) -> str:
    """Return what was corrected, as the note of a version: 手工更正 1 处：市教育局×民盟 由未知改为联系; or ""."""
    changes = [f"删去{name}" for name in before.index if name not in set(after.index)]
    for name in after.index:
        fresh = name not in set(before.index)
        if fresh:
            changes.append(f"增加{name}")
            continue
        for party in after.columns:
            old, new = before.loc[name, party], after.loc[name, party]
            if (old is pd.NA) != (new is pd.NA) or (old is not pd.NA and bool(old) != bool(new)):
                was, now = (WORDS[None if one is pd.NA else bool(one)] for one in (old, new))
                changes.append(f"{name}×{party} 由{was}改为{now}")
    if not changes:
        return ""
    more = "…" if len(changes) > _SHOWN else ""
    return f"手工更正 {len(changes)} 处：{'；'.join(changes[:_SHOWN])}{more}"
