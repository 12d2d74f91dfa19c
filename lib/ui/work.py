"""The liaison work of one place and year as it is held: the list in force, the reports, the activities told of."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from lib.archive.activities import Activity, read_activities
from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.archive.in_force import in_force
from lib.archive.jurisdictions import place_name
from lib.archive.sheets import REPORT, Sheet
from lib.archive.unavailable import Unavailable
from lib.intake.filled.report import Entry, Report, report_from
from lib.intake.problems import Problem
from lib.measures.plan_reality import Activities
from lib.ui import pickers
from lib.ui.history_views import BEIJING
from lib.ui.loading import holdings, signature, stamp, store
from lib.ui.markdown import plain
from lib.vocabulary.matching import listed_name

UNDATED = "年份不详"
COLUMNS = ["department", "kind", "count", "parties", "text", "source"]


@dataclass(frozen=True)
class Kept:
    """One report as it is held, with the version it is kept in."""

    report: Report
    sheet: Sheet

    @property
    def received(self) -> date:
        """Return the day on which it came, or was saved if nobody said."""
        day = self.report.received_on
        return date.fromisoformat(day) if day else self.sheet.saved_at.astimezone(BEIJING).date()


@dataclass(frozen=True)
class Work:
    """One place and year. `listed` are the departments of the list in force; `fault` says why reports are not read."""

    place: str
    jurisdiction: str
    year: int | None
    document: Document | None
    matrix: pd.DataFrame | None
    reports: dict[str, Kept]
    before: dict[str, Kept]
    news: tuple[Activity, ...]
    fault: str

    @property
    def listed(self) -> tuple[str, ...]:
        """Return the departments that the list in force names."""
        return () if self.matrix is None else tuple(map(str, self.matrix.index))

    @property
    def complete(self) -> bool:
        """Tell whether the list in force is whole."""
        return self.document is not None and self.document.complete

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the organisations that a complete list names; () where it cannot be told which there are."""
        return tuple(map(str, self.matrix.columns)) if self.matrix is not None and self.complete else ()

    @property
    def label(self) -> str:
        """Return place and year in words."""
        return f"{self.place}{self.year}年度" if self.year else f"{self.place}（{UNDATED}）"

    def linked(self, department: str) -> tuple[str, ...]:
        """Return the organisations that the list links a department to."""
        if self.matrix is None or department not in self.matrix.index:
            return ()
        row = self.matrix.loc[department].fillna(False)
        return tuple(str(party) for party, state in row.items() if state)

    def entries(self, before: bool = False) -> pd.DataFrame:
        """Return what the reports tell (or those of the year before), one row per entry."""
        kept = self.before if before else self.reports
        rows = [
            (name, one.kind, one.count, one.parties, one.text, "部门年度报告")
            for name, told in kept.items()
            for one in told.report.entries
        ]
        return pd.DataFrame(rows, columns=COLUMNS).astype({"count": "Int64"})

    def told(self) -> pd.DataFrame:
        """Return what news tell of pairs, one row per pair and activity, names as in the list."""
        rows = [
            (listed_name(one.department, self.listed), one.kind, one.count, (one.party,), one.summary, one.source)
            for one in self.news
            if one.paired
        ]
        return pd.DataFrame(rows, columns=COLUMNS).astype({"count": "Int64"})

    def activities(self) -> Activities:
        """Return the pairs that something was done on, and what the reports leave open."""
        every = pd.concat([self.entries(), self.told()])
        pairs = {(str(name), str(one)) for name, who in every[["department", "parties"]].to_numpy() for one in who}
        unsaid = {name for name, one in self.reports.items() if any(not entry.parties for entry in one.report.entries)}
        return Activities(frozenset(pairs), frozenset(self.reports), frozenset(unsaid))


def today() -> date:
    """Return the day it is in China, wherever the server stands."""
    return datetime.now(BEIJING).date()


def chosen(undated: bool = False) -> Work:
    """Let the reader choose place and year; return what is held of them. `undated` offers what has no year, too."""
    held, (news, _) = holdings(), activities()
    places = _places(held, news if undated else ())
    if not places:
        st.info("还没有任何文件可看。数据文件的问题见“总览”页。", icon=":material/block:")
        st.stop()
    place = pickers.kept_choice("地区", list(places), "place")
    code = places[place]
    years = _years(held, code, news, undated)
    usual = _usual(code, news, undated)
    year = pickers.kept_choice("年度", years, "work_year", usual=years.index(usual))
    return work(code, None if year == UNDATED else int(year[:4]))


