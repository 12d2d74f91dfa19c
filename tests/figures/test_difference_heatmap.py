"""What a newer list changes in an older one, as a picture: every state is told without colour, names are harmless."""

import pandas as pd

from lib.figures.difference_heatmap import difference_heatmap, legend
from lib.figures.style import DARK, LIGHT
from lib.measures.difference import difference

OLD, NEW = {"甲<b>局": "110", "乙局": "?01", "丙局": "??1"}, {"甲<b>局": "101", "乙局": "1??", "丙局": "0?1"}


def test_every_change_has_a_sign_and_says_in_words_what_it_is(typed):
    cells = difference(typed(OLD), typed(NEW)).cells
    for ink in (LIGHT, DARK):
        figure = difference_heatmap(cells, ink)
        fill, marks = figure.data
        assert list(fill.text) == [["●", "－", "＋"], ["!＋", "?□", "?－"], ["!", "?", "●"]]
        assert marks.hovertext[3] == "乙局 · 民革<br>原来未知，现在联系"
        assert marks.mode == "markers"  # text of markers would fade when another one is clicked
        assert list(figure.layout.yaxis2.ticktext) == ["甲&lt;b&gt;局", "乙局", "丙局"]
        assert list(figure.layout.xaxis2.ticktext) == ["民革", "民盟", "民建"]


def test_the_legend_names_what_occurs_and_nothing_else(typed):
    assert legend(difference(typed({"甲局": "10"}), typed({"甲局": "11"})).cells) == "● 保留　＋ 新增"


def test_nothing_to_compare_is_said():
    assert "没有可比的部门" in difference_heatmap(pd.DataFrame()).layout.annotations[0].text
