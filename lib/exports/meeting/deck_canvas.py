"""One slide while it is written: shapes are collected as XML with numbers of their own, then set all at once."""

from collections.abc import Callable, Sequence
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from lib.exports.meeting.deck_fit import Rect
from lib.exports.meeting.deck_pen import Cell, Holder, Letters, Pen, page
from lib.exports.meeting.deck_template import Layout, Template

_NOTED = {PP_PLACEHOLDER.SLIDE_IMAGE: "幻灯片缩略图", PP_PLACEHOLDER.BODY: "备注", PP_PLACEHOLDER.SLIDE_NUMBER: "页码"}


class Canvas:
    """A new slide in a layout, on which shapes are drawn, each with its text alternative; `done` writes it.

    The slide is handed to the package as it is to stand in the file: python-pptx would read it only to write it again.
    """

    def __init__(self, used: Template, layout: Layout, pen: Pen, label: str) -> None:
        main, self.used, self.pen, self.label = used.presentation.part, used, pen, label
        slides = used.presentation.slides._sldIdLst
        self.number = len(slides) + 1
        self.part: Any = self._part("slide", CONTENT_TYPE.PML_SLIDE)
        self.part.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        slides.add_sldId(main.relate_to(self.part, RELATIONSHIP_TYPE.SLIDE))
        self._next, self._xml = 1, list[str]()  # 1 is the tree of the shapes itself

    def key(self) -> int:
        """Return the number of the next shape."""
        self._next += 1
        return self._next

    def placeholder(self, holder: Holder, descr: str, paragraphs: str) -> None:
        """Fill a placeholder of the layout."""
        self._xml.append(self.pen.placeholder(self.key(), holder, descr, paragraphs))

    def text(self, name: str, place: Rect, text: str, letters: Letters, **more: Any) -> None:
        """Write a text into a box that cannot grow; its words are its text alternative."""
        self.paragraphs(name, place, [(text, letters)], **more)

    def paragraphs(self, name: str, place: Rect, told: Sequence[tuple[str, Letters]], **more: Any) -> None:
        """Write several paragraphs into one box."""
        xml = "".join(self.pen.paragraph(text, letters) for text, letters in told)
        self.box(name, "\n".join(text for text, _ in told), place, xml, **more)

    def box(self, name: str, descr: str, place: Rect, paragraphs: str, **more: Any) -> int:
        """Draw a box around paragraphs; return its number, by which connectors hold on to it."""
        self._xml.append(self.pen.box(key := self.key(), name, descr, place, paragraphs, **more))
        return key

    def shape(self, name: str, place: Rect, text: str, letters: Letters, fill: str, line: str) -> int:
        """Draw a filled box with a text in its middle; return its number."""
        xml = self.pen.paragraph(text, letters)
        return self.box(name, text, place, xml, fill=fill, line=line, anchor="ctr", inset=3, text_box=False)

    def connector(
        self, name: str, ends: tuple[tuple[int, int], tuple[int, int]], place: Rect, colour: str, width: float
    ) -> None:
        """Draw a line between two shapes, (number, site) each."""
        self._xml.append(self.pen.connector(self.key(), name, ends, place, colour, width))

    def table(
        self, descr: str, place: Rect, columns: Sequence[float], rows: Sequence[tuple[float, Sequence[Cell]]]
    ) -> None:
        """Draw a table; its height is that of its rows."""
        tall = Rect(place.left, place.top, sum(columns), sum(height for height, _ in rows))
        self._xml.append(self.pen.table(self.key(), "表格", descr, tall, columns, rows))

    def chart(self, name: str, descr: str, place: Rect, chart: Any) -> None:
        """Show a chart, which is a part of the package."""
        relation = self.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        self._xml.append(self.pen.chart(self.key(), name, descr, place, relation))

    def done(self, notes: str) -> None:
        """Write the slide and its page of notes."""
        self.part.blob = page("sld", "".join(self._xml))
        told = "".join(self.pen.paragraph(one, Letters(None, colour=None, align=None)) for one in notes.split("\n"))
        shapes = [
            self.pen.placeholder(key, one, _NOTED[one.kind], told if one.kind == PP_PLACEHOLDER.BODY else "")
            for key, one in enumerate(self.used.notes, start=2)
            if one.kind in _NOTED
        ]
        added = self._part("notesSlide", CONTENT_TYPE.PML_NOTES_SLIDE, page("notes", "".join(shapes)))
        added.relate_to(self.used.presentation.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
        added.relate_to(self.part, RELATIONSHIP_TYPE.SLIDE)
        self.part.relate_to(added, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def _part(self, kind: str, content: str, blob: bytes = b"") -> Any:
        name = PackURI(f"/ppt/{kind}s/{kind}{self.number}.xml")
        return Part(name, content, self.used.presentation.part.package, blob)


# What draws one page of a part into the place it is given.
Drawing = Callable[[Canvas, Rect], None]
