"""A table as a CSV file that Excel and WPS open in Chinese."""

import pandas as pd

# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# Some spreadsheets take these for the ones above; alone they are the signs of our own tables.
_WIDE_STARTS = ("＝", "＋", "－", "＠")
MARKS = {True: "1", False: "0"}


def table_csv(table: pd.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV with BOM; text that a spreadsheet would run is kept as text by a leading '."""
    safe = table.map(_defused).rename(columns=lambda name: _defused(str(name)))
    return safe.to_csv(index=False).encode("utf-8-sig")


def matrix_csv(matrix: pd.DataFrame) -> bytes:
    """Return a biadjacency matrix in the wide form that can be read in again: 1, 0, blank for not known."""
    wide = matrix.astype(object).map(lambda cell: "" if cell is pd.NA else MARKS[bool(cell)])
    wide.insert(0, "部门", [str(name) for name in matrix.index])
    return table_csv(wide)


def _defused(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    runs = cell.startswith(_FORMULA_STARTS) or (len(cell) > 1 and cell.startswith(_WIDE_STARTS))
    return f"'{cell}" if runs else cell
