"""Every page is checked by axe-core against WCAG 2.1 A and AA, in the light theme, and some in the dark one."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.walker import Walker

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "rules": {"heading-order": {"enabled": True}},
    "resultTypes": ["violations"],
}
# What Streamlit's own markup breaks and nothing of ours can mend: rule → what it is found at, why.
STREAMLITS = {
    "list": '[data-testid="stSidebarNavItems"]',  # the sections of the menu are <div>s in its <ul>,
    "listitem": '[data-testid="stSidebarNavItems"] > div li',  # and their entries <li>s in these <div>s
}
DARK = ("城市比较", "会议材料", "会议展示", "上传发布")


def faults(page):
    """Return what axe-core finds wrong with the page as it stands: rule, place, what it is."""
    found = []
    for rule in Axe().run(page, options=RULES).response["violations"]:
        for node in rule["nodes"]:
            own = page.locator(node["target"][-1]).first
            if not own.evaluate("(at, mended) => !!mended && at.matches(mended)", STREAMLITS.get(rule["id"], "")):
                found.append((page.url, rule["id"], node["html"][:200], node["failureSummary"]))
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_wcag(server, page, theme):
    page.emulate_media(color_scheme=theme)
    walker = Walker(page)
    page.goto(server)
    walker.settled()
    found = faults(page)
    menu = page.get_by_test_id("stSidebarNavLink")
    names = [name.strip() for name in menu.all_inner_texts()]
    for name in names[1:] if theme == "light" else DARK:
        walker.menu(name.splitlines()[-1])
        found += faults(page)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    for path in ("auth/login", "nothing-here", "present?present_slide=matrix"):
        page.goto(f"{server}/{path}")
        page.locator("h1").first.wait_for()
        if path.startswith("present"):
            walker.settled()
            page.locator("#present-controls").wait_for(state="attached")
        found += faults(page)
    assert len(names) > 20
    assert not found, "\n".join(map(str, found))
