"""A grid of signs as native tables of coloured cells: a long one in two side by side, continued on further pages."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from lib.exports.meeting.deck_canvas import Canvas, Drawing
from lib.exports.meeting.deck_fit import LEADING, Rect, height_of, largest, line_count
from lib.exports.meeting.deck_pen import Cell, Letters
from lib.exports.meeting.grids import Grid
from lib.figures.sign_palette import fill_of, text_of
from lib.figures.style import text_width

# More rows below each other cannot be read from the last row of a room.
MOST_ROWS = 22
TALLEST, LARGEST, LEAST = 32.0, 16.0, 8.0
_LEGEND, _GAP = 12.0, 6.0
_BETWEEN = 12.0  # points between two tables side by side
_NARROWEST = 20.0  # points of a column of signs: one letter of its head and air
_TOTAL = "合计"
HEAD_FILL, HEAD_TEXT = "tx2", "bg1"
_EDGE = 10  # points of margin and air in a cell


def grid_pages(grid: Grid, width: float, height: float) -> list[Drawing]:
    """Return the drawings of a grid, one for each page it takes in a place of this size."""
    if grid.signs.empty:
        return [_nothing]
    told = "　".join(f"{sign} {words}" for sign, words in grid.legend)
    foot = height_of(told, _LEGEND, width) + _GAP
    beside, wide = 1, width
    if len(grid.signs) > MOST_ROWS:
        narrow, half = replace(grid, groups=("",) * len(grid.signs)), (width - _BETWEEN) / 2
        if _sign_width(narrow, _columns(narrow, LARGEST, half)) >= _NARROWEST:
            grid, beside, wide = narrow, 2, half
    parts = beside * ceil(len(grid.signs) / (beside * MOST_ROWS))
    size, pitch, lines = _fitted(grid, wide, height - foot, parts)
    rows = shared_out(lines, parts)
    pages = [rows[at : at + beside] for at in range(0, len(rows), beside)]
    return [_page(grid, page, wide, size, pitch, lines, (told, foot)) for page in pages]


def shared_out(weights: Sequence[float], pages: int) -> list[range]:
    """Return rows divided over about so many pages of about the same weight, in order; no page is empty."""
    target, found, start, used = sum(weights) / pages, list[range](), 0, 0.0
    for at, weight in enumerate(weights):
        if at > start and len(found) < pages - 1 and used + weight / 2 > target:
            found.append(range(start, at))
            start, used = at, 0.0
        used += weight
    return [*found, range(start, len(weights))]


def _fitted(grid: Grid, width: float, height: float, parts: int) -> tuple[float, float, list[float]]:
    """Return size of letters, height of a line of the table, and how many lines each row takes, sums as the last."""
    size = LARGEST
    signs = set(grid.signs.to_numpy().ravel().tolist())
    while True:
        columns = _columns(grid, size, width)
        first = columns[any(grid.groups)] - _EDGE
        lines = [float(line_count(str(name), size, first)) for name in grid.signs.index] + [1.0] * bool(grid.below)
        most = max(sum(lines[at] for at in rows) for rows in shared_out(lines, parts))
        pitch = min(TALLEST, (height - _head_height(grid, columns, size)) / most)
        whole = max(text_width(sign, size) for sign in signs) <= _sign_width(grid, columns) - 4
        if (size * LEADING + 2 <= pitch and whole) or size <= LEAST:
            return size, pitch, lines
        size -= 0.5


def _columns(grid: Grid, size: float, width: float) -> list[float]:
    """Return the widths of the columns: groups and sums where there are any, row names, one for each organisation."""
    aside = max((text_width(name, _small(size)) for name in grid.groups), default=0.0)
    groups = [aside + _EDGE + size] if aside else []
    longest = max(text_width(str(name), size) for name in (grid.first, *grid.signs.index)) + _EDGE + size
    first = min(max(longest, 0.2 * width), 0.37 * width)
    sums = [2.25 * _small(size) + _EDGE] if grid.right else []
    each = (width - sum(groups) - first - sum(sums)) / len(grid.signs.columns)
    return [*groups, first, *[each] * len(grid.signs.columns), *sums]


def _sign_width(grid: Grid, columns: Sequence[float]) -> float:
    return columns[1 + any(grid.groups)]


def _head_height(grid: Grid, columns: Sequence[float], size: float) -> float:
    lines = max(
        line_count(str(name), _small(size), _sign_width(grid, columns) - _EDGE / 2) for name in grid.signs.columns
    )
    return lines * _small(size) * LEADING + 6


def _page(
    grid: Grid,
    parts: Sequence[range],
    width: float,
    size: float,
    pitch: float,
    lines: Sequence[float],
    legend: tuple[str, float],
) -> Drawing:
    def draw(canvas: Canvas, place: Rect) -> None:
        columns, lowest = _columns(grid, size, width), place.top
        for at, rows in enumerate(parts):
            table = _table(grid, rows, size, pitch, lines, columns)
            left = place.left + at * (width + _BETWEEN)
            descr = f"{canvas.label}。表格：{len(rows)}行，{len(grid.signs.columns)}列，首行为列名，记号见表下图例。"
            canvas.table(descr, Rect(left, place.top, width, place.height), columns, table)
            lowest = max(lowest, place.top + sum(height for height, _ in table))
        told, foot = legend
        canvas.text("图例", Rect(place.left, lowest + _GAP / 2, place.width, foot), told, Letters(_LEGEND))

    return draw


def _table(
    grid: Grid, rows: range, size: float, pitch: float, lines: Sequence[float], columns: Sequence[float]
) -> list[tuple[float, list[Cell]]]:
    """Return the head and some rows, with their heights; the row after the last is that of the sums."""
    grouped, own = any(grid.groups), [at for at in rows if at < len(grid.signs)]
    head, name = Letters(_small(size), True, HEAD_TEXT, "ctr"), Letters(size, False, "#1F2937", "l")
    titles = [*(["类别"] * grouped), grid.first, *map(str, grid.signs.columns), *([_TOTAL] * bool(grid.right))]
    table = [(_head_height(grid, columns, size), [Cell(title, head, HEAD_FILL) for title in titles])]
    signs, kinds = grid.signs.to_numpy(object).tolist(), grid.kinds.to_numpy(object).tolist()
    looks = {kind: Letters(size, True, text_of(kind), "ctr") for kind in {kind for row in kinds for kind in row}}
    for at, span in zip(own, _spans([grid.groups[at] for at in own]), strict=True):
        group = [Cell(grid.groups[at] if span else "", _muted(size), rows=span)] if grouped else []
        cells = zip(signs[at], kinds[at], strict=True)
        marks = [Cell(sign, looks[kind], fill_of(kind)) for sign, kind in cells]
        sums = [Cell(grid.right[at], _muted(size))] if grid.right else []
        table.append((pitch * lines[at], [*group, Cell(str(grid.signs.index[at]), name), *marks, *sums]))
    if len(own) < len(rows):
        blank = Cell("", _muted(size))
        room, sizes = _sign_width(grid, columns) - _EDGE / 2, (_small(size), 10.0, 9.0, LEAST)
        fitting = min(largest([one], room, pitch, sizes) for one in grid.below)
        sums = [Cell(one, Letters(fitting, False, "#4B5563", "ctr")) for one in grid.below]
        table.append((pitch, [*([blank] * grouped), Cell(_TOTAL, name), *sums, *([blank] * bool(grid.right))]))
    return table


def _spans(groups: Sequence[str]) -> list[int]:
    """Return for each row how many rows its group's cell spans, 0 where it is covered from above."""
    spans = [1] * len(groups)
    for at in range(len(groups) - 1, 0, -1):
        if groups[at] == groups[at - 1]:
            spans[at - 1], spans[at] = spans[at] + 1, 0
    return spans


def _small(size: float) -> float:
    return max(LEAST, min(size - 1, 13.0))


def _muted(size: float) -> Letters:
    return Letters(_small(size), False, "#4B5563", "ctr")


def _nothing(canvas: Canvas, place: Rect) -> None:
    canvas.text("说明", place, "没有需要列出的内容。", Letters(18, align="ctr"), anchor="ctr")
