"""The shipped wide form: 部门 in the first column, one column per organisation, cells 1, 0 or blank."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from lib.intake.findings import Place, upright
from lib.intake.grid import read_grid
from lib.intake.grid_header import Header, grid_header
from lib.intake.layout import Layout, Shape
from lib.intake.marks import LINKED, NOT_LINKED, UNKNOWN
from lib.intake.problems import Problem, in_reading_order
from lib.intake.reading import read_table
from lib.intake.table import Table

DEPARTMENT_HEADERS = ("部门", "部门名称", "单位", "单位名称", "专委会")
_MARKS = {"1": LINKED, "0": NOT_LINKED, "": UNKNOWN}
_SHAPE = Shape(Layout.GRID, header=0, first=1, departments=(0,))


@dataclass(frozen=True)
class Reading:
    """What was understood of a file: a matrix when there are no problems, otherwise only the problems."""

    matrix: pd.DataFrame | None
    problems: tuple[Problem, ...]


def read_wide(content: bytes) -> Reading:
    """Return the biadjacency matrix in a wide CSV, or every problem that stands in the way.

    The matrix has departments as printed in rows (index "department"), organisations' short
    names in official order in columns ("party"), and nullable booleans: a blank cell is not known.
    Nothing is set aside or interpreted: what clerks send is read by lib.intake.upload.
    """
    table = read_table(content)
    if isinstance(table, Problem):
        return Reading(None, (table,))
    return read_wide_table(table, wide_header(table))


def wide_header(table: Table, at: Place = upright) -> Header:
    """Return the header of a wide table, with what is wrong with it."""
    header = grid_header(table, _SHAPE, at, generous=False)
    if table.cell(0, 0) not in DEPARTMENT_HEADERS:
        header.problems.insert(0, Problem("no-department-column", *at(0, 0), value=table.cell(0, 0)))
    return header


def read_wide_table(table: Table, header: Header, at: Place = upright) -> Reading:
    """Return the matrix that a table states below its header; `at` tells where a cell of it stands in its file."""
    found = read_grid(table, header, wide_marks, at, generous=False)
    if found.problems:
        return Reading(None, in_reading_order(found.problems))
    return Reading(found.matrix(), ())


def wide_marks(texts: Iterable[str]) -> dict[str, int]:
    """Return what each of some texts in a cell means; those that are no mark are left out."""
    written = {text: unicodedata.normalize("NFKC", text) for text in texts}
    return {text: _MARKS[mark] for text, mark in written.items() if mark in _MARKS}
