"""The choice of place and year for the pages of the yearly work; it lives in the URL."""

from collections.abc import Mapping

import streamlit as st

from lib.archive.activities import Activity
from lib.archive.holdings import Holdings
from lib.archive.jurisdictions import place_name
from lib.ui import absence, access, keeping
from lib.ui.loading import holdings, once_for_all
from lib.ui.work import UNDATED, Work, activities, today, work, years_on_record


def chosen(undated: bool = False) -> Work:
    """Let the reader choose place and year; return what is held of them. `undated` offers what has no year, too."""
    news, _ = activities()
    places = once_for_all(_places, undated)
    if not places:
        absence.no_documents()
    code = _place(places)
    years = _years(code, news, undated)
    usual = _usual(code, news, undated)
    keeping.begin_anew("work_year", [code], usual, lambda year, before: _shows_something(work(code, _number(year))))
    year = keeping.kept_choice("年度", years, "work_year", usual=years.index(usual))
    return work(code, _number(year))


def of_today() -> Work:
    """Let the reader choose a place; return what is held of it in the year that it is."""
    places = once_for_all(_places, False)
    if not places:
        absence.no_documents()
    return work(_place(places), today().year)


def _shows_something(held: Work) -> bool:
    return bool(held.document or held.reports or held.news)


def _number(year: str) -> int | None:
    return None if year == UNDATED else int(year[:4])


def _place(places: Mapping[str, str]) -> str:
    """Let the reader choose one of these places, first the one that an account for some places may write for.

    That one is chosen for the reader and so in the URL: to others the bare address shows another place.
    """
    person, known = access.publisher(), holdings().jurisdictions
    if person and person.jurisdictions:
        own = (name for name, code in places.items() if access.may_publish(person, code, known))
        st.session_state.setdefault("kept_place", next(own, None))
    return places[keeping.place(list(places))]


def _places(held: Holdings, told: bool) -> dict[str, str]:
    """Return the codes of places with a list of departments by name, `told` also those of which news tell."""
    news = activities()[0] if told else ()
    ranked = sorted(held.documents.values(), key=lambda one: (one.synthetic, not one.complete))
    codes = [one.jurisdiction for one in ranked if one.counterpart_kind == "department"]
    codes += [one.jurisdiction for one in news if one.jurisdiction in held.jurisdictions]
    return {place_name(code, held.jurisdictions): code for code in dict.fromkeys(codes)}


def _years(code: str, news: tuple[Activity, ...], undated: bool) -> list[str]:
    known = [one.year or one.year_from for one in holdings().codes.get(code, ())]
    own = [one.year for one in news if one.jurisdiction == code]
    starts = [year for year in (*known, *own, today().year - 1) if year]
    years = [f"{year}年" for year in range(today().year, min(starts) - 1, -1)]
    return [*years, UNDATED] if undated and None in own else years


def _usual(code: str, news: tuple[Activity, ...], undated: bool) -> str:
    """Return the year to begin with: the last one that is over or, where anything may be shown, has something."""
    if undated and (recorded := years_on_record(code)):
        return f"{recorded[-1]}年"
    if undated and any(one.jurisdiction == code for one in news):
        return UNDATED
    return f"{today().year - 1}年"
