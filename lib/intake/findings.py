"""What reading a list found: the states of its pairs, where they stand, and everything to be told."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.intake.limits import MAX_PROBLEMS
from lib.intake.marks import LINKED, UNKNOWN
from lib.intake.problems import Problem, column_letter
from lib.vocabulary.parties import official_order

States = np.ndarray[tuple[int, int], np.dtype[np.int8]]
Place = Callable[[int, int], tuple[int, str]]


@dataclass(frozen=True)
class Total:
    """A number that a total row or column states, for one department, one organisation, or for all ("").

    A subtotal counts only `among` these: organisations for a department, departments for an organisation. One that is
    not `sure` stands where it could count something else, and is no reason to refuse a file. `of` says what one for
    all counts (departments, parties) where its words tell.
    """

    row: int
    column: str
    stated: int
    department: str = ""
    party: str = ""
    among: tuple[str, ...] | None = None
    sure: bool = True
    of: str = ""


@dataclass
class Findings:
    """Departments and organisations in the file's order, with LINKED, NOT_LINKED or UNKNOWN for each pair."""

    departments: list[str]
    parties: list[str]
    states: States
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    unknown: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)  # pairs said to be not known, where
    totals: list[Total] = field(default_factory=list)
    meant: dict[str, int] = field(default_factory=dict)  # what the texts in the cells of a grid mean
    aside: dict[int, str] = field(default_factory=dict)  # rows of titles and footnotes, with their text

    @property
    def enough(self) -> bool:
        """Tell whether there are more problems than anyone is told of one file; reading on would only fill memory."""
        return len(self.problems) > MAX_PROBLEMS

    def matrix(self) -> pd.DataFrame:
        """Return the nullable-boolean matrix, columns in official order."""
        frame = pd.DataFrame(
            {
                party: pd.arrays.BooleanArray(column == LINKED, column == UNKNOWN)
                for party, column in zip(self.parties, self.states.T, strict=True)
            },
            index=pd.Index(self.departments, name="department", dtype="str"),
        )
        frame.columns.name = "party"
        return frame[official_order(self.parties)]


def upright(row: int, column: int) -> tuple[int, str]:
    """Return the place of a cell as the spreadsheet counts: row from 1, column by letter."""
    return row + 1, column_letter(column)


def flipped(row: int, column: int) -> tuple[int, str]:
    """Return the place of a cell of a flipped table, as the spreadsheet counts."""
    return column + 1, column_letter(row)


def in_words(row: int, column: str) -> str:
    """Return a place in words: 第 5 行 C 列."""
    return f"第 {row} 行 {column} 列"


def other_place(here: tuple[int, str], there: tuple[int, str]) -> str:
    """Return how to find `there` from `here`: by its column in the same row, otherwise by its row."""
    return f" {there[1]} 列" if here[0] == there[0] else f"第 {there[0]} 行"


def lines_in_words(rows: list[int], at: Place) -> str:
    """Return rows of a table in words: 第 3—5 行 or, where the table is flipped, C—E 列; the first few of many."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    by_column = at(0, 0)[0] == at(1, 0)[0]
    names = [[at(row, 0)[1] if by_column else str(at(row, 0)[0]) for row in dict.fromkeys(run)] for run in runs[:6]]
    told = "、".join("—".join(run) for run in names) + ("等" if len(runs) > 6 else "")
    return f"{told} 列" if by_column else f"第 {told} 行"
