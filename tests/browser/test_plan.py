"""A clerk ticks cells of next year's draft in a browser, leaves, comes back, and takes the Word file away."""

import io

import docx
from playwright.sync_api import expect

ROW, FIRST = 33, 18  # px: the height of a row, the middle of the head


def tick(page, settled, row, x):
    table = page.locator(".st-key-plan_table canvas").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + FIRST + ROW * row)
    settled(page)


def below_the_head(page):
    """Return how far the table stands below the top of what is told above it."""
    table, head = (page.locator(f".st-key-plan_{name}").bounding_box()["y"] for name in ("table", "head"))
    return table - head


def test_a_ticked_cell_counts_at_once_stays_while_pages_change_and_is_in_the_word_file(
    cold_server, tmp_path, page, settled, shot
):
    address = cold_server(LIAISON_DATABASE_URL=f"sqlite:///{tmp_path}/archive.sqlite")
    page.goto(f"{address}/plan?place=青岛市")
    settled(page)
    finding = page.locator('[data-testid="stMain"] strong').first
    expect(finding).to_contain_text("157对联系；与2008年名单相同，还没有改动")
    page.wait_for_selector(".st-key-plan_table canvas")
    above = below_the_head(page)
    tick(page, settled, 9, 231)  # 市发改委, 民革
    expect(finding).to_contain_text("158对联系")
    tick(page, settled, 9, 293)  # 市发改委, 民盟
    expect(finding).to_contain_text("159对联系")
    tick(page, settled, 1, 231)  # 市教育局, 民革: no longer
    expect(finding).to_contain_text("158对联系")
    expect(page.get_by_text("拟新增2对（拟调整2），拟减少1对（拟调整1）").first).to_be_visible()
    assert below_the_head(page) == above, "the table must stay under the mouse"
    shot(page, "plan")

    page.get_by_role("link", name="覆盖统计").click()
    settled(page)
    page.get_by_role("link", name="下年度方案").click()
    settled(page)
    expect(finding).to_contain_text("158对联系")
    tick(page, settled, 9, 231)
    expect(finding).to_contain_text("157对联系")

    with page.expect_download() as sent:
        page.get_by_role("button", name="Word：部门 → 组织").click()
    word = docx.Document(io.BytesIO(sent.value.path().read_bytes()))
    assert "草案" in sent.value.suggested_filename and "草案" in word.sections[0].header.paragraphs[0].text
    told = {row.cells[1].text: row.cells[2].text for row in word.tables[0].rows}
    assert told["市发改委"] == "民盟、民建、农工党、九三学社、工商联" and not told["市教育局"].startswith("民革")
