"""A paper's table as WordprocessingML, written at once: cell by cell through python-docx sixty rows take seconds."""

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from lib.exports.paper_table import SIZE, SMALL, Cell, PaperTable
from lib.exports.word_text import legal

_TWIPS = 56.6929  # in a millimetre
_HEAD = "#EEF2F7"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_EDGES = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in _SIDES)


def table_xml(table: PaperTable, face: str, head_face: str) -> str:
    """Return the table's XML: fixed widths, a head that is repeated on every page, rows that are not broken."""
    widths = [round(width * _TWIPS) for width in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = [replace(head, fill=_HEAD) for head in table.heads]
    head = _row(heads, widths, [True] * len(widths), head_face, "<w:tblHeader/>")
    last = len(table.rows) - 1  # stays with the notes below
    rows = "".join(_row(row, widths, table.centred, face, kept=at == last) for at, row in enumerate(table.rows))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_EDGES}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(
    cells: Sequence[Cell],
    widths: Sequence[int],
    centred: Sequence[bool],
    face: str,
    head: str = "",
    kept: bool = False,
) -> str:
    told = "".join(_cell(*one, face, kept) for one in zip(cells, widths, centred, strict=True))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="280" w:hRule="atLeast"/>{head}</w:trPr>{told}</w:tr>'


def _cell(cell: Cell, width: int, centred: bool, face: str, kept: bool) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill[1:]}"/>' if cell.fill else ""
    side = "center" if centred else "left"
    form = (
        f"{'<w:keepNext/>' if kept else ''}"
        '<w:spacing w:before="0" w:after="0" w:line="260" w:lineRule="exact"/>'
        f'<w:ind w:firstLine="0"/><w:jc w:val="{side}"/>'
    )
    lines = "".join(f"<w:p><w:pPr>{form}</w:pPr>{_run(line, cell, face)}</w:p>" for line in cell.text.split("\n"))
    frame = f'<w:tcW w:w="{width}" w:type="dxa"/>{ground}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{frame}</w:tcPr>{lines}</w:tc>"


def _run(text: str, cell: Cell, face: str) -> str:
    if not text:
        return ""
    tint = f'<w:color w:val="{cell.colour[1:]}"/>' if cell.colour else ""
    fonts = " ".join(f'w:{kind}="{face}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = f'<w:sz w:val="{round((SMALL if cell.small else SIZE) * 2)}"/>'
    return (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" {fonts}/>{tint}{size}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r>'
    )
