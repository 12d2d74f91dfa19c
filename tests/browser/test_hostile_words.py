"""Hostile words on every page: shown letter by letter; nothing of them runs, loads, links or draws."""

from urllib.parse import quote, urlsplit

from lib.ui.addresses import page_addresses
from tests.browser.walker import Walker
from tests.conftest import ROOT
from tests.security import conftest as security
from tests.security.conftest import NAMES, PLACE, TEXT, list_of

hostile = security.hostile

# What no page of ours has, and any of the hostile words would make if it were taken for markup.
MADE = """() => [...document.querySelectorAll("*")].filter(one =>
    one.matches('[onerror], [onload], [ontoggle], img[src="x"], a[href^="javascript:"], a[href*="hostile"]') ||
    one.matches('details:not([class]), .katex, [src*="hostile"]') || one.localName === "script" && !one.src &&
    one.textContent.includes("hacked")).map(one => one.outerHTML.slice(0, 300))"""
# A view may have views of its own, which come and go: those that are there now are counted.
NEXT_VIEW = """at => {
    const views = document.querySelectorAll('[data-testid="stButtonGroup"] [role="radio"]');
    views[at]?.click();
    return at < views.length;
}"""
FAILED = "这一页出了问题"
CHOICES = f"place={quote(PLACE)}&work_year=2025年&functions_name={quote(NAMES[4])}"


def test_nothing_hostile_runs_loads_or_draws_on_any_page(module_server, hostile, browser, settled):
    server, home = module_server(LIAISON_DATABASE_URL=hostile)
    # Without the policy of the headers, which would hide a fault: the words themselves must be harmless.
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", bypass_csp=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    asked, told, seen = [], [], set()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))

    def opened(path):
        page.goto(f"{server}/{path}{'&' if '?' in path else '?'}{CHOICES}")
        settled(page)

    def looked_at(where):
        made = page.evaluate(MADE)
        assert not made, (where, made)
        assert page.evaluate("typeof window.hacked") == "undefined", where
        words = page.evaluate("document.body.textContent")
        assert FAILED not in words and page.get_by_test_id("stException").count() == 0, where
        seen.update(name for name in NAMES if name in words)

    opened("matrix")
    links = page.get_by_test_id("stSidebarNav").get_by_role("link").all()
    names = {urlsplit(link.get_attribute("href")).path.strip("/"): link.inner_text().split("\n")[-1] for link in links}
    assert set(names) == page_addresses(ROOT / "dashboard.py")
    for path in sorted(names, key=lambda path: path == "functions"):
        Walker(page).menu(names[path])  # the place goes along
        if path == "functions":
            opened(path)  # for the department that the address chooses
        looked_at(path)
        position = 0
        while page.evaluate(NEXT_VIEW, position):
            settled(page)
            looked_at(f"{path}, view {position}")
            position += 1
        page.evaluate("document.querySelectorAll('details:not([open]) summary').forEach(one => one.click())")
        settled(page)
        looked_at(f"{path}, everything unfolded")
    assert seen == set(NAMES), "the words were really there"

    opened("present?present_slide=cover")
    looked_at("present, on the stage")

    # A list, one that is refused with its words quoted, and running text
    refused = f"部门,民革,{NAMES[0]}\n{NAMES[1]},{NAMES[2]},\n".encode()
    for at, content in enumerate((list_of(NAMES[::-1]), refused, f"市教育局对口联系民革。{TEXT}".encode())):
        file = {"name": f"{NAMES[0]}{at}.csv", "mimeType": "text/csv", "buffer": content}
        opened("publish")
        page.locator("input[type=file]").first.set_input_files(file)
        page.locator(".stFileChip").filter(has_text=f"{at}.csv").wait_for()
        settled(page)
        looked_at(f"publish, file {at}")

    opened("matrix")
    marks = page.locator(".st-key-matrix_chart .scatterlayer path.point")
    marks.last.wait_for()
    hovered, layer = {""}, page.locator(".hoverlayer").first
    for at in range(0, marks.count(), 5):
        hover = ""
        for _ in range(20):  # a busy machine draws it late
            marks.nth(at).hover(force=True)
            page.wait_for_timeout(100)
            hover = layer.text_content()
            if hover not in hovered:
                break
        hovered.add(hover)
        looked_at(f"matrix, mark {at}")
    hovers = "".join("".join(hovered).split())  # which Plotly breaks into lines
    assert not [one for one in (NAMES[1], NAMES[3], "%{customdata}", "".join(TEXT.split())) if one not in hovers]
    assert "</b><br><sub>" in "".join(page.locator(".st-key-matrix_chart svg").all_text_contents())

    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in ("data", "blob")}
    assert hosts == {urlsplit(server).netloc} and not told
    assert b"Traceback" not in b"".join(log.read_bytes() for log in home.glob("*.log"))
    context.close()
