"""The tables of the meeting as a workbook: one sheet for each table of the slides, ready to print; nothing computes."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
import xlsxwriter

from lib.exports.meeting.frozen import moment
from lib.exports.meeting.grids import Grid
from lib.exports.meeting.slides import IN_FULL, Bars, Network, Numbers, Part, Slide
from lib.exports.workbook import AS_TEXT, FONT, height_of, widest
from lib.figures.sign_palette import fill_of, text_of
from lib.figures.style import LIGHT
from lib.measures.biadjacency import liaisons

_EDGE = {"font_name": FONT, "border": 1, "border_color": "#CBD2DB", "valign": "vcenter"}
_HEAD = 3  # rows above the head of a table: heading, finding, legend
# In letters: how wide a whole sheet is so that it prints well, and how wide one column may be.
_NARROW, _WIDE = 100, 150
_TOTAL = "合计"
# In points: what A4 lying holds, the width of a letter; and how much of a page is too little for a page of its own.
_PAGE_WIDE, _PAGE_TALL, _LETTER, _SPARE = 770, 495, 5.6, 0.2
_WIDEST = (60, 50, 40, 30, 24)


@dataclass(frozen=True)
class _Sheet:
    """One sheet: `kinds` colours signs, from the column `first` on; the columns before it stand still.

    `sums` says that the last row is one of sums.
    """

    name: str
    slide: Slide
    table: pd.DataFrame
    legend: str = ""
    kinds: pd.DataFrame | None = None
    first: int = 1
    sums: bool = False


def tables(slides: Sequence[Slide], made_on: str) -> bytes:
    """Return the workbook; made_on is the day of the data (2026-11-25). The same slides give the same bytes."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, AS_TEXT) as book:
        title = slides[0].heading if slides else "对口联系工作"
        book.set_properties({"title": title, "author": "对口联系矩阵", "created": moment(made_on)})
        names: set[str] = set()
        for one in _sheets(slides):
            _written(book, one, _named(one.name, names), made_on)
        _sources(book, slides, made_on)
    return stream.getvalue()


def _sheets(slides: Sequence[Slide]) -> Iterator[_Sheet]:
    for slide in slides:
        for part in slide.parts:
            found = _sheet(slide, part)
            if found is not None:
                yield found


def _sheet(slide: Slide, part: Part) -> _Sheet | None:
    if isinstance(part, Numbers):
        cards = [(label, _number(number), note) for label, number, note in part.cards]
        return _Sheet(slide.heading, slide, pd.DataFrame(cards, columns=["指标", "数字", "说明"], dtype=object))
    if isinstance(part, Bars):
        heads = ["组织", "部门数（不少于）" if part.open_ else "部门数"]
        # Where an open list tells of no department, nothing is known.
        rows = [(str(name), int(value) if value or not part.open_ else "?") for name, value in part.values.items()]
        return _Sheet(part.name, slide, pd.DataFrame(rows, columns=heads))
    if isinstance(part, Network):
        if part.focus is not None:  # the whole graph has all pairs already
            return None
        return _Sheet("联系清单", slide, pd.DataFrame(liaisons(part.matrix), columns=["部门", "组织"]))
    if isinstance(part, Grid):
        grouped = any(part.groups)
        table = part.signs.reset_index(drop=True).astype(object)
        table.insert(0, part.first, [str(name) for name in part.signs.index])
        if grouped:
            table.insert(0, "类别", list(part.groups))
        if part.right:
            table[_TOTAL] = [_number(one) for one in part.right]
        if part.below:
            blank = [""] * grouped, [""] * bool(part.right)
            last = [*blank[0], _TOTAL, *map(_number, part.below), *blank[1]]
            table = pd.concat([table, pd.DataFrame([last], columns=table.columns, dtype=object)])
        legend = "　".join(f"{sign} {words}" for sign, words in part.legend)
        return _Sheet(slide.heading, slide, table, legend, part.kinds, 1 + grouped, bool(part.below))
    return _Sheet(slide.heading, slide, part.frame)


def _number(text: str) -> int | float | str:
    """Return what a text says as a number, a percentage as a share; the text itself where it says none (≥3)."""
    if text.isdecimal():
        return int(text)
    return float(text[:-1]) / 100 if text.endswith("%") else text


