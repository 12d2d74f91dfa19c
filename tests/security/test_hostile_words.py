"""Hostile words on every page: shown letter by letter; nothing of them runs, loads, links or draws."""

from urllib.parse import quote, urlsplit

from lib.ui.addresses import page_addresses
from tests.conftest import ROOT
from tests.security.conftest import NAMES, PLACE

# What no page of ours has, and any of the hostile words would make if it were taken for markup.
MADE = """() => [...document.querySelectorAll("*")].filter(one =>
    one.matches('[onerror], [onload], [ontoggle], img[src="x"], a[href^="javascript:"], a[href*="hostile"]') ||
    one.matches('details:not([class]), .katex, [src*="hostile"]') || one.localName === "script" && !one.src &&
    one.textContent.includes("hacked")).map(one => one.outerHTML.slice(0, 300))"""


def test_nothing_hostile_runs_loads_or_draws_on_any_page(module_server, hostile, browser, settled):
    server, _ = module_server(LIAISON_DATABASE_URL=hostile)
    # Without the policy of the headers, which would hide a fault: the words themselves must be harmless.
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN", bypass_csp=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    asked, told, seen = [], [], set()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))

    def looked_at(path):
        made = page.evaluate(MADE)
        assert not made, (path, made)
        assert page.evaluate("typeof window.hacked") == "undefined", path
        assert page.get_by_test_id("stException").count() == 0, path
        text = page.evaluate("document.body.textContent")
        seen.update(name for name in NAMES if name in text)

    choice = f"place={quote(PLACE)}&work_year=2025年&functions_name={quote(NAMES[4])}"
    for path in sorted(page_addresses(ROOT / "dashboard.py")):
        page.goto(f"{server}/{path}?{choice}")
        settled(page)
        views = page.get_by_test_id("stButtonGroup").get_by_role("radio")
        position = 0
        looked_at(path)
        while position < views.count():
            views.nth(position).click()
            settled(page)
            looked_at(f"{path}, view {position}")
            position += 1
        page.evaluate("document.querySelectorAll('details:not([open]) summary').forEach(one => one.click())")
        settled(page)
        looked_at(f"{path}, opened")
        print(path, len(seen))
    page.goto(f"{server}/present?{choice}&present_slide=cover")
    settled(page)
    looked_at("present, on stage")
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in ("data", "blob")}
    assert hosts == {urlsplit(server).netloc} and not told
    print(set(NAMES) - seen)
    context.close()
