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
    ):
        assert part in text
    labels = [one.proto.label for one in page.get("download_button")]
    assert labels[0] == "生成并下载全部会议材料" and {"演示文稿.pptx", "表格.xlsx", "说明.txt"} <= set(labels)


def test_the_latest_earlier_list_of_the_place_is_compared_unless_told_otherwise(open_page):
    page = opened(open_page, **choices("demo-2024"))
    assert "比上一份名单变了什么" in words(page) and "演示数据" in words(page)
    alone = opened(open_page, **choices("demo-2024"), meeting_previous="不比较")
    assert "比上一份名单变了什么" not in words(alone)


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