def of_today() -> Work:
    """Let the reader choose a place; return what is held of it in the year that it is."""
    places = _places(holdings(), ())
    if not places:
        st.info("还没有任何文件可看。数据文件的问题见“总览”页。", icon=":material/block:")
        st.stop()
    return work(places[pickers.kept_choice("地区", list(places), "place")], today().year)


def work(code: str, year: int | None) -> Work:
    """Return what is held of one place and year."""
    held, (news, _) = holdings(), activities()
    document = in_force(held, code, year)
    kept, fault = _reports(stamp(), code)

    def of(when: int | None) -> dict[str, Kept]:
        return {name: one for (of_year, name), one in kept.items() if of_year == when}

    return Work(
        place_name(code, held.jurisdictions),
        code,
        year,
        document,
        held.matrices[document.document_id] if document else None,
        of(year),
        of(year - 1) if year else {},
        tuple(one for one in news if one.jurisdiction == code and one.year == year),
        fault,
    )


@st.cache_resource(show_spinner=False)
def activities() -> tuple[tuple[Activity, ...], tuple[Problem, ...]]:
    """Return the shipped activities and what is wrong with their table."""
    return read_activities()


def standing(held: Work) -> None:
    """Show what limits the reading: a demonstration list, damaged reports, an archive that cannot be read."""
    if held.document is not None and held.document.synthetic:
        st.warning("演示数据：名单由程序生成，不是任何地方的真实名单。", icon=":material/science:")
    if held.document is not None and not held.complete:
        same = "名单与活动多出自同一篇报道，二者相符不说明落实情况。" if held.news else ""
        st.info(f"名单不完整：只知道一部分联系，没有写到的是未知，不是没有。{same}", icon=":material/help:")
    if held.fault:
        st.error(plain(held.fault), icon=":material/report:")


def source(held: Work, rest: str = "报告：各部门年度工作情况报告；活动：公开报道。") -> None:
    """Show which list is held to be in force, and where the rest comes from."""
    document = held.document
    if document is None:
        st.caption(f"名单：没有收录这一年有效的名单。{rest}")
        return
    parts = [document.title, document.number, document.period, document.completeness]
    parts.append(signature(document))
    told = " · ".join(part for part in parts if part)
    st.caption(plain(f"名单：{told}。{rest}"))
    choice = pickers.address_of(document)
    st.page_link("pages/about/sources.py", label="来源登记", icon=":material/source:", query_params=choice)


def sentences(entry: Entry) -> str:
    """Return one entry in a line."""
    parts = ["、".join(entry.parties) or "没有写明组织", f"{entry.count} 次" if entry.count else "", entry.text]
    return "；".join(part for part in parts if part)


def years_with_reports(code: str) -> list[int]:
    """Return the years of which a place has reports, oldest first."""
    return sorted({year for year, _ in _reports(stamp(), code)[0]})


@st.cache_resource(max_entries=32, show_spinner=False)
def _reports(stamp: int, code: str) -> tuple[dict[tuple[int, str], Kept], str]:
    try:
        sheets = store().sheets(REPORT, code)
    except Unavailable as error:
        return {}, str(error)
    kept, broken = {}, []
    for sheet in sheets:
        try:
            if not sheet.whole:
                raise ValueError
            if not sheet.withdrawn:
                report = report_from(sheet.content, sheet.key.unit, sheet.key.year)
                kept[sheet.key.year, sheet.key.unit] = Kept(report, sheet)
        except ValueError:
            broken.append(f"{sheet.key.unit}（{sheet.key.year}年度）")
    return kept, f"存档中这些报告已损坏，读不出来：{'、'.join(broken)}。请恢复旧版本或重新填报。" if broken else ""


def _places(held: Holdings, news: tuple[Activity, ...]) -> dict[str, str]:
    ranked = sorted(held.documents.values(), key=lambda one: not one.complete)
    codes = [one.jurisdiction for one in ranked if one.counterpart_kind == "department"]
    codes += [one.jurisdiction for one in news if one.jurisdiction in held.jurisdictions]
    return {place_name(code, held.jurisdictions): code for code in dict.fromkeys(codes)}


def _years(held: Holdings, code: str, news: tuple[Activity, ...], undated: bool) -> list[str]:
    known = [one.year or one.year_from for one in held.documents.values() if one.jurisdiction == code]
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
