"""The choice of place and year for the pages of the yearly work; it lives in the URL."""

from collections.abc import Sequence

from lib.archive.activities import Activity
from lib.archive.holdings import Holdings
from lib.archive.jurisdictions import place_name
from lib.ui import absence, access, pickers
from lib.ui.loading import holdings, once_for_all
from lib.ui.work import UNDATED, Work, activities, today, work, years_with_reports


def chosen(undated: bool = False) -> Work:
    """Let the reader choose place and year; return what is held of them. `undated` offers what has no year, too."""
    news, _ = activities()
    places = once_for_all(_places, undated)
    if not places:
        absence.no_documents()
    place = pickers.kept_choice("地区", list(places), "place", usual=_own(list(places.values())))
    code = places[place]
    years = _years(code, news, undated)
    usual = _usual(code, news, undated)
    year = pickers.kept_choice("年度", years, "work_year", usual=years.index(usual))
    return work(code, None if year == UNDATED else int(year[:4]))


def of_today() -> Work:
    """Let the reader choose a place; return what is held of it in the year that it is."""
    places = once_for_all(_places, False)
    if not places:
        absence.no_documents()
    return work(
        places[pickers.kept_choice("地区", list(places), "place", usual=_own(list(places.values())))], today().year
    )


def _own(codes: Sequence[str]) -> int:
    """Return the position of the first place that a person with an account for some places may write for, or 0."""
    person = access.publisher()
    if person is None or not person.jurisdictions:
        return 0
    known = holdings().jurisdictions
    return next((at for at, code in enumerate(codes) if access.may_publish(person, code, known)), 0)


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
    if undated:
        told = {one.year for one in news if one.jurisdiction == code} | set(years_with_reports(code))
        dated = [year for year in told if year]
        if told:
            return f"{max(dated)}年" if dated else UNDATED
    return f"{today().year - 1}年"
