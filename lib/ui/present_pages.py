"""The slides of the meeting as pages of 1920 × 1080 px: what does not fit one is continued on the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Any

import pandas as pd

from lib.exports.meeting.grids import BY_FUNCTION, Grid
from lib.exports.meeting.material import Against, Material
from lib.exports.meeting.slides import IN_FULL, MAKERS, Bars, Network, Numbers, Slide, Table, slides
from lib.figures import stage
from lib.figures.comparison_heatmap import legend
from lib.figures.style import text_width

WIDTH = stage.WIDTH
_LEADING = 1.4
_SENTENCE = ((34, 1), (32, 2), (28, 3), (26, 4), (24, 99))  # px of type, up to so many lines
_FIXED = 28 + 60 + 24  # edges above and below, heading
_SPACE = 12  # between the parts of a page
_FOOT = 34  # a line of the source, of the signs' meaning
_CARDS = 168  # a row of numbers


@dataclass(frozen=True)
class Page:
    """One page: `key` names it in links, `panels` are its figures, `body` what it shows in words and numbers (HTML).

    `size` is the height of the sentence's letters in px; `signs` says what the signs in the figures mean,
    `sources` are the lines below them, `marks` stand beside the heading.
    """

    key: str
    heading: str
    sentence: str
    size: int
    panels: tuple[Any, ...]
    body: str
    signs: tuple[str, ...]
    notes: str
    sources: tuple[str, ...]
    marks: tuple[str, ...]


def chosen_slides(material: Material, names: Sequence[str]) -> list[Slide]:
    """Return the slides that are shown: of the chosen kinds (keys of MAKERS), in the order of `names`."""
    made = {slide.key: slide for slide in slides(material)}
    keys = [slide.key for name in names for slide in MAKERS[name](material)]
    return [made[key] for key in keys]


def pages(chosen: Sequence[Slide], material: Material) -> list[Page]:
    """Return the pages that slides take."""
    return [page for slide in chosen for page in _pages(slide, material)]


def _pages(slide: Slide, material: Material) -> list[Page]:
    # The mark beside the heading says in full what demonstration data is.
    sources = tuple(line.replace("，不是真实名单", "") for line in slide.below)
    size, lines = _set(slide.sentence)
    signs = _signs(slide, material)
    used = _FIXED + lines * size * _LEADING + sum(_lines(line, 24, WIDTH - 140) for line in sources) * _FOOT
    used += _SPACE * 4 + (_rows_of(signs) * _FOOT + _SPACE if signs else 0)
    bodies = _bodies(slide, material, int(1080 - used))
    count = len(bodies)
    return [
        Page(
            slide.key if at == 1 else f"{slide.key}-{at}",
            slide.heading if count == 1 else f"{slide.heading}（{at}/{count}）",
            slide.sentence,
            size,
            panels,
            body,
            signs,
            slide.notes,
            sources,
            tuple(IN_FULL[one] for one in slide.marks),
        )
        for at, (panels, body) in enumerate(bodies, start=1)
    ]


def _bodies(slide: Slide, material: Material, height: int) -> list[tuple[tuple[Any, ...], str]]:
    """Return the figures and words of each page that a slide takes."""
    for part in slide.parts:
        if isinstance(part, Grid):
            return [(tuple(panels), "") for panels in _grid_pages(slide, material, height)]
        if isinstance(part, Network):
            return [(tuple(panels), "") for panels in stage.network_pages(part.matrix, part.focus, height)]
        if isinstance(part, Table):
            return [((), table) for table in _tables(part.frame, height)]
    numbers = next((part for part in slide.parts if isinstance(part, Numbers)), None)
    bars = next((part for part in slide.parts if isinstance(part, Bars)), None)
    body = _cards(numbers) if numbers else ""
    left = height - (_CARDS + _SPACE if numbers else 0)
    return [((stage.bars_panel(bars.values, not bars.open_, left),) if bars else (), body)]


def _grid_pages(slide: Slide, material: Material, height: int) -> list[list[Any]]:
    if slide.key == "matrix":
        return stage.matrix_pages(material.matrix, material.origin.complete, height)
    if slide.key == "reality" and material.work is not None:
        return stage.reality_pages(material.work.cells, height)
    other = _other(slide, material)
    if slide.key == "peer":
        return stage.comparison_pages(other.found.cells, other.sides, other.names, height)
    reasons = {(one.function, one.party): one for one in other.changes}
    cells = other.found.cells[other.found.cells.index.isin([function for function, _ in reasons])]
    return stage.change_pages(cells, reasons, other.sides, other.names, height)


def _other(slide: Slide, material: Material) -> Against:
    other = {"changes": material.previous, "peer": material.peer, "plan": material.plan}[slide.key]
    if other is None:
        raise ValueError(slide.key)
    return other


def _signs(slide: Slide, material: Material) -> tuple[str, ...]:
    grid = next((part for part in slide.parts if isinstance(part, Grid)), None)
    if grid is None:
        return ()
    if slide.key == "peer":
        other = _other(slide, material)
        told = [f"{sign} {words}" for sign, words in legend(other.found.cells)]
        return (f"甲 {other.names[0]}", f"乙 {other.names[1]}", *told, " ".join(BY_FUNCTION))
    told = [f"{sign} {words}" for sign, words in grid.legend]
    if slide.key == "matrix":
        told += ["右侧为各部门联系的组织数", "最下一行为全部部门合计"]
    return tuple(told)


def _rows_of(signs: Sequence[str]) -> int:
    """Return how many lines the meanings of signs take, none of them broken."""
    lines, used = 1, 0.0
    for sign in signs:
        wide = text_width(sign, 24) + 36
        lines, used = (lines + 1, wide) if used + wide > WIDTH else (lines, used + wide)
    return lines


def _set(text: str) -> tuple[int, int]:
    """Return the size in which a sentence is set, the smaller the longer it is, and its lines."""
    for size, most in _SENTENCE:
        lines = _lines(text, size, WIDTH)
        if lines <= most:
            return size, lines
    raise AssertionError("the last size takes any number of lines")


def _lines(text: str, size: float, width: float) -> int:
    # A line ends a letter early where a mark may not begin the next one.
    return sum(max(1, ceil(text_width(line, size) / (width - 1.5 * size))) for line in text.split("\n"))


def _cards(numbers: Numbers) -> str:
    each = "".join(
        f"<div><b>{escape(number)}</b><span>{escape(label)}</span><i>{escape(note)}</i></div>"
        for label, number, note in numbers.cards
    )
    return f'<div class="present-cards">{each}</div>'


def _tables(frame: pd.DataFrame, height: int) -> list[str]:
    """Return a table in words in as many tables as its rows need."""
    columns = [str(name) for name in frame.columns if any(frame[name].astype(str))]
    rows = [[str(cell) for cell in row] for row in frame[columns].to_numpy()]
    # Wide columns get room by the square root of what stands in them, so that short ones stay whole.
    most = [max([len(name), *(min(len(row[at]), 60) for row in rows)]) ** 0.6 for at, name in enumerate(columns)]
    widths = [WIDTH * one / sum(most) for one in most]
    head = "".join(
        f'<th style="width:{width:.0f}px">{escape(name)}</th>' for name, width in zip(columns, widths, strict=True)
    )
    tables: list[list[str]] = [[]]
    used = 52.0
    for row in rows:
        tall = max(_lines(cell, 24, width - 28) for cell, width in zip(row, widths, strict=True)) * 33 + 17
        if used + tall > height and tables[-1]:
            tables, used = [*tables, []], 52.0
        used += tall
        tables[-1].append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>")
    return [f'<table class="present-table"><tr>{head}</tr>{"".join(each)}</table>' for each in tables]
