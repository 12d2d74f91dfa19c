"""A department under its longer or shorter name is found in a list; what could be two or another one is not."""

from lib.vocabulary.matching import as_listed, listed_name, suggested

LISTED = ("市教育局", "市司法局", "市发改委", "区教育局", "市台办")


def test_the_name_itself_and_the_same_name_with_its_place_are_found():
    assert listed_name("市司法局", LISTED) == "市司法局"
    assert listed_name("青岛市司法局", LISTED) == "市司法局"
    assert listed_name("青島市發改委", LISTED) == "市发改委"


def test_what_could_be_two_or_is_another_department_stays_as_it_is():
    assert listed_name("青岛市教育局", LISTED) == "青岛市教育局"
    assert listed_name("市发展和改革委员会（粮食局）", ("市粮食局",)) == "市发展和改革委员会（粮食局）"
    assert listed_name("市卫生健康委", ("市卫生局",)) == "市卫生健康委"


def test_only_the_one_department_with_the_same_functions_is_asked_about():
    assert suggested("市教委", ("市教育局", "市司法局")) == "市教育局"
    assert suggested("市教育局", ("市教育局", "市司法局")) == ""  # it is listed: nothing to ask
    assert suggested("市教委", LISTED) == ""  # 市教育局 or 区教育局
    assert suggested("市司法局", ("市教育局",)) == "" and suggested("某某处", LISTED) == ""


def test_between_two_lists_only_a_name_with_one_counterpart_is_the_same():
    before = ("县文广旅体局", "县司法局", "县教育局", "县科技局")
    after = ("县文广旅体局（县文物局）", "县司法局", "县科技局（县外专局）", "县科技局（县知识产权局）")
    assert as_listed(after, before) == {"县文广旅体局（县文物局）": "县文广旅体局"}
    assert as_listed(["市教育局", "县司法局"], ["县教育局", "区教育局", "县司法局"]) == {}
