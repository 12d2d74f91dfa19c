"""The contacts of a place as a visitor may see them: a whole number only for those who may publish there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from lib.archive.holdings import Holdings
from lib.archive.sheets import CONTACTS, SheetKey
from lib.archive.unavailable import Unavailable
from lib.intake.filled.contact import ROLES, Contact, contacts_from, masked
from lib.measures.contact_standing import contact_standing
from lib.ui import access
from lib.ui.loading import holdings, once_for_all, store
from lib.ui.visit import visit_of_page
from lib.ui.work import Work, today
from lib.vocabulary.matching import listed_name
from lib.vocabulary.parties import ORDER, canonical_party, official_order

COLUMNS = ["单位", "身份", "姓名", "职务", "联系电话", "起", "止"]


@dataclass(frozen=True)
class Book:
    """The contacts of one place with whole numbers, for this module and the forms of those who may write only."""

    contacts: tuple[Contact, ...]
    number: int  # of the version, 0 before the first
    fault: str


def holder(contacts: Sequence[Contact], unit: str, role: str) -> Contact | None:
    """Return who holds a role of a unit today, the last registered one of several; None if nobody does."""
    day = today().isoformat()
    own = [one for one in contacts if (one.unit, one.role) == (unit, role) and one.current(day)]
    return own[-1] if own else None


def key_of(held: Work) -> SheetKey:
    """Return the sheet in which the contacts of a place are kept."""
    return SheetKey(CONTACTS, held.jurisdiction)


def book(held: Work) -> Book:
    """Return the contacts of a place. What is drawn of them goes through `hidden` or `visible`."""
    try:
        return once_for_all(_held_book, held.jurisdiction)
    except Unavailable as error:
        return Book((), 0, str(error))


def hidden(contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Return contacts with the middle of every number hidden."""
    return tuple(replace(one, telephone=masked(one.telephone)) for one in contacts)


def visible(held: Work, whole: bool) -> tuple[Contact, ...]:
    """Return the contacts as this visitor may see them: whole numbers only if asked for and allowed."""
    contacts = book(held).contacts
    return contacts if whole and may_see(held) else hidden(contacts)


def may_see(held: Work) -> bool:
    """Tell whether this visitor may see whole numbers: those who may publish for the place."""
    return access.may_publish(access.publisher(), held.jurisdiction, holdings().jurisdictions)


def later(held: Work) -> Callable[[], tuple[Contact, ...]]:
    """Return a function that gives the contacts as this visitor may see them when it is called.

    A file is made when it is clicked, outside the page: the visit is remembered and the right asked for again then.
    """
    visit = visit_of_page()

    def contacts() -> tuple[Contact, ...]:
        allowed = access.may_publish(access.admitted(visit)[0], held.jurisdiction, holdings().jurisdictions)
        return book(held).contacts if allowed else hidden(book(held).contacts)

    return contacts


def units(held: Work) -> tuple[str, ...]:
    """Return the units that should have contacts: the departments of the list, and its organisations."""
    return (*held.listed, *official_order([name for name in ORDER if name in held.parties]))


def known_unit(held: Work) -> Callable[[str], str]:
    """Return a function that gives the name under which a unit is kept: as listed, or the organisation's short name."""
    return lambda name: canonical_party(name) or listed_name(name, held.listed)


def table_of(contacts: Sequence[Contact]) -> pd.DataFrame:
    """Return contacts as a table."""
    rows = [(one.unit, one.role, one.name, one.post, one.telephone, one.since, one.until) for one in contacts]
    return pd.DataFrame(rows, columns=COLUMNS)


def standings(held: Work) -> pd.DataFrame:
    """Return who is in which role today, one row per unit and role; no numbers are in it."""
    rows = [(one.unit, one.role, one.name, one.since, one.until) for one in book(held).contacts]
    frame = pd.DataFrame(rows, columns=["unit", "role", "name", "since", "until"], dtype=object)
    day = today()
    return contact_standing(frame, units(held), ROLES, day.isoformat(), day.replace(month=1, day=1).isoformat())


def _held_book(_held: Holdings, jurisdiction: str) -> Book:
    sheets = store().sheets(CONTACTS, jurisdiction)
    if not sheets or sheets[-1].withdrawn:
        return Book((), sheets[-1].number if sheets else 0, "")
    last = sheets[-1]
    try:
        if last.whole:
            return Book(contacts_from(last.content), last.number, "")
    except ValueError:
        pass
    return Book((), last.number, "存档中的联络员登记已损坏，读不出来。请恢复旧版本或重新登记。")
