"""A figure to take away: title and source on it, the chosen size, and the shared figure left as it is."""

import importlib
import inspect
import json
from pathlib import Path

import pytest

from benchmarks.figure_inputs import drawn
from lib.figures.degree_bars import party_bars
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.picture import SIZES, as_picture
from lib.figures.style import DARK, LIGHT
from lib.measures.coverage import party_degrees

FIGURES = Path(__file__).resolve().parents[2] / "lib" / "figures"


@pytest.mark.parametrize("size", SIZES.values())
def test_a_picture_has_its_size_title_and_source_and_the_figure_is_unchanged(qingdao, size):
    figure = party_bars(party_degrees(qingdao))
    before = figure.to_json()
    picture = as_picture(figure, "青岛<b>各组织", "来源：青政办字〔2008〕86号", size)
    assert (picture.layout.width, picture.layout.height) == size
    assert picture.layout.title.text == "<b>青岛&lt;b&gt;各组织</b>"
    assert picture.layout.annotations[-1].text == "来源：青政办字〔2008〕86号"
    assert picture.layout.margin.t > figure.layout.margin.t and picture.layout.margin.b > figure.layout.margin.b
    assert figure.to_json() == before and picture.data[0].x == figure.data[0].x


def test_a_picture_says_what_its_signs_mean_above_its_source(qingdao):
    figure = party_bars(party_degrees(qingdao))
    bare = as_picture(figure, "标题", "来源：文件", (1600, 900))
    told = as_picture(figure, "标题", "来源：文件", (1600, 900), "● 双方都有　［－］ 只有甲有，乙没有该部门或组织")
    assert told.layout.annotations[-1].text == "● 双方都有；［－］ 只有甲有，乙没有该部门或组织<br>来源：文件"
    assert told.layout.margin.b > bare.layout.margin.b


def test_many_rows_keep_the_height_they_need(random_matrix):
    figure = matrix_heatmap(random_matrix(120, 8))
    picture = as_picture(figure, "标题", "来源", (1600, 900))
    assert picture.layout.height > figure.layout.height and picture.layout.width == 1600


def picture_drawn_with(ink, name, monkeypatch):
    """Return a figure of benchmarks.figure_inputs as a picture, drawn with a palette; nothing in it is clicked."""
    for path in FIGURES.glob("*.py"):
        for _, each in inspect.getmembers(importlib.import_module(f"lib.figures.{path.stem}"), inspect.isfunction):
            given = tuple(ink if one is LIGHT or one is DARK else one for one in each.__defaults__ or ())
            monkeypatch.setattr(each, "__defaults__", given)
    picture = json.loads(as_picture(drawn(1)[name](), "标题", "来源", (1200, 800)).to_json())
    picture["data"] = [{key: part for key, part in one.items() if key != "selected"} for one in picture["data"]]
    return picture


@pytest.mark.parametrize("name", [name for name in drawn(1) if not name.endswith(("pages", "panel"))])
def test_a_picture_taken_from_a_dark_screen_is_the_same_as_from_a_light_one(name, monkeypatch):
    light = picture_drawn_with(LIGHT, name, monkeypatch)
    dark = picture_drawn_with(DARK, name, monkeypatch)
    assert dark["layout"] == light["layout"] and dark["layout"]["paper_bgcolor"] == LIGHT.ground
    if name == "two_sided_chart":  # on white, pale lines have an outline beneath
        light["data"] = [one for one in light["data"] if not one.get("name", "").endswith("描边")]
    assert dark["data"] == light["data"]
