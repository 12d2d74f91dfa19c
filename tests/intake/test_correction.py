"""Correcting a matrix by hand: what was not touched stays, what was is told, words go with a renamed department."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.correction import READ_AS, corrected, in_words, redrafted, renamed_by_hand
from lib.intake.draft import Draft, as_complete, undecided
from lib.vocabulary.parties import ORDER


def matrix(rows, parties=("民革", "民盟")):
    columns = {
        party: pd.array([pd.NA if row[place] is None else row[place] for row in rows.values()], dtype="boolean")
        for place, party in enumerate(parties)
    }
    return pd.DataFrame(columns, index=pd.Index(rows, name="department")).rename_axis(columns="party")


BEFORE = matrix({"市教育局": (True, None), "市公安局": (False, True)})


def after(table, draft=None):
    """Return the draft that comes of an edited table without problems."""
    final, problems = corrected(table)
    assert problems == ()
    return redrafted(draft or Draft(BEFORE), final, renamed_by_hand(table))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(ORDER), min_size=1, unique=True),
    st.lists(st.lists(st.sampled_from([True, False, None]), min_size=10, max_size=10), min_size=1, max_size=6),
)
def test_a_matrix_that_nobody_touched_comes_back_as_it_was(parties, rows):
    parties = [party for party in ORDER if party in parties]
    whole = matrix({f"第{n}局": row for n, row in enumerate(rows)}, parties)
    again = after(in_words(whole), Draft(whole))
    pd.testing.assert_frame_equal(again.matrix, whole, check_column_type=False, check_index_type=False)
    assert again.note == ""


def test_changed_cells_and_departments_are_told():
    table = in_words(BEFORE)
    table.loc[0, "民盟"] = "联系"
    table = table.drop(index=1)
    table.loc[len(table) + 1, ["部门", "民革"]] = ["市民政局", "联系"]
    draft = after(table)
    assert draft.matrix.loc["市民政局", "民革"] and draft.matrix.loc["市民政局", "民盟"] is pd.NA
    assert draft.note == "手工更正 3 处：删去市公安局；市教育局×民盟 由未知改为联系；增加市民政局（联系民革）"


def test_a_cell_can_be_set_to_unknown_and_an_emptied_one_is_unknown():
    table = in_words(BEFORE)
    table.loc[0, "民革"] = "未知"
    table.loc[1, "民盟"] = None
    draft = after(table)
    assert draft.matrix.isna().to_numpy().tolist() == [[True, True], [False, True]]
    assert draft.note == "手工更正 2 处：市教育局×民革 由联系改为未知；市公安局×民盟 由联系改为未知"


def test_an_organisation_that_the_file_does_not_list_gets_a_column_with_its_first_word():
    table = in_words(BEFORE)
    table.loc[0, "致公党"] = "联系"
    draft = after(table)
    assert list(draft.matrix.columns) == ["民革", "民盟", "致公党"]
    assert draft.matrix["致公党"].isna().tolist() == [False, True]  # nothing is known of the other department
    assert draft.note == "手工更正 2 处：增加致公党一列；市教育局×致公党 由未知改为联系"


def test_an_organisation_whose_column_is_emptied_is_no_longer_listed():
    table = in_words(BEFORE)
    table["民革"] = None
    draft = after(table)
    assert list(draft.matrix.columns) == ["民盟"] and draft.note == "手工更正 1 处：去掉民革一列"


def test_a_department_renamed_by_hand_keeps_its_words():
    words = {("市教育局", "民革"): "市教育局联系民革", ("市公安局", "民盟"): "市公安局联系民盟"}
    table = in_words(BEFORE)
    table.loc[0, "部门"] = " 市教委 "
    draft = after(table, Draft(BEFORE, words))
    assert draft.clauses["市教委", "民革"] == "市教育局联系民革" and ("市教育局", "民革") not in draft.clauses
    assert draft.note == "手工更正 1 处：市教育局改名为市教委"


def test_two_departments_that_exchange_their_names_exchange_their_words():
    words = {("市教育局", "民革"): "甲", ("市公安局", "民革"): "乙"}
    table = in_words(BEFORE)
    table["部门"] = ["市公安局", "市教育局"]
    assert after(table, Draft(BEFORE, words)).clauses == {("市公安局", "民革"): "甲", ("市教育局", "民革"): "乙"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("=1+1", "formula-cell"),
        ("@市教育局", "formula-cell"),
        ("局" * 300, "name-too-long"),
        ("市\x00局", "control-characters"),
    ],
)
def test_a_name_that_no_file_may_bring_cannot_be_typed_either(name, code):
    table = in_words(BEFORE)
    table.loc[1, "部门"] = name
    final, problems = corrected(table)
    assert final is None and [(one.code, one.row) for one in problems] == [(code, 2)]


def test_two_rows_of_one_name_and_a_row_without_a_name_are_told_with_their_places():
    table = in_words(BEFORE)
    table.loc[2, ["部门", "民革", "民盟"]] = ["市教育局", "联系", "未知"]
    table.loc[3, "民革"] = "联系"
    table.loc[4, READ_AS] = None
    final, problems = corrected(table)
    assert final is None
    assert [(one.code, one.row) for one in problems] == [("duplicate-department", 3), ("blank-department", 4)]


def test_an_emptied_table_is_told():
    table = in_words(BEFORE)
    table[["民革", "民盟"]] = None
    assert [one.code for one in corrected(table)[1]] == ["no-organisation-column"]
    assert [one.code for one in corrected(table.iloc[:0])[1]] == ["no-departments"]


def test_what_the_file_does_not_know_goes_with_its_department_until_it_is_answered():
    draft = Draft(BEFORE, unknown={("市教育局", "民盟"): (2, "C")})
    table = in_words(BEFORE)
    table.loc[0, "部门"] = "市教委"
    assert after(table, draft).unknown == {("市教委", "民盟"): (2, "C")}
    (fault,) = undecided(after(table, draft).matrix, after(table, draft).unknown)
    assert fault.message.startswith("第 2 行 C 列：“市教委—民盟”写的是不清楚")
    table.loc[0, "民盟"] = "未列入"
    assert after(table, draft).unknown == {}


def test_what_the_clerk_makes_unknown_by_hand_is_no_blank():
    table = in_words(BEFORE)
    table.loc[0, "民革"] = "未知"
    draft = after(table)
    assert draft.unknown == {("市教育局", "民革"): (None, None)}
    assert as_complete(draft.matrix, draft.unknown).loc["市教育局", "民革"] is pd.NA
