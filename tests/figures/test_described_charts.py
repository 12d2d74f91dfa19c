"""Grids, years, networks, figures and meetings: what they draw, what a click gives, how they say it."""

import pandas as pd
import pytest

from lib.figures.coordination_chart import BANDS, coordination_chart
from lib.figures.count_grid import count_grid
from lib.figures.described_words import centrality_sentence, figures_sentence, first_sentence, meetings_sentence
from lib.figures.figure_bars import figure_bars
from lib.figures.mechanism_years import UNDATED, mechanism_years
from lib.figures.meeting_line import meeting_line
from lib.figures.number_wall import number_wall
from lib.figures.number_words import stated
from lib.figures.state_grid import ADOPTED, REPORTED, state_grid
from lib.figures.style import DARK, LIGHT, contrast


def figures(*rows: tuple[object, ...]) -> pd.DataFrame:
    names = ["group", "name", "value", "value_to", "qualifier", "unit", "period", "note"]
    frame = pd.DataFrame(rows, columns=names).astype({"value": "Int64", "value_to": "Int64"})
    return frame.assign(at=range(len(frame)), label=frame["name"])


WALL = figures(
    ("走访", "走访委员", 120, None, "约", "名", "每年", ""),
    ("监督", "河道", 38, None, "", "条", "", ""),
    ("走访", "议题", 2, 3, "", "个", "每年", ""),
)
MEETINGS = pd.DataFrame(
    [
        (2, 22, "", "已召开", "市委", "全市会议"),
        (3, 15, "", "已召开", "区委", "常委会议"),
        (4, None, "上旬", "计划", "区委", "全区会议"),
    ],
    columns=["month", "day", "part", "status", "convener", "meeting"],
).astype({"day": "Int64"})
BODIES = pd.DataFrame(
    [("市政协", "本级政协", 2, 3), ("省政协", "上级政协", 1, 1), ("市政府", "政府", 1, 2), ("市委", "党委", 0, 0)],
    columns=["body", "kind", "degree", "relations"],
)
PAIRS = pd.DataFrame(
    [("市政协", "省政协", "纵向", 1), ("市政府", "市政协", "横向", 2)], columns=["a", "b", "layer", "relations"]
)


@pytest.mark.parametrize(
    ("value", "value_to", "qualifier", "unit", "words"),
    [
        (144, pd.NA, "", "名", "144名"),
        (120, pd.NA, "约", "名", "约120名"),
        (1000, pd.NA, "余", "人", "1000余人"),
        (240, pd.NA, "多", "份", "240多份"),
        (7, pd.NA, "近", "%", "近7%"),
        (10000, pd.NA, "近", "家", "近万家"),
        (10000, pd.NA, "", "家", "10000家"),
        (1, pd.NA, "至少", "次", "至少1次"),
        (2, 3, "", "个", "2—3个"),
    ],
)
def test_an_approximation_is_said_as_it_was_said(value, value_to, qualifier, unit, words):
    assert stated(value, value_to, qualifier, unit) == words


def test_a_grid_tells_every_state_by_fill_and_a_click_gives_row_and_column():
    cells = pd.DataFrame([[1, 0], [-1, 1]], index=["甲市", "乙市"], columns=["座谈会", "走访"])
    fill, marks = state_grid(cells, ADOPTED).data
    colours = [colour for _, colour in fill.colorscale][::2]
    assert [colours[int(one)] for one in fill.z.ravel()] == [LIGHT.linked, LIGHT.ground, LIGHT.unknown, LIGHT.linked]
    assert [tuple(one) for one in marks.customdata] == [
        ("甲市", "座谈会"),
        ("甲市", "走访"),
        ("乙市", "座谈会"),
        ("乙市", "走访"),
    ]
    assert [colour == LIGHT.on_linked for colour in marks.marker.color] == [True, False, False, True]
    assert list(marks.hovertext)[2] == ADOPTED[-1].words and "不详" in ADOPTED[-1].words


def test_headings_of_a_grid_run_downwards_and_sums_stand_at_the_right():
    cells = pd.DataFrame([[1, 1, -1]], index=["甲市"], columns=["座谈会", "走访", "备案"])
    figure = state_grid(cells, ADOPTED, groups=["会议", "交往培养", "交往培养"])
    assert list(figure.layout.xaxis.ticktext)[0] == "座<br>谈<br>会" and list(figure.layout.yaxis.ticktext) == ["2"]
    assert [note.text for note in figure.layout.annotations] == ["<b>会<br>议</b>", "<b>交往<br>培养</b>"]


