"""A document registered by mistake is withdrawn and brought back on 版本历史, through dashboard.py."""

import pytest

from lib.archive.withdrawing import withdraw
from lib.ui import loading
from lib.ui.access import LOCAL_USER
from lib.ui.loading import holdings, shipped, store
from tests.archive.test_withdrawing import LIST, NAME, REGISTER
from tests.pages.on_screen import double_click, press, words

PAGE, PUBLISH = "pages/manage/history.py", "pages/manage/publish.py"
HERE = {"place": "宁波市奉化区", "document": "2024年"}


@pytest.fixture
def clerk(clerk):
    """Give the clerk's archive one mistaken document."""
    store().publish(NAME, LIST, REGISTER, "王", "首次", based_on=0)
    seen_now()
    return clerk


def seen_now():
    loading._asked = (float("-inf"), *loading._asked[1:])


def fill(app, label, text):
    return next(field for field in app.text_input if field.label == label).set_value(text)


def labels(app):
    return [button.label for button in app.button]


def test_a_document_is_withdrawn_with_a_reason_listed_and_brought_back(open_page, clerk):
    app = open_page(PAGE, **HERE)
    assert not app.exception and "撤下" in labels(app) and "恢复" not in labels(app)
    assert list(app.dataframe[0].value["说明"]) == ["首次发布"]
    app = press(app, "撤下")
    assert "请填写撤下原因。" in words(app) and NAME in holdings().documents
    fill(app, "撤下原因", "选错了地区")
    app = press(app, "撤下")
    assert not app.exception
    assert "已撤下“宁波市奉化区2024年”（2024年）：各页不再显示" in words(app)
    assert NAME not in holdings().documents
    table = next(frame.value for frame in app.dataframe if "撤下人" in frame.value.columns)
    assert table[["文件", "标题", "撤下人", "原因", "版本"]].to_numpy().tolist() == [
        ["宁波市奉化区2024年", "奉化区对口联系名单", LOCAL_USER, "选错了地区", 2]
    ]
    log = open_page(PAGE, history_view="全部操作").dataframe[-1].value
    assert list(log["操作"])[:2] == ["撤下文件", "发布"]
    assert set(log["文件"][:2]) == {"宁波市奉化区2024年（已撤下）"}
    assert "，撤下文件 1 次；" in words(open_page(PAGE, history_view="本月发布"))
    app = press(app, "恢复")
    assert "请填写恢复原因。" in words(app)
    fill(app, "恢复原因", "没有错")
    app = press(app, "恢复")
    assert not app.exception and "已恢复“宁波市奉化区2024年”" in words(app)
    assert NAME in holdings().documents and "已撤下的文件" not in words(app)
    assert [one.withdrawn for one in store().history(NAME)] == [False, True, False]
    again = open_page(PAGE, **HERE)
    assert next(box for box in again.selectbox if box.label == "恢复").options == ["第 1 版"]  # not the withdrawal


def test_the_second_click_of_a_double_click_brings_back_no_other_document(open_page, clerk):
    store().publish("330225-2024", LIST, REGISTER | {"jurisdiction": "330225"}, "王", "首次", based_on=0)
    for name in (NAME, "330225-2024"):
        withdraw(store(), shipped(), name, "王", "选错了地区", based_on=1)
    seen_now()
    app = open_page(PAGE)
    fill(app, "恢复原因", "没有错")
    for after in double_click(app, "恢复"):
        assert not after.exception and "请填写" not in words(after)
    assert sorted(len(store().history(name)) for name in (NAME, "330225-2024")) == [2, 3]


def test_no_page_offers_it_any_more_and_its_id_is_not_given_again(open_page, clerk):
    withdraw(store(), shipped(), NAME, "王", "选错了地区", based_on=1)
    seen_now()
    for path in ("pages/browse/overview.py", "pages/browse/matrix.py", "pages/about/sources.py"):
        app = open_page(path, place="宁波市奉化区")
        assert not app.exception and "2024年" not in [
            option for box in app.selectbox if box.label == "文件" for option in box.options
        ]
    app = open_page(PUBLISH)
    app.button_group(key="publish_way").set_value("粘贴通知文字").run()
    box = next(one for one in app.text_area if one.label == "通知全文")
    app = box.set_value("宁波市奉化区人民政府\n关于对口联系的通知\n区教育局对口联系民盟。\n2024年3月2日\n").run()
    assert not app.exception and "请填写经办人" not in words(app)
    fill(app, "来源", "区政府通知")
    fill(app, "标题", "关于对口联系的通知").run()
    fill(app, "经办人", "王")
    app = press(app, "发布")
    assert "已发布：宁波市奉化区2024年，第 1 版" in words(app)
    assert [one.number for one in store().history(f"{NAME}-2")] == [1]
    assert len(store().history(NAME)) == 2


