"""A sheet as text: every cell in its place, whatever file it came from."""

from dataclasses import dataclass, field
from functools import cached_property

from lib.vocabulary.characters import repaired


@dataclass(frozen=True)
class Table:
    """The cells of one sheet, row by row in one list, short rows filled up with blanks to `width`.

    Rows and columns count from 0 and keep their place: blank rows are there. `filled` names the cells
    that took their text from the merged range they lie in.
    """

    cells: list[str]
    width: int
    filled: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    knows_merged: bool = False

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.cells) // self.width if self.width else 0

    def cell(self, row: int, column: int) -> str:
        """Return the text of one cell, stripped; "" outside the sheet."""
        if 0 <= row < self.height and 0 <= column < self.width:
            return tidy(self.cells[row * self.width + column])
        return ""

    def row(self, row: int) -> list[str]:
        """Return the stripped texts of one row."""
        return [tidy(text) for text in self.cells[row * self.width : (row + 1) * self.width]]

    def column(self, column: int) -> list[str]:
        """Return one column as it stands in the file, not stripped."""
        return self.cells[column :: self.width]

    @cached_property
    def flipped(self) -> "Table":
        """Return the same sheet with rows and columns exchanged."""
        cells = [text for column in range(self.width) for text in self.cells[column :: self.width]]
        return Table(cells, self.height, frozenset((column, row) for row, column in self.filled), self.knows_merged)


def table_of(rows: list[list[str]]) -> Table:
    """Return the table of some rows of text, of whatever lengths."""
    width = max(map(len, rows), default=0)
    return Table([text for row in rows for text in (*row, *[""] * (width - len(row)))], width)


def tidy(text: str) -> str:
    """Return a cell's text without the spaces around it and with radicals and invisible characters repaired."""
    return repaired(text).strip()
