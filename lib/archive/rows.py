"""A table of the data package as rows of text, each under the number that the spreadsheet gives it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lib.intake.problems import Problem, column_letter
from lib.intake.reading import read_table
from lib.intake.table import tidy


@dataclass(frozen=True)
class Rows:
    """The filled rows of a table by their number, counted from 1 with the header; nothing when it is unreadable."""

    file: str
    columns: dict[str, str]  # the spreadsheet's letter of each heading
    rows: dict[int, dict[str, str]]
    problems: tuple[Problem, ...]

    def placed(self, number: int, faults: dict[str, Problem]) -> list[Problem]:
        """Return the faults of a row, given by field, with their place."""
        return [
            replace(fault, row=number, column=self.columns[field], file=self.file) for field, fault in faults.items()
        ]


def read_rows(path: Path, fields: Sequence[str] = ()) -> Rows:
    """Return the rows of a table as stripped text, in whatever encoding a spreadsheet saved it.

    A file that cannot be read as a whole (missing, empty, no text, an unclosed quote, one of `fields` missing) is one
    problem and has no rows; a row that is longer than the header is a problem and is left out.
    """
    content = bytes_of(path)
    table = content if isinstance(content, Problem) else read_table(content)
    if isinstance(table, Problem):
        return Rows(path.name, {}, {}, (table.inside(path.name),))
    headings = table.row(0)
    missing = "、".join(field for field in fields if field not in headings)
    if missing:
        return Rows(path.name, {}, {}, (Problem("missing-field", 1, value=missing, file=path.name),))
    columns = {heading: column_letter(position) for position, heading in enumerate(headings) if heading}
    rows: dict[int, dict[str, str]] = {}
    problems = []
    known = {text: tidy(text) for text in set(table.cells)}  # a register of a country repeats most of its texts
    texts = [known[text] for text in table.cells]
    unheaded = [position for position, heading in enumerate(headings) if not heading]
    for number in range(1, table.height):
        cells = texts[number * table.width : (number + 1) * table.width]
        extra = [position for position in unheaded if cells[position]]
        if extra:
            value, column = cells[extra[0]], column_letter(extra[0])
            problems.append(Problem("extra-cell", number + 1, column, value=value, file=path.name))
        elif any(cells):
            rows[number + 1] = {heading: cell for heading, cell in zip(headings, cells, strict=True) if heading}
    if not rows and not problems:
        problems.append(Problem("no-rows", file=path.name))
    return Rows(path.name, columns, rows, tuple(problems))


def bytes_of(path: Path) -> bytes | Problem:
    """Return the content of a file, or the problem that it is missing or cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return Problem("missing-table")
    except OSError:
        return Problem("unopenable-file")
