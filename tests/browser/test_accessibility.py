"""Pages in the dark theme and outside the menu break no rule of WCAG; test_offline walks all pages in the light one."""

import pytest

from tests.browser.walker import Walker
from tests.browser.wcag import faults

DARK = ("城市比较", "会议材料", "会议展示", "上传发布")


def test_no_page_in_the_dark_breaks_a_rule_of_wcag(server, page):
    page.emulate_media(color_scheme="dark")
    walker = Walker(page)
    page.goto(server)
    walker.settled()
    found = faults(page)
    for name in DARK:
        walker.menu(name)
        found += faults(page)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_outside_the_menu_breaks_a_rule_of_wcag(server, page, theme):
    page.emulate_media(color_scheme=theme)
    found = []
    for path in ("auth/login", "nothing-here", "present?present_slide=matrix"):
        page.goto(f"{server}/{path}")
        page.locator("h1").first.wait_for()
        if path.startswith("present"):
            Walker(page).settled()
            page.locator("#present-controls").wait_for(state="attached")
        found += faults(page)
    assert not found, "\n".join(map(str, found))
