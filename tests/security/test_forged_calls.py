"""Calls past the pages: forms sent by those for whom they were never drawn, choices that were never offered."""

import re
import shutil

import pytest
from websockets.exceptions import ConnectionClosed

from lib.archive.accounts import add_account, disable_account
from lib.archive.database import engine_for
from lib.archive.sheets import CONTACTS, SheetKey
from lib.archive.store import Store
from lib.ui.addresses import page_addresses
from lib.ui.intake_views import PASTE
from lib.ui.target_views import NEW
from tests.conftest import ROOT
from tests.security.caller import Caller
from tests.security.conftest import CODE, NUMBER, PASSWORD, PLACE, SHIPPED
from tests.security.logging_in import attempt

FORM = {"place": PLACE, "contacts_view": "登记", "contacts_unit": "民革"}
FIELDS = f"contacts_{CODE}_民革_0"
DRAFT = "第 1 版（草案）"


class Office:
    """A server with a clerk of the place (li), one of another (zhao), one to be disabled (wang), and its archive."""

    def __init__(self, address: str, store: Store) -> None:
        self.address, self.store = address, store

    def logged_in(self, name: str) -> str:
        """Return the cookie of a new session of an account, "" for nobody."""
        return attempt(self.address, name)[1] if name else ""

    def call(self, page: str, name: str = "", **choices: str) -> Caller:
        return Caller(self.address, page, self.logged_in(name), **choices)


@pytest.fixture(scope="module")
def office(module_server, hostile, tmp_path_factory):
    """The office, on a copy of the archive of hostile words with its contacts and a draft."""
    archive = tmp_path_factory.mktemp("office") / "archive.sqlite"
    shutil.copy(hostile.removeprefix("sqlite:///"), archive)
    store = Store(engine_for(f"sqlite:///{archive}"))
    for name, places in (("li", [CODE]), ("zhao", ["370200"]), ("wang", [CODE])):
        add_account(store.engine, name, PASSWORD, places)
    address, _ = module_server(LIAISON_DATABASE_URL=f"sqlite:///{archive}")
    yield Office(address, store)
    store.engine.dispose()


@pytest.mark.parametrize("who", ["", "zhao"])
def test_no_message_of_any_page_holds_a_number_or_a_draft_for_whoever_has_no_right(office, who):
    cookie, received = office.logged_in(who), b""
    asked = [(page, {}) for page in sorted(page_addresses(ROOT / "dashboard.py"))]
    asked += [("contacts", {"contacts_view": view}) for view in ("缺漏", "登记", "历次版本")]
    asked += [("contacts", {"contacts_whole": "true"}), ("reports", {"reports_view": "填报"})]
    asked += [("present", {"present_pages": "下年度方案", "present_slide": "plan"})]
    for page, choices in asked:
        caller = Caller(office.address, page, cookie, place=PLACE, work_year="2025年", **choices)
        received += caller.received
        caller.close()
    assert b"138****1111" in received and len(received) > 300_000, "the pages were really drawn"
    for hidden in (NUMBER, DRAFT, PASSWORD):
        assert hidden.encode() not in received
    assert DRAFT.encode() in office.call("plan", "li", place=PLACE).received


def filled_in(office, caller, ids):
    """Fill in and send the form of contacts, with these ids; return how many versions there are now."""
    texts = {"0_姓名": "丙某", "0_职务": "主委", "0_起": "2026-02-01", "by": "x", "why": "伪造"}
    caller.run(
        ids, f"FormSubmitter:{FIELDS}_form-保存登记", **{f"{FIELDS}_{name}": text for name, text in texts.items()}
    )
    return len(office.store.sheet_history(SheetKey(CONTACTS, CODE)))


def test_the_form_of_contacts_is_taken_from_a_clerk_of_the_place_alone(office):
    drawn = office.call("contacts", "li", **FORM)
    ids, before = dict(drawn.widgets), len(office.store.sheet_history(SheetKey(CONTACTS, CODE)))
    for who in ("", "zhao"):
        forger = office.call("contacts", who, **FORM)
        assert f"{FIELDS}_why" not in forger.widgets
        assert filled_in(office, forger, ids) == before, who
    late = office.call("contacts", "wang", **FORM)
    disable_account(office.store.engine, "wang")
    assert filled_in(office, late, ids) == before, "a disabled account in an open page"
    assert filled_in(office, drawn, ids) == before + 1, "and the same call of the right one is taken"
    assert office.store.audit(1)[0].by == "li", "whatever name was sent along"


def test_the_way_back_is_taken_from_a_clerk_of_the_place_alone(office):
    drawn = office.call("history", "li", place=PLACE, document="2019年")
    ids, before = dict(drawn.widgets), len(office.store.history(SHIPPED))
    (button,) = (name for name in ids if name.startswith("FormSubmitter:history_back"))
    (why,) = (name for name in ids if name.startswith("history_why"))
    for who in ("", "zhao"):
        forger = office.call("history", who, place=PLACE, document="2019年")
        forger.run(ids, button, **{why: "伪造"})
        assert len(office.store.history(SHIPPED)) == before, who
    drawn.run(ids, button, **{why: "发错了"})
    assert len(office.store.history(SHIPPED)) == before + 1


def test_a_clerk_cannot_choose_a_place_that_was_not_offered(office):
    def published(who, place, ids):
        """Go the whole way of publishing, with ids of another's session where nothing was drawn; return the caller."""
        caller = office.call("publish", who)
        caller.run(ids, publish_way=[PASTE])
        caller.run(ids, "publish_read", publish_text_0="市教育局、市科技局对口联系民盟、民进；市司法局对口联系民革。")
        caller.run(ids, publish_kind=NEW)
        caller.run(ids, publish_new_place=place)
        known = {**ids, **caller.widgets}
        fields = [name for name in known if re.match("publish_(title|source)_", name)]
        caller.run(ids, **dict.fromkeys(fields, "伪造"))
        last = {**ids, **caller.widgets}
        buttons = [name for name in last if name.startswith("FormSubmitter:publish_form")]
        if buttons:
            caller.run(ids, buttons[0], publish_why="伪造")
        return caller

    before = set(office.store.latest())
    place = f"{PLACE}（{CODE}）"
    drawn = published("li", place, {}).widgets
    (made,) = set(office.store.latest()) - before
    assert made == f"{CODE}-undated"
    for ids in ({}, drawn):
        published("zhao", place, ids)
        published("", place, {**drawn, **ids})
    assert set(office.store.latest()) - before == {made} and len(office.store.history(made)) == 1


def test_a_message_larger_than_any_page_sends_ends_the_session_and_not_the_server(office):
    def refused(size):
        caller = office.call("contacts", "li", **FORM)
        with pytest.raises(ConnectionClosed) as closed:
            caller.run(contacts_unit="x" * size)
        return closed.value.rcvd

    assert refused(8 * 1024**2).code == 1009
    # Above what it takes in at all the server does not even read on; its reason may be lost on the way.
    reason = refused(55 * 1024**2)
    assert reason is None or "frame" in reason.reason
    assert office.call("contacts", place=PLACE).received
