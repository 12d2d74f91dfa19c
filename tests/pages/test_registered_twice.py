"""A place and year of which a list is held already: the same one is not registered again, another one knowingly."""

import pytest

from lib.ui import loading
from lib.ui.loading import holdings, store
from tests.pages.on_screen import words
from tests.pages.test_uploaded_table import NEW, field, handed_in, publish

NAMES = ["教育", "科技", "民政", "司法", "财政", "农业农村", "卫生健康", "统计", "医疗保障"]
PLACE = "象山县（330225）"


def listed(year, linked=NAMES[:5], names=NAMES, title="对口联系名单"):
    """Return a list of the county as a department would send it; `linked` are those linked to 民革, the others 民盟."""
    rows = "".join(f"县{name}局,{int(name in linked)},{int(name not in linked)}\n" for name in names)
    return f"象山县{year}年{title},,\n部门,民革,民盟\n{rows}".encode()


def as_new(open_page, year, content):
    """Hand a list in and register it as a new document of that year; return the page as it is then."""
    app = handed_in(open_page, f"象山县{year}年名单.csv", content)
    app.radio(key="publish_kind").set_value(NEW).run()
    app.selectbox(key="publish_new_place").set_value(PLACE)
    return app.number_input(key="publish_new_year").set_value(year).run()


def seen_now():
    loading._asked = (float("-inf"), *loading._asked[1:])


@pytest.fixture
def of_2025(open_page, clerk):
    """Publish a list of 象山县 of 2025."""
    app = publish(as_new(open_page, 2025, listed(2025)))
    assert "已发布：象山县2025年，第 1 版" in words(app)
    seen_now()


def ids():
    seen_now()
    return [name for name in holdings().documents if name.startswith("330225-")]


def test_the_same_list_of_the_same_place_and_year_is_not_registered_again(open_page, clerk, of_2025):
    app = as_new(open_page, 2025, listed(2025))
    assert not app.exception
    assert "“象山县2025年”已有一份《象山县2025年对口联系名单》（第 1 版），与这份名单完全相同" in words(app)
    assert "与“象山县2025年”的名单完全相同" in words(app)
    assert not [one for one in app.button if one.label == "发布"]
    assert ids() == ["330225-2025"]
    publish(as_new(open_page, 2026, listed(2026)))  # a year in which nothing changed is another list
    assert ids() == ["330225-2025", "330225-2026"]


def test_another_list_of_the_same_place_and_year_is_registered_knowingly_and_held_against_the_first(
    open_page, clerk, of_2025
):
    store().publish("330225-2026", *_version("330225-2025"))
    seen_now()
    app = as_new(open_page, 2025, listed(2025, linked=NAMES[:6]))
    assert "“象山县2025年”已有一份《象山县2025年对口联系名单》（第 1 版）。" in words(app)
    assert "与“象山县2025年”的名单相比：新增 1 对，去掉 1 对，保留 8 对" in words(app)
    assert not [one for one in app.button if one.label == "发布"]
    (box,) = (one for one in app.checkbox if "没有选错" in one.label)
    assert box.label == "没有选错，确实要另外登记一份“象山县2025年”的名单，两份都计入统计"
    box.check().run()
    publish(app)
    assert ids() == ["330225-2025", "330225-2026", "330225-2025-2"]


def _version(document_id):
    version = store().current(document_id)
    return version.content, version.register | {"year": "2026"}, "王", "首次", 0


def test_an_earlier_list_is_not_compared_backwards(open_page, clerk):
    publish(as_new(open_page, 2026, listed(2026, names=NAMES[:8])))
    seen_now()
    app = as_new(open_page, 2025, listed(2025))
    assert "名单都比这一份晚。“象山县2026年”的名单与这份名单相比：新增 0 对，去掉 1 对，保留 8 对" in words(app)
    assert "不再列出的部门 1 个" in words(app) and "与“象山县2026年”的名单相比" not in words(app)
    publish(app)
    seen_now()
    app = as_new(open_page, 2027, listed(2027))
    assert "与“象山县2026年”的名单相比：新增 1 对" in words(app)


def test_an_older_list_leads_to_a_newer_one_also_to_one_of_a_year_to_come(open_page, clerk, of_2025):
    app = open_page("pages/browse/coverage.py", place="象山县")
    assert "另有" not in links(app)
    _, register, *signed = _version("330225-2025")
    partial = register | {"year": "2099", "complete": "false"}
    store().publish("330225-2099", store().current("330225-2025").content, partial, *signed)
    seen_now()
    for path in ("pages/browse/coverage.py", "pages/browse/matrix.py"):
        app = open_page(path, place="象山县")
        assert not app.exception and app.selectbox(key="document").value == "2025年"
        assert links(app).count("另有2099年的名单（部分名单）") == 1
        assert "另有" not in links(open_page(path, place="象山县", document="2099年"))


def links(app):
    return "\n".join(one.proto.label for one in app.get("page_link"))


def test_a_department_with_a_second_name_in_brackets_is_the_same_department(open_page, clerk, of_2025):
    again = listed(2026).decode().replace("县农业农村局", "县农业农村局（县乡村振兴局）").encode()
    app = as_new(open_page, 2026, again)
    assert "与“象山县2025年”的名单完全相同：9 对联系没有变化" in words(app)
    assert not list(app.error)
    assert field(app, "标题").value == "象山县2026年对口联系名单"