def _written(book: Any, one: _Sheet, name: str, made_on: str) -> None:
    sheet = book.add_worksheet(name)
    columns = len(one.table.columns)
    widths = _widths([_width(one, column) for column in range(columns)])
    tall = _above(book, sheet, one, sum(widths))
    head = book.add_format(
        _EDGE | {"bold": True, "bg_color": LIGHT.linked, "font_color": "#FFFFFF", "align": "center", "text_wrap": True}
    )
    for column, title in enumerate(one.table.columns):
        sheet.set_column(column, column, widths[column])
        sheet.write_string(_HEAD, column, str(title), head)
    formats: dict[str, Any] = {
        "": book.add_format(_EDGE | {"text_wrap": True}),
        "number": book.add_format(_EDGE | {"num_format": "0", "align": "center"}),
        "share": book.add_format(_EDGE | {"num_format": "0.0%", "align": "center"}),
    }
    kinds = one.kinds.to_numpy() if one.kinds is not None else None
    for row, cells in enumerate(one.table.to_numpy(object)):
        height = height_of(zip(cells, widths, strict=True))
        tall += height
        sheet.set_row(_HEAD + 1 + row, height)
        for column, cell in enumerate(cells):
            kind = "share" if isinstance(cell, float) else "number" if isinstance(cell, int) else ""
            if kinds is not None and row < len(kinds) and 0 <= column - one.first < kinds.shape[1]:
                kind = str(kinds[row][column - one.first])
            if kind not in formats:
                formats[kind] = _sign(book, kind)
            _cell(sheet, _HEAD + 1 + row, column, cell, formats[kind])
    last = _HEAD + max(len(one.table), 1)
    sheet.freeze_panes(_HEAD + 1, one.first)
    sheet.autofilter(_HEAD, 0, last - one.sums, columns - 1)
    below = book.add_format({"font_name": FONT, "font_size": 9, "font_color": LIGHT.muted, "text_wrap": True})
    for row, text in enumerate(one.slide.below, start=last + 2):
        tall += _across(sheet, row, columns, text, sum(widths), below)
    sheet.print_area(0, 0, last + 1 + len(one.slide.below), columns - 1)
    sheet.repeat_rows(_HEAD)
    _paper(sheet, one.slide, made_on, _pages(tall, sum(widths)))


def _pages(tall: float, wide: float) -> int:
    """Return on how many pages a sheet is printed: what would be a few lines on a last page stands on the one before.

    `tall` is its height in points, `wide` its width in letters.
    """
    shrunk = min(1.0, _PAGE_WIDE / (wide * _LETTER))
    return max(1, ceil(tall * shrunk / _PAGE_TALL - _SPARE))


def _above(book: Any, sheet: Any, one: _Sheet, width: float) -> float:
    """Write heading, finding and legend; return how high they are in points, with the head of the table."""
    heading = book.add_format({"font_name": FONT, "bold": True, "font_size": 16, "font_color": LIGHT.linked})
    plain = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, one.slide.heading, heading)
    told = ((1, one.slide.sentence), (2, one.legend))
    return 26 + 2 * 17 + sum(_across(sheet, row, len(one.table.columns), text, width, plain) for row, text in told)


def _across(sheet: Any, row: int, columns: int, text: str, width: float, style: Any) -> float:
    """Write a text over all columns, in as many lines as it needs; return its height in points."""
    height = height_of([(text, width * 0.9)])
    sheet.set_row(row, height)
    if columns > 1:
        sheet.merge_range(row, 0, row, columns - 1, "", style)
    sheet.write_string(row, 0, text, style)
    return height


def _width(one: _Sheet, column: int) -> float:
    if one.kinds is not None and column >= one.first:
        return max(9.0, widest([one.table.columns[column]]))
    cells = one.table.iloc[:, column]
    return max(10, widest([f"{one.table.columns[column]}　", *cells.astype(str)]))


def _widths(wanted: Sequence[float]) -> list[float]:
    """Return the widths of columns so that the sheet fills a page and its print stays legible; long texts wrap."""
    shaped = [[min(one, most) for one in wanted] for most in _WIDEST]
    widths = next((one for one in shaped if sum(one) <= _WIDE), shaped[-1])
    return [one * max(1.0, _NARROW / sum(widths)) for one in widths]


def _cell(sheet: Any, row: int, column: int, cell: Any, style: Any) -> None:
    if cell is None or cell is pd.NA or cell == "" or cell != cell:
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell, style)
    else:
        sheet.write_string(row, column, str(cell), style)


def _sign(book: Any, kind: str) -> Any:
    return book.add_format(_EDGE | {"align": "center", "bg_color": fill_of(kind), "font_color": text_of(kind)})


def _paper(sheet: Any, slide: Slide, made_on: str, pages: int) -> None:
    told = "　".join([f"数据截至{made_on}", *(IN_FULL[one] for one in slide.marks)])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, pages)
    sheet.set_footer(f"&L{told}&R第 &P 页，共 &N 页")


def _sources(book: Any, slides: Sequence[Slide], made_on: str) -> None:
    origins = dict.fromkeys(origin for slide in slides for origin in slide.origins)
    rows = [
        (one.label, one.title, one.number, one.date, one.completeness, one.version, "演示数据" if one.synthetic else "")
        for one in origins
    ]
    table = pd.DataFrame(rows, columns=["名单", "文件", "文号", "日期", "完整性", "版本", "备注"], dtype=object)
    said = f"数据截至{made_on}。" + "".join("" if one.complete else f"{one.label}的名单不完整。" for one in origins)
    slide = Slide("sources", "数据来源", said, (), "", tuple(origins))
    _written(book, _Sheet("数据来源", slide, table), "数据来源", made_on)


def _named(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel takes for a sheet: at most 31 letters, none of []:*?/\\, none twice."""
    plain = re.sub(r"[\[\]:*?/\\']", "：", wanted)[:28] or "表"
    name = next(
        one for at in range(1, 1000) if (one := plain if at == 1 else f"{plain}{at}") not in taken | {"数据来源"}
    )
    taken.add(name)
    return name
