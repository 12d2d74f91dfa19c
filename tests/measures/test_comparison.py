"""Comparison by function: by hand, against sets of links, and what must hold for every two matrices."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.measures.comparison import (
    KEPT,
    NEITHER,
    NO_DEPARTMENT,
    NO_ORGANISATION,
    ONLY_A,
    ONLY_A_BODY,
    ONLY_B,
    ONLY_B_BODY,
    UNKNOWN,
    comparison,
)
from lib.measures.function_masks import function_masks
from lib.vocabulary.functions import functions_of
from lib.vocabulary.parties import ORDER

CELLS = {"1": True, "0": False, "?": pd.NA}
NAMES = ["市教育局", "市公安局", "市审计局", "市水利局", "市自然资源和规划局", "市文化和旅游局", "市卫生健康委"]


def matrix(rows: dict[str, str], parties: str) -> pd.DataFrame:
    """Return a matrix from {department: "10?"} and the organisations' names."""
    return pd.DataFrame(
        [[CELLS[cell] for cell in row] for row in rows.values()],
        index=list(rows),
        columns=parties.split(),
        dtype="boolean",
    )


def compared(a: pd.DataFrame, b: pd.DataFrame, whole: tuple[bool, bool] = (True, True)):
    return comparison(function_masks(a, whole[0]), function_masks(b, whole[1]))


def test_four_links_of_which_one_is_rewired_and_one_belongs_to_a_body_that_the_other_lacks():
    # A: 教育–民革, 教育–民盟, 审计–民革. B: 教育–民革, 公安–民革; B has no 审计, A has no 公安.
    a = matrix({"市教育局": "11", "市审计局": "10"}, "民革 民盟")
    b = matrix({"区教育局": "10", "区公安局": "10"}, "民革 民盟")
    found = compared(a, b)
    assert found.cells.to_dict("index") == {
        "education": {"民革": KEPT, "民盟": ONLY_A},
        "public-security": {"民革": ONLY_B_BODY, "民盟": NO_DEPARTMENT},
        "audit": {"民革": ONLY_A_BODY, "民盟": NO_DEPARTMENT},
    }
    assert (found.kept, found.only_a, found.only_b, found.not_comparable) == (1, 2, 1, 0)
    # Sørensen: a = 1, b + c = 3, so 3 / 5; one of the three differs between bodies that both have.
    assert (found.dissimilarity, found.turnover, found.rewiring) == (0.6, 0.4, 0.2)


def test_an_organisation_that_one_side_lacks_is_turnover():
    found = compared(matrix({"市教育局": "11"}, "民革 台盟"), matrix({"市教育局": "10"}, "民革 民盟"))
    assert found.cells.loc["education"].to_dict() == {"民革": KEPT, "民盟": NO_ORGANISATION, "台盟": ONLY_A_BODY}
    assert found.rewiring == 0 and found.turnover == found.dissimilarity == pytest.approx(1 / 3)


def test_completely_rewired_networks_of_the_same_bodies_differ_by_rewiring_alone():
    found = compared(
        matrix({"市教育局": "10", "市公安局": "01"}, "民革 民盟"),
        matrix({"市教育局": "01", "市公安局": "10"}, "民革 民盟"),
    )
    assert (found.dissimilarity, found.turnover, found.rewiring) == (1, 0, 1)


def test_networks_without_a_common_body_differ_by_turnover_alone():
    found = compared(matrix({"市教育局": "1"}, "民革"), matrix({"市公安局": "1"}, "民盟"))
    assert (found.dissimilarity, found.turnover, found.rewiring) == (1, 1, 0)


def test_an_unknown_cell_is_neither_kept_nor_different():
    a = matrix({"市教育局": "1?"}, "民革 民盟")
    b = matrix({"市教育局": "?1"}, "民革 民盟")
    found = compared(a, b, (False, False))
    assert set(found.cells.loc["education"]) == {UNKNOWN}
    assert (found.kept, found.only_a, found.only_b, found.not_comparable) == (0, 0, 0, 2)
    assert found.dissimilarity is found.turnover is found.rewiring is None


def test_absence_from_a_partial_list_is_unknown_and_from_a_complete_one_is_turnover():
    a, b = matrix({"市教育局": "1", "市审计局": "1"}, "民革"), matrix({"市教育局": "1"}, "民革")
    assert compared(a, b).cells.loc["audit", "民革"] == ONLY_A_BODY
    found = compared(a, b, (True, False))
    assert found.cells.loc["audit", "民革"] == UNKNOWN and found.dissimilarity == 0


def test_an_organisation_that_a_partial_list_does_not_name_is_not_known_to_be_missing():
    whole, named = matrix({"市教育局": "111"}, "民革 民盟 台盟"), matrix({"区教育局": "1"}, "民革")
    for found in (compared(whole, named, (True, False)), compared(named, whole, (False, True))):
        assert found.cells.loc["education"].to_dict() == {"民革": KEPT, "民盟": UNKNOWN, "台盟": UNKNOWN}
        assert (found.kept, found.only_a, found.only_b, found.not_comparable) == (1, 0, 0, 2)


def test_a_department_with_two_functions_lends_its_liaisons_to_both():
    a = matrix({"市自然资源和规划局": "1"}, "民革")
    b = matrix({"市规划局": "1", "市国土资源局": "0"}, "民革")
    assert compared(a, b).cells["民革"].to_dict() == {"planning": KEPT, "land": ONLY_A}


