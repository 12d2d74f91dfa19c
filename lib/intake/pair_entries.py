"""The rows of a list of pairs as columns of numbers: which department text stands beside which organisation text."""

from dataclasses import dataclass

import numpy as np

from lib.intake.cells import Codes, coded
from lib.intake.findings import Findings, lines_in_words, upright
from lib.intake.layout import Layout, Shape
from lib.intake.limits import MAX_CELLS
from lib.intake.problems import column_letter
from lib.intake.table import Table


@dataclass
class Entries:
    """One entry for each department cell beside an organisation cell; texts by the number of their distinct value."""

    rows: Codes
    departments: Codes
    parties: Codes
    department_columns: Codes
    party_columns: Codes
    department_texts: list[str]
    party_texts: list[str]
    spread: Layout | None  # what stands once for several rows or columns

    def keep(self, wanted: np.ndarray) -> None:
        """Drop the entries that are not wanted."""
        for name in ("rows", "departments", "parties", "department_columns", "party_columns"):
            setattr(self, name, getattr(self, name)[wanted])

    def used(self) -> tuple[list[int], list[int]]:
        """Return the numbers of the department texts and of the organisation texts that some entry has."""
        used = (np.flatnonzero(np.bincount(codes)) for codes in (self.departments, self.parties))
        departments, parties = (codes.tolist() for codes in used)
        return departments, parties

    def at(self, entry: int) -> tuple[int, str]:
        """Return the place of the right one of an entry's two cells, as the spreadsheet counts."""
        column = max(int(self.department_columns[entry]), int(self.party_columns[entry]))
        return int(self.rows[entry]) + 1, column_letter(column)

    def pairs(self, departments: list[list[int]], parties: list[list[int]], width: int) -> tuple[Codes, Codes]:
        """Return every pair as department * width + party, with the entry it comes from.

        `departments` and `parties` say for each distinct text which numbers it names. OverflowError when
        lists beside lists give more than MAX_CELLS pairs.
        """
        flat, start, count = _ragged(departments)
        other_flat, other_start, other_count = _ragged(parties)
        times = count[self.departments] * other_count[self.parties]
        if times.sum() > MAX_CELLS:
            raise OverflowError("more pairs than any list has")
        if times.max(initial=0) <= 1:  # one name beside one name, as in most bulk lists
            entry = np.flatnonzero(times)
            left, right = start[self.departments[entry]], other_start[self.parties[entry]]
            return flat[left] * width + other_flat[right], entry
        entry = np.repeat(np.arange(len(times)), times)
        place = np.arange(len(entry)) - np.repeat(np.cumsum(times) - times, times)
        inner = other_count[self.parties[entry]]
        left = flat[start[self.departments[entry]] + place // np.maximum(inner, 1)]
        right = other_flat[other_start[self.parties[entry]] + place % np.maximum(inner, 1)]
        return left * width + right, entry


def _ragged(lists: list[list[int]]) -> tuple[Codes, Codes, Codes]:
    counts = np.array([len(numbers) for numbers in lists], dtype=np.int64)
    flat = np.array([number for numbers in lists for number in numbers], dtype=np.int64)
    return flat, np.cumsum(counts) - counts, counts


def entries_of(table: Table, shape: Shape, found: Findings) -> Entries:
    """Return the entries of a list; blanks that stand for the name above are filled and told in `found`."""
    size = table.height - shape.first
    columns = {column: table.column(column)[shape.first :] for column in (*shape.departments, *shape.parties)}
    spread = _spread(table, shape)
    filled = [] if shape.panels else _filled_down(columns, shape)
    if filled:
        left = min(columns)
        told = lines_in_words([row + shape.first for row in filled], upright)
        found.understood.append(f"{column_letter(left)} 列{told}空白，按合并单元格取上面的名称。")
        spread = spread or (Layout.BY_PARTY if left in shape.parties else Layout.BY_DEPARTMENT)
    departments, department_texts = _stacked([columns[column] for column in shape.departments])
    parties, party_texts = _stacked([columns[column] for column in shape.parties])
    rows = np.arange(size) + shape.first
    grid = shape.cells
    entries = Entries(
        rows=np.concatenate([rows for _ in grid]),
        departments=np.concatenate([departments[d] for d, _ in grid]),
        parties=np.concatenate([parties[p] for _, p in grid]),
        department_columns=np.concatenate([np.full(size, shape.departments[d]) for d, _ in grid]),
        party_columns=np.concatenate([np.full(size, shape.parties[p]) for _, p in grid]),
        department_texts=department_texts,
        party_texts=party_texts,
        spread=spread,
    )
    entries.keep(_with_content(entries, shape))
    if shape.header is not None:
        _drop_repeated_header(entries, table, shape, found)
    return entries


def _spread(table: Table, shape: Shape) -> Layout | None:
    """Tell what merged cells or several columns make stand once for many."""
    if shape.panels:
        return None
    tall = {column for row, column in table.filled if row >= shape.first}
    if len(shape.departments) > 1 or tall & set(shape.parties):
        return Layout.BY_PARTY
    return Layout.BY_DEPARTMENT if len(shape.parties) > 1 or tall & set(shape.departments) else None


def _filled_down(columns: dict[int, list[str]], shape: Shape) -> list[int]:
    """Fill the blanks of the leftmost column from above where it names each thing once; return the rows filled."""
    left = min(columns)
    texts = columns[left]
    distinct = set(texts)
    blank = sum(texts.count(text) for text in distinct if not text.strip())
    written = len({text.strip() for text in distinct} - {""})
    if not blank or written < len(texts) - blank:  # a name that is written again is not merged: its blanks are gaps
        return []
    others = [column for column in columns if column != left]
    filled, above = [], ""
    for row, text in enumerate(texts):
        if text.strip():
            above = text
        elif above and any(columns[column][row].strip() for column in others):
            texts[row] = above
            filled.append(row)
    return filled


def _stacked(columns: list[list[str]]) -> tuple[list[Codes], list[str]]:
    """Return the codes of several columns over one list of distinct texts."""
    codes, distinct = coded([text for column in columns for text in column] if len(columns) > 1 else columns[0])
    return np.split(codes, len(columns)), distinct


def _with_content(entries: Entries, shape: Shape) -> np.ndarray:
    """Tell which entries say something: not both cells blank, and none of several columns that is blank."""
    no_department = np.array([not text.strip() for text in entries.department_texts], dtype=bool)[entries.departments]
    no_party = np.array([not text.strip() for text in entries.party_texts], dtype=bool)[entries.parties]
    wanted = ~(no_department & no_party)
    if shape.panels:
        return wanted
    if len(shape.departments) > 1:
        wanted &= ~no_department | (entries.department_columns == shape.departments[0])
    if len(shape.parties) > 1:
        wanted &= ~no_party | (entries.party_columns == shape.parties[0])
    return wanted


def _drop_repeated_header(entries: Entries, table: Table, shape: Shape, found: Findings) -> None:
    """Leave out rows that repeat the header, as long tables do on every page."""
    assert shape.header is not None
    department, party = table.cell(shape.header, shape.departments[0]), table.cell(shape.header, shape.parties[0])
    if department not in entries.department_texts or party not in entries.party_texts:
        return
    again = entries.departments == entries.department_texts.index(department)
    again &= entries.parties == entries.party_texts.index(party)
    if again.any():
        found.understood.append(f"{lines_in_words(entries.rows[again].tolist(), upright)}是重复的表头，不算在内。")
        entries.keep(~again)
