"""Activities that news and speeches report: facts with a source, not reports of departments."""

from dataclasses import dataclass
from pathlib import Path

from lib.archive import described_tables
from lib.archive.folder import data_folder, only_lists
from lib.intake.problems import Problem
from lib.vocabulary.parties import ORDER


@dataclass(frozen=True)
class Activity:
    """One row of activities.csv, field by field; `year` and `count` are None where the source does not tell them."""

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
    facts = described_tables.read_activities(path)
    rows = facts.table.astype(object).where(facts.table.notna(), None)
    return tuple(Activity(*row) for row in rows.itertuples(index=False, name=None)), facts.problems
