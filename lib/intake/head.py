"""The first rows of a sheet with what each cell could be: enough to find out how a list is laid out."""

from functools import cached_property

from lib.intake.headings import looks_like_department
from lib.intake.lists import every_kind, organisations_in
from lib.intake.marks import is_mark
from lib.intake.table import Table
from lib.vocabulary.parties import canonical_party

ROWS = 200  # rows with content that are looked at
COLUMNS = 300
LONGEST_LIST = 1_000


class Head:
    """The first rows with content of a table, by their row number, as stripped texts."""

    def __init__(self, table: Table) -> None:
        """Take the first rows of the table."""
        self.table = table
        self.width = min(table.width, COLUMNS)
        self.rows: dict[int, list[str]] = {}
        for row in range(table.height):
            texts = table.row(row)[: self.width]
            if any(texts):
                self.rows[row] = texts
            if len(self.rows) == ROWS:
                break

    @cached_property
    def parties(self) -> dict[int, dict[int, str]]:
        """Return the single organisations of each row by column; copies made by merged cells do not count."""
        return {
            row: {
                column: short
                for column, text in enumerate(texts)
                if text and (row, column) not in self.table.filled and (short := canonical_party(text))
            }
            for row, texts in self.rows.items()
        }

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell of the head, "" where there is none."""
        texts = self.rows.get(row, [])
        return texts[column] if column < len(texts) else ""

    def column(self, column: int, after: int) -> list[str]:
        """Return the texts in a column below row `after`, blanks left out."""
        return [texts[column] for row, texts in self.rows.items() if row > after and texts[column]]

    def heading(self, row: int, column: int) -> str:
        """Return what heads a column: the text in the header row or, where that is blank, the one above it."""
        return self.text(row, column) or self.text(row - 1, column)


def lists_organisations(text: str) -> bool:
    """Tell whether a cell holds organisations and nothing else: one, a list, or 各民主党派."""
    if not text or len(text) > LONGEST_LIST:
        return False
    names = organisations_in(text).names
    return bool(names) and all(canonical_party(name) is not None or every_kind(name) is not None for name in names)


def share_of_marks(texts: list[str]) -> float:
    """Return which part of the texts could be marks, 0 if there are no texts."""
    return sum(map(is_mark, texts)) / len(texts) if texts else 0.0


def share_of_departments(texts: list[str]) -> float:
    """Return which part of the texts begins with what looks like a department, 0 if there are no texts."""
    first = [text.replace("，", "、").replace("\n", "、").split("、")[0] for text in texts]
    return sum(map(looks_like_department, first)) / len(texts) if texts else 0.0
