"""Numbers beside a list of pairs: a column 联系数, a row 合计; what they count follows from where they stand."""

from lib.intake.findings import Total, upright
from lib.intake.headings import is_total, set_aside
from lib.intake.layout import Layout, Shape
from lib.intake.names import department_name
from lib.intake.table import Table, tidy
from lib.vocabulary.parties import canonical_party


def totals_beside(table: Table, shape: Shape, layout: Layout) -> list[Total]:
    """Return the totals beside a list; none is sure, since 部门数 may count something else than the list does."""
    if shape.header is None or shape.panels:
        return []
    named = {*shape.departments, *shape.parties}
    columns = [
        column
        for column in range(table.width)
        if column not in named and column != shape.mark and _heads_total(table.cell(shape.header, column))
    ]
    # Judged once for each distinct text: a list may have a hundred thousand rows, and none of them a total.
    words = {text for column in named for text in set(table.column(column)) if is_total(tidy(text))}
    if not columns and not words:
        return []
    totals = []
    for row in range(shape.first, table.height):
        if words and any(table.cells[row * table.width + column] in words for column in named):
            numbers = [column for column in range(table.width) if _number(table, row, column) is not None]
            totals += [_total(table, row, column) for column in numbers if len(numbers) == 1]
            continue
        found = [column for column in columns if _number(table, row, column) is not None]
        department = department_name(table.cell(row, shape.departments[0])) if layout is Layout.BY_DEPARTMENT else ""
        party = canonical_party(table.cell(row, shape.parties[0])) if layout is Layout.BY_PARTY else ""
        if department or party:
            totals += [_total(table, row, column, department, party or "") for column in found]
    return totals


def _heads_total(heading: str) -> bool:
    return set_aside(heading) == "合计" and "小" not in heading


def _number(table: Table, row: int, column: int) -> int | None:
    """Return the number in a cell, None where there is none or where it is a copy made by a merged cell."""
    text = table.cell(row, column)
    if (row, column) in table.filled or not (text.isascii() and text.isdigit()):
        return None
    return int(text[:9])


def _total(table: Table, row: int, column: int, department: str = "", party: str = "") -> Total:
    stated = _number(table, row, column)
    assert stated is not None
    return Total(*upright(row, column), stated, department, party, sure=False)
