"""What pages share: what is held and published, figures and slower measures worked out once, the reader's palette."""

import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from lib.archive.database import engine_for
from lib.archive.decisions import FUNCTION
from lib.archive.document import Document
from lib.archive.holdings import Holdings, load_holdings
from lib.archive.published import UNREADABLE, Published
from lib.archive.store import Damaged, Store, Unavailable
from lib.archive.version import Version
from lib.figures.style import DARK, LIGHT, Ink
from lib.intake.problems import Problem
from lib.vocabulary.crosswalk import CROSSWALK, Crosswalk
from lib.vocabulary.crosswalk import crosswalk as crosswalk_with

T = TypeVar("T")
# One script run asks many times what is held; the archive is asked for its stamp only once in this while.
STAMP_SECONDS = 0.2
# Set to 1 where people work and the invented city would only be in the way.
HIDE_DEMONSTRATION = "LIAISON_HIDE_DEMONSTRATION"
AS_LAST_READ = "archive-as-last-read"
GONE = "存档不见了，或者换成了较旧的一份。请管理员检查，必要时用备份恢复；恢复以前请不要发布。"
_NEVER = float("-inf")
# When the archive was asked last, the stamp it told last, why it does not answer now ("" if it does).
_asked: tuple[float, int, str] = (_NEVER, -1, "")
_asking = threading.Lock()


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the archive of published versions; shared by all sessions."""
    return Store(engine_for())


@st.cache_resource(show_spinner=False)
def shipped() -> Holdings:
    """Return the shipped data, without what was published since; nobody may change it."""
    return load_holdings()


def holdings() -> Holdings:
    """Return what is held now: the shipped data under the last published versions; nobody may change it.

    While the archive is out of reach it is what was read last, with a Problem that says so.
    """
    held, _ = _shown(stamp())
    if any(problem.code in UNREADABLE for problem in held.problems):
        _shown.cache_clear()  # the next look may find the archive mended
        return held
    why = _asked[2]
    return _as_last_read(stamp(), why) if why else held


@st.cache_resource(max_entries=1, show_spinner=False)
def _as_last_read(stamp: int, why: str) -> Holdings:
    # Kept: indexes over all documents are made once for it, and not again at every look while the archive is away.
    held, _ = _shown(stamp)
    return replace(held, problems=(*held.problems, Problem(AS_LAST_READ, hint=why)))


def stamp() -> int:
    """Return a number that grows with every publish by anyone; -1 before the archive could be read.

    While it is out of reach the number stays, and with it all that was read; only one reader waits for it to answer.
    """
    if _due() and _asking.acquire(blocking=_asked[0] == _NEVER):
        try:
            if _due():
                _ask()
        finally:
            _asking.release()
    return _asked[1]


def _due() -> bool:
    return time.monotonic() - _asked[0] > STAMP_SECONDS


def _ask() -> None:
    global _asked
    before = _asked[1]
    try:
        told, fault = store().stamp(), ""
        if told < before:  # it grows with every publish, restore and repair
            told, fault = before, GONE
    except Damaged:
        told, fault = -1, ""
    except Unavailable as error:
        told, fault = before, str(error)
    _asked = (time.monotonic(), told, fault)
    if told != before:
        _kept.clear()  # of an earlier state nothing is asked for again, and a country's may be a hundred megabytes


def published() -> Mapping[str, Version]:
    """Return the last published version of each document that has one, by id; nobody may change it."""
    return _shown(stamp())[1]


def signature(document: Document) -> str:
    """Return which published version is shown and who signed it, "" for one that is shown as shipped."""
    one = published().get(document.document_id)
    return f"第 {one.number} 版，{one.by}发布" if one else ""


@st.cache_resource(max_entries=64, show_spinner=False)
def _clauses(stamp: int, document_id: str) -> dict[tuple[str, str], str]:
    current = store().current(document_id)
    return store().clauses(document_id, current.number) if current else {}


def clauses(document_id: str) -> dict[tuple[str, str], str]:
    """Return the words of a notice that each published pair was read from; empty when it came as a table."""
    try:
        return _clauses(stamp(), document_id)
    except Unavailable:  # caught here: what could not be read is not to be remembered
        return {}


def clause(document: Document, department: str, party: str) -> str:
    """Return the words of the notice that a published pair was read from, "" when it came as a table."""
    return clauses(document.document_id).get((department, party), "")


@st.cache_resource(max_entries=2, show_spinner=False)
def _crosswalk(stamp: int) -> Crosswalk:
    return crosswalk_with(store().decisions(FUNCTION))


def crosswalk() -> Crosswalk:
    """Return the crosswalk with the decisions of staff as they stand now."""
    try:
        return _crosswalk(stamp())
    except Unavailable:
        return CROSSWALK


def matrix_of(document: Document) -> pd.DataFrame:
    """Return the matrix of a document that has one."""
    return holdings().matrices[document.document_id]


def once(make: Callable[..., T], document: Document, *choices: Any) -> T:
    """Return make(matrix of the document, *choices), worked out once per published state, document and choices.

    The result is shared between sessions and must not be changed.
    """
    key = _key(make, document.document_id, *choices)
    return _kept(_make=lambda: make(matrix_of(document), *choices), key=key)


def once_for_all(make: Callable[..., T], *choices: Any) -> T:
    """Return make(holdings, *choices), worked out once per published state."""
    return _kept(_make=lambda: make(holdings(), *choices), key=_key(make, *choices))


def _key(make: Callable[..., Any], *choices: Any) -> tuple[Any, ...]:
    # A palette is known by its ground: hashing all its colours would cost more than most figures.
    plain = (choice.ground if isinstance(choice, Ink) else choice for choice in choices)
    return f"{make.__module__}.{make.__qualname__}", stamp(), *plain


def ink() -> Ink:
    """Return the palette for the theme that the reader's browser shows."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def look_again() -> None:
    """Ask the archive now whether something was published; what this session sees thereby needs no redrawing."""
    global _asked
    _asked = (_NEVER, *_asked[1:])
    st.session_state["live_stamp"] = stamp()


def forget() -> None:
    """Forget everything read and worked out; the archive is opened again when the next visitor asks, not before."""
    global _asked
    for kept in (shipped, _archive, _as_last_read, _clauses, _crosswalk, _kept, store):
        kept.clear()
    _shown.cache_clear()
    _asked = (_NEVER, -1, "")


@st.cache_resource(show_spinner=False)
def _archive() -> Published:
    return Published(shipped(), store())


@lru_cache(maxsize=2)  # asked a dozen times in one redraw; who reads the archive at the same time waits in look()
def _shown(stamp: int) -> tuple[Holdings, Mapping[str, Version]]:
    shown = _archive().look()
    hidden = os.environ.get(HIDE_DEMONSTRATION) == "1"
    return shown.holdings.without_demonstration() if hidden else shown.holdings, shown.versions


# Called by keywords only: for each argument by position Streamlit reads the signature anew, at every look.
@st.cache_resource(max_entries=512, show_spinner=False)
def _kept(*, _make: Callable[[], Any], key: tuple[Any, ...]) -> Any:
    return _make()
