"""Operations on next year's list: bodies merge and change, and no liaison is lost or made up."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from lib.measures import plan_operations as plan
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.difference import difference
from lib.vocabulary.parties import ORDER


def frame(names, parties, cells):
    table = pd.DataFrame(cells, index=pd.Index(names, name="department"), columns=pd.Index(parties, name="party"))
    return table.astype("boolean")


@st.composite
def lists(draw):
    names = draw(st.lists(st.text("甲乙丙丁戊己局", min_size=1, max_size=4), min_size=2, max_size=7, unique=True))
    parties = [one for one in ORDER if draw(st.booleans())] or ["民革"]
    cells = [[draw(st.sampled_from([True, False, None])) for _ in parties] for _ in names]
    return frame(names, parties, cells)


@given(lists(), st.data())
def test_a_merged_department_has_every_liaison_of_its_parts_and_loads_shrink_by_what_they_shared(matrix, data):
    names = data.draw(st.lists(st.sampled_from(list(matrix.index)), min_size=1, unique=True))
    into = data.draw(st.sampled_from([names[0], "新设局"]))
    made = plan.departments_merged(matrix, names, into)
    assert len(made) == len(matrix) - len(names) + 1 and list(made.columns) == list(matrix.columns)
    parts = matrix.loc[names]
    for party in matrix.columns:
        linked = int((parts[party] == True).sum())  # noqa: E712
        assert bool(made.loc[into, party] is not pd.NA and made.loc[into, party]) == (linked > 0)
        assert (made.loc[into, party] is pd.NA) == (linked == 0 and parts[party].isna().any())
        assert party_degrees(made)[party] == party_degrees(matrix)[party] - max(linked - 1, 0)
    others = [name for name in matrix.index if name not in names]
    assert_frame_equal(made.loc[others], matrix.loc[others])
    assert [name for name in made.index if name != into] == others


@given(lists(), st.data())
def test_a_name_given_and_taken_back_changes_nothing(matrix, data):
    name = data.draw(st.sampled_from(list(matrix.index)))
    there = plan.department_renamed(matrix, name, "另名局")
    assert difference(matrix, there).gone_departments == (name,)
    assert list(there.index).index("另名局") == list(matrix.index).index(name)
    assert_frame_equal(plan.department_renamed(there, "另名局", name), matrix)


@given(lists())
def test_bodies_that_come_and_go_again_change_nothing(matrix):
    wider = plan.department_added(matrix, "新设局")
    assert department_degrees(wider)["新设局"] == 0 and not wider.loc["新设局"].isna().any()
    assert_frame_equal(plan.departments_dropped(wider, ["新设局"]), matrix)
    absent = [one for one in ORDER if one not in matrix.columns]
    if absent:
        more = plan.organisation_added(matrix, absent[0])
        assert list(more.columns) == [one for one in ORDER if one in more.columns]
        assert party_degrees(more)[absent[0]] == 0
        assert_frame_equal(plan.organisation_dropped(more, absent[0]), matrix)


def test_names_that_are_taken_or_missing_are_refused():
    matrix = frame(["甲局", "乙局"], ["民革"], [[True], [False]])
    with pytest.raises(ValueError):
        plan.department_renamed(matrix, "甲局", "乙局")
    with pytest.raises(ValueError):
        plan.department_added(matrix, "乙局")
    with pytest.raises(ValueError):
        plan.organisation_added(matrix, "民革")
    for names in (["丙局"], []):
        with pytest.raises(KeyError):
            plan.departments_merged(matrix, names, "新局")


@given(lists())
def test_only_open_cells_are_closed(matrix):
    made = plan.open_cells_closed(matrix)
    assert not made.isna().to_numpy().any() and party_degrees(made).equals(party_degrees(matrix))


def test_the_operations_leave_the_list_they_are_given_as_it_is():
    matrix = frame(["甲局", "乙局"], ["民革"], [[True], [None]])
    before = matrix.copy()
    plan.organisation_added(matrix, "民盟")
    plan.departments_merged(matrix, ["甲局", "乙局"], "甲局")
    assert_frame_equal(matrix, before)
