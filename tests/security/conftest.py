"""An archive full of hostile words, published as offices publish, and the dashboard that shows it."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

import pytest

from lib.archive.database import engine_for
from lib.archive.decisions import FUNCTION
from lib.archive.deck_words import key_of
from lib.archive.holdings import Holdings, load_holdings
from lib.archive.published import obstacles, overlaid
from lib.archive.publishing import publish_file
from lib.archive.reporting import save_reports
from lib.archive.sheets import CONTACTS, PLAN, Draft, SheetKey
from lib.archive.store import Store
from lib.exports.csv_file import matrix_csv
from lib.figures.plan_words import DRAFT
from lib.intake.filled.contact import contacts_bytes
from lib.intake.filled.contact_upload import read_contacts
from lib.intake.filled.plan import Plan, plan_bytes
from lib.intake.upload import read_upload
from lib.ui.target_views import NEW_DOCUMENT
from lib.vocabulary.parties import ORDER
from tests.browser import conftest as with_browser

# Real servers, as for the tests in a browser.
module_server = with_browser.module_server

CODE, PLACE, SHIPPED, FRESH = "330213", "宁波市奉化区", "fenghua-2019", "330213-2024"
PASSWORD = "a long enough password"
NUMBER = "13800001111"  # nobody's
# Scripts that would tell that they ran, markup of everything between here and a screen, a page or a table.
NAMES = (
    '<img src=x onerror="hacked=1">局',
    "<script>hacked=2</script>局",
    "</style></p><svg onload=hacked=3>局",
    "[点](javascript:hacked=4)局",
    '<a href="javascript:hacked=5">教育局</a>',
    "![](//hostile.example/x.png) :material/home: :red[局]",
    r"$\href{javascript:hacked=6}{x}$局",
    "`x` ``` {{7*7}} ${7*7} 局",
    '#read("/etc/passwd") #import "@preview/x:1"局',
    "%{customdata} <b>局</b><br><sub>",
    "&lt;b&gt;&#x3c;i&#x3e;局",
    "../../../etc/passwd局",
    "\"'><details open ontoggle=hacked=7>局",
    "__proto__",
    "javascript:hacked=8 http://hostile.example局",
    "市局' OR '1'='1",
)
TEXT = (
    '</script></title></textarea><img src=x onerror="hacked=9">[x](javascript:hacked=10)<b>`${1}`#read("/etc/passwd")'
)
# What no list may hold, though a register or a signature typed in a browser may.
ODD = "\u202e\u200b\x07\ud800\ufffe"


def list_of(names: tuple[str, ...]) -> bytes:
    """Return a list as a department sends it: each name with one organisation."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["部门", *ORDER[:4], "工商联"])
    for at, name in enumerate(names):
        rows.writerow([name, *("1" if at % 5 == column else "0" for column in range(5))])
    return text.getvalue().encode()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the URL of an archive in which every word that a clerk may write is hostile."""
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile')}/archive.sqlite"
    store, shipped = Store(engine_for(url)), load_holdings()
    outcome = publish_file(store, shipped, list_of(NAMES), f"{TEXT}.csv", SHIPPED, TEXT, TEXT, 0, matrix_csv)
    assert outcome.version is not None, outcome.problems
    _register(store, shipped)
    reports = io.StringIO()
    rows = csv.writer(reports)
    rows.writerow(["部门", "年度", "类别", "次数", "联系对象", "情况", "报送日期"])
    for name in NAMES:
        rows.writerow([name, 2025, "联合调研", 2, "民革", f"{TEXT}{name}", "2026-01-20"])
    held = overlaid(shipped, store)
    saved = save_reports(store, held, reports.getvalue().encode(), CODE, 2025, TEXT, TEXT, date(2026, 1, 20))
    assert not saved.problems and len(saved.sheets) == len(NAMES)
    _sheets(store)
    for name in NAMES[:2]:
        store.decide(FUNCTION, name, "", TEXT)  # "" says that it has none
    store.engine.dispose()
    yield url


def _register(store: Store, shipped: Holdings) -> None:
    """Register a second list of the place, as the page 上传发布 does with what is typed into its fields."""
    told = {"jurisdiction": CODE, "year": "2024", "complete": "true", "added_on": "2026-01-20"}
    words = dict.fromkeys(("title", "number", "source", "notes", "complete_for", "declared_note"), TEXT + ODD)
    register = NEW_DOCUMENT | words | told
    upload = read_upload(list_of(NAMES[1:]), "list.csv")
    assert upload.matrix is not None
    content = matrix_csv(upload.matrix.iloc[::-1])
    faults = obstacles(shipped, FRESH, content, register)
    assert not faults, faults
    clauses = {(str(name), "民革"): TEXT for name in upload.matrix.index}
    store.publish(FRESH, content, register, TEXT + ODD, TEXT + ODD, 0, TEXT, clauses)


def _sheets(store: Store) -> None:
    """Keep contacts, the words of the deck and a draft, as the pages 联络员, 会议展示 and 下年度方案 do."""
    people = io.StringIO()
    rows = csv.writer(people)
    rows.writerow(["单位", "身份", "姓名", "职务", "联系电话", "起", "止"])
    for name in NAMES:
        rows.writerow([name, "联络员", "甲某", NAMES[2], NUMBER, "2026-01-05", ""])
    read = read_contacts(people.getvalue().encode())
    assert not read.problems
    keys = ("cover", "figures", "matrix", "changes", "peer", "network", "reality")
    words = json.dumps({kind: dict.fromkeys(keys, TEXT) for kind in ("sentences", "notes")}).encode()
    matrix = read_upload(list_of(NAMES), "list.csv").matrix
    assert matrix is not None
    drafts = (
        Draft(SheetKey(CONTACTS, CODE), contacts_bytes(read.contacts), 0),
        Draft(key_of(CODE, FRESH), words, 0),
        Draft(SheetKey(PLAN, CODE, 2027, f"{DRAFT}：{NAMES[0]}"), plan_bytes(Plan(FRESH, matrix)), 0),
    )
    store.save_sheets(drafts, TEXT + ODD, TEXT + ODD)
