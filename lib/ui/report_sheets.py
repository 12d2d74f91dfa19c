"""Reports and the sheets they are kept in: which sheet, what stands in it now."""

import streamlit as st

from lib.archive import reporting
from lib.archive.sheets import REPORT, Sheet, SheetKey
from lib.archive.unavailable import Unavailable
from lib.intake.filled.report import Report
from lib.ui.loading import store
from lib.ui.markdown import plain
from lib.ui.work import Work, today
from lib.vocabulary.matching import suggested


def key_of(work: Work, department: str, year: int | None = None) -> SheetKey:
    """Return the sheet of a department's report, of the year at hand unless another is given."""
    return SheetKey(REPORT, work.jurisdiction, year or work.year or 0, department)


def versions_of(key: SheetKey) -> list[Sheet]:
    """Return the versions of a sheet, oldest first; tell it when the archive cannot be read."""
    try:
        return store().sheet_history(key)
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return []


def as_listed(work: Work, report: Report) -> Report:
    """Return a report under the name that the list gives its department, dated today if nobody dated it."""
    return reporting.as_listed(report, work.listed, today())


def meant(name: str, work: Work, key: str) -> str:
    """Ask whether a department outside the list is one of the list under another name; "" until that is answered."""
    other = suggested(name, work.listed)
    if name in work.listed or name in work.reports or not other:
        return name
    yes, no = f"是，按“{other}”", f"不是，按名单以外的“{name}”"
    question = plain(f"“{name}”不在名单中，是否为“{other}”？")
    told = st.radio(question, [yes, no], index=None, key=f"{key}_{name}", horizontal=True, format_func=plain)
    return "" if told is None else other if told == yes else name


def form_of(key: SheetKey) -> str:
    """Return the key under which the form of a report keeps what is typed in it."""
    return f"reports_{key.name}_{st.session_state.get(_turn(key), 0)}"


def begin_anew(*keys: SheetKey) -> None:
    """Let the forms of these reports forget what is typed in them; the next run draws them from what is held."""
    for key in keys:
        st.session_state[_turn(key)] = st.session_state.get(_turn(key), 0) + 1
    st.session_state.pop("reports_draft", None)


def _turn(key: SheetKey) -> str:
    return f"reports_turn_{key.name}"
