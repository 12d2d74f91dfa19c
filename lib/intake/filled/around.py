"""What stands around a filled form: in a document as text, in a sheet in cells above and below it."""

from lib.intake.table import Table

_ROWS = 60


def first_lines(table: Table) -> str:
    """Return the first rows of a sheet as text, a line per row: there the head of a form stands in cells."""
    return "\n".join("  ".join(dict.fromkeys(filter(None, table.row(row)))) for row in range(min(table.height, _ROWS)))


def line_from(text: str, start: int) -> str:
    """Return a text from one place to the end of its line."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]
