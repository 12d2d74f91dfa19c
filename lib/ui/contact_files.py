"""The registration form of 附件2 as a Word file: empty for everyone, filled for those who may see whole numbers."""

from lib.exports.annex_forms import contact_form
from lib.intake.filled.contact import ROLES, Contact
from lib.ui import contact_book
from lib.ui.downloads import file_button
from lib.ui.internal_files import INTERNAL
from lib.ui.work import Work, today

TITLE = "对口联系工作分管领导、联络员登记表"
NOTE = "注：人员如有变动，请及时调整并报告。"


def empty_form() -> None:
    """Offer the empty form."""
    empty = [(role, "", "", "") for role in ROLES]
    file_button(
        "下载空白登记表（Word）",
        lambda: contact_form(TITLE, "", "", empty, NOTE),
        "联络员空白登记表.docx",
        "contacts_empty",
    )


def unit_form(held: Work, unit: str) -> None:
    """Offer the form of a unit, filled; the right to whole numbers is asked for again when it is clicked."""
    later = contact_book.later(held)
    file_button(
        "下载登记表（Word，内部使用）",
        lambda: _filled(later(), unit),
        f"{held.place}{unit}联络员登记表{INTERNAL}.docx",
        "contacts_form",
    )


def _filled(contacts: tuple[Contact, ...], unit: str) -> bytes:
    day = today().isoformat()
    rows = []
    for role in ROLES:
        own = [one for one in contacts if (one.unit, one.role) == (unit, role) and one.current(day)]
        rows += [(role, one.name, one.post, one.telephone) for one in own] or [(role, "", "", "")]
    return contact_form(TITLE, unit, day, rows, NOTE)
