"""A presenter walks the whole deck by keys alone; nothing is cut, private, or slow, and links open a page cold."""

import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from lib.archive.database import engine_for
from lib.archive.holdings import load_holdings
from lib.archive.sheets import CONTACTS, DECK, PLAN, REPORT, Draft, SheetKey
from lib.archive.store import Store
from lib.intake.filled.contact import Contact, contacts_bytes
from lib.intake.filled.plan import Plan, plan_bytes
from lib.intake.filled.report import Entry, Report, report_bytes
from tests.browser.charts import opened

NUMBER = "13800001111"  # nobody's
SLIDES = "[class*='st-key-present_slide_']"
PAGING = 1000  # ms; here software draws, on one or two busy cores; what was measured is printed
CUT = """() => [...document.querySelectorAll("[class*='st-key-present_slide_']")].map((slide, at) => {
    const foot = slide.querySelector('.present-foot').getBoundingClientRect();
    const parts = [...slide.querySelectorAll('section, .main-svg')].map(one => one.getBoundingClientRect());
    const frames = [...slide.querySelectorAll("[class*='st-key-present_figure_']")];
    const faults = [];
    if (slide.scrollHeight > slide.clientHeight || slide.scrollWidth > slide.clientWidth) faults.push('overflows');
    if (parts.some(one => one.bottom > foot.top + 1)) faults.push('runs into the source line');
    for (const frame of frames) {
        const drawn = frame.querySelector('.main-svg').getBoundingClientRect(), room = frame.getBoundingClientRect();
        if (Math.abs(drawn.width - room.width) > 2 || Math.abs(drawn.height - room.height) > 2) faults.push('misfits');
        for (const text of frame.querySelectorAll('svg text')) {
            const box = text.getBoundingClientRect();
            if (text.textContent.trim() && box.width && (box.left < room.left - 1 || box.right > room.right + 1
                || box.top < room.top - 1 || box.bottom > room.bottom + 1)) faults.push('cuts ' + text.textContent);
        }
    }
    return faults.map(fault => `${at + 1}: ${fault}`);
}).flat()"""
SMALL = """() => [...document.querySelectorAll("[class*='st-key-present_slide_'] :is(h2, p, td, th, b, i, span, text)")]
    .filter(one => one.textContent.trim() && !one.closest('.js-plotly-plot .xaxislayer-above, .hoverlayer'))
    .map(one => [parseFloat(getComputedStyle(one).fontSize), one.textContent.slice(0, 20)])
    .filter(([size]) => size < 22)"""


@pytest.fixture(scope="module")
def office(module_server, tmp_path_factory):
    """The address of a server with a year's reports, a contact with a telephone number, and a draft for next year."""
    url = f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.sqlite"
    store = Store(engine_for(url))
    people = (Contact("区教育局", "联络员", "甲某", "主任", NUMBER, "2026-01-05"),)
    told = Report("区教育局", 2025, "2026-01-20", (Entry("联合调研", 1, ("民盟",), "调研职业教育"),))
    store.save_sheets(
        (
            Draft(SheetKey(CONTACTS, "330213"), contacts_bytes(people), 0),
            Draft(SheetKey(REPORT, "330213", 2025, "区教育局"), report_bytes(told), 0),
            Draft(SheetKey(DECK, "330213", 0, "fenghua-2019"), _words(), 0),
        ),
        "王",
        "报送",
    )
    plan = load_holdings().matrices["fenghua-2019"].copy()
    plan.loc["区草案局"] = [True, False, False, False, False]
    draft = plan_bytes(Plan("fenghua-2019", plan))
    store.save_sheets([Draft(SheetKey(PLAN, "330213", 2027, "草案：方案一"), draft, 0)], "王", "草案")
    store.engine.dispose()
    return module_server(LIAISON_DATABASE_URL=url)[0]


def _words():
    return f'{{"notes": {{"matrix": "请联系甲某，电话{NUMBER}"}}}}'.encode()


