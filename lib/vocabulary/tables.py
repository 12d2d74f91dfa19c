"""Where the vocabulary's CSV tables lie, and how one of them is read."""

import csv
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


def read_vocabulary(name: str) -> list[dict[str, str]]:
    """Return the rows of data/vocabulary/<name>.csv as dictionaries of stripped text."""
    with (DATA / "vocabulary" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return [{key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(handle)]
