"""Correcting a matrix by hand: what was not touched stays, what was is told."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.intake.correction import corrected, in_words, told
from lib.vocabulary.parties import ORDER


def matrix(rows):
    columns = {
        party: pd.array([pd.NA if row[place] is None else row[place] for row in rows.values()], dtype="boolean")
        for place, party in enumerate(("民革", "民盟"))
    }
    return pd.DataFrame(columns, index=pd.Index(rows, name="department")).rename_axis(columns="party")


BEFORE = matrix({"市教育局": (True, None), "市公安局": (False, True)})


@given(st.lists(st.lists(st.sampled_from([True, False, None]), min_size=10, max_size=10), min_size=1, max_size=6))
def test_a_matrix_that_nobody_touched_comes_back_as_it_was(cells):
    columns = {
        party: pd.array([pd.NA if row[place] is None else row[place] for row in cells], dtype="boolean")
        for place, party in enumerate(ORDER)
    }
    index = pd.Index([f"第{n}局" for n in range(len(cells))], name="department")
    whole = pd.DataFrame(columns, index=index).rename_axis(columns="party")
    again, problems = corrected(in_words(whole))
    assert problems == ()
    pd.testing.assert_frame_equal(again, whole, check_column_type=False, check_index_type=False)
    assert told(whole, again) == ""


def test_changed_cells_and_departments_are_told():
    table = in_words(BEFORE)
    table.loc[0, "民盟"] = "联系"
    table = table.drop(index=1)
    table.loc[len(table) + 1] = ["市民政局", "联系", None]
    after, problems = corrected(table)
    assert problems == ()
    assert after.loc["市民政局", "民革"] and after.loc["市民政局", "民盟"] is pd.NA
    assert told(BEFORE, after) == "手工更正 3 处：删去市公安局；市教育局×民盟 由未知改为联系；增加市民政局"


def test_two_rows_of_one_name_and_a_row_without_a_name_are_told_with_their_places():
    table = in_words(BEFORE)
    table.loc[2] = ["市教育局", "联系", "未知"]
    table.loc[3] = [None, "联系", None]
    table.loc[4] = [None, None, None]
    after, problems = corrected(table)
    assert after is None
    assert [(one.code, one.row) for one in problems] == [("duplicate-department", 3), ("blank-department", 4)]