def test_who_may_not_publish_for_the_place_sees_the_list_and_can_change_nothing(open_page, clerk):
    clerk("370200")
    app = open_page(PAGE, **HERE)
    assert "撤下" not in labels(app)
    withdraw(store(), shipped(), NAME, "王", "选错了地区", based_on=1)
    seen_now()
    app = open_page(PAGE)
    assert any("撤下人" in frame.value.columns for frame in app.dataframe)
    assert "恢复" not in labels(app)
    clerk("330200")
    assert "恢复" in labels(open_page(PAGE))


def test_why_a_shipped_document_cannot_be_withdrawn_is_told(open_page, clerk):
    app = open_page(PAGE, place="宁波市奉化区", document="2019年")
    assert "撤下" not in labels(app)
    assert "宁波市奉化区2019年”是随系统附带的文件，不在存档里，不能撤下" in words(app)


def test_a_version_that_the_clerk_has_not_seen_is_not_withdrawn(open_page, clerk):
    app = open_page(PAGE, **HERE)
    fill(app, "撤下原因", "选错了地区")
    store().publish(NAME, LIST, REGISTER | {"number": "奉政发〔2024〕2号"}, "赵", "补文号", based_on=1)
    seen_now()
    app = press(app, "撤下")
    assert not app.exception and [one.number for one in store().history(NAME)] == [1, 2]
    assert NAME in holdings().documents and "共发布 2 版" in words(app)


def test_a_link_to_what_was_withdrawn_says_so_with_the_reason(open_page, clerk):
    withdraw(store(), shipped(), NAME, "王", "选错了地区", based_on=1)
    seen_now()
    for path in ("pages/browse/matrix.py", "pages/about/sources.py", PAGE):
        app = open_page(path, **HERE)
        assert not app.exception and app.session_state["document"] == "2019年"
        assert "“宁波市奉化区2024年”已经撤下（选错了地区），见“版本历史”，现在显示的是“2019年”" in words(app)


def test_a_list_that_is_no_longer_in_force_names_what_took_its_place(open_page):
    text = words(open_page("pages/browse/matrix.py", place="示范市", document="2019年（演示数据）"))
    assert "这份文件已于 2021-06-01 废止，现由“示范市2021年（演示数据）”取代" in text
    assert "废止" not in words(open_page("pages/browse/matrix.py", place="示范市"))


@pytest.mark.parametrize(
    ("path", "given", "told"),
    [
        (
            "pages/browse/matrix.py",
            HERE,
            "“宁波市奉化区2024年”已经撤下（选错了地区），见“版本历史”，现在显示的是“2019年”",
        ),
        ("pages/compare/years.py", {"place": "宁波市奉化区"}, "“宁波市奉化区”没有两份以上的部门名单"),
        ("pages/compare/cities.py", {"cities_a": "宁波市奉化区2024年"}, "“宁波市奉化区2024年”已经撤下（选错了地区）"),
    ],
)
def test_who_looks_at_a_list_while_it_is_withdrawn_is_told(open_page, clerk, path, given, told):
    app = open_page(path, **given)
    assert "宁波市奉化区" in words(app) and "撤下" not in words(app) and "没有两份" not in words(app)
    withdraw(store(), shipped(), NAME, "王", "选错了地区", based_on=1)
    seen_now()
    assert told in words(app.run()), words(app)


def test_no_other_list_is_presented_than_the_one_that_the_button_promised(open_page, clerk):
    app = open_page("pages/meeting/present.py", **HERE)
    withdraw(store(), shipped(), NAME, "王", "选错了地区", based_on=1)
    seen_now()
    app.button("present_begin").click().run()
    assert "“宁波市奉化区2024年”已经撤下（选错了地区）" in words(app) and "present_slide" not in app.query_params
    app.button("present_begin").click().run()
    assert "present_slide" in app.query_params
