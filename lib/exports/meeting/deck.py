"""The meeting's slides as an editable deck (pptx): native charts, tables and connectors, right in Chinese."""

import io
from collections.abc import Sequence
from functools import partial
from typing import Any

from lib.exports.meeting.deck_canvas import Canvas, Drawing
from lib.exports.meeting.deck_chart import NUMBERS_HEIGHT, draw_bars, draw_numbers
from lib.exports.meeting.deck_fit import Rect
from lib.exports.meeting.deck_frame import cover, framed
from lib.exports.meeting.deck_grid import grid_pages
from lib.exports.meeting.deck_network import network_pages
from lib.exports.meeting.deck_pen import Pen
from lib.exports.meeting.deck_table import table_pages
from lib.exports.meeting.deck_template import opened
from lib.exports.meeting.frozen import frozen, moment
from lib.exports.meeting.grids import Grid
from lib.exports.meeting.slides import Bars, Network, Numbers, Part, Slide, Table

_GAP = 12.0


def deck(slides: Sequence[Slide], made_on: str, template: bytes | None = None) -> bytes:
    """Return the slides as a pptx, the same bytes for the same slides; made_on is the day of the data (2026-11-25).

    `template` is an office's own presentation, whose layouts, fonts and colours are used; what is on its slides is
    left out. Long grids and tables continue on further pages. Raises TemplateFault.
    """
    used = opened(template)
    pen = Pen(used.scale, used.faces, used.titles)
    for slide in slides:
        if not slide.parts:
            cover(used, pen, slide, made_on).done(slide.notes)
            continue
        frame = framed(used, slide)
        drawings = [one for bundle in _bundles(slide.parts) for one in _pages(bundle, frame.content)]
        for at, draw in enumerate(drawings, start=1):
            canvas = frame.begun(used, pen, (at, len(drawings)), made_on)
            draw(canvas, frame.content)
            canvas.done(slide.notes)
    return _saved(used.presentation, slides, made_on)


def _bundles(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """Return the parts that share a page: numbers stand above the bars that follow them, all else alone."""
    found: list[tuple[Part, ...]] = []
    for part in parts:
        if isinstance(part, Bars) and found and isinstance(found[-1][-1], Numbers):
            found[-1] = (*found[-1], part)
        else:
            found.append((part,))
    return found


def _pages(parts: tuple[Part, ...], place: Rect) -> list[Drawing]:
    part = parts[0]
    if isinstance(part, Grid):
        return grid_pages(part, place.width, place.height)
    if isinstance(part, Table):
        return table_pages(part.frame, place.width, place.height)
    if isinstance(part, Network):
        return network_pages(part)
    return [partial(_figures, parts)]


def _figures(parts: tuple[Part, ...], canvas: Canvas, place: Rect) -> None:
    top = place.top
    for part in parts:
        if isinstance(part, Numbers):
            draw_numbers(part, canvas, Rect(place.left, top, place.width, NUMBERS_HEIGHT))
            top += NUMBERS_HEIGHT + _GAP
        elif isinstance(part, Bars):
            draw_bars(part, canvas, Rect(place.left, top, place.width, place.bottom - top))


def _saved(presentation: Any, slides: Sequence[Slide], made_on: str) -> bytes:
    said = presentation.core_properties
    said.title = slides[0].heading if slides else "对口联系工作"
    said.author = said.last_modified_by = "对口联系矩阵"
    said.subject = said.keywords = said.comments = said.category = ""
    said.created = said.modified = moment(made_on)
    said.revision, said.language = 1, "zh-CN"
    stream = io.BytesIO()
    presentation.save(stream)
    return frozen(stream.getvalue(), made_on)
