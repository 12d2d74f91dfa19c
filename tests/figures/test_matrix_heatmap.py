"""What the heatmap of a matrix tells the eye, the pointer and the click."""

import pytest

from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.style import DARK, LIGHT


def test_every_cell_has_one_marker_that_knows_its_department_organisation_and_state(qingdao):
    fill, markers = matrix_heatmap(qingdao).data
    assert len(markers.x) == len(markers.y) == len(markers.customdata) == 40 * 8
    assert len(set(zip(markers.x, markers.y, strict=True))) == 320
    for x, y, (department, party, state) in zip(markers.x, markers.y, markers.customdata, strict=True):
        assert (qingdao.index[y], qingdao.columns[x]) == (department, party)
        assert state == ("linked" if qingdao.loc[department, party] else "not linked")
        assert fill.z[y][x] == (state == "linked")


def test_states_differ_in_fill_and_in_symbol(typed):
    fill, markers = matrix_heatmap(typed({"市教育局": "10?"})).data
    assert fill.z.tolist() == [[1, 0, -1]]
    assert list(markers.text) == ["", "", "?"]
    # Only the linked cell has a visible ●; the two others differ by ? and fill.
    assert list(markers.marker.symbol) == ["circle", "square-open", "square-open"]
    assert list(markers.marker.color) == [LIGHT.on_linked, "rgba(0,0,0,0)", "rgba(0,0,0,0)"]
    assert [point[2] for point in markers.customdata] == ["linked", "not linked", "unknown"]
    tones = [colour for _, colour in fill.colorscale]
    assert tones == [LIGHT.unknown, LIGHT.unknown, LIGHT.ground, LIGHT.ground, LIGHT.linked, LIGHT.linked]
    assert fill.xgap == fill.ygap == 1  # hairlines


def test_an_organisation_the_document_does_not_list_has_no_column(fenghua):
    figure = matrix_heatmap(fenghua)
    assert list(figure.layout.xaxis2.ticktext) == ["民革", "民盟", "民建", "工商联", "无党派人士"]


def test_the_hover_box_says_department_organisation_state_and_source(typed):
    markers = matrix_heatmap(typed({"市教育局": "1?"}), source="青政办字〔2008〕86号").data[1]
    # %{y} is the label of the row: Plotly takes it from the axis.
    assert markers.hovertemplate.startswith("%{y} · %{customdata[1]}<br>%{hovertext}")
    assert list(markers.hovertext) == ["有对口联系", "未知（名单不完整）"]
    assert markers.meta == "青政办字〔2008〕86号" and "出处：%{meta}" in markers.hovertemplate
    assert markers.hovertemplate.endswith("<extra></extra>")


def test_markup_in_a_name_is_shown_letter_by_letter_but_clicked_as_it_is(typed):
    figure = matrix_heatmap(typed({"<b>x & y": "1"}), source="<i>%{x}")
    assert list(figure.layout.yaxis2.ticktext) == ["&lt;b&gt;x &amp; y"]
    assert "customdata[0]" not in figure.data[1].hovertemplate
    assert figure.data[1].customdata[0][0] == "<b>x & y"
    assert "<i>" not in figure.data[1].meta and "%{x}" not in figure.data[1].hovertemplate


def test_sums_stand_at_the_edges_and_are_lower_bounds_where_cells_are_unknown(qingdao, typed):
    figure = matrix_heatmap(qingdao)
    assert list(figure.layout.yaxis.ticktext)[:9] == ["8"] * 8 + ["4"]
    assert sum(int(number) for number in figure.layout.xaxis.ticktext) == 157
    open_list = matrix_heatmap(typed({"甲局": "1?", "乙局": "??", "丙局": "10"}))
    assert list(open_list.layout.yaxis.ticktext) == ["≥1", "?", "1"]


def test_the_label_column_is_wide_enough_for_the_longest_name(typed):
    name = "市文化广电新闻出版局(体育局)"
    margin = matrix_heatmap(typed({name: "1", "市教育局": "0"})).layout.margin.l
    assert margin >= 13 * (len(name) - 2)
    assert matrix_heatmap(typed({"市教育局": "0"})).layout.margin.l < margin


def test_organisations_stand_horizontally_and_long_names_break_when_there_are_many(random_matrix):
    axis = matrix_heatmap(random_matrix(3, 10)).layout.xaxis2
    assert axis.tickangle == 0 and axis.side == "top"
    assert axis.ticktext[6] == "九三<br>学社" and axis.ticktext[9] == "无党派<br>人士" and axis.ticktext[4] == "农工党"
    assert matrix_heatmap(random_matrix(3, 6)).layout.xaxis2.ticktext[4] == "农工党"


@pytest.mark.parametrize(("name", "corners"), [("市科技局", (9.5, 8.5, 7.5)), ("民进", (39.5, -0.5, 3.5))])
def test_a_highlighted_row_or_column_is_outlined(qingdao, name, corners):
    (shape,) = matrix_heatmap(qingdao, highlight=name).layout.shapes
    assert (shape.y1, shape.y0, shape.x1) == corners
    assert not matrix_heatmap(qingdao, highlight="没有这个").layout.shapes
    assert not matrix_heatmap(qingdao).layout.shapes


def test_a_click_does_not_fade_the_other_cells(qingdao):
    markers = matrix_heatmap(qingdao).data[1]
    assert markers.unselected.marker.opacity == markers.selected.marker.opacity == markers.marker.opacity == 1
    assert markers.unselected.textfont.color == markers.textfont.color


def test_forty_departments_take_little_more_than_one_screen(qingdao):
    assert matrix_heatmap(qingdao, DARK).layout.height <= 800


def test_extreme_sizes_are_drawn(typed, random_matrix):
    alone = typed({"市教育局": "???????1??"})
    for matrix in (alone, typed({"甲局": "??"}), random_matrix(60, 10), alone.iloc[:0]):
        assert matrix_heatmap(matrix).layout.height > 0


def test_each_run_of_a_group_is_named_once_and_set_off_by_a_line(typed):
    figure = matrix_heatmap(typed({"甲局": "10", "乙局": "01", "丙局": "11"}), groups=["教育", "教育", "公安"])
    assert [note.text for note in figure.layout.annotations] == ["<b>教育</b>", "<b>公安</b>"]
    assert [note.y for note in figure.layout.annotations] == [0.5, 2.0]
    assert [line.y0 for line in figure.layout.shapes] == [1.5, 1.5]


def test_sums_of_an_open_list_are_lower_bounds_even_where_every_listed_cell_is_known(typed):
    figure = matrix_heatmap(typed({"甲局": "11", "乙局": "10"}), complete=False)
    assert list(figure.layout.xaxis.ticktext) == ["≥2", "≥1"]
    assert list(figure.layout.yaxis.ticktext) == ["≥2", "≥1"]
