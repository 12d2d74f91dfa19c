"""The lists of several places or years, one below the other in one sheet: they are no one list."""

from lib.intake.head import COLUMNS
from lib.intake.headings import divides, is_note, is_total
from lib.intake.names import shown
from lib.intake.problems import Problem, column_letter
from lib.intake.table import Table, tidy


def several_lists(table: Table, header: int) -> list[Problem]:
    """Return the columns (地区, 年份) which show that the lists of several places or years are one below the other."""
    problems = []
    for column in range(min(table.width, COLUMNS)):
        heading = table.cell(header, column)
        if not divides(heading):
            continue
        texts = set(map(tidy, set(table.column(column)[header + 1 :]))) - {""}
        kinds = [text for text in texts if not is_total(text) and not is_note(text)]
        if len(kinds) > 1:
            place = (header + 1, column_letter(column))
            problems.append(Problem("several-lists", *place, value=shown(heading), other=str(len(kinds))))
    return problems
