"""The one door for what a clerk has: the bytes of any file become a matrix, or every problem with its place."""

from dataclasses import dataclass, field, replace

import pandas as pd

from lib.intake.encoding import ENCODINGS
from lib.intake.findings import Findings, flipped, upright
from lib.intake.grid import read_grid
from lib.intake.grid_header import Header, grid_header
from lib.intake.headings import heading_above
from lib.intake.kinds import OLD_ENDINGS, broken_word_file, old_document
from lib.intake.layout import GRIDS, LABELS, Layout, Shape
from lib.intake.locating import find_shape
from lib.intake.marks import meanings
from lib.intake.names import shown
from lib.intake.notice.cleaning import cleaned
from lib.intake.notice.metadata import Metadata, metadata_of
from lib.intake.notice.reading import Notice
from lib.intake.pairs import read_pairs
from lib.intake.problems import Problem, in_reading_order, told_of_one_file
from lib.intake.prose import DEPARTMENTS, LONGEST, as_notice, is_comma_separated, outweighs, pairs_of, says_its_table
from lib.intake.reading import Opened, open_file
from lib.intake.several_lists import several_lists
from lib.intake.table import Table
from lib.intake.totals import against_totals, stated_in
from lib.intake.understood import about_file, about_grid, about_pairs, about_titles, on_blanks
from lib.intake.workbook import Sheet
from lib.vocabulary.characters import with_plain_digits
from lib.vocabulary.parties import canonical_party

__all__ = ["LABELS", "Choices", "Layout", "Upload", "read_upload"]


@dataclass(frozen=True)
class Choices:
    """What the clerk may override; None is found by itself. `header_row` is as the spreadsheet counts."""

    sheet: str | None = None
    encoding: str | None = None
    layout: str | None = None
    header_row: int | None = None
    organisations: tuple[str, ...] = ()  # those that 各民主党派、工商联 stands for in a notice that does not name them


@dataclass(frozen=True)
class Upload:
    """What was understood of a file.

    `matrix` is nullable boolean, departments by organisations, and None when there are problems; warnings
    do not prevent it. `understood` tells in sentences what was recognised and set aside, `places` where
    each pair was read ("第 5 行 C 列"), `unknown` where one is said to be not known (待查), `declared` the totals that
    the file states of itself, `titles` what stands above the header or table. Of running text, `text` is the whole,
    `notice` what was read of it, `spans` the characters of each pair's clause; `metadata` is what a text says of
    itself, that around the table of a Word file too. `rows` says whether the rows are departments (部门) or committees
    of the CPPCC (政协专委会).
    """

    matrix: pd.DataFrame | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    layout: Layout | None = None
    header_row: int | None = None
    understood: tuple[str, ...] = ()
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    unknown: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    declared: dict[str, int] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    text: str = ""
    notice: Notice | None = None
    metadata: Metadata | None = None
    spans: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    rows: str = DEPARTMENTS

    @property
    def clauses(self) -> dict[tuple[str, str], str]:
        """Return the words that each pair was read from; empty for a table."""
        return {pair: self.text[start:end] for pair, (start, end) in self.spans.items()}


_FOUND_BY_ITSELF = Choices()
_SHEETS_TRIED = 20


def read_upload(content: bytes, name: str, choices: Choices = _FOUND_BY_ITSELF) -> Upload:
    """Return what the bytes of a file hold; any bytes whatever give a matrix or problems, never an exception.

    `name` is the file's name; it is only held against what the bytes are.
    """
    if choices.encoding is not None and choices.encoding not in ENCODINGS:
        return _refused(Problem("bad-choice", value=shown(choices.encoding), hint="编码"))
    if choices.layout is not None and choices.layout not in set(Layout):
        return _refused(Problem("bad-choice", value=shown(choices.layout), hint="排列方式"))
    opened = open_file(content, choices.encoding)
    if isinstance(opened, Problem):
        old = opened.code == "unreadable-workbook" and name.lower().endswith(OLD_ENDINGS)
        return _refused(old_document() if old else broken_word_file(name, content, opened))
    read = _rather_notice(_read_sheet(opened, name, choices), opened.text, choices)
    # A Word file around a table has a number and a date.
    if read.notice is None and opened.text and not opened.encoding:
        said = metadata_of(cleaned(opened.text[:LONGEST]))
        heading = heading_above(opened.text)
        said = replace(said, title=said.title or heading) if said.place or said.number else said
        read = replace(read, metadata=said, titles=tuple(filter(None, (heading, *read.titles))))
    return read


def _rather_notice(table: Upload, text: str, choices: Choices) -> Upload:
    """Return what the text says when it is no table, or says more than its lines say as a table."""
    chosen = choices.layout is not None or choices.header_row is not None
    grid = table.matrix is not None and table.layout in GRIDS
    if not text or chosen or (grid and "。" not in text) or is_comma_separated(text):
        return table
    read = as_notice(text, choices.organisations)
    if read is None:
        if len(text) > LONGEST and {one.code for one in table.problems} == {"not-a-table"}:
            return replace(table, problems=(Problem("too-large", hint=f"超过 {LONGEST // 10_000} 万字"),))
        # Of a document (which has no encoding) the tables were tried too.
        nothing = table.matrix is None and not table.encoding and not _is_faulty_list(table)
        return replace(table, problems=(Problem("no-liaisons"),)) if nothing else table
    headed = table.header_row is not None
    if _is_faulty_list(table) and (says_its_table(read, text) or not read.spans and headed):
        return table
    if table.matrix is not None and not outweighs(read, text, pairs_of(table.matrix), headed, grid):
        return table
    return Upload(
        read.matrix,
        read.problems,
        read.warnings,
        encoding=table.encoding,
        understood=read.understood,
        places=read.places,
        text=text,
        notice=read.notice,
        metadata=read.notice.metadata,
        spans=read.spans,
        rows=read.rows,
        unknown=table.unknown,
    )


