"""Provinces, cities, counties and districts: read and checked, so that the way up from each ends at a province."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from lib.archive.document import LEVELS, Jurisdiction
from lib.archive.rows import read_rows
from lib.intake.problems import Problem

FIELDS = ("code", "name", "level", "parent")


@dataclass(frozen=True)
class Places:
    """The jurisdictions by code in the table's order, and the codes that were left out for a fault."""

    known: dict[str, Jurisdiction]
    left_out: frozenset[str]
    problems: tuple[Problem, ...]


def read_jurisdictions(path: Path) -> Places:
    """Return the jurisdictions; a faulty row is reported and left out with all that lies in it, the rest stands."""
    table = read_rows(path, FIELDS)
    problems = list(table.problems)
    places: dict[str, Jurisdiction] = {}
    rows: dict[str, int] = {}
    for number, row in table.rows.items():
        first = rows.setdefault(row["code"], number)
        faults = _faults(row)
        if first != number:
            faults["code"] = Problem("duplicate-code", value=row["code"], other=str(first))
        if not faults:
            places[row["code"]] = Jurisdiction(*(row[field] for field in FIELDS))
        problems += table.placed(number, faults)
    for code, place in places.items():
        fault = _fault_of_parent(code, places, rows)
        if fault:
            problems += table.placed(rows[code], {"parent": Problem(fault[0], value=place.parent, hint=fault[1])})
    known = {code: place for code, place in places.items() if not places[way_up(code, places)[-1]].parent}
    return Places(told_apart(known), frozenset(rows) - set(known), tuple(problems))


def place_name(code: str, jurisdictions: dict[str, Jurisdiction]) -> str:
    """Return the name a reader knows a place by, of this place alone; a district carries its city's name."""
    place = jurisdictions[code]
    parent = jurisdictions.get(place.parent)
    return place.called or (f"{parent.name}{place.name}" if place.level == "district" and parent else place.name)


def told_apart(places: dict[str, Jurisdiction]) -> dict[str, Jurisdiction]:
    """Return the places, those of one name called by their province too or, where that is not enough, by their code."""
    names = {code: place_name(code, places) for code in places}
    longer = {code: f"{province_name(code, places)}{name}" for code, name in names.items()}
    bearers = Counter(names.values()), Counter(longer.values())

    def called(code: str) -> str:
        alone = bearers[0][longer[code]] == 0 and bearers[1][longer[code]] == 1
        return longer[code] if alone else f"{names[code]}（{code}）"

    return {
        code: replace(place, called=called(code)) if bearers[0][names[code]] > 1 else place
        for code, place in places.items()
    }


def province_name(code: str, jurisdictions: dict[str, Jurisdiction]) -> str:
    """Return the name of the province a place lies in (its own name for a province)."""
    return jurisdictions[way_up(code, jurisdictions)[-1]].name


def _faults(row: dict[str, str]) -> dict[str, Problem]:
    """Return the fields of a row that cannot stand, each with its problem."""
    faults = {}
    if not re.fullmatch("[1-9][0-9]{5}", row["code"]):
        faults["code"] = Problem("bad-value", value=row["code"], hint="地区代码（六位数字）")
    if not row["name"]:
        faults["name"] = Problem("bad-value", hint="地区名称")
    if row["level"] not in LEVELS:
        faults["level"] = Problem("bad-value", value=row["level"], hint=f"级别（{'、'.join(LEVELS)}）")
    return faults


def way_up(code: str, places: dict[str, Jurisdiction]) -> list[str]:
    """Return the codes from a place up to the last one known, each once even where the parents form a circle."""
    way = [code]
    while (parent := places[way[-1]].parent) in places and parent not in way:
        way.append(parent)
    return way


def _fault_of_parent(code: str, places: dict[str, Jurisdiction], rows: dict[str, int]) -> tuple[str, str] | None:
    """Return the code and hint of what is wrong with a place's parent, a circle only at its first row, or None.

    A parent with a fault of its own is no fault of the place.
    """
    parent = places[code].parent
    if parent and parent not in rows:
        return "unknown-parent", ""
    way = way_up(code, places)
    if places[way[-1]].parent == code and code == min(way, key=rows.__getitem__):
        return "circular-parent", " → ".join([*way, code])
    return None
