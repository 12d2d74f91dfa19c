"""What is seen from the last row: no label below 24 px, long lists over panels and pages, nothing lost on the way."""

import numpy as np
import pandas as pd
import pytest

from lib.figures import stage
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks
from lib.vocabulary.parties import ORDER


def matrix(rows, columns=8, name="市第{}局"):
    cells = np.arange(rows * columns).reshape(rows, columns) % 3 == 0
    return pd.DataFrame(cells, [name.format(at) for at in range(rows)], list(ORDER[:columns]), dtype="boolean")


def drawn(pages):
    """Return the departments of all panels, in the order in which they are read."""
    panels = [panel for page in pages for panel in page]
    return [name for panel in panels for name in dict.fromkeys(row[0] for row in panel.figure.data[1].customdata)]


@pytest.mark.parametrize("rows", [1, 6, 21, 22, 40, 41, 75, 130])
@pytest.mark.parametrize("height", [640, 800])
def test_every_department_is_drawn_once_in_order_and_every_page_fits(rows, height):
    table = matrix(rows)
    pages = stage.matrix_pages(table, True, height)
    assert drawn(pages) == list(table.index)
    for page in pages:
        assert sum(panel.width for panel in page) + stage.GAP * (len(page) - 1) <= stage.WIDTH
        for panel in page:
            layout = panel.figure.layout
            assert (layout.width, layout.height) == (panel.width, panel.height) and panel.height <= height
            per_row = (layout.height - layout.margin.t - layout.margin.b) / len(layout.yaxis2.tickvals)
            assert per_row >= stage.STAGE.size + 3 and layout.font.size == 24


def test_forty_departments_stand_on_one_page_in_two_panels():
    (page,) = stage.matrix_pages(matrix(40), True, 800)
    assert [len(panel.figure.layout.yaxis2.tickvals) for panel in page] == [20, 20]
    assert page[0].figure.layout.margin.t == page[1].figure.layout.margin.t  # the rows of both are level


def test_sums_below_count_the_whole_list_and_stand_once():
    table = matrix(40)
    pages = stage.matrix_pages(table, True, 800)
    first, last = pages[0]
    assert set(first.figure.layout.xaxis.ticktext) == {""}
    assert last.figure.layout.xaxis.ticktext == matrix_heatmap(table).layout.xaxis.ticktext
    assert list(last.figure.layout.xaxis.ticktext) == [str(number) for number in table.sum()]


@pytest.mark.parametrize("name", ["市第{}局", "市自然资源和规划局{}（市林业局）", "市" + "很长的名字" * 5 + "{}"])
def test_headings_never_touch_however_narrow_the_columns(name):
    for page in stage.matrix_pages(matrix(38, 10, name), True, 800):
        for panel in page:
            layout = panel.figure.layout
            column = (layout.width - layout.margin.l - layout.margin.r) / 10
            lines = [line for text in layout.xaxis2.ticktext for line in text.split("<br>")]
            assert max(map(len, lines)) * (stage.STAGE.size - 1) < column
            assert ["".join(text.split("<br>")) for text in layout.xaxis2.ticktext] == list(ORDER[:10])
            tallest = max(text.count("<br>") + 1 for text in layout.xaxis2.ticktext)
            assert layout.margin.t >= tallest * stage.STAGE.size * 1.3


def test_what_stands_beside_a_heading_keeps_a_line_of_its_own():
    one, other = function_masks(_named(10), True), function_masks(_named(4), True)
    found = comparison(one, other)
    pages = stage.comparison_pages(found.cells, (one, other), ("甲地", "乙地"), 700)
    text = dict(zip(found.cells.columns, pages[0][0].figure.layout.xaxis.ticktext, strict=True))
    assert text["工商联"].split("<br>")[-1] == "仅甲" and "仅" not in text["民革"]


def _named(columns):
    names = ["市教育局", "市财政局", "市公安局"]
    return pd.DataFrame(True, index=names, columns=list(ORDER[:columns]), dtype="boolean")


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0, 0)])
def test_a_list_without_departments_or_organisations_says_so(shape):
    cells = matrix(3, 3).iloc[: shape[0], : shape[1]]
    for pages in (stage.matrix_pages(cells, True, 800), stage.network_pages(cells, None, 800)):
        ((panel,),) = pages
        assert "没有" in panel.figure.layout.annotations[0].text


def test_a_list_without_changes_says_so():
    masks = function_masks(_named(4), True)
    found = comparison(masks, masks)
    ((panel,),) = stage.change_pages(found.cells.iloc[:0], {}, (masks, masks), ("前", "后"), 700)
    assert panel.figure.layout.annotations[0].text == "没有变化的职能"


@pytest.mark.parametrize("rows", [1, 2, 5, 40, 52, 90])
def test_the_network_has_departments_on_both_sides_and_every_liaison_one_line(rows):
    table = matrix(rows)
    pages = stage.network_pages(table, None, 800)
    nodes = [one for (panel,) in pages for one in panel.figure.data if one.name == "部门"]
    assert [name for one in nodes for name, _ in one.customdata] == list(table.index)
    for one in nodes:
        assert abs(list(one.x).count(0) - list(one.x).count(1)) <= 1
    drawn = [trace for (panel,) in pages for trace in panel.figure.data if trace.mode == "lines"]
    counted = dict.fromkeys([trace.name for trace in drawn], 0)
    for trace in drawn:
        counted[trace.name] += len(trace.x) // 3
    outlines = {name: counted.pop(f"{name}描边") for name in ("民进", "致公党")}  # pale, on white
    assert counted == table.sum().to_dict()
    assert outlines == {name: counted[name] for name in outlines}


def test_in_focus_are_one_organisation_its_lines_and_its_departments():
    table = matrix(20)
    ((panel,),) = stage.network_pages(table, "民盟", 800)
    by_name = {trace.name: trace for trace in panel.figure.data}
    linked = int(table["民盟"].sum())
    assert len(by_name["民盟"].x) // 3 == linked and len(by_name["其他联系"].x) // 3 == int(table.sum().sum()) - linked
    bold = [text for text in by_name["部门"].text if text.startswith("<b>")]
    assert bold == [f"<b>{name}</b>" for name in table.index[table["民盟"]]]
    boxes = {note.text: note.bgcolor for note in panel.figure.layout.annotations}
    assert boxes["<b>民革</b>"] == stage.STAGE.faded and boxes["<b>民盟</b>"] != stage.STAGE.faded


def test_unknown_has_no_line_and_names_are_escaped():
    table = matrix(3).astype("boolean")
    table.iloc[:, 0] = pd.NA
    table.index = ["市<b>局", "甲", "乙"]
    ((panel,),) = stage.network_pages(table, None, 800)
    by_name = {trace.name: trace for trace in panel.figure.data}
    assert len(by_name["民革"].x) == 0 and by_name["部门"].text[0] == "市&lt;b&gt;局"
