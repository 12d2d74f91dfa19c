"""Rows under named headings: the table of a filled-in list is found in whatever file it came in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.intake.headings import is_note, is_total, wording
from lib.intake.problems import Problem, column_letter
from lib.intake.table import Table
from lib.intake.workbook import Sheet

_HEADER_ROWS = 30
_QUOTED = re.compile(r"^'(?=[=+\-@])")  # how an exported table keeps text from being run


@dataclass(frozen=True)
class Column:
    """One column of a list: its name, and the pattern of the headings under which offices write it."""

    name: str
    told: str
    required: bool = False
    carried: bool = False  # a blank cell repeats the one above


@dataclass(frozen=True)
class Line:
    """One filled row: the texts by column name, and how to say where one stands."""

    row: int  # as the spreadsheet counts
    cells: dict[str, str]
    letters: dict[str, str]

    def placed(self, name: str, fault: Problem) -> Problem:
        """Return a fault of one cell with its place."""
        return replace(fault, row=self.row, column=self.letters.get(name))


@dataclass(frozen=True)
class Lines:
    """The filled rows of the first sheet with all required headings."""

    lines: tuple[Line, ...]
    sheet: str


def find_lines(sheets: Sequence[Sheet], columns: Sequence[Column]) -> Lines | Problem:
    """Return the rows under the headings of `columns`, or the problem that no sheet has them."""
    refused: Problem | None = None
    for sheet in sheets:
        if isinstance(sheet.content, Problem):
            refused = refused or sheet.content
            continue
        if not sheet.visible:
            continue
        found = _header(sheet.content, columns)
        if found:
            return _lines(sheet, *found, columns)
    wanted = "、".join(column.name for column in columns if column.required)
    return refused or Problem("no-such-headings", value=wanted)


def _header(table: Table, columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    for row in range(min(table.height, _HEADER_ROWS)):
        places: dict[str, int] = {}
        for place, heading in enumerate(table.row(row)):
            words = wording(heading)
            for column in columns:
                if words and column.name not in places and re.fullmatch(column.told, words):
                    places[column.name] = place
                    break
        if all(column.name in places for column in columns if column.required):
            return row, places
    return None


def _lines(sheet: Sheet, header: int, places: dict[str, int], columns: Sequence[Column]) -> Lines:
    assert isinstance(sheet.content, Table)
    letters = {name: column_letter(place) for name, place in places.items()}
    first = next(iter(places.values()))
    lines, above = [], dict[str, str]()
    for row in range(header + 1, sheet.content.height):
        texts = sheet.content.row(row)
        cells = {name: _QUOTED.sub("", texts[place]) for name, place in places.items()}
        alone = sum(map(bool, texts)) == 1
        if not any(cells.values()) or is_total(texts[first]) or (alone and is_note(texts[first])):
            continue
        for column in columns:
            if column.carried and column.name in cells and not cells[column.name] and above.get(column.name):
                cells[column.name] = above[column.name]
        above = cells
        lines.append(Line(row + 1, cells, letters))
    return Lines(tuple(lines), sheet.name)
