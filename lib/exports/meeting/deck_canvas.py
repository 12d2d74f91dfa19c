"""One slide while it is written: shapes are collected as XML with numbers of their own, then set all at once."""

from collections.abc import Callable, Sequence
from typing import Any

from lib.exports.meeting.deck_fit import Rect
from lib.exports.meeting.deck_pen import Cell, Letters, Pen, elements

# The numbers of our shapes begin above those of the template's placeholders.
_FIRST = 100


class Canvas:
    """Collects the shapes of one slide; `done` puts them on it, each with its text alternative."""

    def __init__(self, slide: Any, pen: Pen, label: str) -> None:
        self.slide, self.pen, self.label = slide, pen, label
        self._next, self._xml = _FIRST, list[str]()

    def key(self) -> int:
        """Return the number of the next shape."""
        self._next += 1
        return self._next

    def text(self, name: str, place: Rect, text: str, letters: Letters, **more: Any) -> None:
        """Write a text into a box that cannot grow; its words are its text alternative."""
        self.paragraphs(name, place, [(text, letters)], **more)

    def paragraphs(self, name: str, place: Rect, told: Sequence[tuple[str, Letters]], **more: Any) -> None:
        """Write several paragraphs into one box."""
        xml = "".join(self.pen.paragraph(text, letters) for text, letters in told)
        descr = "\n".join(text for text, _ in told)
        self._xml.append(self.pen.box(self.key(), name, descr, place, xml, **more))

    def shape(self, name: str, place: Rect, text: str, letters: Letters, fill: str, line: str) -> int:
        """Draw a filled box with a text in its middle; return its number, by which connectors hold on to it."""
        key = self.key()
        xml = self.pen.paragraph(text, letters)
        self._xml.append(self.pen.box(key, name, text, place, xml, fill, line, anchor="ctr", inset=3, text_box=False))
        return key

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

    def done(self) -> None:
        """Put what was collected on the slide."""
        tree = self.slide.shapes._spTree
        for one in elements("".join(self._xml)):
            tree.append(one)
        self._xml.clear()


# What draws one page of a part into the place it is given.
Drawing = Callable[[Canvas, Rect], None]
