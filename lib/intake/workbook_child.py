"""Read a workbook from standard input and print its sheets as JSON; run apart, within limits, by workbook.py.

A crafted workbook of 5 KB can abort the process that reads it, so this one imports only the reader.
Arguments: memory in bytes, seconds, unpacked bytes, characters, rows, columns, cells.
"""

import io
import json
import sys
import zipfile

LONGEST_CELL = 32_767  # what Excel allows


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's timeout remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # the first of them tells why it ended
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file


def _unpacked(content: bytes) -> int:
    if not content.startswith(b"PK"):
        return len(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _text(value: object) -> str:
    """Return what the cell shows: whole numbers without .0, dates as dates."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:LONGEST_CELL]


def _sheet(sheet, visible: bool, rows_allowed: int, columns_allowed: int, cells_allowed: int) -> dict[str, object]:  # type: ignore[no-untyped-def]
    if sheet.end is None:
        return {"name": sheet.name, "visible": visible, "rows": [], "filled": [], "knows_merged": False}
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    if height > rows_allowed or width > columns_allowed or height * width > cells_allowed:
        return {"name": sheet.name, "visible": visible, "error": "too-many-rows"}
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    filled = []
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in range(top, min(bottom, height - 1) + 1):
            for column in range(left, min(right, width - 1) + 1):
                if (row, column) != (top, left) and not rows[row][column] and rows[top][left]:
                    rows[row][column] = rows[top][left]
                    filled.append((row, column))
    knows = sheet.merged_cell_ranges is not None
    return {"name": sheet.name, "visible": visible, "rows": rows, "filled": filled, "knows_merged": knows}


def main(
    memory: int, seconds: int, unpacked: int, characters: int, rows: int, columns: int, cells: int
) -> dict[str, object]:
    """Return the sheets of the workbook on standard input, or the code of the problem."""
    _limit(memory, seconds)
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    content = sys.stdin.buffer.read()
    if _unpacked(content) > unpacked:
        return {"error": "too-large"}
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        return {"error": "encrypted-workbook"}
    sheets, left = [], cells
    for place, about in enumerate(workbook.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(place)
        told = _sheet(sheet, about.visible == SheetVisibleEnum.Visible, rows, columns, left)
        texts: list[list[str]] = told.get("rows", [])  # type: ignore[assignment]
        left -= sum(map(len, texts))
        characters -= sum(len(text) for row in texts for text in row)
        if characters < 0:
            return {"error": "too-large"}
        sheets.append(told)
    return {"sheets": sheets}


if __name__ == "__main__":
    try:
        answer = main(*map(int, sys.argv[1:]))
    except MemoryError:
        answer = {"error": "too-large"}
    except BaseException:  # whatever a broken file makes of its reader; a panic there is no Exception
        answer = {"error": "unreadable-workbook"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
