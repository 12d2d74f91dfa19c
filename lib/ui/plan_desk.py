"""The draft on the desk: what a session is working on, one for each list it started from, kept while pages change."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.figures.plan_words import DRAFT
from lib.ui.loading import matrix_of
from lib.ui.work import today

_STEPS_BACK = 50


@dataclass(frozen=True)
class Desk:
    """A draft being made. `start` is what the table to click in was drawn from, `now` the same with what was clicked.

    `turn` counts the drawings of that table, `undo` are the matrices before each step (a tick, an operation), `name`
    that of the saved draft which was opened last, "" for none.
    """

    document: Document
    year: int
    start: pd.DataFrame
    now: pd.DataFrame
    turn: int = 0
    undo: tuple[pd.DataFrame, ...] = ()
    name: str = ""

    @property
    def place(self) -> str:
        """Return the place on screen, demonstration data labelled."""
        return self.document.place + ("（演示数据）" if self.document.synthetic else "")

    @property
    def period(self) -> str:
        """Return what the draft is called beside the period of the list it started from."""
        return f"{self.year}年方案（{DRAFT}）"

    @property
    def label(self) -> str:
        """Return place, year and that it is a draft."""
        return f"{self.place}{self.period}"

    @property
    def table_key(self) -> str:
        """Return the key of the table to click in."""
        return f"plan_cells_{self.document.document_id}_{self.turn}"


def on_desk(document: Document) -> Desk:
    """Return the draft that is being made from a document's list; until it is changed it is the list as it is now."""
    held, matrix = _desks().get(document.document_id), matrix_of(document)
    if held is None:
        held = Desk(document, today().year + 1, matrix, matrix)
    elif not held.undo and not held.now.equals(matrix):  # published anew since: nobody made these changes
        held = replace(held, start=matrix, now=matrix, turn=held.turn + 1)
    elif held.table_key not in st.session_state and held.now is not held.start:
        held = replace(held, start=held.now, turn=held.turn + 1)  # the reader was on another page meanwhile
    return keep(replace(held, document=document))


def keep(desk: Desk) -> Desk:
    """Remember the draft; return it."""
    _desks()[desk.document.document_id] = desk
    return desk


def ticked(desk: Desk, now: pd.DataFrame) -> Desk:
    """Take what was ticked in the table, with the way back to what it was before; the table stays as it is drawn."""
    if now.equals(desk.now):
        return desk
    return keep(replace(desk, now=desk.start if now.equals(desk.start) else now, undo=_steps(desk)))


def laid_out(desk: Desk, matrix: pd.DataFrame, name: str | None = None) -> Desk:
    """Put another matrix on the desk, with the way back to the one before; the table to click in is drawn anew."""
    called = desk.name if name is None else name
    return keep(replace(desk, start=matrix, now=matrix, turn=desk.turn + 1, undo=_steps(desk), name=called))


def step_back(desk: Desk) -> Desk:
    """Put back what lay on the desk before the last step."""
    *before, last = desk.undo
    return keep(replace(desk, start=last, now=last, turn=desk.turn + 1, undo=tuple(before)))


def _steps(desk: Desk) -> tuple[pd.DataFrame, ...]:
    return (*desk.undo, desk.now)[-_STEPS_BACK:]


def _desks() -> dict[str, Desk]:
    found: dict[str, Desk] = st.session_state.setdefault("plan_desks", {})
    return found
