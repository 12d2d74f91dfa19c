"""A clerk in a browser pastes a notice, sees what became of each clause, publishes it, and a reader finds the words."""

import pytest
from playwright.sync_api import expect

NOTICE = """关于做好区政府部门与民主党派对口联系工作的通知
一、区公安分局、区司法局对口联系民革奉化区委会；
二、区教育局对口联系民盟奉化支部、民革；
三、区财政局不再对口联系民建。
"""


@pytest.fixture(scope="module")
def office(module_server):
    """The address of a server with an archive of its own; each test publishes in another place."""
    return module_server()[0]


def test_a_pasted_notice_is_marked_compared_published_and_its_words_are_found_again(office, page, settled, shot):
    page.goto(f"{office}/publish?place=宁波市奉化区")
    settled(page)
    page.get_by_text("粘贴通知文字", exact=True).click()
    page.get_by_label("通知全文").fill(NOTICE)
    page.get_by_role("button", name="识别").click()
    expect(page.get_by_text("从 2 处读出 4 对联系")).to_be_visible()
    expect(page.locator(".notice mark")).to_have_count(2)
    expect(page.locator(".notice mark").first).to_have_text("区公安分局、区司法局对口联系民革奉化区委会")
    expect(page.locator(".notice u")).to_have_text("区财政局不再对口联系民建")
    shot(page, "notice-marked")
    page.get_by_text("手工更正").click()
    shot(page, "notice-correct")
    page.get_by_text("登记内容（文号、日期、完整性）").click()
    page.get_by_text("没有选错，确实要发布，将去掉“宁波市奉化区2019年” 26 对中的").click()
    page.get_by_role("textbox", name="发布原因").fill("区府办来文")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_text("已发布：宁波市奉化区2019年，第 1 版")).to_be_visible()

    page.goto(f"{office}/matrix?place=宁波市奉化区")
    settled(page)
    cell = page.locator(".st-key-matrix_chart .nsewdrag").first
    box = cell.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 6)
    expect(
        page.locator(".st-key-card_pair").get_by_text("原文：“区公安分局、区司法局对口联系民革奉化区委会”")
    ).to_be_visible()


DAZHOU = """达州市人民政府办公室
达市府办〔2026〕16号
关于市政府部门与民主党派对口联系工作的通知
市教育局、市科技局对口联系民盟、民进；市司法局对口联系民革。
达州市人民政府办公室
2026年5月20日
"""


def test_a_notice_that_names_its_place_is_published_in_five_clicks(office, page, settled, shot):
    clicks = []

    def click(target):
        clicks.append(target)
        target.click()

    page.goto(f"{office}/publish")
    settled(page)
    click(page.get_by_text("粘贴通知文字", exact=True))
    click(page.get_by_label("通知全文"))
    page.keyboard.insert_text(DAZHOU)
    click(page.get_by_role("button", name="识别"))
    expect(page.get_by_text("文中的地区是“达州市”，2026 年的文件还没有收录，已为您选好")).to_be_visible()
    click(page.get_by_role("textbox", name="发布原因"))
    page.keyboard.insert_text("市府办来文")
    expect(page.get_by_text("Press Enter")).to_be_hidden()
    shot(page, "notice-new")
    click(page.get_by_role("button", name="发布", exact=True))
    expect(page.get_by_text("已发布：达州市2026年，第 1 版")).to_be_visible()
    assert len(clicks) <= 5

    page.get_by_text("粘贴通知文字", exact=True).click()
    page.get_by_label("通知全文").fill(DAZHOU)
    page.get_by_role("button", name="识别").click()
    expect(page.get_by_text("没有可发布的内容")).to_be_visible()
    expect(page.get_by_role("button", name="发布", exact=True)).to_have_count(0)


def test_a_department_renamed_by_decision_keeps_its_words_and_a_text_survives_a_look_at_another_page(
    cold_server, page, settled
):
    office = cold_server()
    renamed = NOTICE.replace("区公安分局", "区公安局")
    page.goto(f"{office}/publish?place=宁波市奉化区")
    settled(page)
    page.get_by_text("粘贴通知文字", exact=True).click()
    page.get_by_label("通知全文").fill(renamed)
    page.get_by_role("button", name="识别").click()
    page.get_by_text("有部门只是名称写法不同？在这里认定").click()
    page.get_by_role("button", name="认定为同一部门").click()
    expect(page.get_by_text("“区公安局”即“区公安分局”")).to_be_visible()
    page.get_by_role("link", name="版本历史").click()
    expect(page.get_by_role("heading", name="版本历史")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("通知全文")).to_have_value(renamed)
    page.get_by_text("没有选错，确实要发布，将去掉“宁波市奉化区2019年” 26 对中的").click()
    page.get_by_role("textbox", name="发布原因").fill("区府办来文")
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("link", name="看联系矩阵").click()
    settled(page)
    box = page.locator(".st-key-matrix_chart .nsewdrag").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 6)
    card = page.locator(".st-key-card_pair")
    expect(card.get_by_text("区公安分局 × 民革")).to_be_visible()
    expect(card.get_by_text("原文：“区公安局、区司法局对口联系民革奉化区委会”")).to_be_visible()
