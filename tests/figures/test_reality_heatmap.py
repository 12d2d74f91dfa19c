"""The picture of plan and reality: every state has a sign of its own, every cell can be clicked, names are harmless."""

import pandas as pd

from lib.figures.reality_heatmap import WORDS, legend, reality_heatmap
from lib.figures.style import DARK, LIGHT
from lib.figures.year_bars import year_bars
from lib.figures.year_shares import legend as years_legend
from lib.figures.year_shares import year_shares
from lib.measures.plan_reality import STATES

CELLS = pd.DataFrame(
    [list(STATES[:4]), list(STATES[4:])], index=["甲<b>局", "乙局"], columns=["民革", "民盟", "民建", "民进"]
)


def test_every_state_has_a_sign_and_a_word_of_its_own():
    assert set(WORDS) == set(STATES)
    assert len({sign for sign, _ in WORDS.values()}) == len({word for _, word in WORDS.values()}) == len(STATES)


def test_cells_carry_their_signs_and_answer_to_clicks():
    figure = reality_heatmap(CELLS, beside={"乙局": "1/2"})
    fill, marks = figure.data
    assert [sign for row in fill.text for sign in row] == [WORDS[state][0] for state in STATES]
    assert [tuple(one) for one in marks.customdata] == [
        (name, party, state)
        for name, row in zip(CELLS.index, CELLS.to_numpy(), strict=True)
        for party, state in zip(CELLS.columns, row, strict=True)
    ]
    assert list(figure.layout.yaxis.ticktext) == ["", "1/2"]
    assert "甲&lt;b&gt;局" in figure.layout.yaxis2.ticktext[0]


def test_states_that_share_a_fill_differ_in_their_sign_and_a_click_hides_no_sign():
    for ink in (LIGHT, DARK):
        fill, marks = reality_heatmap(CELLS, ink).data
        fills = [colour for _, colour in fill.colorscale][::2]
        assert len(set(zip(fills, [sign for sign, _ in WORDS.values()], strict=True))) == len(STATES)
        assert marks.mode == "markers"  # text of markers would fade when another one is clicked


def test_the_legend_names_what_occurs_and_nothing_else():
    told = legend(CELLS.iloc[:1])
    assert all(WORDS[state][1] in told for state in STATES[:4]) and WORDS[STATES[4]][1] not in told


def test_nothing_to_draw_is_said():
    assert "没有名单" in reality_heatmap(pd.DataFrame()).layout.annotations[0].text
    assert (
        "没有内容"
        in year_bars(pd.DataFrame({"entries": [], "before": []}), "2025年", "2024年").layout.annotations[0].text
    )


def test_bars_of_two_years_leave_out_what_is_not_known():
    table = pd.DataFrame({"entries": [3, pd.NA], "before": [pd.NA, 2]}, index=["甲局", "乙局"], dtype="Int64")
    now, before = year_bars(table, "2025年", "2024年").data
    assert (list(now.x), list(now.text)) == ([3, None], ["3", ""])
    assert (list(before.x), before.name) == ([None, 2], "2024年")
    gone = pd.DataFrame({"entries": [pd.NA], "before": [2]}, index=["甲局"], dtype="Int64")
    assert [list(one.x) for one in year_bars(gone, "2025年", "2024年").data] == [[None], [2]]
    alone = table.assign(before=pd.array([pd.NA, pd.NA], "Int64"))
    assert len(year_bars(alone, "2025年", "2024年").data) == 1


def test_years_are_divided_into_what_was_done_what_was_not_and_what_is_not_known():
    table = pd.DataFrame({"active": [3, 0], "silent": [1, 0], "unknown": [0, 4]}, index=["2025年", "2024年"])
    figure = year_shares(table)
    assert [list(one.x) for one in figure.data] == [[3, 0], [1, 0], [0, 4]]
    assert [list(one.text) for one in figure.data] == [["● 3", ""], ["○ 1", ""], ["", "? 4"]]
    assert (
        all(sign in years_legend() for sign in "●○?")
        and "没有记录" in year_shares(table[:0]).layout.annotations[0].text
    )