def _is_faulty_list(table: Upload) -> bool:
    """Tell whether a table is a list of liaisons in which something is wrong, or too large to be looked at."""
    codes = {one.code for one in table.problems}
    headed = table.header_row is not None and "no-organisation-column" not in codes
    return table.matrix is None and (headed or "too-many-rows" in codes)


def _refused(problem: Problem) -> Upload:
    return Upload(None, (problem,))


def _read_sheet(opened: Opened, name: str, choices: Choices) -> Upload:
    """Read the sheet that is chosen, otherwise the first one with a list in it."""
    layout = None if choices.layout is None else Layout(choices.layout)
    header = None if choices.header_row is None else choices.header_row - 1
    sheets = [sheet for sheet in opened.sheets if sheet.visible or sheet.name == choices.sheet]
    told = Upload(None, (), sheets=tuple(sheet.name for sheet in sheets if sheet.name), encoding=opened.encoding)
    if choices.sheet is not None:
        sheets = [sheet for sheet in sheets if sheet.name == choices.sheet]
        if not sheets:
            return replace(told, problems=(Problem("bad-choice", value=shown(choices.sheet), hint="工作表"),))
    tried = [
        (sheet, sheet.content if isinstance(sheet.content, Problem) else _shape(sheet.content, layout, header))
        for sheet in sheets[:_SHEETS_TRIED]
    ]
    lists = [(sheet, shape) for sheet, shape in tried if isinstance(shape, Shape)]
    # Without any list, the problem of the first sheet that is not empty is told.
    faulty = [(sheet, fault) for sheet, fault in tried if isinstance(fault, Problem) and fault.code != "empty-file"]
    if not lists:
        sheet, fault = faulty[0] if faulty else (None, Problem("empty-file"))
        return replace(told, problems=(fault,), sheet=sheet.name if sheet else "")
    sheet, shape = next((one for one in lists if _names_organisations(*one)), lists[0])
    assert isinstance(sheet.content, Table)
    told = replace(told, sheet=sheet.name, understood=tuple(about_file(name, opened.encoding, sheet.name, len(tried))))
    if len(lists) > 1:
        others = "、".join(f"“{shown(one.name)}”" for one, _ in lists if one is not sheet)
        several = Problem("several-sheets", value=others, hint=shown(sheet.name))
        told = replace(told, warnings=(several,))
    return _read_list(sheet.content, shape, told)


def _names_organisations(sheet: Sheet, shape: Shape) -> bool:
    """Tell whether a list has organisations; a register of persons (部门, 姓名, 电话) looks like a grid without any."""
    assert isinstance(sheet.content, Table)
    heads = sheet.content.row(shape.header) if shape.layout is Layout.GRID and shape.header is not None else []
    return not heads or any(map(canonical_party, heads))


def _shape(table: Table, layout: Layout | None, header: int | None) -> Shape | Problem:
    if header is not None and not 0 <= header < max(table.height, 1):
        return Problem("bad-choice", value=str(header + 1), hint="行号")
    return find_shape(table, layout, header)


def _read_list(table: Table, shape: Shape, told: Upload) -> Upload:
    """Read the list of one sheet and put together everything that is to be told."""
    header_row: int | None
    if shape.layout in GRIDS:
        found, layout, header_row, about = _read_grid(table, shape)
    else:
        found, layout = read_pairs(table, shape)
        header_row = None if shape.header is None else shape.header + 1
        about = about_pairs(layout, shape, table)
    titles = {
        row: text
        for row in range((header_row or shape.first + 1) - 1)
        if (text := " ".join(dict.fromkeys(filter(None, table.row(row)))))
    }
    found.aside |= titles
    found.understood = about_titles(sorted(titles), header_row) + found.understood + about
    if header_row is not None and layout is not Layout.TRANSPOSED:
        found.problems += several_lists(table, header_row - 1)
    if not found.problems:
        problems, warnings = against_totals(found)
        found.problems += problems
        found.warnings += warnings + (on_blanks(found, layout) if layout in GRIDS else [])
    return replace(
        told,
        matrix=None if found.problems else found.matrix(),
        problems=told_of_one_file(found.problems),
        warnings=(*told.warnings, *in_reading_order(found.warnings)),
        layout=layout,
        header_row=header_row,
        understood=(*told.understood, *found.understood),
        places={} if found.problems else found.places,
        unknown={} if found.problems else found.unknown,
        declared={kind: number for kind, (number, _, _) in stated_in(found).items()},
        titles=tuple(map(with_plain_digits, titles.values())),
    )


def _read_grid(table: Table, shape: Shape) -> tuple[Findings, Layout, int, list[str]]:
    sideways = shape.layout is Layout.TRANSPOSED
    at = flipped if sideways else upright
    table = table.flipped if sideways else table
    header: Header = grid_header(table, shape, at)
    found = read_grid(table, header, meanings, at)
    header_row = (shape.departments[0] if sideways else header.row) + 1
    layout = Layout.TRANSPOSED if sideways else Layout.GRID
    return found, layout, header_row, about_grid(header, found, at)
