"""What the page of mechanisms shows, worked out from the tables: the matrix, the years, the reports."""

from typing import Any

import pandas as pd

from lib.archive.holdings import Holdings
from lib.archive.sources import MENTIONED
from lib.figures.figure_bars import figure_bars
from lib.figures.mechanism_years import mechanism_years
from lib.figures.state_grid import ADOPTED, REPORTED, state_grid
from lib.figures.style import Ink
from lib.measures.mechanisms import NEITHER, STATED_AND_REPORTED, adoption, first_stated, stated_and_reported
from lib.ui.described import SUBJECTS, described, place_of, with_sources
from lib.vocabulary.activities import KIND_ORDER

UNDATED = "年份不详"
PLANNED = 2  # of ADOPTED


def statements(held: Holdings, subject: str) -> pd.DataFrame:
    """Return the mechanisms of the texts of a subject (a key of SUBJECTS), with the text each is from."""
    told = with_sources(described().mechanisms)
    return told[told["subject"].isin(SUBJECTS[subject])].reset_index(drop=True)


def in_force(held: Holdings, subject: str) -> pd.DataFrame:
    """Return the statements without those of texts that only plan to set a mechanism up: they count nowhere."""
    told = statements(held, subject)
    return told[~told["planned"]].reset_index(drop=True)


def adopted(held: Holdings, subject: str) -> pd.DataFrame:
    """Return places × names of mechanisms: whole texts first, then by number; only mechanisms that are told of.

    What is only planned is not known to be there.
    """
    told = statements(held, subject)
    names = dict(described().mechanism_names[["key", "name"]].itertuples(index=False, name=None))
    keys = [key for key in names if key in set(told["key"])]
    texts = [described().sources[name] for name in told["document_id"].unique()]
    whole = {place_of(one) for one in texts if one.whole}
    found = adoption(in_force(held, subject), list(told["place"].unique()), keys, whole).rename(columns=names)
    numbers = found.sum(axis=1)
    return found.loc[sorted(found.index, key=lambda place: (place not in whole, -numbers[place]))]


def adoption_picture(held: Holdings, ink: Ink, subject: str) -> Any:
    """Return the grid of places and mechanisms."""
    matrix = adopted(held, subject)
    groups = dict(described().mechanism_names[["name", "group"]].itertuples(index=False, name=None))
    return state_grid(states(held, subject), ADOPTED, ink, [groups[name] for name in matrix.columns])


def states(held: Holdings, subject: str) -> pd.DataFrame:
    """Return adoption as the states of ADOPTED: 1 stated, 2 only planned, 0 not stated, -1 not known."""
    found = adopted(held, subject).astype("Int64").fillna(-1).astype(int)
    told = statements(held, subject)
    for place, name in told.loc[told["planned"], ["place", "name"]].itertuples(index=False):
        if found.loc[place, name] != 1:
            found.loc[place, name] = PLANNED
    return found


def state_of(cells: pd.DataFrame, row: str, column: str) -> int:
    """Return the state of one cell; -1, not known, where there is no such row or column any more."""
    if row not in cells.index or column not in cells.columns:
        return NEITHER
    return int(cells.to_numpy(dtype=int)[list(cells.index).index(row), list(cells.columns).index(column)])


def common(held: Holdings, subject: str) -> pd.DataFrame:
    """Return the mechanisms with the number of places that state them, the most common first."""
    found = first_stated(in_force(held, subject)).merge(described().mechanism_names, on="key", how="left")
    return found.sort_values("places", ascending=False, kind="stable").reset_index(drop=True)


def common_picture(held: Holdings, ink: Ink, subject: str, focus: str | None) -> Any:
    """Return the bars of places per mechanism; a click gives the mechanism's name; `focus` is pointed at."""
    rows = common(held, subject)
    return figure_bars(
        pd.DataFrame(
            {
                "label": rows["name"],
                "value": rows["places"],
                "value_to": pd.array([None] * len(rows), "Int64"),
                "qualifier": "",
                "unit": "个地区",
                "at": rows["name"],
            }
        ),
        ink,
        spacious=False,
        focus=focus,
    )