def test_a_report_without_a_rule_counts_as_reported():
    cells = pd.DataFrame([[2, 1, 3, -1]], index=["甲市"], columns=list("一二三四"))
    assert list(state_grid(cells, REPORTED, counted=(2, 3)).layout.yaxis.ticktext) == ["2"]


def test_the_earliest_year_is_filled_and_undated_texts_stand_apart():
    told = pd.DataFrame(
        [("座谈会", "甲市", 2008), ("座谈会", "乙市", 2019), ("座谈会", "丙市", None), ("备案", "丙市", None)],
        columns=["name", "place", "year"],
    ).astype({"year": "Int64"})
    line, first, later, undated = mechanism_years(told).data
    assert list(line.x)[:2] == [2008, 2019]
    assert [tuple(one) for one in first.customdata] == [("座谈会", "2008年")]
    assert [tuple(one) for one in later.customdata] == [("座谈会", "2019年")]
    assert [tuple(one) for one in undated.customdata] == [("座谈会", UNDATED), ("备案", UNDATED)]
    assert min(undated.x) > 2019 and (first.marker.symbol, undated.marker.symbol) == ("circle", "diamond")
    assert (first.marker.color, later.marker.color, undated.marker.color) == (LIGHT.linked, LIGHT.ground, LIGHT.ground)


def test_bodies_stand_left_in_the_middle_and_right_by_their_kind():
    out, lines, left, middle, right = coordination_chart(BODIES, PAIRS).data
    assert [tuple(one) for one in left.customdata] == [("省政协", 1)] and set(left.x) == {0.0}
    assert [tuple(one) for one in middle.customdata] == [("市政协", 2)] and set(middle.x) == {1.0}
    heights = dict(zip((one[0] for one in right.customdata), right.y, strict=True))
    assert set(heights) == {"市委", "市政府"} and heights["市委"] < heights["市政府"] and set(right.x) == {2.0}
    assert sum(x is None for x in lines.x) == 2 and not out.x


def test_leaving_pairs_out_moves_no_body_and_greys_those_without_any():
    whole, part = coordination_chart(BODIES, PAIRS), coordination_chart(BODIES, PAIRS.head(1))
    assert [list(trace.y) for trace in whole.data[2:]] == [list(trace.y) for trace in part.data[2:]]
    assert list(part.data[4].marker.color) == [LIGHT.faded, LIGHT.faded]


def test_in_focus_are_a_body_its_lines_and_its_neighbours():
    out, lines, left, middle, right = coordination_chart(BODIES, PAIRS, focus="省政协").data
    assert sum(x is None for x in lines.x) == 1 and sum(x is None for x in out.x) == 1
    assert list(left.marker.color) == [LIGHT.linked] and list(middle.marker.color) == [LIGHT.linked]
    assert list(right.marker.color) == [LIGHT.faded, LIGHT.faded]


def test_lines_within_the_conference_go_round_the_names_between_them():
    bodies = pd.DataFrame({"body": list("甲乙丙"), "kind": "政协办事机构", "degree": 1, "relations": 1})
    pairs = pd.DataFrame([("甲", "丙", "机关内部", 1), ("丙", "丙", "机关内部", 1)], columns=PAIRS.columns)
    _, lines, _, middle, _ = coordination_chart(bodies, pairs).data
    points = list(zip(lines.x, lines.y, strict=True))
    bracket, ring = points[: lines.x.index(None)], points[lines.x.index(None) + 1 : -1]
    assert all(x > 1.3 for x, y in bracket if abs(y - middle.y[1]) < 0.8)
    assert max(x for x, _ in ring) > 1.1 and max(y for _, y in ring) - min(y for _, y in ring) > 0.5


def test_within_a_band_bodies_stand_by_kind_then_in_order_of_the_text():
    rows = [("市政府部门", "政府部门"), ("市政府", "政府"), ("市政府办公室", "政府")]
    bodies = pd.DataFrame(rows, columns=["body", "kind"]).assign(degree=1, relations=1)
    right = coordination_chart(bodies, PAIRS.head(0)).data[4]
    heights = dict(zip((one[0] for one in right.customdata), right.y, strict=True))
    assert sorted(heights, key=heights.__getitem__) == ["市政府", "市政府办公室", "市政府部门"]


