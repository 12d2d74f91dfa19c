"""Which place has which mechanism, since when, and whether anything done under it was reported."""

from collections.abc import Collection, Sequence

import pandas as pd

# What is known of one line of the annual report in one place.
STATED_AND_REPORTED, STATED_ONLY, REPORTED_ONLY, NEITHER = 2, 1, 3, -1


def adoption(stated: pd.DataFrame, places: Sequence[str], keys: Sequence[str], whole: Collection[str]) -> pd.DataFrame:
    """Return places × mechanisms: True where a text states it, False where a place's whole text does not, else <NA>.

    `stated` has columns place and key, one row per statement; `whole` are the places of which a text can be read as a
    whole. What excerpts and news do not mention is not known.
    """
    rows, columns = pd.Index(places, name="place"), pd.Index(keys, name="key")
    matrix = pd.DataFrame(index=rows, columns=columns, dtype="boolean")  # every cell <NA>
    matrix.loc[[place for place in places if place in whole]] = False
    for place, key in stated[["place", "key"]].drop_duplicates().itertuples(index=False):
        if place in matrix.index and key in matrix.columns:
            matrix.loc[place, key] = True
    return matrix


def first_stated(stated: pd.DataFrame) -> pd.DataFrame:
    """Return per mechanism (key, in order of appearance): first (year, <NA> if none is dated), places, undated.

    `stated` has columns key, place, document_id and year (nullable). first is the earliest year among the texts that
    are held, not the year of invention; places counts places, undated the texts without a year.
    """
    groups = stated.groupby("key", sort=False)
    undated = stated[stated["year"].isna()].groupby("key")["document_id"].nunique()
    return pd.DataFrame(
        {
            "first": groups["year"].min().astype("Int64"),
            "places": groups["place"].nunique(),
            "undated": undated.reindex(groups.size().index).fillna(0).astype(int),
        }
    ).reset_index()


def stated_and_reported(stated: pd.DataFrame, activities: pd.DataFrame, lines: Sequence[str]) -> pd.DataFrame:
    """Return places × lines of the annual report with what is known of each.

    STATED_AND_REPORTED: a text has a mechanism of this line and an activity was reported; STATED_ONLY: no report is
    known, which is not "nothing was done"; REPORTED_ONLY: done, though no held text has the mechanism; NEITHER: nothing
    known. `stated` has columns place and annual_line, `activities` place and kind. Places in order of appearance.
    """
    has = set(stated[["place", "annual_line"]].itertuples(index=False, name=None))
    done = set(activities[["place", "kind"]].itertuples(index=False, name=None))
    places = list(dict.fromkeys([*stated["place"], *activities["place"]]))
    known = {
        (True, True): STATED_AND_REPORTED,
        (True, False): STATED_ONLY,
        (False, True): REPORTED_ONLY,
        (False, False): NEITHER,
    }
    cells = [[known[(place, line) in has, (place, line) in done] for line in lines] for place in places]
    return pd.DataFrame(
        cells, index=pd.Index(places, name="place"), columns=pd.Index(lines, name="line"), dtype="int64"
    )
