"""What every page has around its content: title, finding, source line, date of the data, number, demonstration mark."""

from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER

from lib.exports.meeting.deck_canvas import Canvas
from lib.exports.meeting.deck_fit import LEADING, Rect, balanced, height_of, largest, line_count, shortened
from lib.exports.meeting.deck_pen import Letters, Pen
from lib.exports.meeting.deck_template import FOOT, Layout, Template, held
from lib.exports.meeting.slides import Network, Slide

DEMONSTRATION = "演示数据"
_MARK = Letters(12, True, "#FFFFFF", "ctr")
_MARK_FILL = "#9A3F06"
_SOURCE, _GAP = 10.0, 8.0
_SENTENCES = ((20.0, 2), (18.0, 2), (16.0, 3), (14.0, 4), (12.0, 6))
_FOOTER, _NUMBER = PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER


@dataclass(frozen=True)
class Framed:
    """A slide's frame: where its finding, its content and its source line go, and how large the finding is set."""

    slide: Slide
    sentence: Rect
    size: float
    said: str
    content: Rect
    source: Rect
    synthetic: bool

    def begun(self, used: Template, pen: Pen, count: tuple[int, int], made_on: str) -> Canvas:
        """Return a new slide with all but its content; `count` is which of how many pages of this slide it is."""
        (at, of), canvas = count, Canvas(used, used.page, pen, self.slide.sentence)
        _titled(canvas, used.page, self.slide.heading + (f"（{at}/{of}）" if of > 1 else ""))
        told = f"　{DEMONSTRATION}，不是真实名单" if self.synthetic else ""
        _footers(canvas, f"数据截至{made_on}{told}")
        canvas.text("结论", self.sentence, self.said, Letters(self.size))
        if self.synthetic:
            mark = Rect(self.content.right - 72, self.sentence.top + 2, 72, 20)
            canvas.text("演示数据标记", mark, DEMONSTRATION, _MARK, fill=_MARK_FILL, anchor="ctr")
        canvas.text("来源", self.source, _source(self.slide), Letters(_SOURCE), anchor="b")
        return canvas


def framed(used: Template, slide: Slide) -> Framed:
    """Return where things go on the pages of a slide."""
    area, synthetic = used.area, any(one.synthetic for one in slide.origins)
    wide = area.width - (84 if synthetic else 0)
    size, lines = next(
        (one for one in _SENTENCES if line_count(slide.sentence, one[0], wide) <= one[1]), _SENTENCES[-1]
    )
    said = shortened(slide.sentence, size, wide, lines)
    steps = any(isinstance(part, Network) for part in slide.parts)  # which must not jump from one to the next
    tall = max(height_of(said, size, wide), 2 * _SENTENCES[0][0] * LEADING if steps else 0)
    foot = min(height_of(_source(slide), _SOURCE, area.width), 4 * _SOURCE * LEADING)
    top = area.top + max(tall, 24 if synthetic else 0) + _GAP
    return Framed(
        slide,
        Rect(area.left, area.top, wide, tall),
        size,
        said,
        Rect(area.left, top, area.width, area.bottom - foot - 4 - top),
        Rect(area.left, area.bottom - foot, area.width, foot),
        synthetic,
    )


def cover(used: Template, pen: Pen, slide: Slide, made_on: str) -> Canvas:
    """Return the first slide: title, day of the data and sources, in the layout that the template has for it."""
    canvas, title = Canvas(used, used.cover, pen, slide.heading), used.cover.title.place
    _titled(canvas, used.cover, slide.heading)
    lines = [slide.sentence, *[f"来源：{one.line}" for one in slide.origins]]
    below = held(used.cover.holders, PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
    place = below.place if below is not None else Rect(title.left, title.bottom + 12, title.width, 120)
    size = largest(lines, place.width - 16, place.height - 8, (20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0))
    most = max(1, int((place.height - 8) // (size * LEADING)))
    while len(lines) > 1 and sum(line_count(one, size, place.width - 16) for one in lines) > most:
        lines.pop()
    if below is not None:
        told = "".join(pen.paragraph(one, Letters(size, colour=None, align=None)) for one in lines)
        canvas.placeholder(below, "\n".join(lines), told)
    else:
        canvas.paragraphs("副标题", place, [(one, Letters(size)) for one in lines])
    if any(one.synthetic for one in slide.origins):
        mark = Rect(title.left + 8, max(title.top - 34, 6), 300, 26)
        told_mark = f"{DEMONSTRATION}，不是任何地方的真实名单"
        canvas.text("演示数据标记", mark, told_mark, Letters(14, True, "#FFFFFF", "ctr"), fill=_MARK_FILL, anchor="ctr")
    return canvas


def _titled(canvas: Canvas, layout: Layout, text: str) -> None:
    """Write the title in the template's own letters, smaller only where it would not fit."""
    place, size = layout.title.place, layout.size
    sizes = [one for one in (size, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0) if one <= size]
    fits = largest([text], place.width - 16, place.height, sizes)
    letters = Letters(None if fits == size else fits, colour=None, align=None)
    told = balanced(text, fits, place.width - 16)
    canvas.placeholder(layout.title, text, canvas.pen.paragraph(told, letters, title=True))


def _footers(canvas: Canvas, text: str) -> None:
    """Add footer and page number where the template has them, otherwise at the foot of the slide."""
    used, pen = canvas.used, canvas.pen
    for kind, name, place in (
        (_FOOTER, text, Rect(36, FOOT, used.width / 2, 18)),
        (_NUMBER, "页码", Rect(used.width - 96, FOOT, 60, 18)),
    ):
        own = held(used.feet, kind)
        letters = Letters(None, colour=None, align=None)
        if own is None:
            letters = Letters(_SOURCE, align="l" if kind == _FOOTER else "r")
        told = pen.paragraph(text, letters) if kind == _FOOTER else pen.number_field(letters, canvas.number)
        if own is None:
            canvas.box(name, name, place, told)
        else:
            canvas.placeholder(own, name, told)


def _source(slide: Slide) -> str:
    return "来源：" + "；".join(one.line for one in slide.origins)
