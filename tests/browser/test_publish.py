"""A clerk in a browser: a messy file, the difference, the publish, a colleague who sees it, the way back."""

import pytest
from playwright.sync_api import expect

# What 奉化 sends in a later year, as a department saves it: GBK, a title above the header, the organisation written
# only in the first row of its block as merged cells become in CSV, a footnote below.
SENT = """宁波市奉化区政府部门与民主党派工商联和无党派人士对口联系名单,,
组织,部门,备注
民革奉化区委会,区公安分局,
,区司法局,
,区交通局,
,区农业农村局,
,区卫生健康局,
,区综合执法局,
民建奉化总支部,区发改局,
,区财政局,
,区住建局,
,区自然资源和规划分局,
民盟奉化支部,区教育局,
,区科技局,
,区文广旅体局,
,区统计局,
区工商联,区经信局,
,区人力社保局,
,区生态环境分局,
,区税务局,
,区应急管理局,
,区审计局,
,区市场监管局,
无党派人士,区民政局,
,区水利局,
,区商务局,
,区医保局,
,区数据局,
注：区退役军人事务局不再列入。,,
"""


@pytest.fixture(scope="module")
def office(module_server):
    """The address of a server with an archive of its own, for the tests that publish: each another list."""
    return module_server()[0]


def test_a_messy_file_is_read_compared_published_seen_by_others_and_taken_back(office, page, browser, settled, shot):
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    colleague.goto(f"{office}/matrix?place=宁波市奉化区")
    settled(colleague)
    expect(colleague.get_by_text("26个部门与5家组织建立26对对口联系")).to_be_visible()

    page.goto(f"{office}/publish?place=宁波市奉化区")
    settled(page)
    expect(page.get_by_text("本机单人模式")).to_be_visible()
    page.locator("input[type=file]").set_input_files(
        {"name": "名单.csv", "mimeType": "text/csv", "buffer": SENT.encode("gbk")}
    )
    expect(page.get_by_text("编码：")).to_contain_text("gb18030", ignore_case=True)
    expect(page.get_by_text("与已发布的相比：新增 1 对，去掉 1 对，保留 25 对")).to_be_visible()
    expect(page.get_by_text("登记为完整名单：104 个空白格按“未列入联系”发布")).to_be_visible()
    shot(page, "publish-difference")
    page.get_by_role("textbox", name="发布原因").fill("区府办来函：增加区数据局")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_text("已发布：宁波市奉化区2019年，第 1 版")).to_be_visible()
    shot(page, "publish-done")

    # The colleague's page was open all the while and follows by itself.
    expect(colleague.locator(".st-key-matrix_chart svg").get_by_text("区数据局")).to_be_visible()
    expect(colleague.locator(".st-key-matrix_chart svg").get_by_text("区退役军人事务局")).to_have_count(0)
    expect(colleague.get_by_text("第 1 版，本机用户发布")).to_be_visible()

    page.get_by_role("link", name="版本历史与撤回").click()
    expect(page.get_by_text("共发布 1 版")).to_be_visible()
    page.get_by_role("textbox", name="原因").fill("发错了")
    page.get_by_role("button", name="撤回").click()
    expect(page.get_by_text("已恢复随系统附带的版本，作为第 2 版发布")).to_be_visible()
    shot(page, "history")
    expect(colleague.locator(".st-key-matrix_chart svg").get_by_text("区退役军人事务局")).to_be_visible()
    colleague.close()


def test_a_file_with_faults_is_refused_with_every_place_and_nothing_is_offered_for_publishing(server, page, settled):
    page.goto(f"{server}/publish")
    settled(page)
    broken = "部门,民革,民萌\n市教育局,大概,0\n,1,0\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "坏.csv", "mimeType": "text/csv", "buffer": broken.encode()}
    )
    expect(page.get_by_text("文件中有 3 处问题")).to_be_visible()
    expect(page.get_by_role("button", name="发布", exact=True)).to_have_count(0)


