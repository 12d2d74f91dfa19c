"""Word files in the manner of official papers: page, typefaces, headings, tables and page numbers (GB/T 9704)."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from lib.exports.meeting.frozen import frozen, moment
from lib.exports.official_table import table_xml
from lib.exports.paper_table import PaperTable
from lib.exports.word_text import legal

TITLE, HEADING, SUBHEADING, BODY = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
# What an office without the typeface has in its place; Word and WPS look these up in the table of fonts.
_INSTEAD = {TITLE: "华文中宋", HEADING: "SimHei", SUBHEADING: "楷体", BODY: "仿宋"}
# Millimetres above, below, left and right; tables need more of the page than sentences.
_PAPER, _ANNEX, _LYING = (37, 35, 28, 26), (20, 20, 16, 16), (20, 20, 20, 20)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SIZE_OF_PAGE = '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体"/><w:sz w:val="28"/></w:rPr>'
_PAGE = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r>{_SIZE_OF_PAGE}<w:t>1</w:t></w:r></w:fldSimple>'
_RED = RGBColor(0xC0, 0x2F, 0x0E)


class OfficialWord:
    """A Word file that is written from top to bottom; `made_on` (2026-11-25) is the day it gives as its own.

    `foot` and, in red, `mark` stand on every page; `annex` says that it begins with an annex, not with a paper.
    """

    def __init__(self, title: str, made_on: str, foot: str, mark: str = "", annex: bool = False) -> None:
        self._document: Any = docx.Document()
        self._made_on, self._foot, self._mark = made_on, legal(foot), legal(mark)
        self._styles()
        self._fonts()
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = legal(title)[:250], "", ""
        properties.created = properties.modified = moment(made_on)
        self._document.settings.odd_and_even_pages_header_footer = True
        _upright(self._document.sections[0], *(_ANNEX if annex else _PAPER))
        self._running(self._document.sections[0])

    def title(self, text: str) -> None:
        """Write the title of the paper or of an annex."""
        self._paragraph(text, "Title")

    def centred(self, text: str, red: bool = False) -> None:
        """Write a line in the middle: a date, or in red what must not be overlooked."""
        paragraph = self._paragraph(text, "Heading 2")
        paragraph.alignment, paragraph.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, 0
        if red:
            paragraph.runs[0].font.color.rgb = _RED

    def heading(self, text: str) -> None:
        """Write a heading of the first order: 一、……"""
        self._paragraph(text, "Heading 1")

    def body(self, text: str, lead: str = "") -> None:
        """Write a paragraph, begun by `lead`, a heading of the second order that stands in its line: （一）……。"""
        paragraph = self._paragraph("", "Normal")
        if lead:
            _faced(paragraph.add_run(legal(lead)), SUBHEADING)
        paragraph.add_run(legal(text))

    def annex_label(self, text: str) -> None:
        """Write 附件1 above an annex."""
        paragraph = self._paragraph(text, "Heading 1")
        paragraph.paragraph_format.first_line_indent = 0

    def note(self, text: str) -> None:
        """Write a small line under a table: what its signs mean, where it comes from."""
        paragraph = self._paragraph(text, "Normal")
        paragraph.paragraph_format.first_line_indent = 0
        paragraph.paragraph_format.line_spacing = Pt(15)
        paragraph.runs[0].font.size = Pt(9)

    def table(self, table: PaperTable) -> None:
        """Write a table; its head is repeated on every page, no row is broken."""
        section = self._document.element.body.sectPr
        section.addprevious(parse_xml(table_xml(table, BODY, HEADING)))

    def new_page(self, lying: bool) -> None:
        """Begin a page of the annexes, upright or lying."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        if lying:
            _lying(section, *_LYING)
        else:
            _upright(section, *_ANNEX)

    def content(self) -> bytes:
        """Return the file, the same bytes for the same words."""
        stream = io.BytesIO()
        self._document.save(stream)
        return frozen(stream.getvalue(), self._made_on)

    def _paragraph(self, text: str, style: str) -> Any:
        paragraph = self._document.add_paragraph(style=style)
        if text:
            paragraph.add_run(legal(text))
        return paragraph

    def _styles(self) -> None:
        styles = self._document.styles
        kinds: Sequence[tuple[str, str, float, float]] = (
            ("Normal", BODY, 16, 2),
            ("Title", TITLE, 22, 0),
            ("Heading 1", HEADING, 16, 2),
            ("Heading 2", SUBHEADING, 16, 2),
        )
        for name, face, size, indent in kinds:
            style = styles[name]
            _faced(style, face)
            style.font.size, style.font.bold, style.font.color.rgb = Pt(size), False, RGBColor(0, 0, 0)
            form = style.paragraph_format
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(36 if name == "Title" else 28)
            form.space_before = form.space_after = Pt(0)
            form.first_line_indent = Pt(size * indent)
        title = styles["Title"]
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_after = Pt(12)
        for border in title.element.pPr.findall(qn("w:pBdr")):
            title.element.pPr.remove(border)
        styles["Normal"].paragraph_format.widow_control = True

    def _fonts(self) -> None:
        part = next(one for one in self._document.part.package.iter_parts() if one.partname == "/word/fontTable.xml")
        fonts = "".join(
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
            for name, other in _INSTEAD.items()
        )
        part._blob = f"{_DECLARATION}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()

    def _running(self, section: Any) -> None:
        """Put the page's number outside, the source beside it, and what must not be overlooked on top of every page."""
        feet = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
        for foot, side in feet:
            foot.is_linked_to_previous = False
            source = foot.paragraphs[0]
            _small(source, self._foot, 8, WD_ALIGN_PARAGRAPH.LEFT)
            source.paragraph_format.space_before = Pt(5)  # a table may end right above
            number = foot.add_paragraph()
            _small(number, "— ", 14, side)
            number._p.append(parse_xml(_PAGE))
            _sized(number.add_run(" —"), 14)
        for head in (section.header, section.even_page_header):
            head.is_linked_to_previous = False
            if self._mark:
                _small(head.paragraphs[0], self._mark, 9, WD_ALIGN_PARAGRAPH.RIGHT)
                head.paragraphs[0].runs[0].font.color.rgb = _RED


def _small(paragraph: Any, text: str, size: float, side: Any) -> None:
    paragraph.style, paragraph.alignment = "Normal", side
    form = paragraph.paragraph_format
    form.first_line_indent, form.line_spacing_rule = 0, WD_LINE_SPACING.SINGLE
    _sized(paragraph.add_run(text), size)


def _sized(run: Any, size: float) -> None:
    run.font.size = Pt(size)
    _faced(run, "宋体")


def _faced(holder: Any, face: str) -> None:
    """Set the typeface of Latin and Chinese letters; quotation marks and dashes are Chinese ones."""
    holder.font.name = face
    fonts = holder.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), face)
    fonts.set(qn("w:hint"), "eastAsia")


def _upright(section: Any, top: float, bottom: float, left: float, right: float) -> None:
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    _margins(section, top, bottom, left, right)


def _lying(section: Any, top: float, bottom: float, left: float, right: float) -> None:
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    _margins(section, top, bottom, left, right)


def _margins(section: Any, top: float, bottom: float, left: float, right: float) -> None:
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance, section.footer_distance = Mm(12), Mm(10)
