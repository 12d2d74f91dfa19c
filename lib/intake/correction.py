"""A matrix corrected by hand: cells in words that a clerk can choose, and what was changed, told in words."""

from collections.abc import Mapping

import pandas as pd

from lib.intake.draft import Draft
from lib.intake.names import name_fault, one_line, shown, written_alike
from lib.intake.problems import Problem, column_letter
from lib.vocabulary.parties import ORDER

WORDS = {True: "联系", False: "未列入", None: "未知"}
_MEANING = {word: meaning for meaning, word in WORDS.items()}
DEPARTMENT = "部门"
READ_AS = "读作"  # the name that a row had before anyone touched it; blank in a row that was added
_SHOWN = 12  # changes told one by one


def in_words(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the matrix as a table to edit: 部门, READ_AS, and a column of words for each of the ten organisations.

    The column of an organisation that the matrix does not have is blank from top to bottom.
    """
    cells = matrix.astype(object).map(lambda cell: WORDS[None if cell is pd.NA else bool(cell)])
    cells = cells.reindex(columns=list(ORDER)).astype(object).where(lambda cell: cell.notna(), None)
    names = [str(name) for name in matrix.index]
    cells.insert(0, DEPARTMENT, names)
    cells.insert(1, READ_AS, names)
    return cells.reset_index(drop=True).rename_axis(columns=None)


def corrected(table: pd.DataFrame) -> tuple[pd.DataFrame | None, tuple[Problem, ...]]:
    """Return the matrix of an edited table, or every problem of it.

    An organisation has a column as soon as one of its cells holds a word; a cell left empty there is not known.
    A row without a department and without a word is left out.
    """
    rows = [
        (_name(row[DEPARTMENT]), {party: str(row[party]) for party in ORDER if str(row[party]) in _MEANING})
        for row in table.to_dict("records")
    ]
    problems, seen = [], dict[str, int]()
    for place, (name, cells) in enumerate(rows, start=1):
        at = (place, column_letter(0))
        if not name and cells:
            problems.append(Problem("blank-department", *at))
        elif fault := name_fault(name):
            problems.append(Problem(fault, *at, value=shown(name)))
        elif name and written_alike(name) in seen:
            problems.append(Problem("duplicate-department", *at, name, f"第 {seen[written_alike(name)]} 行"))
        seen.setdefault(written_alike(name), place)
    kept = {name: cells for name, cells in rows if name}
    parties = [party for party in ORDER if any(party in cells for cells in kept.values())]
    if not problems and not parties:
        problems.append(Problem("no-departments" if not kept else "no-organisation-column"))
    if problems:
        return None, tuple(problems)
    states = {party: [_MEANING[cells.get(party, WORDS[None])] for cells in kept.values()] for party in parties}
    columns = {
        party: pd.array([pd.NA if one is None else one for one in column], dtype="boolean")
        for party, column in states.items()
    }
    return pd.DataFrame(columns, index=pd.Index(list(kept), name="department")).rename_axis(columns="party"), ()


def renamed_by_hand(table: pd.DataFrame) -> dict[str, str]:
    """Return the departments of an edited table that were given another name, old name → new."""
    names = {_name(row[READ_AS]): _name(row[DEPARTMENT]) for row in table.to_dict("records")}
    return {old: new for old, new in names.items() if old and new and old != new}


def redrafted(draft: Draft, matrix: pd.DataFrame, names: Mapping[str, str]) -> Draft:
    """Return the draft with the corrected matrix, in which `names` (old → new) were given other names, and its note."""
    before = draft.renamed(names)
    changes = [f"{old}改名为{new}" for old, new in names.items()] + _changes(before.matrix, matrix)
    more = "…" if len(changes) > _SHOWN else ""
    note = f"手工更正 {len(changes)} 处：{'；'.join(changes[:_SHOWN])}{more}" if changes else ""
    by_hand = _cells_changed(before.matrix, matrix)
    said = {pair: words for pair, words in before.clauses.items() if pair not in by_hand}
    doubted = {pair: (None, None) for pair in sorted(by_hand) if matrix.loc[pair] is pd.NA}
    unknown = {pair: place for pair, place in before.unknown.items() if pair not in by_hand}
    return Draft(matrix, said, note, by_hand, unknown | doubted)


def _cells_changed(before: pd.DataFrame, after: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """Return the cells that say something else than before; of what is new those that are known."""

    def old(name: str, party: str) -> str:
        known = name in before.index and party in before.columns
        return _word(before.loc[name, party]) if known else WORDS[None]

    return frozenset(
        (str(name), str(party))
        for name in after.index
        for party in after.columns
        if _word(after.loc[name, party]) != old(name, party)
    )


def _changes(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """Return what was changed, one by one: 增加民进一列, 删去市公安局, 市教育局×民盟 由未知改为联系."""
    told = [f"去掉{party}一列" for party in before.columns if party not in after.columns]
    told += [f"增加{party}一列" for party in after.columns if party not in before.columns]
    told += [f"删去{name}" for name in before.index if name not in after.index]
    for name in after.index:
        if name not in before.index:
            linked = "、".join(party for party in after.columns if _word(after.loc[name, party]) == WORDS[True])
            told.append(f"增加{name}（联系{linked}）" if linked else f"增加{name}")
            continue
        for party in after.columns:
            old = _word(before.loc[name, party]) if party in before.columns else WORDS[None]
            new = _word(after.loc[name, party])
            if old != new:
                told.append(f"{name}×{party} 由{old}改为{new}")
    return told


def _name(cell: object) -> str:
    return one_line(" ".join(cell.split())) if isinstance(cell, str) else ""


def _word(cell: object) -> str:
    return WORDS[None if cell is pd.NA else bool(cell)]
