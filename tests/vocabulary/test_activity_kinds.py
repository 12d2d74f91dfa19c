"""The seven kinds of the annual report are known by the form's words and by shorter ones, and nothing else is."""

import pytest

from lib.vocabulary.activities import KIND_ORDER, KINDS, kind_of


def test_every_kind_is_known_by_its_short_name_and_by_what_the_form_prints():
    assert [kind_of(kind.short) for kind in KINDS] == [kind_of(kind.printed) for kind in KINDS] == list(KIND_ORDER)
    assert len(KIND_ORDER) == 7


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("其　　他", "其他"),
        ("相互邀请参加\n重要会议和重大活动情况", "互邀会议活动"),
        ("对口联系会议", "联系会议"),
        ("重大事项通报", "重大事项通报协商"),
        ("聯合調研情況", "联合调研"),
        ("文件资料送阅", "文件信息交流"),
        ("开展社会服务活动", "社会服务"),
    ],
)
def test_other_wordings_are_known(words, kind):
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    "words",
    ["", "姓名", "联系人", "联络员", "联系电话", "年度情况", "聚餐", "所联系民主党派、工商联和无党派人士", "调" * 100],
)
def test_what_is_no_kind_is_none(words):
    assert kind_of(words) is None
