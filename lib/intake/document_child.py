"""Read a Word, PDF or web document from standard input, print its text and tables as JSON; run apart, by documents.py.

A broken PDF can abort the process that reads it, so this one does nothing else.
Arguments: kind (word, pdf, page), memory in bytes, seconds, unpacked bytes, characters.
"""

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

Tables = list[list[list[str]]]
_PAGES = 300
_WIDEST = 60  # cells that one may span
_LONGEST_CELL = 300
_BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "title", "dd", "dt"}


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource  # as in workbook_child.py: run apart, neither can import from the other
    except ImportError:  # Windows has no such limits; the parent's timeout remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # the first of them tells why it ended
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file


def _row(cells: list[str]) -> str:
    """Return a row of a table as a line; a merged cell, which is repeated, once."""
    kept = [cell for place, cell in enumerate(cells) if not place or cell != cells[place - 1]]
    return "\t".join(cell for cell in kept if cell)


# Symbols that offices set from symbol fonts, by font and number; any other one becomes a square that is no mark.
_SYMBOLS = {
    "wingdings": {"FC": "✓", "FE": "☑", "FB": "✗", "FD": "☒", "A8": "□", "6F": "□", "6C": "●"},
    "wingdings 2": {"50": "✓", "52": "☑", "4F": "✗", "51": "☒", "A3": "□", "98": "●"},
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TICKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"
_OLD_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # of a text box
_WRAPS = ("sdt", "ins", "moveTo", "smartTag", "customXml", "fldSimple")


def _as_on_the_page(body: Any) -> None:
    """Make a Word file plain, since its reader passes over what is wrapped: fields, tracked changes, text boxes."""
    _strike_out(body)
    for symbol in list(body.iter(f"{_W}sym")):
        text = symbol.makeelement(f"{_W}t")
        font, number = symbol.get(f"{_W}font", "").lower(), symbol.get(f"{_W}char", "").upper()
        text.text = _SYMBOLS.get(font, {}).get(number[-2:], "▪")
        symbol.addprevious(text)
    for wrap in [one for name in _WRAPS for one in body.iter(f"{_W}{name}")]:
        _unwrap(wrap)
    # What lies inside a paragraph or a cell follows behind it.
    for box in reversed(list(body.iter(f"{_W}txbxContent"))):
        _move_behind(list(box), box.iterancestors(f"{_W}p"))
    for table in reversed(list(body.iter(f"{_W}tbl"))):
        _move_behind([table], reversed(list(table.iterancestors(f"{_W}tbl"))))


def _strike_out(body: Any) -> None:
    """Remove text and rows of tables that a tracked change deletes, and the copies of text boxes for old programs."""
    for one in list(body.iter(f"{_W}del", f"{_W}moveFrom", _OLD_COPY)):
        of_row = one.getparent().tag == f"{_W}trPr"
        gone = one.getparent().getparent() if of_row else one
        if gone.getparent() is not None:
            gone.getparent().remove(gone)


def _unwrap(wrap: Any) -> None:
    """Put the content of a content control or the like in its place; a box to tick says whether it is ticked."""
    box: Any = next(wrap.iterfind(f"{_W}sdtPr//{_TICKED}"), None)
    content = wrap.find(f"{_W}sdtContent")
    for part in list(wrap if content is None else content):
        for text in part.iter(f"{_W}t") if box is not None else ():  # Word shows a ticked one as ☒
            text.text = "☐" if box.values()[:1] in (["0"], ["false"]) else "☑"
        wrap.addprevious(part)
    wrap.getparent().remove(wrap)


def _move_behind(parts: list[Any], ancestors: Iterator[Any]) -> None:
    place: Any = next(ancestors, None)
    for part in reversed(parts) if place is not None else ():
        place.addnext(part)


def word(content: bytes) -> tuple[str, Tables]:
    """Return the text of a Word file in reading order, and its tables."""
    from docx import Document
    from docx.text.paragraph import Paragraph

    lines: list[str] = []
    tables: Tables = []
    document = Document(io.BytesIO(content))
    _as_on_the_page(document.element.body)
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            lines.append(part.text)
            continue
        rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in part.rows]
        tables.append(rows)
        lines += [*map(_row, rows), ""]
    return "\n".join(lines), tables


