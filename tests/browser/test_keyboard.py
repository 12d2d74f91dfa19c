"""The main path of a leader walked without a mouse: choose a place, read where one cell of its list comes from."""

from urllib.parse import unquote

from playwright.sync_api import expect

MOST_TABS = 80


def reached(page, target):
    """Press Tab until the focus is at the target, or in it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("at => at.contains(document.activeElement)"):
            return
    raise AssertionError(f"Tab does not lead to {target}")


def test_a_place_is_chosen_and_the_source_of_a_cell_read_by_keys_alone(page, server, settled):
    page.goto(server)
    settled(page)
    link = page.get_by_test_id("stSidebarNavLink").filter(has_text="联系矩阵")
    reached(page, link)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="联系矩阵").wait_for()
    settled(page)
    reached(page, page.get_by_role("combobox", name="地区"))
    page.keyboard.type("奉化")
    page.get_by_role("option", name="宁波市奉化区").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("26个部门与5家组织").first.wait_for()
    settled(page)
    reached(page, page.locator("summary").filter(has_text="表格与图片下载"))
    page.keyboard.press("Enter")
    table = page.locator(".st-key-matrix_table")
    table.locator("canvas").first.wait_for()
    settled(page)
    reached(page, table.get_by_test_id("data-grid-canvas"))
    card = page.locator(".st-key-card_pair")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(card).to_contain_text("出处：")
    assert "matrix_cell=" in unquote(page.url)
    name = card.locator("strong").inner_text()
    page.keyboard.press("ArrowDown")
    expect(card.locator("strong")).not_to_have_text(name)
    reached(page, page.get_by_role("link", name="来源登记").last)
