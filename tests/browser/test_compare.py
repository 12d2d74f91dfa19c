"""The comparison of places in a browser: cold links, clicks on cells, whole labels, the way from the overview."""

from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import expect

from tests.browser.charts import chart, clicked, faults_at_every_size, opened, spot

SIX = (
    "cities_b=开封市（年份不详）&cities_more=岳阳市（年份不详）&cities_more=宁德市2009年"
    "&cities_more=宁波市奉化区2019年&cities_more=杭州市2018年"
)


def test_a_cold_link_to_two_places_opens_what_was_sent(page, cold_server, settled):
    address = cold_server()
    choice = quote("cities?cities_a=宁波市奉化区2019年&cities_b=岳阳市（年份不详）&cities_view=各职能", safe="?=&")
    page.goto(f"{address}/{choice}")
    settled(page)
    page.get_by_text("宁波市奉化区2019年与岳阳市（年份不详）有18对联系相同").wait_for()
    chart(page, "cities_functions")
    assert page.locator(".st-key-cities_a input").input_value() == "宁波市奉化区2019年"
    assert page.locator(".st-key-cities_b input").input_value() == "岳阳市（年份不详）"


def test_a_click_on_a_cell_shows_the_departments_and_sources_of_both_sides(page, server, settled):
    opened(page, server, settled, "cities")
    page.set_viewport_size({"width": 1366, "height": 2000})
    chart(page, "cities_matrix")
    card = page.locator(".st-key-card_cell")
    clicked(page, "cities_matrix", 1, ["public-finance", "民革"], card.get_by_text("财政 × 民革"))
    legend = page.locator(".st-key-cities_beside").get_by_text("空格")
    assert card.bounding_box()["y"] < legend.bounding_box()["y"]
    for part in ("市财政局", "● 对口联系", "区财政局", "未列入对口联系", "青政办字〔2008〕86号", "奉政发〔2019〕47号"):
        expect(card).to_contain_text(part)
    settled(page)
    clicked(page, "cities_matrix", 1, ["taxation", "工商联"], card.get_by_text("税务 × 工商联"))
    expect(card).to_contain_text("没有该部门：税务")


def test_the_card_stays_when_its_cell_is_clicked_again_and_a_link_shows_it(page, server, settled, browser):
    opened(page, server, settled, "cities")
    page.set_viewport_size({"width": 1366, "height": 2000})
    chart(page, "cities_matrix")
    told = page.locator(".st-key-card_cell").get_by_text("财政 × 民革")
    clicked(page, "cities_matrix", 1, ["public-finance", "民革"], told)
    settled(page)
    page.mouse.click(*spot(page, "cities_matrix", 1, ["public-finance", "民革"]))
    page.wait_for_function(
        """() => !document.querySelector('.st-key-cities_matrix .js-plotly-plot')._fullData[1].selectedpoints?.length"""
    )
    settled(page)
    expect(told).to_be_visible()
    assert "cities_cell=public-finance×民革" in unquote(page.url)
    colleague = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    colleague.goto(page.url)
    expect(colleague.locator(".st-key-card_cell").get_by_text("财政 × 民革")).to_be_visible()
    colleague.context.close()
    page.locator(".st-key-cities_b input").fill("开封")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-card_cell")).to_contain_text("市财政局")


def test_the_card_of_the_last_row_is_in_sight_without_scrolling_back(page, server, settled):
    opened(page, server, settled, "cities")
    chart(page, "cities_matrix").get_by_text("审计", exact=True).scroll_into_view_if_needed()
    settled(page)
    card = page.locator(".st-key-card_cell")
    clicked(page, "cities_matrix", 1, ["audit", "工商联"], card.get_by_text("审计 × 工商联"))
    expect(card.get_by_text("区审计局")).to_be_in_viewport()


def test_a_click_leaves_the_frames_hollow(page, server, settled):
    opened(page, server, settled, "cities")
    page.set_viewport_size({"width": 1366, "height": 2000})
    chart(page, "cities_matrix")
    clicked(page, "cities_matrix", 1, ["education", "民盟"], page.locator(".st-key-card_cell"))
    settled(page)
    filled = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-cities_matrix .point')].filter(
            mark => getComputedStyle(mark).fillOpacity > 0 && getComputedStyle(mark).fill !== 'none'
        ).length"""
    )
    assert filled == 1


def test_pointing_at_a_cell_tells_both_sides(page, server, settled):
    opened(page, server, settled, "cities")
    page.set_viewport_size({"width": 1366, "height": 2000})
    chart(page, "cities_matrix")
    page.mouse.move(*spot(page, "cities_matrix", 1, ["education", "民盟"]))
    told = page.locator(".st-key-cities_matrix .hoverlayer")
    for part in ("教育 · 民盟", "市教育局：有对口联系", "区教育局：有对口联系", "双方都有"):
        expect(told).to_contain_text(part)


VIEWS = [
    "cities",
    "cities?cities_rows=有相同联系的",
    "cities?cities_view=并排小图",
    "cities?cities_view=各职能",
    "cities?cities_view=各组织",
    "cities?cities_view=差异构成",
    "cities?cities_b=开封市（年份不详）",
    f"cities?cities_view=并排小图&{SIX}",
    f"cities?cities_view=差异构成&{SIX}",
]


@pytest.mark.parametrize("path", VIEWS)
def test_no_label_is_cut_off_or_garbled(page, server, settled, shot, path):
    opened(page, server, settled, path)
    for size, faults in faults_at_every_size(page, settled):
        assert faults == [], size
        shot(page, f"cities-{size}-{VIEWS.index(path)}")


def test_every_function_stands_beside_its_row(page, server, settled):
    opened(page, server, settled, "cities")
    chart(page, "cities_matrix")
    labels = page.locator(".st-key-cities_matrix .ytick text").all_text_contents()
    assert len(labels) == 46 and "城市管理与市政公用" in labels and "退役军人事务（仅乙）" in labels


def test_a_third_place_is_in_the_address_and_a_colleague_sees_the_same_pair(page, server, settled, browser):
    opened(page, server, settled, "cities?cities_more=岳阳市（年份不详）")
    page.locator(".st-key-cities_with").get_by_text("岳阳市（年份不详）").click()
    page.get_by_text("青岛市2008年与岳阳市（年份不详）有78对联系相同").wait_for()
    page.wait_for_url("**cities_with=**")
    assert "cities_more=岳阳市（年份不详）" in unquote(page.url)
    colleague = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    colleague.goto(page.url)
    settled(colleague)
    colleague.get_by_text("青岛市2008年与岳阳市（年份不详）有78对联系相同").wait_for()
    colleague.context.close()


def test_from_the_first_page_two_clicks_lead_to_the_one_sentence(page, server, settled):
    opened(page, server, settled, "")
    page.locator(".st-key-card_qingdao-2008").get_by_role("link", name="比较").click()
    page.get_by_role("heading", name="城市比较").wait_for()
    page.get_by_text("青岛市2008年与宁波市奉化区2019年有20对联系相同").wait_for()
