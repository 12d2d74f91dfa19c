"""A grid of signs as native tables of coloured cells, continued on further pages with its head repeated."""

from collections.abc import Sequence
from math import ceil

from lib.exports.meeting.deck_canvas import Canvas, Drawing
from lib.exports.meeting.deck_fit import LEADING, Rect, height_of, line_count
from lib.exports.meeting.deck_pen import Cell, Letters
from lib.exports.meeting.grids import Grid
from lib.figures.sign_palette import fill_of, text_of
from lib.figures.style import text_width

# More rows on a page cannot be read from the last row of a room.
MOST_ROWS = 22
TALLEST, LARGEST, LEAST = 32.0, 16.0, 8.0
_LEGEND, _GAP = 12.0, 6.0
HEAD_FILL, HEAD_TEXT = "tx2", "bg1"
_EDGE = 10  # points of margin and air in a cell


def grid_pages(grid: Grid, width: float, height: float) -> list[Drawing]:
    """Return the drawings of a grid, one for each page it takes in a place of this size."""
    if grid.signs.empty:
        return [_nothing]
    told = "　".join(f"{sign} {words}" for sign, words in grid.legend)
    foot = height_of(told, _LEGEND, width) + _GAP
    names = [str(name) for name in grid.signs.index]
    pages = ceil(len(names) / MOST_ROWS)
    size, pitch, lines = _fitted(grid, names, width, height - foot, pages)
    drawn = []
    for rows in shared_out(lines, pages):
        drawn.append(_page(grid, rows, size, pitch, lines, (told, foot)))
    return drawn


def shared_out(weights: Sequence[float], pages: int) -> list[range]:
    """Return rows divided over about so many pages of about the same weight, in order; no page is empty."""
    target, found, start, used = sum(weights) / pages, list[range](), 0, 0.0
    for at, weight in enumerate(weights):
        if at > start and len(found) < pages - 1 and used + weight / 2 > target:
            found.append(range(start, at))
            start, used = at, 0.0
        used += weight
    return [*found, range(start, len(weights))]


def _fitted(
    grid: Grid, names: Sequence[str], width: float, height: float, pages: int
) -> tuple[float, float, list[float]]:
    """Return size of letters, height of a line of the table, and how many lines each row takes."""
    size = LARGEST
    while True:
        columns = _columns(grid, size, width)
        lines = [float(line_count(name, size, columns[-len(grid.signs.columns) - 1] - _EDGE)) for name in names]
        most = max(sum(lines[at] for at in rows) for rows in shared_out(lines, pages))
        pitch = min(TALLEST, (height - _head_height(grid, columns, size)) / most)
        if size * LEADING + 2 <= pitch or size <= LEAST:
            return size, pitch, lines
        size -= 0.5


def _columns(grid: Grid, size: float, width: float) -> list[float]:
    """Return the widths of the columns: group names where there are any, row names, one for each organisation."""
    aside = max((text_width(name, _small(size)) for name in grid.groups), default=0.0)
    groups = [aside + _EDGE + size] if aside else []
    longest = max(text_width(str(name), size) for name in (grid.first, *grid.signs.index)) + _EDGE + size
    first = min(max(longest, 0.2 * width), 0.38 * width)
    return [*groups, first, *[(width - sum(groups) - first) / len(grid.signs.columns)] * len(grid.signs.columns)]


def _head_height(grid: Grid, columns: Sequence[float], size: float) -> float:
    lines = max(line_count(str(name), _small(size), columns[-1] - 4) for name in grid.signs.columns)
    return lines * _small(size) * LEADING + 6


def _page(
    grid: Grid, rows: range, size: float, pitch: float, lines: Sequence[float], legend: tuple[str, float]
) -> Drawing:
    def draw(canvas: Canvas, place: Rect) -> None:
        columns, names = _columns(grid, size, place.width), [str(name) for name in grid.signs.index]
        grouped = len(columns) - len(grid.signs.columns) == 2
        head = Letters(_small(size), True, HEAD_TEXT, "ctr")
        titles = [*(["类别"] if grouped else []), grid.first, *map(str, grid.signs.columns)]
        table = [(_head_height(grid, columns, size), [Cell(title, head, HEAD_FILL) for title in titles])]
        spans = _spans([grid.groups[at] for at in rows])
        signs, kinds = grid.signs.to_numpy(object).tolist(), grid.kinds.to_numpy(object).tolist()
        looks = {kind: Letters(size, True, text_of(kind), "ctr") for kind in {kind for row in kinds for kind in row}}
        for at, span in zip(rows, spans, strict=True):
            group = [Cell(grid.groups[at] if span else "", _muted(size), rows=span)] if grouped else []
            name = Cell(names[at], Letters(size, False, "#1F2937", "l"))
            cells = zip(signs[at], kinds[at], strict=True)
            marks = [Cell(sign, looks[kind], fill_of(kind)) for sign, kind in cells]
            table.append((pitch * lines[at], [*group, name, *marks]))
        descr = f"{canvas.label}。表格：{len(rows)}行，{len(grid.signs.columns)}列，首行为列名，记号见表下图例。"
        canvas.table(descr, place, columns, table)
        told, foot = legend
        below = Rect(place.left, place.top + sum(height for height, _ in table) + _GAP / 2, place.width, foot)
        canvas.text("图例", below, told, Letters(_LEGEND))

    return draw


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
