"""The header of a grid: which column is which organisation, and which columns are set aside."""

from dataclasses import dataclass, field

from lib.intake.findings import Place, other_place, upright
from lib.intake.headings import is_note, set_aside
from lib.intake.layout import Shape
from lib.intake.marks import is_mark, says_unknown
from lib.intake.names import name_fault, shown
from lib.intake.problems import Problem
from lib.intake.table import Table, tidy
from lib.vocabulary.parties import canonical_party, nearest_party


@dataclass
class Header:
    """The columns of a grid by what they hold, counted from 0."""

    row: int
    department: int
    columns: list[int] = field(default_factory=list)  # of the organisations known, in the file's order
    parties: list[str] = field(default_factory=list)  # their short names
    marked: set[int] = field(default_factory=set)  # every column with a heading that should be an organisation
    unheaded: set[int] = field(default_factory=set)  # columns without heading: nothing may stand there
    totals: list[int] = field(default_factory=list)
    subtotals: dict[int, tuple[str, ...]] = field(default_factory=dict)  # of which organisations each one counts
    aside: dict[str, list[int]] = field(
        default_factory=dict
    )  # by their headings; 序号, 合计, 说明 where they have none
    problems: list[Problem] = field(default_factory=list)


def grid_header(table: Table, shape: Shape, at: Place = upright, generous: bool = True) -> Header:
    """Return the header of a grid; `generous` sets serial numbers, totals and remarks aside."""
    department = shape.departments[0]
    header = Header(shape.header or 0, department)
    for column in range(table.width):
        if column == department:
            continue
        heading = table.cell(header.row, column)
        above = table.cell(header.row - 1, column)
        if generous and not heading and (canonical_party(above) or set_aside(above)):
            heading = above
        kind = set_aside(heading) if generous else ""
        if generous and (column < department or is_note(heading)):
            kind = kind or "说明"
            if not heading and not any(map(str.strip, table.column(column))):
                continue
        if generous and heading and not kind and _is_remark(table, header.row, column, heading):
            kind = "说明"
        if kind:
            header.aside.setdefault(shown(heading) or kind, []).append(column)
            if kind == "合计" and "小" not in heading:
                header.totals.append(column)
            elif kind == "合计":
                told = {party for among in header.subtotals.values() for party in among}
                header.subtotals[column] = tuple(party for party in header.parties if party not in told)
        elif heading:
            _take(header, heading, column, at)
        else:
            header.unheaded.add(column)
    if not header.marked:
        header.problems.append(Problem("no-organisation-column", at(header.row, 0)[0]))
    return header


def _is_remark(table: Table, row: int, column: int, heading: str) -> bool:
    """Tell whether a column is prose under a heading like no organisation's: nothing in it could be a mark."""
    if canonical_party(heading) or nearest_party(heading) or name_fault(heading):
        return False
    texts = [text for text in map(tidy, table.column(column)[row + 1 :]) if text]
    return bool(texts) and not any(is_mark(text) and not says_unknown(text) for text in texts)


def _take(header: Header, heading: str, column: int, at: Place) -> None:
    header.marked.add(column)
    short = canonical_party(heading)
    if short is None:
        header.problems.append(unknown_organisation(heading, at(header.row, column)))
    elif short in header.parties:
        here, there = at(header.row, column), at(header.row, header.columns[header.parties.index(short)])
        problem = Problem("duplicate-organisation", *here, value=shown(heading), other=other_place(here, there))
        header.problems.append(problem)
    else:
        header.columns.append(column)
        header.parties.append(short)


def unknown_organisation(name: str, place: tuple[int, str]) -> Problem:
    """Return the problem that a name is no organisation, with the nearest known one, or that it is no name at all."""
    fault = name_fault(name)
    if fault:
        return Problem(fault, *place, value=shown(name))
    near = nearest_party(name)
    return Problem("unknown-organisation", *place, value=shown(name), hint=f"是否为“{near}”？" if near else "")
