"""What one list by function says of each cell, and what it has that another is known to lack."""

import pandas as pd
import pytest

from lib.measures.function_masks import function_masks
from lib.measures.function_states import (
    LINKED,
    NO_DEPARTMENT,
    NO_ORGANISATION,
    NOT_LINKED,
    UNKNOWN,
    function_states,
    linked_functions,
    linked_organisations,
    one_sided,
)
from lib.vocabulary.parties import ORDER

CELLS = {"1": True, "0": False, "?": pd.NA}


def masks(rows, parties, complete=True):
    cells = [[CELLS[cell] for cell in row] for row in rows.values()]
    return function_masks(pd.DataFrame(cells, index=list(rows), columns=parties.split(), dtype="boolean"), complete)


def test_a_whole_list_knows_what_is_not_there():
    found = function_states(masks({"市教育局": "10"}, "民革 民盟"), ["education", "audit"], ["民革", "民盟", "台盟"])
    assert found.loc["education"].tolist() == [LINKED, NOT_LINKED, NO_ORGANISATION]
    assert found.loc["audit"].tolist() == [NO_DEPARTMENT, NO_DEPARTMENT, NO_ORGANISATION]


def test_a_partial_list_does_not_know_what_it_does_not_mention():
    found = function_states(masks({"市教育局": "1?"}, "民革 民盟", False), ["education", "audit"], ["民革", "民盟"])
    assert found.loc["education"].tolist() == [LINKED, UNKNOWN]
    assert found.loc["audit"].tolist() == [UNKNOWN, UNKNOWN]


def test_an_organisation_that_a_partial_list_does_not_name_may_be_there_all_the_same():
    found = function_states(masks({"市教育局": "10"}, "民革 民盟", False), ["education"], ["民革", "民盟", "台盟"])
    assert found.loc["education"].tolist() == [LINKED, NOT_LINKED, UNKNOWN]


def test_counts_of_organisations_per_function_say_where_they_are_lower_bounds():
    rows = {"市教育局": "110", "市审计局": "1?0"}
    found = linked_organisations(masks(rows, "民革 民盟 民建"))
    assert found.to_dict() == {"linked": {"education": 2, "audit": 1}, "open": {"education": False, "audit": True}}
    assert list(found.index) == ["education", "audit"]
    # A partial list does not say which organisations there are beside those that it names.
    assert linked_organisations(masks(rows, "民革 民盟 民建", False))["open"].tolist() == [True, True]
    every = linked_organisations(masks({"市教育局": "1" * 10, "市审计局": "1" * 9 + "?"}, " ".join(ORDER), False))
    assert every["open"].tolist() == [False, True]


def test_counts_of_functions_per_organisation(shipped):
    found = linked_functions(masks({"市教育局": "11", "市审计局": "10"}, "民革 民盟"))
    assert found.loc["民革"].tolist() == [2, 2, False] and found.loc["民盟"].tolist() == [1, 2, False]
    partial = linked_functions(masks({"市教育局": "1"}, "民革", False))
    assert bool(partial.loc["民革", "open"])
    # 157 liaisons as printed; some of the 40 departments have two functions, and lend their liaisons to both.
    qingdao = linked_functions(function_masks(shipped("qingdao-2008"), True))
    assert int(qingdao["linked"].sum()) == 166 and set(qingdao["listed"]) == {42}


@pytest.mark.parametrize("complete", [True, False])
def test_what_one_side_has_alone(complete):
    here = masks({"市教育局": "10", "市审计局": "01"}, "民革 台盟")
    there = masks({"区教育局": "1"}, "民革", complete)
    only = one_sided(here, there)
    assert only.organisations == (("台盟",) if complete else ())
    assert only.functions == (("audit",) if complete else ())


def test_of_a_partial_list_only_the_organisations_with_a_liaison_count():
    here = masks({"市教育局": "1??"}, "民革 民盟 台盟", False)
    assert one_sided(here, masks({"区审计局": "1"}, "民盟")).organisations == ("民革",)
