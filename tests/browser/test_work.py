"""A clerk enters a report and everyone's pages follow; whoever has no right never receives a whole telephone number."""

import io
import re
import zipfile
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from lib.archive.accounts import add_account
from lib.archive.database import engine_for
from lib.archive.sheets import CONTACTS, REPORT, Draft, SheetKey
from lib.archive.store import Store
from lib.intake.filled.contact import Contact, contacts_bytes
from lib.intake.filled.report import Entry, Report, report_bytes

PLACE = "place=宁波市奉化区&work_year=2025年"
NUMBER, OTHER = "13800001111", "13900002222"  # nobody's


@pytest.fixture
def office(cold_server, tmp_path):
    """The address of a server with an empty archive of its own."""
    return cold_server(LIAISON_DATABASE_URL=f"sqlite:///{tmp_path}/archive.sqlite")


def test_a_clerk_enters_a_report_and_the_matrix_and_the_reminders_follow(office, page, browser, settled, shot):
    leader = browser.new_page(viewport={"width": 1920, "height": 1080})
    leader.goto(f"{office}/reality?{PLACE}")
    settled(leader)
    expect(leader.get_by_text("还没有报告或记录写明哪一对有活动")).to_be_visible()
    page.goto(f"{office}/reports?{PLACE}&reports_view=未报名单")
    settled(page)
    expect(page.get_by_text("未报部门（26 个）")).to_be_visible()

    page.get_by_text("填报", exact=True).click()
    page.get_by_role("combobox", name="部门").fill("区教育局")
    page.get_by_role("option", name="区教育局").click()
    settled(page)
    page.get_by_role("textbox", name="联合调研1情况").fill("与民盟联合调研职业教育。")
    page.get_by_role("textbox", name="联合调研1次数").fill("2")
    page.keyboard.press("Tab")  # 民盟, the only organisation of this department, is chosen already
    shot(page, "work-report")
    page.get_by_role("button", name="保存报告").click()
    expect(page.get_by_text("已保存：区教育局2025年度报告，1 条")).to_be_visible()

    # The leader's page was open all the while and follows by itself.
    expect(leader.get_by_text("有活动 1 对")).to_be_visible()
    shot(leader, "work-reality")
    leader.close()
    page.get_by_text("未报名单", exact=True).click()
    expect(page.get_by_text("未报部门（25 个）")).to_be_visible()
    expect(page.locator("code").get_by_text("区教育局")).to_have_count(0)
    shot(page, "work-missing")
    english = re.findall(r"Press|Enter|submit|Select|Choose|Drag|Browse", page.locator("body").inner_text())
    assert english == []


@pytest.fixture(scope="module")
def registered(module_server, tmp_path_factory):
    """The server, and its folder, of an archive with two contacts, a report and an account here and one elsewhere."""
    url = f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.sqlite"
    store = Store(engine_for(url))
    people = (
        Contact("区教育局", "分管领导", "甲某", "副局长", NUMBER, "2026-01-05"),
        Contact("区教育局", "联络员", "乙某", "主任", OTHER, "2026-01-05"),
    )
    report = Report("区教育局", 2025, "2026-01-20", (Entry("联合调研", 1, ("民盟",), "调研"),))
    drafts = (
        Draft(SheetKey(CONTACTS, "330213"), contacts_bytes(people), 0),
        Draft(SheetKey(REPORT, "330213", 2025, "区教育局"), report_bytes(report), 0),
    )
    store.save_sheets(drafts, "王", "报送")
    add_account(store.engine, "li", "a long enough password", ["330213"])
    add_account(store.engine, "zhao", "a long enough password", ["370200"])
    store.engine.dispose()
    return module_server(LIAISON_DATABASE_URL=url)


def received_by(page):
    """Return the list to which every byte is added that the browser receives: frames, pages, downloads."""
    got = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: got.append(data)))
    page.on("response", lambda answer: got.append(_body(answer)))
    return got


def _body(answer):
    try:
        return answer.body() if "/static/" not in answer.url else b""
    except Exception:  # a redirect has no body
        return b""


def everything(got):
    parts = [one.encode() if isinstance(one, str) else one for one in got]
    return b"\n".join(parts)


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def visit(page, address, settled):
    """Look at every view of contacts and reports as anyone would, and take away what is offered."""
    files = []
    for path in (
        f"contacts?{PLACE}",
        f"contacts?{PLACE}&contacts_view=缺漏",
        f"contacts?{PLACE}&contacts_view=登记&contacts_unit=区教育局",
        f"contacts?{PLACE}&contacts_view=历次版本",
        f"reports?{PLACE}&reports_department=区教育局",
        f"worksheet?{PLACE}",
        "history",
    ):
        page.goto(f"{address}/{path}")
        settled(page)
        page.wait_for_timeout(1_000)  # what is offered below is drawn last
        for fold in page.locator("summary").filter(has_text="表格与图片下载").all():
            fold.click()
            fold.locator("xpath=..").get_by_role("button", name=re.compile("^.*下载.*$")).first.wait_for()
            settled(page)
        for button in page.get_by_role("button", name=re.compile("^.*(下载|空白).*$")).all():
            with page.expect_download() as waiting:
                button.click()
            files.append(waiting.value.path().read_bytes())
    return files


def log_in(page, address, name):
    page.goto(f"{address}/auth/login")
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill("a long enough password")
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(f"{address}/")


@pytest.mark.parametrize("who", ["nobody", "zhao"])
def test_whoever_has_no_right_here_never_receives_a_whole_number(registered, page, settled, who):
    office, _ = registered
    got = received_by(page)
    if who != "nobody":
        log_in(page, office, who)
    files = visit(page, office, settled)
    bytes_ = everything(got) + b"".join(unpacked(one) if one.startswith(b"PK") else one for one in files)
    assert "甲某".encode() in bytes_ and b"138****1111" in bytes_  # the frames were really looked at
    for number in (NUMBER, OTHER):
        assert number.encode() not in bytes_ and number.encode("utf-16-le") not in bytes_
    assert len(files) >= 6  # the report as a form with its persons among them


def test_one_who_publishes_here_gets_whole_numbers_until_logging_out(registered, page, settled):
    office, home = registered
    log_in(page, office, "li")
    page.goto(f"{office}/contacts?{PLACE}")
    settled(page)
    page.locator("summary").filter(has_text="表格与图片下载").click()
    internal = page.get_by_role("button", name="下载通讯录（Excel，完整号码，内部使用）")
    with page.expect_download() as waiting:
        internal.click()
    assert NUMBER.encode() in unpacked(waiting.value.path().read_bytes())
    with pytest.raises(HTTPError) as refused:  # whoever has the address and no right
        urlopen(waiting.value.url)
    assert refused.value.code == 403 and NUMBER.encode() not in refused.value.read()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载名册（Excel）").click()
    assert NUMBER.encode() not in unpacked(waiting.value.path().read_bytes())

    # Logged out in another tab: the button is still on the screen, but gives nothing.
    other = page.context.new_page()
    other.goto(f"{office}/auth/login")
    other.get_by_role("button", name="退出").click()
    other.wait_for_load_state()
    with page.expect_download() as waiting:
        internal.click()
    assert waiting.value.failure()
    log = next(home.glob("server-*.log")).read_text(encoding="utf-8", errors="replace")
    assert NUMBER not in log and OTHER not in log
