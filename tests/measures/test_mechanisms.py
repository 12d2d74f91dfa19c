"""Adoption of mechanisms, first years and reports: unknown is never taken for "not there" or "not done"."""

import pandas as pd

from lib.measures.mechanisms import (
    NEITHER,
    REPORTED_ONLY,
    STATED_AND_REPORTED,
    STATED_ONLY,
    adoption,
    first_stated,
    stated_and_reported,
)

STATED = pd.DataFrame(
    [
        ("甲市", "visits", "a", 2008),
        ("甲市", "visits", "a", 2008),
        ("乙市", "visits", "b", None),
        ("乙市", "plan", "c", 2005),
    ],
    columns=["place", "key", "document_id", "year"],
).astype({"year": "Int64"})


def test_what_a_whole_text_does_not_state_is_false_and_what_an_excerpt_does_not_state_is_unknown():
    matrix = adoption(STATED, ["甲市", "乙市"], ["visits", "plan", "filing"], {"甲市"})
    assert matrix.loc["甲市"].tolist() == [True, False, False]
    assert matrix.loc["乙市"].tolist()[:2] == [True, True] and matrix.loc["乙市", "filing"] is pd.NA
    assert set(matrix.dtypes) == {pd.BooleanDtype()}


def test_places_without_any_statement_of_a_whole_text_stay_unknown():
    assert adoption(STATED.head(0), ["丙市"], ["visits"], set()).loc["丙市", "visits"] is pd.NA


def test_the_first_year_is_the_earliest_dated_one_and_undated_texts_are_counted_apart():
    found = first_stated(STATED).set_index("key")
    assert (found.loc["visits", "first"], found.loc["visits", "places"], found.loc["visits", "undated"]) == (2008, 2, 1)
    assert (found.loc["plan", "first"], found.loc["plan", "undated"]) == (2005, 0)


def test_a_mechanism_of_undated_texts_alone_has_no_first_year():
    assert first_stated(STATED.iloc[[2]])["first"].isna().all()


def test_every_combination_of_stated_and_reported_is_told_apart():
    stated = pd.DataFrame([("甲市", "座谈"), ("甲市", "调研")], columns=["place", "annual_line"])
    activities = pd.DataFrame([("甲市", "座谈"), ("乙市", "服务")], columns=["place", "kind"])
    cells = stated_and_reported(stated, activities, ["座谈", "调研", "服务"])
    assert cells.loc["甲市"].tolist() == [STATED_AND_REPORTED, STATED_ONLY, NEITHER]
    assert cells.loc["乙市"].tolist() == [NEITHER, NEITHER, REPORTED_ONLY]
    assert not (cells == 0).any().any()