@pytest.fixture
def screen(page):
    """A tab of a projector's size."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.set_default_timeout(90_000)
    return page


def present(page, server, settled, path):
    """Open the deck and wait until every chart of it is drawn; return the keys of its pages."""
    opened(page, server, settled, path)
    keys = page.locator("#present-controls").get_attribute("data-keys").split(" ")
    expect(page.locator(SLIDES)).to_have_count(len(keys))
    charts = page.locator("[class*='st-key-present_figure_']").count()
    page.wait_for_function(
        'count => document.querySelectorAll(".st-key-present_stage .js-plotly-plot").length === count'
        " && [...document.querySelectorAll('.st-key-present_stage .js-plotly-plot')].every(one => one._fullLayout)",
        arg=charts,
    )
    return keys


def seen(page):
    """Return the position of the one page that is seen."""
    (at,) = page.evaluate(
        f"""() => [...document.querySelectorAll("{SLIDES}")]
            .map((one, at) => [getComputedStyle(one).visibility, at])
            .filter(([seen]) => seen === 'visible').map(([, at]) => at)"""
    )
    return at


def asked(page):
    return parse_qs(urlsplit(page.url).query).get("present_slide", [""])[0]


DECKS = {
    "qingdao-2008": "present?place=青岛市&meeting_peer=宁波市奉化区2019年&present_slide=cover",
    "demo-2024": "present?place=示范市&meeting_previous=2021年（演示数据）&present_slide=cover",
    "kaifeng-2006plus": "present?place=开封市&present_slide=cover",
    "hunan-2025": "present?place=湖南省&document=2025年&present_slide=cover",
}


@pytest.mark.parametrize("name", DECKS)
def test_the_whole_deck_is_walked_by_keys_and_nothing_is_cut(office, screen, settled, shot, name):
    frames = []
    screen.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    keys = present(screen, office, settled, DECKS[name])
    assert len(keys) > 8 and keys[0] == "cover" and frames
    frames.clear()
    assert screen.evaluate(CUT) == [] and screen.evaluate(SMALL) == []
    for at, key in enumerate(keys):
        assert (seen(screen), asked(screen)) == (at, key)
        assert f"{at + 1} / {len(keys)}" in screen.locator(".present-foot").nth(at).inner_text()
        assert "来源：" in screen.locator(".present-foot").nth(at).inner_text()
        assert screen.locator("#present-said").inner_text().startswith(f"第{at + 1}页，共{len(keys)}页：")
        shot(screen, f"present-{name}-{at + 1:02}")
        screen.keyboard.press(("ArrowRight", "PageDown", " ")[at % 3])
    assert seen(screen) == len(keys) - 1  # the end is the end
    marks = screen.locator(f"{SLIDES} .present-mark").count()
    assert marks == (len(keys) if name.startswith("demo") else 0)
    taken = screen.evaluate("performance.getEntriesByName('present-page').map(one => one.duration)")[1:]
    middle = sorted(taken)[len(taken) // 2]
    sys.stdout.write(f"\n{name}: {len(taken)} pages, median {middle:.0f} ms, longest {max(taken):.0f} ms\n")
    assert middle < PAGING / 5 and max(taken) < PAGING
    assert frames == []  # the server was not asked


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1024, 768)])
def test_small_projectors_show_the_same_pages_whole(office, page, settled, shot, width, height):
    page.set_viewport_size({"width": width, "height": height})
    present(page, office, settled, DECKS["qingdao-2008"].replace("cover", "matrix"))
    assert page.evaluate(CUT) == []
    box = page.locator(".st-key-present_stage").bounding_box()
    assert box["width"] <= width + 1 and box["height"] <= height + 1
    assert abs(box["width"] - width) < 2 or abs(box["height"] - height) < 2
    shot(page, f"present-{width}")


def test_every_key_of_a_presenter(office, screen, settled):
    keys = present(screen, office, settled, "present?place=宁波市奉化区&present_slide=matrix")
    start = keys.index("matrix")
    press = screen.keyboard.press
    assert seen(screen) == start
    press("PageUp")
    assert seen(screen) == start - 1
    press("ArrowLeft")
    press("Home")
    assert seen(screen) == 0
    press("End")
    assert seen(screen) == len(keys) - 1
    for sign in f"{start + 1}":
        press(sign)
    press("Enter")
    assert seen(screen) == start
    note = screen.locator(".present-notes").nth(start)
    expect(note).to_be_hidden()
    press("n")
    expect(note).to_be_visible()
    press("n")
    expect(note).to_be_hidden()
    dark = "getComputedStyle(document.querySelector('.st-key-present_stage'), '::after').backgroundColor"
    for key in ("b", "."):
        press(key)
        assert screen.evaluate(dark) == "rgb(0, 0, 0)"
        press(key)
        assert screen.evaluate(dark) != "rgb(0, 0, 0)"
    press("f")
    screen.wait_for_function("() => document.fullscreenElement")
    assert seen(screen) == start
    press("f")
    screen.wait_for_function("() => !document.fullscreenElement")
    press("F5")  # what a remote sends to begin the show; the page is not loaded anew
    screen.wait_for_function("() => document.fullscreenElement")
    screen.evaluate("document.exitFullscreen()")  # as the browser does on Esc
    expect(screen.locator(".st-key-present_stage")).to_have_count(0, timeout=30_000)


def test_the_loop_pages_by_itself_until_it_is_stopped(office, screen, settled):
    present(screen, office, settled, "present?place=宁波市奉化区&present_seconds=8 秒&present_slide=matrix")
    start = seen(screen)
    screen.keyboard.press("l")
    screen.wait_for_function(
        f"""() => getComputedStyle(document.querySelectorAll("{SLIDES}")[{start + 1}]).visibility === 'visible'""",
        timeout=30_000,
    )
    screen.keyboard.press("l")
    assert "停止" in screen.locator("#present-said").inner_text()


def test_esc_leaves_and_the_button_goes_on_where_it_was_left(office, screen, settled):
    present(screen, office, settled, "present?place=宁波市奉化区&present_slide=matrix")
    screen.keyboard.press("Escape")
    expect(screen.locator(".st-key-present_stage")).to_have_count(0, timeout=30_000)
    expect(screen.get_by_role("button", name="开始放映")).to_be_visible()
    assert asked(screen) == "" and parse_qs(urlsplit(screen.url).query)["place"] == ["宁波市奉化区"]
    screen.get_by_role("button", name="开始放映").click()
    expect(screen.locator("#present-said")).to_contain_text("第3页")  # told when the keys are listened to
    assert seen(screen) == 2 and asked(screen) == "matrix"
    screen.keyboard.press("Home")
    assert seen(screen) == 0 and asked(screen) == "cover"
    screen.keyboard.press("ArrowRight")
    assert seen(screen) == 1 and asked(screen) == "figures"
    screen.keyboard.press("End")
    screen.keyboard.press("Escape")
    expect(screen.locator(".st-key-present_stage")).to_have_count(0, timeout=30_000)
    screen.get_by_role("button", name="开始放映").click()
    expect(screen.locator("#present-said")).to_contain_text("第1页")  # a rehearsal to the end is over


def test_esc_leaves_also_a_show_that_is_still_being_drawn(office, screen, settled):
    screen.goto(f"{office}/present?place=宁波市奉化区&present_slide=matrix")
    screen.wait_for_function("() => window.presentStop", polling="raf")  # it listens, and has hardly a page yet
    screen.keyboard.press("Escape")
    expect(screen.locator(".st-key-present_stage")).to_have_count(0, timeout=30_000)
    expect(screen.get_by_role("button", name="开始放映")).to_be_visible()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_charts_are_alive_at_every_scale(office, screen, settled, size):
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    keys = present(screen, office, settled, "present?place=青岛市&present_slide=matrix")
    at = keys.index("matrix")
    place = screen.evaluate(
        """at => {
            const plot = document.querySelector(`.st-key-present_chart_${at}_1 .js-plotly-plot`);
            const layout = plot._fullLayout, marks = plot._fullData[1], box = plot.getBoundingClientRect();
            const scale = box.height / plot.offsetHeight;
            return [box.left + scale * (layout.xaxis2._offset + layout.xaxis2.d2p(marks.x[0])),
                    box.top + scale * (layout.yaxis2._offset + layout.yaxis2.d2p(marks.y[0]))];
        }""",
        at,
    )
    screen.mouse.move(*[one - 3 for one in place])
    screen.mouse.move(*place)
    expect(screen.locator(f".st-key-present_chart_{at}_1 .hoverlayer")).to_contain_text("市水利局 · 民革")


def test_a_link_opens_a_page_on_a_server_that_nobody_has_visited(cold_server, page, settled):
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    complaints, hosts = [], set()
    page.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    server = cold_server()
    keys = present(page, server, settled, "present?place=青岛市&present_slide=network-民建")
    assert keys[seen(page)] == "network-民建"
    expect(page.get_by_role("heading", name="联系图：民建")).to_be_visible()
    assert complaints == [] and hosts - {""} == {urlsplit(server).netloc}
    page.goto(f"{server}/present?present_slide=nowhere")
    settled(page)
    expect(page.get_by_text("没有找到“nowhere”这一页，所以没有放映")).to_be_visible()
    expect(page.get_by_role("button", name="开始放映")).to_be_visible()


def test_no_number_and_no_draft_reaches_the_presenters_browser(office, screen, settled):
    got = []
    screen.on("websocket", lambda socket: socket.on("framereceived", lambda data: got.append(data)))
    keys = present(screen, office, settled, "present?place=宁波市奉化区&present_slide=matrix")
    sent = b"\n".join(one.encode() if isinstance(one, str) else one for one in got) + screen.content().encode()
    assert "区教育局".encode() in sent and "调研职业教育".encode() in sent  # the frames were really looked at
    assert b"138****1111" in sent and NUMBER.encode() not in sent
    assert "plan" not in keys and "草案局".encode() not in sent and "方案一".encode() not in sent


def test_the_draft_is_shown_when_its_page_is_asked_for(office, screen, settled):
    path = "present?place=宁波市奉化区&present_pages=封面&present_pages=下年度方案&present_slide=plan"
    assert present(screen, office, settled, path) == ["cover", "plan"]
    assert "方案一" in screen.locator(".present-foot").nth(1).inner_text()


@pytest.mark.parametrize(
    ("path", "link", "slide"), [("matrix", "放映", "matrix"), ("materials", "在大屏幕上放映", "cover")]
)
def test_one_click_leads_from_another_page_to_the_show_of_the_same_list(office, page, settled, path, link, slide):
    opened(page, office, settled, f"{path}?place=宁波市奉化区")
    page.get_by_role("link", name=link).click()
    expect(page.locator(".st-key-present_stage")).to_be_visible()
    settled(page)
    assert asked(page) == slide
    expect(page.locator(".st-key-present_slide_0 h2")).to_contain_text("宁波市奉化区")
    keys = page.locator("#present-controls").get_attribute("data-keys").split(" ")
    assert keys[seen(page)] == slide and "reality" in keys


@pytest.mark.parametrize("lying", [True, False])
def test_a_page_that_is_printed_is_whole_and_marked_on_one_sheet(office, page, settled, tmp_path, lying):
    page.set_viewport_size({"width": 1366, "height": 768})
    page.set_default_timeout(90_000)
    keys = present(page, office, settled, "present?place=示范市&present_slide=matrix")
    printed = tmp_path / "slide.pdf"
    page.pdf(path=printed, format="A4", landscape=lying, print_background=True)
    told = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, check=True).stdout
    assert told.count("\f") == 1
    words = "".join(told.split())
    matrix = load_holdings().matrices["demo-2024"]
    sums = "".join(map(str, matrix.sum()))
    for said in (
        "联系矩阵",
        "演示数据，不是真实名单",
        "来源：",
        "未列入联系",
        f"3/{len(keys)}",
        sums,
        *map(str, matrix.index),
    ):
        assert said in words, said


def test_a_mouse_left_over_a_chart_tells_nothing_on_the_next_page(office, screen, settled):
    keys = present(screen, office, settled, "present?place=青岛市&present_slide=matrix")
    hover = screen.locator(f".st-key-present_chart_{keys.index('matrix')}_1 .hoverlayer")
    screen.mouse.move(1300, 600)
    screen.mouse.move(1302, 602)
    expect(hover).to_be_visible()
    screen.keyboard.press("ArrowRight")
    assert not screen.locator(".hoverlayer:visible").count()
    screen.keyboard.press("ArrowLeft")
    expect(hover).to_be_hidden()
    screen.mouse.move(1310, 610)
    expect(hover).to_be_visible()
