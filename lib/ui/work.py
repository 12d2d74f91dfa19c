"""The liaison work of places and years, read once per published state and shared by the pages of the yearly work."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from lib.archive.activities import Activity, read_activities
from lib.archive.clock import today
from lib.archive.holdings import Holdings
from lib.archive.unavailable import Unavailable
from lib.archive.year_work import UNDATED, Reports, Work, reports_of, year_work
from lib.intake.filled.report import Entry
from lib.intake.problems import Problem
from lib.measures.reporting import deadline
from lib.ui import absence
from lib.ui.described import described
from lib.ui.loading import holdings, once_for_all, store

__all__ = [
    "NOT_DUE",
    "UNDATED",
    "Due",
    "Work",
    "activities",
    "due",
    "sentences",
    "today",
    "work",
    "years_on_record",
]


def work(code: str, year: int | None) -> Work:
    """Return what is held of one place and year."""
    return year_work(holdings(), _reports(code), activities()[0], code, year)


@dataclass(frozen=True)
class Due:
    """The last day on which the reports of a year are in time, and the document that sets it, in words."""

    day: date
    told: str


NOT_DUE = "文件没有规定报送时间"


def due(held: Work) -> Due | None:
    """Return when the reports of a place and year are due, None where no document of this place sets a day."""
    table, documents = described().mechanisms, holdings().documents
    for row in table[table["key"] == "annual-report"].to_dict("records"):
        document = documents.get(str(row["document_id"]))
        if held.year is None or document is None or document.jurisdiction != held.jurisdiction:
            continue
        ended = document.in_force_until and int(document.in_force_until[:4]) < held.year
        day = deadline(held.year, str(row["frequency"] or ""))
        if day and not ended and (document.year or held.year + 1) <= held.year:
            return Due(day, f"{document.number or document.title}{row['clause']}：{row['frequency']}")
    return None


def activities() -> tuple[tuple[Activity, ...], tuple[Problem, ...]]:
    """Return the shipped activities and what is wrong with their table."""
    return once_for_all(_activities)


def sentences(entry: Entry) -> str:
    """Return one entry in a line."""
    parts = ["、".join(entry.parties) or "没有写明组织", f"{entry.count} 次" if entry.count else "", entry.text]
    return "；".join(part for part in parts if part)


def years_on_record(code: str) -> list[int]:
    """Return the years of which a place has reports or is told to have done something, oldest first."""
    told = {one.year for one in activities()[0] if one.jurisdiction == code and one.year}
    return sorted({*_reports(code).years, *told})


def _reports(code: str) -> Reports:
    try:
        return once_for_all(_held_reports, code)
    except Unavailable as error:  # whoever reads counts of what cannot be read takes them for none
        absence.nothing(f"报告和联络员都读不出来，不显示数字。{error}")
        st.stop()


def _activities(_held: Holdings) -> tuple[tuple[Activity, ...], tuple[Problem, ...]]:
    return read_activities()


def _held_reports(_held: Holdings, code: str) -> Reports:
    return reports_of(store(), code)