def test_a_function_of_two_departments_is_linked_when_one_is_and_unlinked_only_when_both_are_known():
    one = matrix({"市文化局": "1?0", "市文物局": "0?0"}, "民革 民盟 民建")
    masks = function_masks(one, complete=True)
    assert masks.holders["culture"] == ("市文化局", "市文物局")
    states = compared(one, matrix({"市文化局": "111"}, "民革 民盟 民建"), (False, True)).cells.loc["culture"]
    assert states.to_dict() == {"民革": KEPT, "民盟": UNKNOWN, "民建": ONLY_B}


def test_departments_without_a_known_function_take_no_part_and_are_named():
    found = compared(matrix({"市教育局": "1", "某某中心": "1"}, "民革"), matrix({"区教育局": "1"}, "民革"))
    assert found.unmatched_a == ("某某中心",) and found.unmatched_b == ()
    assert (found.kept, found.only_a, found.dissimilarity) == (1, 0, 0)


def test_qingdao_and_fenghua_by_hand(shipped):
    found = compared(shipped("qingdao-2008"), shipped("fenghua-2019"))
    # 无党派人士 stands in 奉化 only, 民进、农工党、致公党、九三学社 in 青岛 only.
    assert list(found.cells.columns) == [name for name in ORDER if name != "台盟"]
    assert found.cells.loc["justice"].to_dict()["民革"] == KEPT  # 市司法局 and 区司法局, both 民革
    assert found.cells.loc["veterans", "无党派人士"] == ONLY_B_BODY
    assert found.cells.loc["construction", "民建"] == KEPT  # 市建委 (all eight) and 区住建局
    assert (found.kept, found.only_a, found.only_b, found.not_comparable) == (20, 146, 16, 0)
    assert found.dissimilarity == pytest.approx(162 / 202) and found.turnover == pytest.approx(98 / 202)
    assert not found.unmatched_a and not found.unmatched_b


def drawn(alphabet: str):
    """Give a matrix of some real departments and organisations with cells from an alphabet."""
    names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True)
    parties = st.sets(st.sampled_from(ORDER), min_size=1).map(lambda some: " ".join(sorted(some, key=ORDER.index)))
    return st.tuples(names, parties).flatmap(
        lambda sides: st.lists(
            st.text(alphabet, min_size=len(sides[1].split()), max_size=len(sides[1].split())),
            min_size=len(sides[0]),
            max_size=len(sides[0]),
        ).map(lambda rows: matrix(dict(zip(sides[0], rows, strict=True)), sides[1]))
    )


def links(one: pd.DataFrame) -> set[tuple[str, str]]:
    return {
        (key, party)
        for name in one.index
        for party in one.columns
        if one.loc[name, party]
        for key in functions_of(name)
    }


@settings(max_examples=60, deadline=None)
@given(drawn("01"), drawn("01"))
def test_complete_matrices_are_compared_as_sets_of_links(a, b):
    found, mine, theirs = compared(a, b), links(a), links(b)
    shared_functions = {key for name in a.index for key in functions_of(name)} & {
        key for name in b.index for key in functions_of(name)
    }
    shared_parties = set(a.columns) & set(b.columns)
    assert found.kept == len(mine & theirs)
    assert found.only_a == len(mine - theirs) and found.only_b == len(theirs - mine)
    total = len(mine) + len(theirs)
    if not total:
        assert found.dissimilarity is None
        return
    rewired = {pair for pair in mine ^ theirs if pair[0] in shared_functions and pair[1] in shared_parties}
    assert found.dissimilarity == pytest.approx(len(mine ^ theirs) / total)
    assert found.rewiring == pytest.approx(len(rewired) / total)
    assert found.turnover + found.rewiring == pytest.approx(found.dissimilarity)


@settings(max_examples=60, deadline=None)
@given(drawn("01?"), drawn("01?"), st.booleans(), st.booleans())
def test_swapping_the_sides_swaps_what_only_one_has_and_nothing_else(a, b, whole_a, whole_b):
    there, back = compared(a, b, (whole_a, whole_b)), compared(b, a, (whole_b, whole_a))
    assert (there.only_a, there.only_b) == (back.only_b, back.only_a)
    assert (there.kept, there.not_comparable, there.turnover) == (back.kept, back.not_comparable, back.turnover)
    assert there.rewiring == back.rewiring and there.cells.shape == back.cells.shape
    counted = {
        state: int((there.cells == state).to_numpy().sum()) for state in (KEPT, ONLY_A, ONLY_B, UNKNOWN, NEITHER)
    }
    assert there.kept == counted[KEPT] and there.not_comparable == counted[UNKNOWN]


@settings(max_examples=60, deadline=None)
@given(drawn("01?"), st.booleans())
def test_a_matrix_does_not_differ_from_itself(one, whole):
    found = compared(one, one, (whole, whole))
    assert found.only_a == found.only_b == 0 and found.dissimilarity in (0, None)


@settings(max_examples=60, deadline=None)
@given(drawn("01"), drawn("01"), st.randoms())
def test_hiding_a_cell_never_makes_a_difference(a, b, random):
    before = compared(a, b)
    hidden = a.copy()
    hidden.iloc[random.randrange(len(a)), random.randrange(a.shape[1])] = pd.NA
    after = compared(hidden, b)
    assert after.only_a <= before.only_a and after.only_b <= before.only_b and after.kept <= before.kept
