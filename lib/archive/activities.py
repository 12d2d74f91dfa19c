"""Activities that news and speeches report: facts with a source, not reports of departments."""

from dataclasses import dataclass
from pathlib import Path

from lib.archive.folder import data_folder, only_lists
from lib.archive.rows import read_rows
from lib.intake.problems import Problem
from lib.vocabulary.activities import KIND_ORDER
from lib.vocabulary.parties import ORDER

FIELDS = ("jurisdiction", "year", "department", "party", "kind", "count", "summary", "source")


@dataclass(frozen=True)
class Activity:
    """One row of activities.csv; `year` and `count` are None where the source does not tell them."""

    jurisdiction: str
    year: int | None
    department: str
    party: str
    kind: str
    count: int | None
    summary: str
    source: str

    @property
    def paired(self) -> bool:
        """Tell whether the row says of one department and one organisation that they did something together."""
        return bool(self.department) and "、" not in self.department and self.party in ORDER


def read_activities(path: Path | None = None) -> tuple[tuple[Activity, ...], tuple[Problem, ...]]:
    """Return the activities, and what is wrong with the table; a row with a fault is left out.

    Without a path it is the table in `data_folder()`, which a folder that has only lists may lack.
    """
    path = path or data_folder() / "activities.csv"
    if only_lists(path.parent) and not path.exists():
        return (), ()
    table = read_rows(path, FIELDS)
    problems, kept = list(table.problems), []
    for number, row in table.rows.items():
        faults = {}
        for field in ("year", "count"):
            if row[field] and not row[field].isdecimal():
                faults[field] = Problem("bad-value", value=row[field], hint="数字")
        if row["kind"] not in KIND_ORDER:
            faults["kind"] = Problem("unknown-kind", value=row["kind"])
        problems += table.placed(number, faults)
        if not faults:
            told = {field: row[field] for field in FIELDS if field not in ("year", "count")}
            kept.append(Activity(year=_number(row["year"]), count=_number(row["count"]), **told))
    return tuple(kept), tuple(problems)


def _number(text: str) -> int | None:
    return int(text) if text else None
