"""What only a browser shows: clicks in charts, labels that are whole, views that travel as links."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.charts import chart, clicked, faults_at_every_size, opened, spot
from tests.browser.lists import picked


def test_a_click_on_a_cell_shows_the_source_of_the_pair(page, server, settled):
    opened(page, server, settled, "matrix?place=青岛市")
    chart(page, "matrix_chart")
    card = page.locator(".st-key-card_pair")
    clicked(page, "matrix_chart", 1, ["市发改委", "民建"], card.get_by_text("青政办字〔2008〕86号"))
    assert "市发改委 × 民建" in card.inner_text() and "● 对口联系" in card.inner_text()
    settled(page)
    clicked(page, "matrix_chart", 1, ["市发改委", "民革"], card.get_by_text("未列入对口联系"))


def test_pointing_at_a_cell_tells_pair_state_and_source(page, server, settled):
    opened(page, server, settled, "matrix?place=开封市")
    chart(page, "matrix_chart")
    page.mouse.move(*spot(page, "matrix_chart", 1, ["市公安局", "民盟"]))
    told = page.locator(".st-key-matrix_chart .hoverlayer")
    for part in ("市公安局", "民盟", "未知", "出处"):
        expect(told).to_contain_text(part)


def test_a_click_on_a_node_shows_its_card(page, server, settled):
    opened(page, server, settled, "network?place=青岛市")
    chart(page, "network_chart")
    traces = page.evaluate("document.querySelector('.st-key-network_chart .js-plotly-plot')._fullData.length")
    clicked(page, "network_chart", traces - 1, ["致公党"], page.get_by_text("致公党有19个对口联系部门"))


def test_a_clicked_node_stands_out_with_its_lines_until_all_are_asked_for_or_the_place_lacks_it(page, server, settled):
    opened(page, server, settled, "network?place=青岛市")
    chart(page, "network_chart")
    plot = "document.querySelector('.st-key-network_chart .js-plotly-plot')?._fullData"
    grey = f"({plot} && ({plot}[0].x || []).length / 3)"  # how many lines do not stand out, once the chart is drawn
    departments = page.evaluate(f"{plot}.length") - 2
    card = page.locator(".st-key-card")
    for name, number in (("市教育局", 8), ("市市政公用局", 4)):
        clicked(page, "network_chart", departments, [name], card.get_by_text(name).first)
        settled(page)
        page.wait_for_function(f"() => {grey} === {157 - number}")
        assert f"network_node={name}" in unquote(page.url)
    page.get_by_role("button", name="显示全部联系").click()
    page.wait_for_function(f"() => {grey} === 0")
    settled(page)
    assert card.count() == 0 and "network_node" not in page.url
    clicked(page, "network_chart", departments, ["市教育局"], card.get_by_text("市教育局").first)
    settled(page)
    picked(page, page.locator(".st-key-place input"), "安庆市")
    page.wait_for_url("**place=**")
    settled(page)
    expect(card).to_have_count(0)
    assert "network_node" not in page.url


@pytest.mark.parametrize(
    ("path", "key", "trace", "mark", "told"),
    [
        ("coverage?place=青岛市&coverage_view=部门", "coverage_departments", 0, ["市经合办"], "市经合办"),
        ("matrix?place=青岛市", "matrix_chart", 1, ["市质监局", "农工党"], "市质监局 × 农工党"),
    ],
)
def test_the_card_of_a_low_mark_is_seen_whole_where_the_mark_is(page, server, settled, path, key, trace, mark, told):
    opened(page, server, settled, path)
    chart(page, key)
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 5000)
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 300")
    x, y = spot(page, key, trace, mark)
    page.mouse.click(x - 3, y)
    title = page.locator("[class*=st-key-card]").get_by_text(told, exact=True).first
    title.wait_for()
    settled(page)
    expect(title).to_be_in_viewport(ratio=1)


def test_a_click_on_a_document_in_the_overview_shows_its_card(page, server, settled):
    opened(page, server, settled, "")
    chart(page, "overview_chart")
    page.locator(".st-key-overview_chart").scroll_into_view_if_needed()
    page.set_viewport_size({"width": 1366, "height": 2400})
    settled(page)
    held = page.evaluate(
        "document.querySelector('.st-key-overview_chart .js-plotly-plot')._fullData.map(trace => trace.name)"
    )
    told = page.locator(".st-key-chosen_huangshi-undated").get_by_text("36个部门、8家组织")
    clicked(page, "overview_chart", held.index("仅有数字"), ["huangshi-undated"], told)


def test_a_click_on_a_mechanism_of_a_place_shows_clause_and_words(page, server, settled):
    opened(page, server, settled, "mechanisms")
    chart(page, "mechanisms_chart")
    card = page.locator(".st-key-mechanisms_cell")
    clicked(page, "mechanisms_chart", 1, ["青岛市", "年度总结会"], card.get_by_text("年底总结会"))
    assert "三（四）" in card.inner_text() and "每年年底" in card.inner_text()


def test_a_click_on_a_body_shows_its_relations_with_clause(page, server, settled):
    page.set_viewport_size({"width": 1366, "height": 1600})
    opened(page, server, settled, "coordination")
    chart(page, "coordination_chart")
    card = page.locator(".st-key-coordination_card")
    clicked(page, "coordination_chart", 4, ["市人民检察院"], card.get_by_text("特约检查员").first)
    assert "七（三）" in card.inner_text()


def test_a_click_on_a_stated_figure_shows_its_clause(page, server, settled):
    page.set_viewport_size({"width": 1366, "height": 1600})
    opened(page, server, settled, "indicators")
    chart(page, "indicators_wall")
    at = page.evaluate(
        """() => document.querySelector('.st-key-indicators_wall .js-plotly-plot')
            ._fullData[0].customdata.find(found => found[1] === '派驻监督的委员')"""
    )
    card = page.locator(".st-key-indicators_card")
    clicked(page, "indicators_wall", 0, at, card.get_by_text("144名"))
    assert "条款：二（二是）" in card.inner_text()


def test_a_click_far_down_a_wall_of_figures_is_answered_in_sight(page, server, settled):
    opened(page, server, settled, "indicators")
    wall = page.locator(".st-key-indicators_wall .js-plotly-plot")
    wall.evaluate("wall => wall.scrollIntoView({block: 'end'})")
    at = wall.evaluate("wall => wall._fullData[0].customdata.find(found => found[1] === '派驻监督的委员')")
    card = page.locator(".st-key-indicators_card")
    clicked(page, "indicators_wall", 0, at, card.get_by_text("144名"))
    wall.evaluate("wall => wall.scrollIntoView({block: 'end'})")
    expect(card).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-indicators_wall .hoverlayer .hovertext")).to_have_count(0)


VIEWS = [
    "",
    "matrix?place=青岛市",
    "matrix?place=青岛市&matrix_order=职能类别",
    "matrix?place=江苏省",
    "matrix?place=开封市",
    "coverage?place=青岛市&coverage_view=部门",
    "coverage?place=青岛市&coverage_view=组织组合",
    "coverage?place=岳阳市&coverage_view=类型与均衡",
    "network?place=岳阳市",
    "network?place=青岛市&network_view=组织之间",
    "network?place=青岛市&network_view=部门之间",
    "network?place=青岛市&network_view=嵌套度",
    "mechanisms",
    "mechanisms?mechanisms_view=机制目录",
    "mechanisms?mechanisms_view=何时设立",
    "mechanisms?mechanisms_view=规定与活动",
    "coordination",
    "coordination?coordination_view=七类关系",
    "coordination?coordination_view=单位连接",
    "indicators",
    "indicators?indicators_view=同类比较",
    "indicators?indicators_view=会议进程",
    "peers",
    "peers?place=宁波市奉化区&peers_view=差距清单",
]


@pytest.mark.parametrize("path", VIEWS)
def test_no_label_of_a_chart_is_cut_off_or_garbled(page, server, settled, shot, path):
    opened(page, server, settled, path)
    for size, faults in faults_at_every_size(page, settled):
        assert faults == [], size
        shot(page, f"{size}-{VIEWS.index(path)}")


def test_all_forty_departments_stand_beside_the_matrix(page, server, settled):
    opened(page, server, settled, "matrix?place=青岛市")
    chart(page, "matrix_chart")
    labels = page.evaluate(
        "[...document.querySelectorAll('.st-key-matrix_chart svg text')].map(text => text.textContent.trim())"
    )
    assert {"市教育局", "市国土资源房管局", "市食品药品监督管理局"} <= set(labels)
    assert sum(label.startswith("市") for label in labels) == 40


def test_back_leads_to_the_page_before_once_the_place_came_along(page, server, settled):
    opened(page, server, settled, "matrix?place=岳阳市")
    picked(page, page.locator(".st-key-matrix_order input"), "联系多少")
    page.wait_for_url("**matrix_order=**")
    settled(page)
    for name, path in (("覆盖统计", "coverage"), ("联系矩阵", "matrix"), ("网络图谱", "network")):
        page.get_by_test_id("stSidebarNavLink").get_by_text(name, exact=True).click()
        page.wait_for_url(f"**/{path}?place=**")
        settled(page)
    for path, name in (("matrix", "联系矩阵"), ("coverage", "覆盖统计"), ("matrix", "联系矩阵")):
        page.go_back()
        page.wait_for_url(f"**/{path}?place=**")
        expect(page.locator("[data-testid='stMain'] h1")).to_contain_text(name)
        settled(page)
        assert page.locator(".st-key-place input").input_value() == "岳阳市"
    assert page.locator(".st-key-matrix_order input").input_value() == "联系多少"
    page.wait_for_url("**matrix_order=**")


def test_a_choice_is_in_the_address_and_the_address_brings_the_view_back(page, server, settled, browser):
    opened(page, server, settled, "matrix?place=岳阳市")
    picked(page, page.locator(".st-key-matrix_order input"), "联系多少")
    page.wait_for_url("**matrix_order=**")
    address = unquote(page.url)
    assert "place=岳阳市" in address and "matrix_order=联系多少" in address
    colleague = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    colleague.goto(page.url)
    settled(colleague)
    assert colleague.locator(".st-key-place input").input_value() == "岳阳市"
    assert colleague.locator(".st-key-matrix_order input").input_value() == "联系多少"
    colleague.context.close()


def test_after_another_place_the_choices_are_those_of_the_place(page, server, settled):
    opened(page, server, settled, "years")
    picked(page, page.locator(".st-key-place input"), "湖南省")
    page.get_by_text("湖南省，2013年与2025年相比").wait_for()
    settled(page)
    assert page.locator(".st-key-years_from input").input_value() == "2013年"
    assert page.locator(".st-key-years_to input").input_value() == "2025年"


def test_moving_to_another_page_keeps_the_place(page, server, settled):
    opened(page, server, settled, "matrix?place=岳阳市")
    page.get_by_role("link", name="覆盖统计").click()
    page.get_by_role("heading", name="覆盖统计").wait_for()
    page.get_by_text("15个部门联系全部八家").wait_for()
    assert page.locator(".st-key-place input").input_value() == "岳阳市"


def test_the_cards_of_the_overview_lead_to_the_place(page, server, settled):
    opened(page, server, settled, "")
    page.locator(".st-key-card_fenghua-2019").get_by_role("link", name="矩阵").click()
    page.get_by_role("heading", name="联系矩阵").wait_for()
    page.get_by_text("宁波市奉化区2019年，26个部门与5家组织").wait_for()


def test_the_source_is_one_click_away(page, server, settled):
    opened(page, server, settled, "coverage?place=宁波市奉化区")
    page.get_by_role("link", name="来源登记").click()
    page.get_by_role("heading", name="数据来源").wait_for()
    record = page.locator(".st-key-sources_record")
    record.get_by_text("奉政发〔2019〕47号").wait_for()


def test_a_leader_finds_what_most_places_have_from_the_first_page_in_two_clicks(page, server, settled):
    opened(page, server, settled, "")
    page.get_by_role("link", name="对标").click()
    page.get_by_role("heading", name="对标").wait_for()
    page.get_by_text("差距清单").click()
    page.get_by_text("两份可比的完整名单都有、青岛市2008年没有的联系，有6对").wait_for()
    settled(page)
    chart(page, "peers_gap_chart")
    card = page.locator(".st-key-card")
    clicked(page, "peers_gap_chart", 1, ["taxation", "工商联", "gap"], card.get_by_text("税务 × 工商联"))
    # The reason leads to the very line of the other list.
    card.get_by_role("link", name="岳阳市（年份不详）").click()
    page.get_by_role("heading", name="联系矩阵").wait_for()
    settled(page)
    assert "place=岳阳市" in unquote(page.url) and "matrix_focus=市" in unquote(page.url)


def test_a_click_on_a_bar_leads_to_both_lists_side_by_side(page, server, settled):
    opened(page, server, settled, "peers")
    chart(page, "peers_chart")
    card = page.locator(".st-key-card")
    clicked(page, "peers_chart", 0, ["fenghua-2019"], card.get_by_text("本地市级、对方区级"))
    card.get_by_role("link", name="城市比较").click()
    page.get_by_role("heading", name="城市比较").wait_for()
    settled(page)
    page.get_by_text("青岛市2008年与宁波市奉化区2019年").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_navigation_is_seen_on_an_office_screen(page, server, settled, scheme):
    page.emulate_media(color_scheme=scheme)
    opened(page, server, settled, "")
    links = page.get_by_test_id("stSidebarNavLink")
    boxes = [one.bounding_box() for one in links.all()]
    assert len(boxes) > 20 and all(box["y"] >= 0 and box["y"] + box["height"] <= 768 for box in boxes)
    assert all(box["height"] >= 24 for box in boxes)  # what a mouse hits without aiming: WCAG 2.2, 2.5.8


def test_the_place_of_the_menu_is_in_the_address_and_what_is_told_narrows_no_choice(page, server, settled):
    opened(page, server, settled, "matrix?place=杭州市")
    page.locator('[data-testid="stSidebarNav"] a[href$="/peers"]').click()
    page.wait_for_url("**/peers?**")
    assert "place=杭州市" in unquote(page.url)
    opened(page, server, settled, "years")
    wide = page.locator(".st-key-years_from").bounding_box()["width"]
    opened(page, server, settled, "years?place=青岛市")
    expect(page.get_by_text("“青岛市”没有两份以上的部门名单")).to_be_visible()
    assert page.locator(".st-key-years_from").bounding_box()["width"] == pytest.approx(wide, abs=1)
