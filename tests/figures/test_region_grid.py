"""Regions and years at a glance: the number of complete lists, their share as a shade, blank where nothing is held."""

import numpy as np
import pandas as pd

from lib.figures.region_grid import region_grid
from lib.figures.style import DARK, LIGHT

ROWS = pd.DataFrame(
    [
        ("370000", "山东<b>省", 2019, 100, 100, 0),
        ("370000", "山东<b>省", 2021, 100, 1, 9),
        ("330000", "浙江省", 2019, 90, 0, 2),
        ("330000", "浙江省", 2021, 90, 45, 0),
    ],
    columns=["region", "title", "year", "places", "whole", "partial"],
)


def test_a_cell_says_how_many_and_a_year_without_any_list_stays_blank():
    figure = region_grid(ROWS, LIGHT)
    fill, marks = figure.data
    assert list(figure.layout.xaxis.ticktext) == ["2019", "2020", "2021"]
    assert np.isnan(np.array(fill.z)[:, 1]).all()
    assert list(marks.text) == ["100", "1", "·", "45"]
    assert [one[0] for one in marks.customdata] == ["370000", "370000", "330000", "330000"]
    assert list(zip(marks.x, marks.y, strict=True)) == [(0, 0), (2, 0), (0, 1), (2, 1)]


def test_the_shade_is_the_share_of_the_places_and_one_list_is_more_than_none():
    shades = np.array(region_grid(ROWS, LIGHT).data[0].z)
    assert shades[0, 0] == len(LIGHT.scale) - 1 and 0 < shades[0, 2] < shades[1, 2] < shades[0, 0]
    assert shades[1, 0] == 0  # a partial list is no complete one


def test_the_box_says_places_complete_and_partial_lists_and_no_name_is_markup():
    figure = region_grid(ROWS, DARK)
    told = figure.data[1].hovertext
    assert told[1] == "<b>山东&lt;b&gt;省 2021年</b><br>100个地区，完整名单1份，另有9份部分名单"
    assert "部分名单" not in told[0] and figure.layout.yaxis.ticktext[0] == "山东&lt;b&gt;省"


def test_nothing_to_draw_is_said():
    assert "还没有收录" in region_grid(ROWS.iloc[:0]).layout.annotations[0].text
