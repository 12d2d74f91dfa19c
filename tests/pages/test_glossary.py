"""名词解释: every label of a number is a term, a search finds it, and the states of a cell are drawn."""

import json
import re

import pytest

from lib.ui.tables import MARKS
from lib.vocabulary.methods import read_methods
from lib.vocabulary.terms import TERMS, explained
from tests.pages.on_screen import words

PAGE = "pages/about/glossary.py"
NUMBERS = [
    ("pages/browse/overview.py", {}),
    ("pages/browse/coverage.py", {"coverage_view": "部门"}),
    ("pages/browse/coverage.py", {"coverage_view": "类型与均衡"}),
    ("pages/browse/coverage.py", {"place": "开封市"}),
    ("pages/browse/coverage.py", {"place": "江苏省"}),
    ("pages/browse/network.py", {"network_view": "嵌套度"}),
    ("pages/compare/cities.py", {}),
    ("pages/compare/years.py", {}),
    ("pages/compare/peers.py", {}),
    ("pages/work/reports.py", {"reports_view": "汇总"}),
    ("pages/work/reports.py", {"reports_view": "汇总", "place": "宁波市奉化区"}),
    ("pages/work/reality.py", {}),
    ("pages/work/contacts.py", {"contacts_view": "缺漏"}),
    ("pages/work/mechanisms.py", {}),
    ("pages/work/coordination.py", {}),
    ("pages/work/indicators.py", {}),
    ("pages/meeting/materials.py", {}),
    ("pages/meeting/plan.py", {}),
]


def cards(app):
    """Return the number cards of a page: label → what is told of it to who points at it."""
    html = "".join(one.body for one in app.get("html"))
    return {label: title for title, label in re.findall(r"<div title='(.*?)'><dt>(.*?)</dt>", html)}


@pytest.mark.parametrize(("path", "address"), NUMBERS)
def test_every_label_of_a_number_is_a_term_and_tells_its_meaning(open_page, path, address):
    app = open_page(path, **address)
    labels = cards(app)
    assert not app.exception and labels
    assert {label: title for label, title in labels.items() if not explained(label) or not title} == {}


def test_all_terms_are_shown_with_how_a_measure_is_worked_out(open_page):
    app = open_page(PAGE)
    text = words(app)
    assert not app.exception and f"{len(TERMS)} 个词" in text and "来源：" in text
    assert all(f"**{term.name}**" in text for term in TERMS)
    assert read_methods()["density"].told in text


def test_a_link_opens_what_was_searched_and_what_is_not_there_is_said(open_page):
    text = words(open_page(PAGE, glossary_search="密度"))
    assert "**密度**" in text and "**撤下**" not in text
    app = open_page(PAGE, glossary_search="没有这个词")
    assert "没有找到“没有这个词”。" in words(app) and not app.exception


def test_the_states_of_a_cell_are_drawn_as_in_any_matrix(open_page):
    app = open_page(PAGE, glossary_group="格的情形")
    (drawn,) = app.get("plotly_chart")
    assert all(word in drawn.proto.spec for word in ('"linked"', '"not linked"', '"unknown"'))
    assert "台盟" not in drawn.proto.spec and MARKS[True] in words(app)
    # A row or column of which every cell is known has its exact sum; any other one a lower bound, or nothing to tell.
    layout = json.loads(drawn.proto.spec)["layout"]
    assert layout["yaxis"]["ticktext"] == ["2", "≥1"] and layout["xaxis"]["ticktext"] == ["≥1", "?", "2"]
    assert not open_page(PAGE, glossary_group="工作情况").get("plotly_chart")


def test_headings_of_tables_tell_their_meaning(open_page):
    app = open_page("pages/compare/cities.py", cities_view="差异构成")
    told = json.loads(app.dataframe[0].proto.columns)
    assert told["差异度"]["help"] == read_methods()["dissimilarity"].definition and "未知格" not in told
