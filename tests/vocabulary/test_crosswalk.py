"""The crosswalk with decisions of staff over the table."""

import pytest

from lib.vocabulary.crosswalk import CROSSWALK, Crosswalk, crosswalk
from lib.vocabulary.functions import functions_of


def test_without_decisions_the_crosswalk_is_the_table():
    for name in ("市教育局", "区住建局", "市某某局"):
        assert CROSSWALK.functions_of(name) == functions_of(name)
    assert CROSSWALK.group_of("市教育局") == "科教文卫" and CROSSWALK.group_of("市某某局") == "未归类"


def test_a_decision_holds_for_every_printing_of_the_name_and_for_no_other_name():
    decided = Crosswalk({"市数字经济局": ("industry", "informatization")})
    for printed in ("市数字经济局", "青岛市数字经济局", "数字经济局", "市数字经济局（市大数据局）"):
        assert decided.functions_of(printed) == ("industry", "informatization"), printed
    assert decided.functions_of("市数字局") == () and CROSSWALK.functions_of("市数字经济局") == ()
    assert decided.group_of("青岛市数字经济局") == "综合经济"


def test_a_decision_outranks_the_table_and_may_say_that_there_is_no_function():
    assert crosswalk({"市接待办": ""}).functions_of("市接待办") == ()
    assert crosswalk({"市水务局": "water/environment"}).functions_of("区水务局") == ("water", "environment")


def test_what_is_unmatched_is_asked_once_in_its_order_and_no_more_once_decided():
    names = ["市某某局", "市教育局", "市数字经济局", "市某某局", "县社会事业局"]
    assert CROSSWALK.unmatched(names) == ("市某某局", "市数字经济局", "县社会事业局")
    decided = crosswalk({"数字经济局": "industry", "社会事业局": ""})
    assert decided.unmatched(names) == ("市某某局",)


def test_a_decision_on_a_function_that_no_longer_exists_is_asked_again():
    stale = crosswalk({"市数字经济局": "digital-economy", "市教育局": "education/gone"})
    assert stale.decided == {} and stale.unmatched(["市数字经济局"]) == ("市数字经济局",)
    assert stale.functions_of("市教育局") == ("education",)


def test_a_crosswalk_is_a_value():
    one, same = crosswalk({"市某局": "water"}), Crosswalk({"某局": ("water",)})
    assert one == same and hash(one) == hash(same) and one != CROSSWALK
    with pytest.raises(AttributeError):
        one.decided = {}
