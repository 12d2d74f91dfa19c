"""The place that is looked at goes along from page to page and in the copied link, and never changes silently."""

import pytest

from lib.archive.register import register_row
from lib.exports.csv_file import matrix_csv
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, holdings, store
from tests.pages.on_screen import words

MATRIX = "pages/browse/matrix.py"
BY_PLACE = [
    *("browse/matrix", "browse/coverage", "browse/network", "compare/years", "compare/peers"),
    *("work/reports", "work/reality", "work/worksheet", "work/contacts"),
    *("meeting/materials", "meeting/present", "meeting/plan", "manage/history"),
]
WITH_CHOICE = [*BY_PLACE, "compare/cities", "work/mechanisms", "work/coordination", "work/indicators"]


def by_menu(app, page):
    """Go to a page as the menu leads there: under its bare address."""
    app.query_params.clear()
    return app.switch_page(page).run()


def chosen(app):
    return {one.label: one.value for one in app.selectbox}


@pytest.mark.parametrize("page", WITH_CHOICE)
@pytest.mark.parametrize("place", ["杭州市", "常州市"])  # two partial lists, mere counts
def test_the_copied_link_shows_what_is_shown(open_page, page, place):
    app = by_menu(open_page(MATRIX, place=place), f"pages/{page}.py")
    colleague = open_page(f"pages/{page}.py", **app.query_params)
    assert not app.exception and not colleague.exception
    assert chosen(app) == chosen(colleague)
    assert [one.value for one in app.markdown] == [one.value for one in colleague.markdown]


@pytest.mark.parametrize("page", BY_PLACE)
@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("place", ["开封市", "江苏省"])  # one list, a list of a committee
def test_a_place_is_shown_or_it_is_told_why_not_and_it_stays_the_place_of_the_other_pages(
    open_page, page, asked, place
):
    page = f"pages/{page}.py"
    app = open_page(page, place=place) if asked else by_menu(open_page(MATRIX, place=place), page)
    for _ in range(2):  # as long as another place is shown instead
        box = app.selectbox(key="place")
        told = [one.value for one in app.warning if f"“{place}”" in one.value and "现在显示的是" in one.value]
        assert (box.value == place) == (place in box.options) == (not told)
        assert app.query_params.get("place") != place or place in box.options
        app.run()
    assert by_menu(app, MATRIX).selectbox(key="place").value == place


def test_the_reason_is_the_true_one(open_page):
    assert "“常州市”只公布了数字，没有公布名单，现在显示的是“青岛市”" in words(
        open_page("pages/meeting/plan.py", place="常州市")
    )
    assert "“江苏省”只有政协专委会的名单，没有部门名单，现在" in words(
        open_page("pages/work/reality.py", place="江苏省")
    )
    assert "“福建省”没有两份以上的部门名单，不能作年度比较，现在" in words(
        open_page("pages/compare/years.py", place="福建省")
    )


def test_a_place_chosen_instead_is_the_place_of_the_other_pages(open_page):
    app = by_menu(open_page(MATRIX, place="青岛市"), "pages/compare/years.py")
    app.selectbox(key="place").set_value("湖南省").run()
    assert "“青岛市”" not in words(app)
    assert by_menu(app, MATRIX).selectbox(key="place").value == "湖南省"


def test_two_cities_begin_with_the_place_that_was_looked_at(open_page):
    cities = "pages/compare/cities.py"
    app = by_menu(open_page(MATRIX, place="开封市"), cities)
    assert app.selectbox(key="cities_a").value.startswith("开封市")
    app = by_menu(open_page(MATRIX, place="杭州市", document="2018年"), cities)
    assert app.selectbox(key="cities_a").value == "杭州市2018年"
    app.selectbox(key="cities_a").set_value("岳阳市（年份不详）").run()
    assert by_menu(by_menu(app, MATRIX), cities).selectbox(key="cities_a").value == "岳阳市（年份不详）"
    app = by_menu(open_page(MATRIX, place="江苏省"), cities)
    assert "“江苏省”只有政协专委会的名单，没有部门名单，现在甲是“青岛市2008年”" in words(app)


def test_a_year_that_is_not_the_usual_one_is_in_the_link(open_page):
    app = open_page("pages/work/reports.py")
    app.selectbox(key="work_year").select_index(0).run()
    assert (
        open_page("pages/work/reports.py", **app.query_params).selectbox(key="work_year").value
        == app.selectbox(key="work_year").value
    )


def test_the_place_of_an_account_is_in_the_link(open_page, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, ("410200",)))
        app = open_page("pages/work/reports.py")
        assert app.selectbox(key="place").value == "开封市"
    assert open_page("pages/work/reports.py", **app.query_params).selectbox(key="place").value == "开封市"


def test_the_first_place_is_in_the_link_to_a_history_that_begins_with_another(open_page, clerk):
    held = holdings()
    name = "kaifeng-2006plus"
    store().publish(
        name, matrix_csv(held.matrices[name].iloc[1:]), register_row(held.documents[name]), "李四", "更正", 0
    )
    forget()
    history = "pages/manage/history.py"
    assert open_page(history).selectbox(key="place").value == "开封市"
    app = by_menu(open_page(MATRIX, place="青岛市"), history)
    assert open_page(history, **app.query_params).selectbox(key="place").value == "青岛市"
