"""Find the columns of a list of pairs: organisations, departments, and whether a mark stands beside them."""

import re
from itertools import pairwise

from lib.intake.head import Head, lists_organisations, share_of_departments, share_of_marks
from lib.intake.headings import is_department_heading, is_mark_heading, is_party_heading, set_aside, wording
from lib.intake.layout import Layout, Shape
from lib.intake.names import shown
from lib.intake.problems import Problem, column_letter

_WIDEST_PAIRS = 60


def pairs_shape(head: Head, layout: Layout | None, header: int | None) -> Shape | Problem:
    """Return where a list of pairs lies; the column with most organisations leads, headings come second."""
    columns = range(min(head.width, _WIDEST_PAIRS))
    counts = {
        column: sum(
            lists_organisations(texts[column]) for row, texts in head.rows.items() if header is None or row > header
        )
        for column in columns
    }
    party = max(columns, key=lambda column: (counts[column], -column))
    if counts[party] == 0:
        return _unknown_pairs(head, layout, header)
    first = next(
        row
        for row, texts in head.rows.items()
        if lists_organisations(texts[party]) and row > (-1 if header is None else header)
    )
    if header is None:
        above = [row for row in head.rows if row < first and _heads_pairs(head.rows[row], party)]
        header = above[-1] if above else None
    start = header + 1 if header is not None else _first_pair(head, party, first)
    return _pair_shape(head, layout, header, start, party)


def _heads_pairs(texts: list[str], party: int) -> bool:
    """Tell whether a row holds headings: at least two cells, one of them 部门 or 党派."""
    if sum(map(bool, texts)) < 2:
        return False
    return is_party_heading(texts[party]) or any(map(is_department_heading, texts))


def _first_pair(head: Head, party: int, first: int) -> int:
    """Return the first row of a list without headings: rows above it with two cells or more belong to it."""
    rows = [row for row in head.rows if row < first and head.text(row, party) and sum(map(bool, head.rows[row])) > 1]
    return min((row for row in rows if share_of_departments(head.rows[row]) > 0), default=first)


def _unknown_pairs(head: Head, layout: Layout | None, header: int | None) -> Shape | Problem:
    """Return the list whose headings are there though no organisation in it is known."""
    for row, texts in head.rows.items():
        found = [column for column, text in enumerate(texts) if is_party_heading(text)]
        if header is not None and row != header:
            continue
        if found and any(map(is_department_heading, texts)):
            return _pair_shape(head, layout, row, row + 1, found[-1])
    return Problem("not-a-table")


def _pair_shape(head: Head, layout: Layout | None, header: int | None, first: int, party: int) -> Shape | Problem:
    """Return the shape around a column of organisations; columns that share a heading are one list."""
    columns = range(min(head.width, _WIDEST_PAIRS))
    headings = {column: "" if header is None else head.heading(header, column) for column in columns}
    body = {column: head.column(column, first - 1) for column in columns}
    others = [column for column in columns if column != party and body[column] and not set_aside(headings[column])]
    marks = [column for column in others if _says_whether(headings[column], body[column])]
    others = [column for column in others if column not in marks]
    listing = [column for column in others if all(map(lists_organisations, body[column]))]
    parties = [party, *(column for column in listing if _same_heading(headings[column], headings[party]))]
    others = [column for column in others if column not in listing]
    headed = [column for column in others if is_department_heading(headings[column])]
    like = [column for column in others if share_of_departments(body[column]) >= 0.5]
    leading = [column for column in headed if column in like] or headed or like
    if not leading:
        place = others[0] if others else next((column for column in columns if column != party), party)
        row = first if header is None else header
        return Problem("no-department-column", row + 1, column_letter(place), value=shown(headings[place]))
    same = [column for column in like if column > leading[0] and _same_heading(headings[column], headings[leading[0]])]
    departments = [leading[0], *same]
    if len(departments) > 1 and len(parties) > 1 and not _alternate(departments, parties):
        return Problem("not-a-table")
    return Shape(layout, header, first, tuple(sorted(departments)), tuple(sorted(parties)), marks[0] if marks else None)


def _says_whether(heading: str, texts: list[str]) -> bool:
    """Tell whether a column says if pairs are linked: under 联系情况 a text may stand, under 是否联系 nothing else."""
    asked = any(word in wording(heading) for word in ("是否", "有无", "与否"))
    return is_mark_heading(heading) and (asked or share_of_marks(texts) >= 0.5)


def _same_heading(one: str, other: str) -> bool:
    """Tell whether two headings differ only in a number, or one of them is blank."""
    return not one or re.sub(r"[\d一二三四五六七八九十]", "", wording(one)) == re.sub(
        r"[\d一二三四五六七八九十]", "", wording(other)
    )


def _alternate(departments: list[int], parties: list[int]) -> bool:
    """Tell whether departments and organisations stand in turn: a list in two panels side by side."""
    order = sorted([*departments, *parties])
    return all((one in departments) != (other in departments) for one, other in pairwise(order)) and len(
        departments
    ) == len(parties)