def test_every_kind_of_body_has_one_place():
    kinds = [kind for _, _, here in BANDS for kind in here]
    assert len(kinds) == len(set(kinds)) == 20


@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_in_a_grid_of_counts_can_be_read_on_their_shade(ink):
    pale, deep = count_grid(pd.DataFrame([[0, 3], [9, 1]], index=["会议", "走访"], columns=["纵向", "横向"]), ink).data
    shown = {word for layer in (pale, deep) for line in layer.text for word in line if word}
    assert shown == {"3", "9", "1"}
    assert contrast(ink.on(ink.scale[-1]), ink.scale[-1]) >= 4.5


def test_a_wall_keeps_groups_together_and_marks_what_is_not_exact():
    numbers, below = number_wall(WALL).data
    assert [text.strip("\u2002") for text in numbers.text] == ["<b>约120名</b>", "<b>2—3个</b>", "<b>38条</b>"]
    assert list(numbers.marker.symbol) == ["diamond", "diamond", "square"]
    assert list(numbers.marker.color) == [LIGHT.ground, LIGHT.ground, LIGHT.linked]
    assert [one[0] for one in numbers.customdata] == ["0", "2", "1"]
    assert list(below.text)[0] == "走访委员<br>（每年）"


def test_bars_of_one_definition_say_the_number_as_stated():
    (bars,) = figure_bars(WALL.head(2), focus="河道").data
    assert list(bars.text) == ["约120名", "38条"] and list(bars.x) == [120, 38]
    assert list(bars.marker.color) == [LIGHT.scale[2], LIGHT.accent]


def test_planned_meetings_are_open_and_a_third_of_a_month_is_a_bar():
    span, marks = meeting_line(MEETINGS).data
    assert list(marks.marker.color) == [LIGHT.linked, LIGHT.linked, LIGHT.ground]
    assert list(marks.x) == sorted(marks.x) and [one[0] for one in marks.customdata][2] == "全区会议"
    assert list(span.x)[:2] == [4.0, pytest.approx(4 + 9 / 31)]


@pytest.mark.parametrize(
    "figure",
    [
        state_grid(pd.DataFrame(), ADOPTED),
        mechanism_years(pd.DataFrame(columns=["name", "place", "year"])),
        coordination_chart(BODIES.head(0), PAIRS.head(0)),
        count_grid(pd.DataFrame([[0]], index=["会议"], columns=["纵向"])),
        number_wall(WALL.head(0)),
        figure_bars(WALL.head(0)),
        meeting_line(MEETINGS.head(0)),
    ],
)
def test_a_figure_with_nothing_to_draw_says_so(figure):
    assert not figure.data and "没有" in figure.layout.annotations[0].text


def test_names_never_become_markup():
    evil = pd.DataFrame([[1]], index=["<b>甲</b>市"], columns=["<i>会</i>"])
    figure = state_grid(evil, ADOPTED)
    assert "<b>" not in figure.layout.yaxis2.ticktext[0] and "&lt;" in figure.layout.xaxis.ticktext[0]


def test_sentences_say_what_is_not_known():
    assert "市委1次、区委1次；另有1次只是计划，是否召开没有写明" in meetings_sentence("甲区", MEETINGS)
    part = MEETINGS.assign(status="已召开")
    assert meetings_sentence("甲区", part).startswith("甲区的材料写到2月22日至4月上旬的3次会议")
    # A number that is approximate and a range too is one number.
    stated = pd.DataFrame({"qualifier": ["约", "", ""], "value_to": pd.array([3, 4, None], "Int64")})
    assert "写明3个数字，其中2个是约数或范围" in figures_sentence("甲区", stated)
    undated = pd.DataFrame({"first": pd.array([None], "Int64"), "name": ["座谈会"]})
    assert "没有年份" in first_sentence(undated)
    star = pd.DataFrame({"body": ["中", "东"], "degree": [4, 1], "betweenness": [1.0, 0.0]})
    told = centrality_sentence("甲市", star)
    assert told.startswith("甲市，中连接最多，与4个单位有关系") and "100%要经过它" in told
