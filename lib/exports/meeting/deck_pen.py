"""Slides and what is on them as DrawingML, every text with its Latin and East-Asian typeface.

Written as XML: python-pptx sets the Latin typeface only, and takes many times as long for a table of coloured cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from lib.exports.meeting.deck_fit import LEADING, Rect
from lib.exports.word_text import legal

_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
EMU = 12700  # per point
HAIRLINE = "#CBD2DB"


@dataclass(frozen=True)
class Faces:
    """The typefaces that a text names, Latin and East-Asian; +mn-lt and +mn-ea are those of the theme."""

    latin: str
    asian: str

    @cached_property
    def xml(self) -> str:
        """Return them as they stand in the properties of a run."""
        latin, asian = quoteattr(self.latin), quoteattr(self.asian)
        return f"<a:latin typeface={latin}/><a:ea typeface={asian}/><a:cs typeface={latin}/>"


@dataclass(frozen=True)
class Letters:
    """How a text is set: size in points, weight, colour (#RRGGBB or a name of the theme), alignment l, ctr or r.

    A size or colour of None is what the placeholder has.
    """

    size: float | None = 14
    bold: bool = False
    colour: str | None = "tx1"
    align: str | None = "l"


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `rows` it spans downwards, 0 for one that is covered from above."""

    text: str
    letters: Letters
    fill: str | None = "#FFFFFF"
    rows: int = 1


@dataclass(frozen=True)
class Holder:
    """A placeholder of a layout or master: its kind, its name, the p:ph by which a slide's own names it, its place."""

    kind: Any
    name: str
    tag: str
    place: Rect


@dataclass(frozen=True)
class Pen:
    """Writes XML for one deck: points of a slide 540 points high become EMU of this deck's slides."""

    scale: float
    faces: Faces
    titles: Faces

    def emu(self, points: float) -> int:
        """Return a length in EMU."""
        return round(points * self.scale * EMU)

    def paragraph(self, text: str, letters: Letters, title: bool = False) -> str:
        """Return one paragraph; line breaks within the text become breaks."""
        spacing, run = "", self._run(letters, self.titles if title else self.faces)
        if letters.size is not None:
            exact = round(letters.size * self.scale * LEADING * 100)
            spacing = f'<a:lnSpc><a:spcPts val="{exact}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        runs = f"<a:br><a:rPr {run}</a:rPr></a:br>".join(
            f"<a:r><a:rPr {run}</a:rPr><a:t>{safe(line)}</a:t></a:r>" for line in text.split("\n") if text
        )
        runs = runs or f"<a:endParaRPr {run}</a:endParaRPr>"
        return f"<a:p><a:pPr{_align(letters)}>{spacing}</a:pPr>{runs}</a:p>"

    def number_field(self, letters: Letters, number: int) -> str:
        """Return a paragraph with the number of the page, which PowerPoint and WPS keep up to date."""
        return (
            f'<a:p><a:pPr{_align(letters)}/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f"<a:rPr {self._run(letters, self.faces)}</a:rPr><a:t>{number}</a:t></a:fld></a:p>"
        )

    def _run(self, letters: Letters, faces: Faces) -> str:
        """Return the properties of a run, from its language to its typefaces."""
        size = "" if letters.size is None else f' sz="{round(letters.size * self.scale * 100)}"'
        weight = ' b="1"' if letters.bold else ""
        colour = _fill(letters.colour) if letters.colour else ""
        return f'lang="zh-CN" altLang="en-US"{size}{weight} dirty="0">{colour}{faces.xml}'

    def placeholder(self, key: int, holder: Holder, descr: str, paragraphs: str = "") -> str:
        """Return a slide's own placeholder, which has its place and its letters from the layout."""
        body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>" if paragraphs else ""
        return (
            f'<p:sp><p:nvSpPr>{_identity(key, holder.name, descr)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{holder.tag}</p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>"
        )

    def box(
        self,
        key: int,
        name: str,
        descr: str,
        place: Rect,
        paragraphs: str,
        fill: str | None = None,
        line: str | None = None,
        anchor: str = "t",
        inset: float = 0,
        text_box: bool = True,
    ) -> str:
        """Return a rectangle with text; its text never grows it and never leaves it."""
        kind = ' txBox="1"' if text_box else ""
        edge = f'<a:ln w="9525">{_fill(line)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
        sides = " ".join(f'{side}Ins="{self.emu(inset)}"' for side in "ltrb")
        return (
            f"<p:sp><p:nvSpPr>{_identity(key, name, descr)}<p:cNvSpPr{kind}/>"
            f'<p:nvPr/></p:nvSpPr><p:spPr>{self._frame(place, "a")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{_fill(fill) if fill else '<a:noFill/>'}{edge}</p:spPr><p:txBody>"
            f'<a:bodyPr wrap="square" {sides} anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs}</p:txBody></p:sp>"
        )

    def connector(
        self, key: int, name: str, ends: tuple[tuple[int, int], tuple[int, int]], place: Rect, colour: str, width: float
    ) -> str:
        """Return a straight connector glued to (shape, site) at both ends; a negative height rises to the right."""
        flip = ' flipV="1"' if place.height < 0 else ""
        (one, site), (other, opposite) = ends
        if place.height < 0:
            place = Rect(place.left, place.top + place.height, place.width, -place.height)
        return (
            f'<p:cxnSp><p:nvCxnSpPr>{_identity(key, name, name)}<p:cNvCxnSpPr><a:stCxn id="{one}" idx="{site}"/>'
            f'<a:endCxn id="{other}" idx="{opposite}"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>'
            f'{self._frame(place, "a", flip)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{self.emu(width)}">{_fill(colour)}</a:ln></p:spPr></p:cxnSp>'
        )

    def table(
        self,
        key: int,
        name: str,
        descr: str,
        place: Rect,
        columns: Sequence[float],
        rows: Sequence[tuple[float, Sequence[Cell]]],
    ) -> str:
        """Return a table: widths of the columns, and for each row its height and its cells; row 1 is the head."""
        grid = "".join(f'<a:gridCol w="{self.emu(width)}"/>' for width in columns)
        body = "".join(
            f'<a:tr h="{self.emu(height)}">{"".join(self._cell(cell) for cell in cells)}</a:tr>'
            for height, cells in rows
        )
        content = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>'
        return self._graphic(_identity(key, name, descr), place, _TABLE, content)

    def chart(self, key: int, name: str, descr: str, place: Rect, relation: str) -> str:
        """Return the frame of a chart that the slide has under this relation."""
        content = f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
        return self._graphic(_identity(key, name, descr), place, _CHART, content)

    def _graphic(self, identity: str, place: Rect, kind: str, content: str) -> str:
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
            f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{self._frame(place, 'p')}<a:graphic>"
            f'<a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
        )

    def _cell(self, cell: Cell) -> str:
        span = ' vMerge="1"' if cell.rows == 0 else f' rowSpan="{cell.rows}"' if cell.rows > 1 else ""
        side = self.emu(4 if cell.letters.align == "l" else 1)
        return (
            f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{self.paragraph(cell.text, cell.letters)}</a:txBody>"
            f'<a:tcPr marL="{side}" marR="{side}" marT="{self.emu(1)}" marB="{self.emu(1)}" anchor="ctr">{_EDGES}'
            f"{_fill(cell.fill) if cell.fill else '<a:noFill/>'}</a:tcPr></a:tc>"
        )

    def _frame(self, place: Rect, prefix: str, flip: str = "") -> str:
        left, top, width, height = (self.emu(one) for one in place)
        return f'<{prefix}:xfrm{flip}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{prefix}:xfrm>'


def page(root: str, shapes: str) -> bytes:
    """Return a whole slide (root sld) or page of notes (root notes) with these shapes."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:{root} {_NAMES}><p:cSld><p:spTree><p:nvGrpSpPr>'
        f'<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>'
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{root}>"
    ).encode()


def elements(xml: str) -> list[Any]:
    """Return the elements that a piece of XML of this module holds."""
    return list(parse_xml(f"<p:all {_NAMES}>{xml}</p:all>"))


def safe(text: str) -> str:
    """Return a text as it may stand in XML."""
    return escape(legal(text))


def _identity(key: int, name: str, descr: str) -> str:
    return f'<p:cNvPr id="{key}" name="{_quoted(name)}" descr="{_quoted(descr)}"/>'


def _quoted(text: str) -> str:
    return safe(text).replace('"', "&quot;").replace("\n", "&#10;")


def _fill(colour: str) -> str:
    if colour.startswith("#"):
        return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def _align(letters: Letters) -> str:
    return f' algn="{letters.align}"' if letters.align else ""


# The sides of every cell of a table.
_EDGES = "".join(f'<a:{edge} w="6350">{_fill(HAIRLINE)}</a:{edge}>' for edge in ("lnL", "lnR", "lnT", "lnB"))
