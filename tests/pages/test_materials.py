"""The page of the meeting's materials as a reader meets it: what will be inside, for which lists, and the buttons."""

import pytest

from tests.pages.test_every_page import choices, words

PATH = "pages/meeting/materials.py"


def opened(open_page, **chosen):
    page = open_page(PATH, **chosen)
    assert not page.exception and not page.error
    return page


def test_the_slides_are_listed_with_their_findings_and_one_button_gives_all(open_page):
    page = opened(open_page, **choices("qingdao-2008"), meeting_peer="宁波市奉化区2019年")
    text = words(page)
    assert "青岛市2008年对口联系工作会议：14项幻灯片内容" in text
    for part in (
        "**与可比地区对照**　青岛市2008年与宁波市奉化区2019年有20对联系相同",
        "**联系图：民革**",
        "**制度机制**　文件写明21种制度机制，共24条",
        "**青岛市政府部门与民主党派和工商联对口联系工作**　2008年名单，数据截至",
        "**2008年的基本数字**",
        "146对只有青岛市2008年有，16对只有宁波市奉化区2019年有",
    ):
        assert part in text
    labels = [one.proto.label for one in page.get("download_button")]
    assert labels[0] == "生成并下载全部会议材料" and {"演示文稿.pptx", "表格.xlsx", "说明.txt"} <= set(labels)


def test_the_latest_earlier_list_of_the_place_is_compared_unless_told_otherwise(open_page):
    page = opened(open_page, **choices("demo-2024"))
    assert "**2021年到2024年变了什么（演示数据）**" in words(page) and "演示数据" in words(page)
    alone = opened(open_page, **choices("demo-2024"), meeting_previous="不比较")
    assert "变了什么" not in words(alone)


def test_demonstration_data_is_marked_on_every_slide_and_stands_beside_real_lists_only_when_asked(open_page):
    page = opened(open_page, **choices("demo-2024"))
    slides = [line for line in words(page).splitlines() if line[:1].isdigit() and "**" in line]
    assert len(slides) > 10 and all("（演示数据）**" in line for line in slides)
    assert "青岛市" not in words(page)
    asked = opened(open_page, **choices("demo-2024"), meeting_peer="青岛市2008年")
    assert "与青岛市2008年" in words(asked)


def test_a_partial_list_names_on_the_cover_only_the_kinds_that_it_links(open_page):
    assert "**开封市政府部门与民主党派对口联系工作**　年份不详名单" in words(
        opened(open_page, **choices("kaifeng-2006plus"))
    )


@pytest.mark.parametrize("document", ["anqing-2024", "kaifeng-2006plus", "hunan-2025"])
def test_partial_and_undated_lists_have_materials_too(open_page, document):
    assert "项幻灯片内容" in words(opened(open_page, **choices(document)))


def test_committees_and_mere_counts_are_not_offered(open_page):
    page = opened(open_page)
    places = next(one for one in page.selectbox if one.label == "地区").options
    assert "江苏省" not in places and "黄石市" not in places and "青岛市" in places


def beside(app):
    return app.selectbox("meeting_previous").value, app.selectbox("meeting_peer").value


def moved(app, key, value):
    return app.selectbox(key).set_value(value).run()


@pytest.mark.parametrize("page", [PATH, "pages/meeting/present.py"])
def test_what_a_list_is_held_against_is_the_new_places_when_the_place_changes(open_page, page):
    app = open_page(page, place="青岛市")
    assert app.selectbox("meeting_previous").value == "不比较"  # there is no earlier list
    app = moved(moved(app, "meeting_peer", app.selectbox("meeting_peer").options[2]), "place", "示范市")
    assert beside(app) == beside(open_page(page, place="示范市"))
    assert app.selectbox("meeting_previous").value.startswith("2021年")
    assert app.selectbox("meeting_peer").value == "不与真实名单比较"
    back = moved(app, "place", "宁波市奉化区")
    assert beside(back) == beside(open_page(page, place="宁波市奉化区"))


def test_coming_back_with_another_place_brings_that_places_own_comparison(open_page):
    app = opened(open_page, place="青岛市")
    app = moved(app, "meeting_peer", app.selectbox("meeting_peer").options[2])
    app.query_params.clear()
    app = app.switch_page("pages/browse/matrix.py").run()
    app = moved(app, "place", "示范市")
    app.query_params.clear()
    app = app.switch_page(PATH).run()
    assert beside(app) == beside(opened(open_page, place="示范市"))


def test_what_was_chosen_at_this_place_stays_with_its_other_lists_and_its_other_page(open_page):
    app = moved(opened(open_page, place="示范市"), "meeting_peer", "青岛市2008年")
    app = moved(app, "meeting_previous", "2015年（演示数据）")
    app = moved(app, "document", "2021年（演示数据）")
    assert beside(app) == ("2015年（演示数据）", "青岛市2008年")
    app.query_params.clear()
    app = app.switch_page("pages/meeting/present.py").run()
    assert beside(app) == ("2015年（演示数据）", "青岛市2008年")


def test_an_older_list_is_held_against_the_one_before_it_and_the_newest_again_against_its_own(open_page):
    app = moved(opened(open_page, place="示范市"), "document", "2021年（演示数据）")
    assert app.selectbox("meeting_previous").value == "2019年（演示数据）"
    assert moved(app, "document", "2024年（演示数据）").selectbox("meeting_previous").value == "2021年（演示数据）"
