"""A table in words as native tables with wrapped text; long tables and very long cells continue below and overleaf."""

from collections.abc import Sequence
from math import ceil

import pandas as pd

from lib.exports.meeting.deck_canvas import Canvas, Drawing
from lib.exports.meeting.deck_fit import LEADING, Rect, line_count, pieces
from lib.exports.meeting.deck_grid import HEAD_FILL, HEAD_TEXT, shared_out
from lib.exports.meeting.deck_pen import Cell, Letters
from lib.figures.style import text_width

_SIZES = (16.0, 14.0, 12.0)
_EDGE, _AIR = 10.0, 6.0
# A column is as wide as its longest text, but no wider than so many letters for its share of the room.
_WIDEST, _NARROWEST = 30, 4
_MOST_LINES = 10


def table_pages(frame: pd.DataFrame, width: float, height: float) -> list[Drawing]:
    """Return the drawings of a table, one for each page; the largest letters that need no more pages are taken."""
    titles = [str(name) for name in frame.columns]
    texts = [["" if cell is None or cell is pd.NA else str(cell) for cell in row] for row in frame.to_numpy(object)]
    laid = [_laid(titles, texts, size, width, height) for size in _SIZES]
    fewest = min(len(pages) for _, pages in laid)
    size, (columns, pages) = next(
        (size, one) for size, one in zip(_SIZES, laid, strict=True) if len(one[1]) <= max(fewest, 1)
    )
    return [_page(titles, rows, size, columns) for rows in pages]


Row = tuple[float, list[str]]


def _laid(
    titles: Sequence[str], texts: Sequence[Sequence[str]], size: float, width: float, height: float
) -> tuple[list[float], list[list[Row]]]:
    columns = _columns(titles, texts, size, width)
    rows = [row for text in texts for row in _rows(text, size, columns)]
    room = height - _height(titles, size, columns)
    pages = ceil(sum(tall for tall, _ in rows) / room) or 1
    while True:
        parts = shared_out([tall for tall, _ in rows], pages)
        if all(sum(rows[at][0] for at in part) <= room for part in parts) or pages > len(rows):
            return columns, [[rows[at] for at in part] for part in parts]
        pages += 1


def _columns(titles: Sequence[str], texts: Sequence[Sequence[str]], size: float, width: float) -> list[float]:
    wanted = []
    for at, title in enumerate(titles):
        longest = max([text_width(row[at], size) for row in texts] + [text_width(title, size)], default=size)
        wanted.append(min(max(longest, _NARROWEST * size), _WIDEST * size) + _EDGE + size)
    spare = width - sum(wanted)
    if spare >= 0:  # what is left goes to the widest column
        wanted[wanted.index(max(wanted))] += spare
        return wanted
    small = [one if one <= width / len(wanted) else 0.0 for one in wanted]
    share = (width - sum(small)) / sum(one for one, kept in zip(wanted, small, strict=True) if not kept)
    return [kept or one * share for one, kept in zip(wanted, small, strict=True)]


def _rows(texts: Sequence[str], size: float, columns: Sequence[float]) -> list[Row]:
    """Return the row, or several rows below each other where a cell is too long for one."""
    parts = [pieces(text, size, wide - _EDGE, _MOST_LINES) for text, wide in zip(texts, columns, strict=True)]
    deep = max(map(len, parts), default=1)
    split = [[part[at] if at < len(part) else "" for part in parts] for at in range(deep)]
    return [(_height(row, size, columns), row) for row in split]


def _height(texts: Sequence[str], size: float, columns: Sequence[float]) -> float:
    lines = max(line_count(text, size, wide - _EDGE) for text, wide in zip(texts, columns, strict=True))
    return lines * size * LEADING + _AIR


def _page(titles: Sequence[str], rows: Sequence[Row], size: float, columns: Sequence[float]) -> Drawing:
    def draw(canvas: Canvas, place: Rect) -> None:
        head = Letters(size, True, HEAD_TEXT, "l")
        table = [(_height(titles, size, columns), [Cell(title, head, HEAD_FILL) for title in titles])]
        plain = Letters(size, False, "#1F2937", "l")
        table += [(tall, [Cell(text, plain) for text in row]) for tall, row in rows]
        canvas.table(f"{canvas.label}。表格：{len(rows)}行，列为{'、'.join(titles)}。", place, columns, table)

    return draw
