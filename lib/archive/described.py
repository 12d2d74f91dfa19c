"""What texts describe beyond their lists: mechanisms, relations of bodies, stated figures, meetings, activities."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.archive.described_tables import (
    MECHANISMS,
    read_activities,
    read_indicator_names,
    read_indicators,
    read_mechanism_names,
    read_mechanisms,
    read_meetings,
    read_relations,
)
from lib.archive.facts import Check, Facts, numbers
from lib.archive.folder import data_folder, only_lists
from lib.archive.holdings import Holdings
from lib.archive.jurisdictions import place_name
from lib.archive.sources import Sources, read_sources
from lib.intake.problems import Problem
from lib.vocabulary.tables import DATA

# What a cell must name, and the tables in which it is registered.
_DOCUMENT = "文件标识（见文件登记表、材料登记表）"
_MECHANISM = "机制代码（见机制名称表）"
_INDICATOR = "指标代码（见指标定义表）"
_REGISTERED_IN = {
    _DOCUMENT: {"jurisdictions.csv", "documents.csv", "materials.csv"},
    _MECHANISM: {"vocabulary/mechanisms.csv"},
    _INDICATOR: {"vocabulary/indicators.csv"},
}


@dataclass(frozen=True)
class Described:
    """The tables under the names of datapackage.json, joined with their vocabularies, and what is wrong with them.

    mechanisms holds also what the relations tell, so that every text's mechanisms stand in one table; relations are
    by document. Nobody may change them.
    """

    sources: Sources
    mechanism_names: pd.DataFrame
    mechanisms: pd.DataFrame
    relations: dict[str, pd.DataFrame]
    indicators: pd.DataFrame
    meetings: pd.DataFrame
    activities: pd.DataFrame
    problems: tuple[Problem, ...]


def load_described(held: Holdings, folder: Path | None = None) -> Described:
    """Return all that the texts of a data folder describe; a faulty row or table is told and left out.

    Without a folder it is `data_folder()`. One that has only lists may lack all tables of this.
    """
    folder = folder or data_folder()
    words = (DATA if only_lists(folder) else folder) / "vocabulary"
    places = {code: place_name(code, held.jurisdictions) for code in held.jurisdictions}
    sources, problems = read_sources(held.documents, folder / "materials.csv", places)
    names = read_mechanism_names(words)
    definitions = read_indicator_names(words)
    document, key = (sources.__contains__, _DOCUMENT), _registered(names.table["key"], _MECHANISM)
    mechanisms = read_mechanisms(folder / "mechanisms.csv", document, key)
    definition = _registered(definitions.table["key"], _INDICATOR)
    indicators = read_indicators(folder / "indicators.csv", document, definition)
    meetings = read_meetings(folder / "meetings.csv", document)
    activities = read_activities(folder / "activities.csv")
    found = {path.stem: read_relations(path, key) for path in sorted((folder / "coordination").glob("*.csv"))}
    relations = {name: facts for name, facts in found.items() if name in sources}
    registers = (*held.problems, *problems, *names.problems, *definitions.problems)
    tables = (mechanisms, indicators, meetings, activities, *relations.values())
    told = (
        *problems,
        *names.problems,
        *definitions.problems,
        *_told(tables, [name for name in found if name not in sources], {one.file for one in registers}),
    )
    return Described(
        sources,
        names.table,
        _joined(_with_relations(mechanisms.table, relations), names.table),
        {name: _joined(facts.table, names.table) for name, facts in relations.items()},
        _joined(indicators.table, definitions.table),
        meetings.table,
        activities.table.assign(place=[places.get(code, code) for code in activities.table["jurisdiction"]]),
        told if not only_lists(folder) else tuple(fault for fault in told if fault.code != "missing-table"),
    )


def _registered(names: Iterable[str], called: str) -> Check:
    return frozenset(names).__contains__, called


def _told(tables: Iterable[Facts], strangers: list[str], faulty: set[str]) -> list[Problem]:
    """Return the problems of the tables and the relations of unregistered texts.

    Where a register is faulty itself, rows that name what it lacks are left out without a word: its own fault is told.
    """
    untold = {called for called, files in _REGISTERED_IN.items() if faulty & files}
    problems = [one for facts in tables for one in facts.problems if one.hint not in untold]
    if _DOCUMENT not in untold:
        problems += [Problem("missing-register-row", value=name, file=f"coordination/{name}.csv") for name in strangers]
    return problems


def _with_relations(mechanisms: pd.DataFrame, relations: dict[str, Facts]) -> pd.DataFrame:
    """Return the mechanisms with those of the relations: one row for all bodies that one mechanism of a clause joins.

    Of texts whose relations are told the table holds only what joins no two bodies, or stands within a mechanism.
    """
    told = [
        facts.table.rename(columns={"article": "clause"})
        .groupby(["clause", "mechanism", "key"], sort=False)
        .agg(detail=("detail", _sentences), frequency=("frequency", _listed))
        .reset_index()
        .assign(document_id=name, duty="", since="")[list(MECHANISMS)]
        for name, facts in relations.items()
        if len(facts.table)
    ]
    return numbers(pd.concat([mechanisms, *told], ignore_index=True), "since")


def _listed(texts: pd.Series) -> str:
    return "、".join(dict.fromkeys(text for text in texts if text))


def _sentences(texts: pd.Series) -> str:
    return "".join(dict.fromkeys(texts))


def _joined(table: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with what the vocabulary says of their key, in the order of the table."""
    return table.merge(names.drop_duplicates("key"), on="key", how="left")
