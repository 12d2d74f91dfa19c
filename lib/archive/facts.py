"""A table of facts with checked columns: a faulty row is told with its place and left out, the others stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.archive.rows import read_rows
from lib.intake.problems import Problem

# What a cell must be, and what to call it in the sentence that says it is not.
Check = tuple[Callable[[str], bool], str]


@dataclass(frozen=True)
class Facts:
    """The rows that can stand, as text, one column per field (with columns also when nothing can be read)."""

    table: pd.DataFrame
    problems: tuple[Problem, ...]


def read_facts(path: Path, fields: tuple[str, ...], checks: Mapping[str, Check], name: str = "") -> Facts:
    """Return the rows of a table; `name` is what the file is called in problems where its own name does not do."""
    read = read_rows(path, fields)
    problems = list(read.problems)
    rows = []
    for number, row in read.rows.items():
        faults = {
            field: Problem("bad-value", value=row[field], hint=called)
            for field, (good, called) in checks.items()
            if not good(row[field])
        }
        problems += read.placed(number, faults)
        if not faults:
            rows.append([row[field] for field in fields])
    table = pd.DataFrame(rows, columns=pd.Index(fields), dtype=object)
    return Facts(table, tuple(one.inside(name or path.name) for one in problems))


def filled(text: str) -> bool:
    """Tell whether a cell that must not be blank is filled."""
    return bool(text)


def one_of(*words: str) -> Callable[[str], bool]:
    """Return the check that a cell holds one of the words."""
    return lambda text: text in words


def whole_number(text: str) -> bool:
    """Tell whether a cell is blank or a whole number of at most nine digits."""
    return not text or (text.isascii() and text.isdigit() and len(text) < 10)


def year(text: str) -> bool:
    """Tell whether a cell is blank or a year from 1900 to 2099."""
    return not text or (whole_number(text) and 1900 <= int(text) <= 2099)


def numbers(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return the table with these columns of checked text as nullable whole numbers."""
    made = {name: pd.array([int(cell) if cell else None for cell in table[name]], "Int64") for name in columns}
    return table.assign(**made)