def years_picture(held: Holdings, ink: Ink, subject: str) -> Any:
    """Return the marks of mechanisms and years, the oldest mechanism first."""
    return mechanism_years(_by_year(held, subject), ink)


def firsts(held: Holdings, subject: str) -> pd.DataFrame:
    """Return per mechanism its first year among the texts held, the oldest first."""
    found = first_stated(_by_year(held, subject)).merge(described().mechanism_names, on="key", how="left")
    return found.sort_values("first", kind="stable", na_position="last").reset_index(drop=True)


def _by_year(held: Holdings, subject: str) -> pd.DataFrame:
    """Return the statements with the year each mechanism is known from, the oldest first, undated ones last.

    Where a text says since when, that year counts, otherwise its own.
    """
    told = in_force(held, subject)
    told = told.assign(year=told["since"].fillna(told["year"]))
    oldest = told.groupby("key")["year"].transform("min")
    return told.assign(oldest=oldest).sort_values("oldest", kind="stable", na_position="last")


def reported(held: Holdings) -> pd.DataFrame:
    """Return places × lines of the annual report; places with reports and with rules first. Liaison texts only."""
    told = in_force(held, "对口联系")
    cells = stated_and_reported(told[told["annual_line"] != ""], described().activities, KIND_ORDER)
    both, any_ = (cells == STATED_AND_REPORTED).sum(axis=1), (cells != NEITHER).sum(axis=1)
    return cells.loc[sorted(cells.index, key=lambda place: (-both[place], -any_[place]))]


def reported_picture(held: Holdings, ink: Ink) -> Any:
    """Return the grid of places and lines of the annual report."""
    return state_grid(reported(held), REPORTED, ink, counted=(2, 3))


def lineage(held: Holdings) -> pd.DataFrame:
    """Return the texts that replaced others or are known from mentions only: when they began and ended.

    Places of which an end is known come first.
    """
    # What is invented sets up no mechanism.
    sources = {name: one for name, one in described().sources.items() if not one.synthetic}
    places = {one.place for one in sources.values() if one.kind == MENTIONED or one.repealed_by}
    chosen = [one for one in sources.values() if one.place in places]
    ended = {one.place for one in chosen if one.in_force_until}
    chosen.sort(key=lambda one: (one.place not in ended, one.place, one.year or 0, one.issued_on))
    return pd.DataFrame(
        {
            "地区": [one.place for one in chosen],
            "年份": [one.period for one in chosen],
            "废止": [one.in_force_until or "没有写明" for one in chosen],
            "被取代": [sources[one.repealed_by].label if one.repealed_by in sources else "" for one in chosen],
            "性质": [one.kind for one in chosen],
            "文号": [one.number for one in chosen],
            "文件": [one.title for one in chosen],
        }
    )


def statement_table(told: pd.DataFrame) -> pd.DataFrame:
    """Return statements under Chinese headings, with document and clause."""
    sources = [described().sources[name] for name in told["document_id"]]
    return pd.DataFrame(
        {
            "标准机制": told["name"].to_numpy(),
            "类别": told["group"].to_numpy(),
            "地区": told["place"].to_numpy(),
            "年份": [one.period for one in sources],
            "条款": told["clause"].to_numpy(),
            "文件中的名称": told["mechanism"].to_numpy(),
            "内容": told["detail"].to_numpy(),
            "频次": told["frequency"].to_numpy(),
            "责任和期限": told["duty"].to_numpy(),
            "文件": [one.title for one in sources],
            "性质": [f"{one.kind}（拟建立）" if one.planned else one.kind for one in sources],
        }
    )


def activity_table(activities: pd.DataFrame) -> pd.DataFrame:
    """Return reported activities under Chinese headings."""
    return pd.DataFrame(
        {
            "地区": activities["place"].to_numpy(),
            "年份": [UNDATED if pd.isna(year) else str(year) for year in activities["year"]],
            "类别": activities["kind"].to_numpy(),
            "部门": activities["department"].to_numpy(),
            "联系对象": activities["party"].to_numpy(),
            "次数": activities["count"].array,
            "摘要": activities["summary"].to_numpy(),
            "来源": activities["source"].to_numpy(),
        }
    )