def pdf(content: bytes) -> tuple[str, Tables]:
    """Return the text of a PDF page by page, and its ruled tables. The text of a scanned one is empty."""
    import pdfplumber
    import pypdfium2

    pages = []
    document = pypdfium2.PdfDocument(content)
    for number in range(min(len(document), _PAGES)):
        pages.append(document[number].get_textpage().get_text_range())
    tables: Tables = []
    with pdfplumber.open(io.BytesIO(content)) as again:
        for page in again.pages[:30]:
            if len(page.lines) + len(page.rects) > 5:
                tables += [
                    [[" ".join((cell or "").split()) for cell in row] for row in one] for one in page.extract_tables()
                ]
    return "\n".join(pages), tables


def page(content: bytes) -> tuple[str, Tables]:
    """Return the text of a web page (UTF-8) as it is read, and its tables."""
    import lxml.html

    root = lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8"))
    return _walked(root), [_cells(table) for table in root.iter("table")]


def _cells(table: Any) -> list[list[str]]:
    """Return the rows of a table of a web page; a cell that spans several rows or columns stands in each of them."""
    rows: list[list[str]] = []
    spanned: dict[tuple[int, int], str] = {}  # by row and column: what a cell above holds there, too
    for number, row in enumerate(table.iter("tr")):
        cells: list[str] = []
        for cell in row.iter("td", "th"):
            cells += _from_above(spanned, number, len(cells))
            text = " ".join(cell.text_content().split())
            wide = _span(cell, "colspan")
            for below in range(1, _span(cell, "rowspan")):
                spanned |= {(number + below, len(cells) + right): text for right in range(wide)}
            cells += [text] * wide
        rows.append(cells + _from_above(spanned, number, len(cells)))
    return rows


def _from_above(spanned: dict[tuple[int, int], str], row: int, column: int) -> list[str]:
    """Return what cells above hold from a place of a row on, as far as they stand side by side."""
    texts: list[str] = []
    while (row, column + len(texts)) in spanned:
        texts.append(spanned[row, column + len(texts)])
    return texts


def _span(cell: Any, name: str) -> int:
    stated = str(cell.get(name, "1")).strip()
    return min(int(stated), _WIDEST) if stated.isdecimal() and stated != "0" else 1


def _is_list(table: Any) -> bool:
    """Tell whether a table holds short cells, and not the layout of the page or paragraphs of a text."""
    cells = list(table.iter("td", "th"))
    lengths = [len(cell.text_content()) for cell in cells]
    return (
        bool(cells) and not any(True for _ in table.iter("table") if _ is not table) and max(lengths) <= _LONGEST_CELL
    )


def _walked(root: Any) -> str:
    """Return the text with a line end around each block and a tab before each cell but the first."""
    parts: list[str] = []
    stack: list[Any] = [root]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            parts.append(one)
        elif isinstance(one.tag, str) and one.tag not in ("script", "style", "noscript"):
            around = "\n" if one.tag in _BLOCKS else ""
            before = "\t" if one.tag in ("td", "th") and one.getprevious() is not None else around
            if one.tag == "table" and _is_list(one):
                parts.append("\n" + "\n".join(map(_row, _cells(one))) + "\n")
                continue
            inner: list[Any] = [before, _one_line(one.text)]
            for child in one:
                inner += [child, _one_line(child.tail)]
            stack += reversed([*inner, around])
    return re.sub(r" *\n\s*", "\n", "".join(parts)).strip()


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def main(kind: str, memory: int, seconds: int, unpacked: int, characters: int) -> dict[str, object]:
    """Return text and tables of the document on standard input, or the code of the problem."""
    _limit(memory, seconds)
    content = sys.stdin.buffer.read()
    if kind == "word":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > unpacked:
                return {"error": "too-large"}
    text, tables = {"word": word, "pdf": pdf, "page": page}[kind](content)
    # A cell that spans rows and columns is repeated in each: what is told of a small file must stay small as well.
    if len(text) > characters or sum(len(cell) + 1 for rows in tables for row in rows for cell in row) > characters:
        return {"error": "too-large"}
    if kind == "pdf" and len(re.sub(r"\s", "", text)) < 20:
        return {"error": "scanned-document"}
    return {"text": text, "tables": tables}


if __name__ == "__main__":
    try:
        answer = main(sys.argv[1], *map(int, sys.argv[2:]))
    except MemoryError:
        answer = {"error": "too-large"}
    except BaseException:  # whatever a broken file makes of its reader
        answer = {"error": "unreadable-document"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