def test_two_clerks_at_once_the_second_is_told_and_shown_the_difference(office, page, browser, settled):
    second = browser.new_page(viewport={"width": 1366, "height": 768})
    for tab, mark in ((page, "0"), (second, "1")):
        tab.goto(f"{office}/publish?place=安庆市&document=2024年")
        settled(tab)
        content = f"部门,民进,民革\n市民政局,1,{mark}\n"
        tab.locator("input[type=file]").set_input_files(
            {"name": "名单.csv", "mimeType": "text/csv", "buffer": content.encode()}
        )
        tab.get_by_role("textbox", name="发布原因").wait_for()
        settled(tab)
        tab.get_by_role("textbox", name="发布原因").fill("两人同时发布")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_text("第 1 版。所有打开的页面会自动更新")).to_be_visible()
    settled(second)
    second.get_by_role("button", name="发布", exact=True).click()
    expect(second.get_by_text("没有发布。")).to_be_visible()
    expect(second.get_by_text("上面就是您的名单与刚发布的那一版（第 1 版）的差异")).to_be_visible()
    settled(second)
    second.get_by_role("button", name="发布", exact=True).click()
    expect(second.get_by_text("第 2 版。所有打开的页面会自动更新")).to_be_visible()
    second.close()


def test_a_naming_decision_is_used_next_time_and_can_be_taken_back(office, page, settled):
    sent = (
        SENT.replace("区教育局", "区教体局")
        .replace(",区数据局,\n", "")
        .replace("区医保局,", "区医保局,,\n,区退役军人事务局,")
    )
    file = {"name": "名单.csv", "mimeType": "text/csv", "buffer": sent.encode("gbk")}
    page.goto(f"{office}/publish?place=宁波市奉化区")
    settled(page)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("新部门 1 个，不再列出的部门 1 个")).to_be_visible()
    page.get_by_text("有部门只是名称写法不同？在这里认定").click()
    page.get_by_role("button", name="认定为同一部门").click()
    expect(page.get_by_text("与已发布的完全相同：26 对联系没有变化")).to_be_visible()
    page.reload()
    settled(page)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("按已保存的认定，“区教体局”即“区教育局”")).to_be_visible()
    page.get_by_role("button", name="撤销认定").click()
    expect(page.get_by_text("新部门 1 个，不再列出的部门 1 个")).to_be_visible()


def test_a_file_that_is_too_large_is_refused_in_chinese(server, page, settled):
    page.goto(f"{server}/publish")
    settled(page)
    large = {"name": "很大.csv", "mimeType": "text/csv", "buffer": b"0" * (5 * 1024 * 1024 + 1)}
    page.locator("input[type=file]").set_input_files(large)
    page.locator(".stFileChip[aria-invalid=true]").hover()

    def said(selector):
        return page.locator(selector).evaluate("one => getComputedStyle(one, '::after').content")

    assert "文件没有收下：超过 5 MB" in said(".st-key-publish_file_box")
    expect(page.get_by_test_id("stTooltipErrorContent")).to_have_css("font-size", "0px")
    assert "文件没有收下" in said('[data-testid="stTooltipErrorContent"]')


def test_a_list_without_a_department_in_common_is_published_only_when_that_is_meant(server, page, settled):
    page.goto(f"{server}/publish?place=宁波市奉化区")
    settled(page)
    other = {"name": "名单.csv", "mimeType": "text/csv", "buffer": "部门,民革\n县教育局,1\n".encode()}
    page.locator("input[type=file]").set_input_files(other)
    expect(page.get_by_text("是不是选错了地区或文件？现在选的是“宁波市奉化区2019年”")).to_be_visible()
    expect(page.get_by_role("button", name="发布", exact=True)).to_have_count(0)
    page.get_by_text("没有选错，确实要发布，将去掉“宁波市奉化区2019年” 26 对中的 26 对").click()
    expect(page.get_by_role("button", name="发布", exact=True)).to_be_visible()


def test_a_look_at_the_other_kind_of_target_leaves_place_and_year_of_a_new_document_on_the_screen(
    server, page, settled
):
    page.goto(f"{server}/publish")
    settled(page)
    table = "宁海县2024年对口联系表,,\n部门,民革,民盟\n县教育局,1,0\n县司法局,0,1\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "宁海县2024年.csv", "mimeType": "text/csv", "buffer": table.encode()}
    )
    year = page.get_by_role("spinbutton", name="年份")
    expect(year).to_have_value("2024")
    page.get_by_role("textbox", name="来源").fill("县政府")
    page.get_by_text("更新已有文件", exact=True).click()
    expect(year).to_have_count(0)
    page.get_by_text("登记新文件", exact=True).click()
    expect(year).to_have_value("2024")
    expect(page.get_by_role("combobox", name="地区")).to_have_value("宁海县（330226）")
    expect(page.get_by_role("textbox", name="来源")).to_have_value("县政府")
    page.get_by_role("textbox", name="文号").fill("宁政发〔2024〕1号")
    page.get_by_role("textbox", name="标题").click()
    expect(page.get_by_role("textbox", name="发布原因")).to_be_visible()
