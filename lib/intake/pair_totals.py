"""Numbers beside a list of pairs: a column 联系数, a row 合计; what they count follows from where they stand."""

from lib.intake.findings import Total, upright
from lib.intake.headings import is_total, set_aside, stated_number
from lib.intake.layout import Layout, Shape
from lib.intake.names import department_name
from lib.intake.table import Table, tidy
from lib.vocabulary.parties import canonical_party


def totals_beside(table: Table, shape: Shape, layout: Layout, rows: set[int]) -> list[Total]:
    """Return the totals beside a list and in its total `rows`; none is sure, since 部门数 may count something else."""
    if shape.header is None or shape.panels:
        return []
    named = {*shape.departments, *shape.parties}
    columns = [
        column
        for column in range(table.width)
        if column not in named and column != shape.mark and _heads_total(table.cell(shape.header, column))
    ]
    if not columns and not rows:
        return []
    totals = []
    for row in range(shape.first, table.height):
        if row in rows:
            numbers = [column for column in range(table.width) if _number(table, row, column) is not None]
            among = numbers if len(numbers) == 1 else [column for column in numbers if column in named]
            totals += [_total(table, row, column, of=_counted(table, shape, row, column)) for column in among]
            continue
        found = [column for column in columns if _number(table, row, column) is not None]
        department = department_name(table.cell(row, shape.departments[0])) if layout is Layout.BY_DEPARTMENT else ""
        party = canonical_party(table.cell(row, shape.parties[0])) if layout is Layout.BY_PARTY else ""
        if department or party:
            totals += [_total(table, row, column, department, party or "") for column in found]
    return totals


def total_rows(table: Table, shape: Shape) -> set[int]:
    """Return the rows that name a total (合计), in a column of the list or in one before it (序号)."""
    named = {*shape.departments, *shape.parties}
    before = range(0 if shape.panels else min(named))
    rows: set[int] = set()
    for column in (*before, *named):
        # Judged once for each distinct text: a list may have a hundred thousand rows, and none of them a total.
        texts = table.column(column)[shape.first :]
        words = {text for text in set(texts) if not text.isdecimal() and is_total(tidy(text))}
        if words:
            rows.update(place + shape.first for place, text in enumerate(texts) if text in words)
    return rows


def _counted(table: Table, shape: Shape, row: int, column: int) -> str:
    """Return what a number of a total row counts by its own words (5家, 11个); "" for a bare number."""
    if table.cell(row, column).isdigit() or column not in (*shape.departments, *shape.parties):
        return ""
    return "departments" if column in shape.departments else "parties"


def _heads_total(heading: str) -> bool:
    return set_aside(heading) == "合计" and "小" not in heading


def _number(table: Table, row: int, column: int) -> int | None:
    """Return the number in a cell, None where there is none or where it is a copy made by a merged cell."""
    text = table.cell(row, column)
    return None if (row, column) in table.filled else stated_number(text)


def _total(table: Table, row: int, column: int, department: str = "", party: str = "", of: str = "") -> Total:
    stated = _number(table, row, column)
    assert stated is not None
    return Total(*upright(row, column), stated, department, party, sure=False, of=of)
