"""The forms of the annexes as Word files, filled or empty, in the layout that offices know (奉政发〔2019〕47号)."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from lib.vocabulary.activities import KINDS

_BODY, _TITLE = "仿宋", "方正小标宋简体"
LINKED = "所联系民主党派、工商联和无党派人士"


def report_form(
    title: str,
    department: str,
    day: str,
    linked: Sequence[str],
    lines: Mapping[str, Sequence[str]],
    persons: Sequence[tuple[str, str]],
    note: str,
) -> bytes:
    """Return 附件3, the annual report of one department, as a Word file.

    `lines` gives for each kind (its short name) what was done, one paragraph each; `persons` are names and telephone
    numbers of the leader in charge and the liaison officer; `day` (2026-01-20) and anything else may be "".
    """
    document = _document(title)
    head = document.add_paragraph(f"部  门：{department}")
    head.add_run(f"\t\t{_spelt(day)}")
    table = document.add_table(10, 4)
    _framed(table, (2.2, 4.3, 3.0, 6.0))
    _filled(table.cell(0, 0).merge(table.cell(0, 1)), LINKED)
    _filled(table.cell(0, 2).merge(table.cell(0, 3)), "、".join(linked))
    for row, (role, (name, telephone)) in enumerate(zip(("责任领导", "联络员"), persons, strict=True), start=1):
        for column, text in enumerate((role, name, "联系电话", telephone)):
            _filled(table.cell(row, column), text)
    _filled(table.cell(3, 0).merge(table.cell(9, 0)), "年\n度\n情\n况")
    for row, kind in enumerate(KINDS, start=3):
        _filled(table.cell(row, 1), kind.printed)
        _filled(table.cell(row, 2).merge(table.cell(row, 3)), "\n".join(lines.get(kind.short, ())), left=True)
        table.rows[row].height = Cm(1.9)
    document.add_paragraph(note)
    return _bytes(document)


def contact_form(title: str, unit: str, day: str, persons: Sequence[tuple[str, str, str, str]], note: str) -> bytes:
    """Return 附件2, leader in charge and liaison officer of one unit, as a Word file.

    `persons` are role, name, post and telephone number, one row each; anything but the role may be "".
    """
    document = _document(title)
    document.add_paragraph(f"单位名称（盖章）：{unit}").add_run(f"\t\t{_spelt(day)}")
    table = document.add_table(1 + len(persons), 4)
    _framed(table, (3.0, 3.5, 5.0, 4.0))
    for row, texts in enumerate((("", "姓名", "职务", "联系电话"), *persons)):
        for column, text in enumerate(texts):
            _filled(table.cell(row, column), text)
    document.add_paragraph(note)
    return _bytes(document)


def entry_line(parties: Sequence[str], count: int | None, text: str) -> str:
    """Return one entry as it stands in the form: 民革、民盟（3次）：座谈…… or 民革（3次）, as forms are read."""
    head = "、".join(parties) + (f"（{count}次）" if count else "")
    return f"{head}：{text}" if head and text else head or text


def _document(title: str) -> Any:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = _BODY, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _BODY)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run: Any = heading.add_run(title)
    run.font.size, run.font.name = Pt(18), _TITLE
    run._element.rPr.rFonts.set(qn("w:eastAsia"), _TITLE)
    return document


def _framed(table: Any, widths: Sequence[float]) -> None:
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):  # some programs go by the columns, not the cells
        column.width = Cm(width)
    for row in table.rows:
        row.height = Cm(1.1)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _filled(cell: Any, text: str, left: bool = False) -> None:
    for place, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.text = line
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER


def _spelt(day: str) -> str:
    parts = [str(int(part)) for part in day.split("-")] if day else ["    ", "  ", "  "]
    return "{}年{}月{}日".format(*parts)


def _bytes(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
