"""Find by itself how a sheet is laid out: where the header is, which columns count."""

from lib.intake.head import Head, lists_organisations, share_of_departments, share_of_marks
from lib.intake.headings import is_department_heading, is_party_heading, set_aside
from lib.intake.layout import GRIDS, Layout, Shape
from lib.intake.locating_pairs import pairs_shape
from lib.intake.names import shown
from lib.intake.problems import Problem, column_letter
from lib.intake.table import Table

_TITLE_ROWS = 60  # a header lies within the first rows
_TALLEST_FLIPPED = 300


def find_shape(table: Table, layout: Layout | None = None, header: int | None = None) -> Shape | Problem:
    """Return where the list lies in a table, or the problem that there is none.

    A chosen `layout` and `header` (from 0) are taken at their word; only the rest is found.
    """
    head = Head(table)
    if not head.rows:
        return Problem("empty-file")
    if layout in GRIDS:
        return (
            _grid(Head(table.flipped), layout, None, header)
            if layout is Layout.TRANSPOSED
            else _grid(head, layout, header)
        )
    if layout is not None:
        return pairs_shape(head, layout, header)
    upright = _grid_row(head) if header is None else header if _is_grid_row(head, header) else None
    flipped = None
    if table.height <= _TALLEST_FLIPPED:
        sideways = Head(table.flipped)
        flipped = _grid_row(sideways)
        if flipped is not None and not _is_transposed(sideways, flipped):
            flipped = None
        if flipped is not None and (upright is None or _count(sideways, flipped) > _count(head, upright)):
            return _grid(sideways, Layout.TRANSPOSED, flipped, header)
    if upright is not None:
        return _grid(head, Layout.GRID, upright)
    return pairs_shape(head, None, header)


def _count(head: Head, row: int) -> int:
    return len(set(head.parties.get(row, {}).values()))


def _best_row(head: Head) -> int | None:
    rows = [row for row in head.parties if row < _TITLE_ROWS]
    return max(rows, key=lambda row: (_count(head, row), -row)) if rows else None


def _grid_row(head: Head) -> int | None:
    """Return the row whose organisations head a grid, or None."""
    row = _best_row(head)
    return row if row is not None and _is_grid_row(head, row) else None


def _is_grid_row(head: Head, row: int) -> bool:
    if row not in head.rows:  # a blank row may be chosen, too
        return False
    columns = head.parties[row]
    below = [text for column in columns for text in head.column(column, row)]
    if columns and share_of_marks(below) >= 0.5:
        return True
    headed = any(map(is_department_heading, head.rows[row]))
    later = [texts for other, texts in head.rows.items() if other > row and texts != head.rows[row]]
    if not columns and not headed:
        return False
    if any(lists_organisations(text) for texts in later for text in texts):
        return False
    return len(columns) >= 2 or (headed and (bool(columns) or not any(map(is_party_heading, head.rows[row]))))


def _is_transposed(head: Head, row: int) -> bool:
    """Tell whether the organisations of a flipped row, each once, have marks beside them and no departments."""
    columns = head.parties[row]
    if len(set(columns.values())) < len(columns):
        return False
    sides = [
        [texts[column] for column in columns if texts[column]] for other, texts in head.rows.items() if other != row
    ]
    if any(share_of_departments(texts) >= 0.5 for texts in sides):
        return False
    return share_of_marks([text for column in columns for text in head.column(column, row)]) > 0.5


def _grid(head: Head, layout: Layout, row: int | None, line: int | None = None) -> Shape | Problem:
    """Return the grid that the given row heads; `line` is the column of the departments, if it is known."""
    row = _best_row(head) if row is None else row
    if row is None or row not in head.rows:
        return Problem("not-a-table")
    column = line if line is not None else _department_column(head, row)
    if column is None:
        places = [place for place, text in enumerate(head.rows[row]) if text and place not in head.parties[row]]
        place = places[0] if places else 0
        value = shown(head.text(row, place))
        if layout is Layout.TRANSPOSED:
            return Problem("no-department-column", place + 1, column_letter(row), value=value)
        return Problem("no-department-column", row + 1, column_letter(place), value=value)
    return Shape(layout, row, row + 1, (column,))


def _department_column(head: Head, row: int) -> int | None:
    """Return the column of departments beside the columns of a grid: by its heading, otherwise by its names."""
    columns = head.parties.get(row, {})
    others = [column for column in range(head.width) if column not in columns]
    headed = [column for column in others if is_department_heading(head.heading(row, column))]
    if headed:
        return headed[0]
    named = [
        (share_of_departments(texts), -column)
        for column in others
        if (not set_aside(head.heading(row, column))) and (texts := head.column(column, row))
    ]
    share, column = max(named, default=(0.0, 0))
    if share >= 0.5:
        return -column
    corner = next((column for column in others if is_party_heading(head.heading(row, column))), None)
    return corner if corner is not None and head.column(corner, row) else None
