"""Every page over more places and lists than can be looked at one by one: found, told apart, and never all at once."""

import csv
import json
from collections import Counter

import pytest
from streamlit.testing.v1.element_tree import Block

from benchmarks.national import country
from benchmarks.national_files import write
from lib.archive.folder import FOLDER_VARIABLE
from lib.ui import compare_lists, loading, regions
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.tables import MOST_ROWS
from tests.pages.on_screen import words

PLACES, YEARS = 210, 6
PAGES = {
    "browse": ("overview", "matrix", "coverage", "network"),
    "compare": ("cities", "years", "peers"),
    "work": ("mechanisms", "reports", "reality", "worksheet", "contacts", "coordination", "indicators"),
    "meeting": ("materials", "present", "plan"),
    "manage": ("publish", "functions", "history"),
    "about": ("sources", "manual"),
}
MOST_ELEMENTS = 100
SAME = "清溪县"


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory):
    """Lay the generated lists under the dashboard for this module; two counties of two provinces have one name."""
    folder = tmp_path_factory.mktemp("country")
    write(country(PLACES, YEARS), folder, "wide")
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        held = {row["jurisdiction"] for row in csv.DictReader(file)}
    with (folder / "jurisdictions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    twins = {}
    for row in rows:
        if row["code"] in held and row["level"] == "county" and row["code"][:2] not in twins and len(twins) < 2:
            twins[row["code"][:2]] = row
            row["name"] = SAME
    with (folder / "jurisdictions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        patch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, ()))
        loading.forget()
        yield [row["code"] for row in twins.values()]
    loading.forget()


def elements(page):
    """Return how many elements a page draws, and the most options that one of its choices has."""
    found, waiting = [], [page._tree]
    while waiting:
        for child in waiting.pop().children.values():
            (waiting if isinstance(child, Block) else found).append(child)
    return len(found)


def spec(page, at=0):
    return json.loads(page.get("plotly_chart")[at].proto.spec)


def test_the_folder_is_one_that_is_looked_at_as_a_country():
    held = loading.holdings()
    assert regions.many(held) and len(held.matrices) > compare_lists.AT_ONCE and not held.problems


@pytest.mark.parametrize("path", [f"pages/{group}/{name}.py" for group, names in PAGES.items() for name in names])
def test_every_page_opens_and_draws_a_bounded_number_of_elements(open_page, path):
    page = open_page(path)
    assert not page.exception and not page.error
    assert 0 < elements(page) <= MOST_ELEMENTS
    assert all(len(one.value) <= MOST_ROWS for one in page.dataframe)
    offered = [len(one.options) for kind in (page.selectbox, page.multiselect) for one in kind]
    assert max(offered, default=0) <= 4_000  # places of the table, names of departments; never all lists


def test_places_of_one_name_in_two_provinces_are_told_apart(open_page, folder):
    held = loading.holdings()
    for code in folder:
        (document, *_) = held.places[held.codes[code][0].place]
        assert document.place.endswith(SAME) and document.place != SAME and document.place.startswith(document.province)
        page = open_page("pages/browse/matrix.py", place=document.place)
        assert document.place in page.selectbox("place").options and SAME not in page.selectbox("place").options
        assert not page.exception and document.label in words(page)
        page = open_page("pages/work/contacts.py", place=document.place)
        assert not page.exception and document.place in words(page)


def test_a_link_to_two_lists_chooses_them_with_their_places(open_page):
    lists = loading.once_for_all(compare_lists.offered)
    a, *_, b = lists
    page = open_page("pages/compare/cities.py", cities_a=b, cities_b=a)
    assert not page.exception and not page.error
    assert (page.session_state["cities_a"], page.session_state["cities_b"]) == (b, a)
    assert page.selectbox("cities_a_place").value == lists[b].place
    assert page.selectbox("cities_b_place").value == lists[a].place
    assert b in words(page) and a in words(page)


def test_another_place_brings_its_own_lists_and_the_one_nearest_in_time_beside(open_page):
    lists = loading.once_for_all(compare_lists.offered)
    page = open_page("pages/compare/cities.py")
    first = lists[page.session_state["cities_a"]]
    assert lists[page.session_state["cities_b"]].place != first.place
    there = page.selectbox("cities_b_place").options[50]
    page.selectbox("cities_b_place").select(there).run()
    chosen = lists[page.session_state["cities_b"]]
    assert not page.exception and chosen.place == there
    years = [one.year for one in lists.values() if one.place == there]
    assert abs(chosen.year - first.year) == min(abs(year - first.year) for year in years)
    page.selectbox("cities_a_place").select(there).run()
    names = page.session_state["cities_a"], page.session_state["cities_b"]
    assert not page.exception and len(set(names)) == 2 and {lists[name].place for name in names} == {there}


def test_a_further_place_comes_with_one_list_and_any_list_that_a_link_asks_for(open_page):
    lists = loading.once_for_all(compare_lists.offered)
    wish = list(lists)[-1]
    page = open_page("pages/compare/cities.py", cities_more=[wish])
    assert not page.exception and page.multiselect("cities_more").value == [wish] and wish in words(page)
    places = Counter(lists[name].place for name in page.multiselect("cities_more").options if name != wish)
    assert max(places.values()) == 1 and len(places) >= PLACES - 2


def test_a_name_that_is_not_held_is_told(open_page):
    assert "没有找到“火星2099年”" in words(open_page("pages/compare/cities.py", cities_a="火星2099年"))
    assert "没有找到“火星”" in words(open_page("pages/browse/matrix.py", place="火星"))


def test_the_country_is_shown_by_province_a_province_by_city_a_city_list_by_list(open_page):
    held = loading.holdings()
    page = open_page()
    assert "收录的全部是演示数据" in words(page) and f"已收录{PLACES}个地区" in words(page)
    marks = spec(page)["data"][1]
    whole = Counter()
    for one in held.documents.values():
        whole[one.jurisdiction[:2] + "0000", one.year] += one.complete
    shown = {
        (region, year): int(text.replace("·", "0"))
        for (region,), year, text in zip(marks["customdata"], years(spec(page)), marks["text"], strict=True)
    }
    assert shown == dict(whole)
    province = held.jurisdictions[next(iter(shown))[0]].name
    page = open_page(overview_province=province)
    assert not page.exception and page.selectbox("overview_province").value == province
    own = page.selectbox("overview_city").options[1]
    page.selectbox("overview_city").select(own).run()
    assert not page.exception and len(page.get("plotly_chart")) > 1
    named = {name for trace in spec(page)["data"] for name, _ in trace.get("customdata", [])}
    assert named and {held.documents[name].province for name in named} == {province}
    if own.endswith(regions.OWN):  # the province itself, not all that lies in it
        assert {held.documents[name].level for name in named} == {"province"}
    page.selectbox("overview_province").select(page.selectbox("overview_province").options[2]).run()
    assert not page.exception and page.selectbox("overview_city").value == "全省"


def years(figure):
    first = int(figure["layout"]["xaxis"]["ticktext"][0])
    return [first + at for at in figure["data"][1]["x"]]


def test_the_register_is_searched_by_words_and_shows_no_more_than_can_be_read(open_page):
    page = open_page("pages/about/sources.py")
    assert not page.exception and len(page.dataframe[0].value) == MOST_ROWS
    assert f"共 {len(loading.holdings().documents)} 行" in words(page)
    document = list(loading.holdings().documents.values())[-1]
    page = open_page("pages/about/sources.py", sources_search=f"{document.province} {document.year}")
    table = page.dataframe[0].value
    assert set(table["省份"]) == {document.province} and set(table["年份"]) == {str(document.year)}
    assert f"“{document.province} {document.year}”：{len(table)} 份文件" in words(page)


def test_peers_are_found_among_all_places_and_a_meeting_takes_any_list_that_a_link_asks_for(open_page):
    held, lists = loading.holdings(), loading.once_for_all(compare_lists.offered)
    own = next(one for one in lists.values() if one.complete)
    page = open_page("pages/compare/peers.py", place=own.place)
    assert not page.exception and "占双方联系的" in words(page)
    oldest = next(name for name, one in lists.items() if one.place != own.place and one == held.places[one.place][-1])
    page = open_page("pages/meeting/materials.py", place=own.place, meeting_peer=oldest)
    assert not page.exception and page.selectbox("meeting_peer").value == oldest


def test_what_was_worked_out_for_an_earlier_state_is_let_go(monkeypatch):
    now, first = loading.stamp(), loading.once_for_all(made_once, 0)
    assert loading.once_for_all(made_once, 0) is first
    monkeypatch.setattr(type(loading.store()), "stamp", lambda self: now + 1)
    loading._asked = (float("-inf"), now, "")
    assert loading.stamp() == now + 1
    monkeypatch.undo()
    loading._asked = (float("-inf"), -1, "")
    assert loading.stamp() == now and loading.once_for_all(made_once, 0) is not first


def made_once(held, number):
    return [number]


def test_corrections_are_those_of_the_folder_that_is_shown_and_not_of_the_shipped_one(open_page):
    page = open_page("pages/about/sources.py", sources_view="更正记录")
    assert not page.exception and not page.dataframe
    assert "收录的文件没有更正记录。" in words(page)
