"""What every page has around its content: title, finding, source line, date of the data, number, demonstration mark."""

from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER

from lib.exports.meeting.deck_canvas import Canvas
from lib.exports.meeting.deck_fit import LEADING, Rect, balanced, height_of, largest, line_count, shortened
from lib.exports.meeting.deck_pen import Letters, Pen
from lib.exports.meeting.deck_template import FOOT, Layout, Template, held
from lib.exports.meeting.slides import DEMONSTRATION, IN_FULL, Network, Slide

_MARK = Letters(12, True, "#FFFFFF", "ctr")
_MARK_FILL = "#9A3F06"
_MARK_WIDTH, _BETWEEN = 72, 6  # points of a mark, and beside it
_FOOTER_SIZE, _GAP = 10.0, 8.0
_BELOW = (12.0, 11.0, 10.0)  # sizes of the remark and the sources, the largest in which they take little room
_LEAST_BELOW, _MOST_BELOW = 50.0, 70.0  # points of height
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
    below: Rect
    below_size: float

    def begun(self, used: Template, pen: Pen, count: tuple[int, int], made_on: str) -> Canvas:
        """Return a new slide with all but its content; `count` is which of how many pages of this slide it is."""
        (at, of), canvas = count, Canvas(used, used.page, pen, self.slide.sentence)
        _titled(canvas, used.page, self.slide.heading + (f"（{at}/{of}）" if of > 1 else ""))
        _footers(canvas, "　".join([f"数据截至{made_on}", *(IN_FULL[one] for one in self.slide.marks)]))
        canvas.text("结论", self.sentence, self.said, Letters(self.size))
        for at, word in enumerate(reversed(self.slide.marks)):
            left = self.content.right - _MARK_WIDTH - at * (_MARK_WIDTH + _BETWEEN)
            mark = Rect(left, self.sentence.top + 2, _MARK_WIDTH, 20)
            canvas.text(f"{word}标记", mark, word, _MARK, fill=_MARK_FILL, anchor="ctr")
        canvas.text("来源", self.below, _below(self.slide), Letters(self.below_size), anchor="b")
        return canvas


def framed(used: Template, slide: Slide) -> Framed:
    """Return where things go on the pages of a slide."""
    area, marks = used.area, len(slide.marks)
    wide = area.width - (marks * (_MARK_WIDTH + _BETWEEN) + _BETWEEN if marks else 0)
    size, lines = next(
        (one for one in _SENTENCES if line_count(slide.sentence, one[0], wide) <= one[1]), _SENTENCES[-1]
    )
    said = shortened(slide.sentence, size, wide, lines)
    steps = any(isinstance(part, Network) for part in slide.parts)  # which must not jump from one to the next
    tall = max(height_of(said, size, wide), 2 * _SENTENCES[0][0] * LEADING if steps else 0)
    below = _below(slide)
    small = largest([below], area.width, _LEAST_BELOW, _BELOW)
    foot = min(height_of(below, small, area.width), _MOST_BELOW)
    top = area.top + max(tall, 24 if marks else 0) + _GAP
    return Framed(
        slide,
        Rect(area.left, area.top, wide, tall),
        size,
        said,
        Rect(area.left, top, area.width, area.bottom - foot - 4 - top),
        Rect(area.left, area.bottom - foot, area.width, foot),
        small,
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
            letters = Letters(_FOOTER_SIZE, align="l" if kind == _FOOTER else "r")
        told = pen.paragraph(text, letters) if kind == _FOOTER else pen.number_field(letters, canvas.number)
        if own is None:
            canvas.box(name, name, place, told)
        else:
            canvas.placeholder(own, name, told)


def _below(slide: Slide) -> str:
    sources = "来源：" + "；".join(one.line for one in slide.origins)
    return f"说明：{slide.remark}\n{sources}" if slide.remark else sources
