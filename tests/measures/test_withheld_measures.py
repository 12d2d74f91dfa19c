"""What is withheld, and the sentence that says why."""

import pandas as pd
import pytest

from lib.measures.applicability import MEASURES, withheld

FROM_A_WHOLE_LIST_ONLY = set(MEASURES) - {"party_projection"}
FIXED_IN_A_PARTITION = {"modularity", "nodf", "party_projection", "combinations", "department_projection", "jaccard"}


def held_back(matrix: pd.DataFrame, complete: bool) -> set[str]:
    return {measure for measure in MEASURES if withheld(measure, matrix, complete)}


def test_nothing_is_withheld_from_a_complete_overlapping_list(shipped):
    assert held_back(shipped("qingdao-2008"), complete=True) == set()


def test_a_partition_withholds_what_its_form_fixes(shipped):
    assert held_back(shipped("fenghua-2019"), complete=True) == FIXED_IN_A_PARTITION


def test_a_list_with_unknown_cells_withholds_all_but_what_organisations_are_known_to_share(typed):
    assert held_back(typed("11?", "?1?"), complete=False) == FROM_A_WHOLE_LIST_ONLY
    # Even if the register calls it complete, an unknown cell stays unknown.
    assert held_back(typed("11?", "011"), complete=True) == FROM_A_WHOLE_LIST_ONLY


def test_an_open_list_is_incomplete_even_if_every_cell_is_known(typed):
    assert held_back(typed("110", "011"), complete=False) == FROM_A_WHOLE_LIST_ONLY
    assert "6 格都已知" in withheld("density", typed("110", "011"), complete=False)


def test_the_sentence_tells_how_much_is_known(typed):
    sentence = withheld("nodf", typed("11?", "?1?"), complete=False)
    assert sentence == "名单不完整（已知 3 格，未知 3 格），嵌套度（NODF）要求每一格都已知，所以不计算。"


def test_the_sentence_on_a_partition_names_the_number_of_departments(shipped):
    sentence = withheld("party_projection", shipped("fenghua-2019"), complete=True)
    assert sentence.startswith("这份名单中 26 个部门各联系一家，没有部门同时联系两家，")


def test_a_partial_list_without_shared_departments_does_not_claim_there_are_none(typed):
    sentence = withheld("party_projection", typed("1??", "?1?"), complete=False)
    assert sentence == "名单不完整，目前已知的 2 对联系中没有部门同时联系两家，所以还没有连线可画。"


def test_every_sentence_is_whole_and_chinese(typed, shipped):
    cases = [
        (typed("1?", "??"), False),
        (typed("10", "01"), False),
        (typed("10", "00"), True),
        (typed("00", "00"), True),
        (typed("1", "1"), True),
        (typed(), True),
        (shipped("fenghua-2019"), True),
    ]
    for matrix, complete in cases:
        for measure in MEASURES:
            sentence = withheld(measure, matrix, complete)
            assert not sentence or (sentence.endswith("。") and sentence.count("。") == 1)
            assert not set(sentence) & set(",.;:()"), sentence


def test_small_and_empty_lists_say_what_is_missing(typed):
    assert withheld("balance", typed("1", "1"), complete=True).startswith("这份名单只有 1 家联系对象")
    assert withheld("balance", typed("00", "00"), complete=True).startswith("这份名单没有记载任何一对联系")
    # Of a single department NODF and modularity are 0 whatever it is linked to, and every two organisations are alike.
    fixed = {"nodf", "modularity", "combinations", "department_projection", "jaccard"}
    assert held_back(typed("1101"), complete=True) == fixed
    assert withheld("nodf", typed("1101"), complete=True).startswith("这份名单只有 1 个部门")
    assert withheld("density", typed(), complete=True).startswith("这份文件没有列出具体的部门和联系对象")
    assert withheld("with_none", typed("00", "00"), complete=True) == ""
    assert withheld("matrix_type", typed("10", "00"), complete=True).startswith("1 个部门各联系一家，另有 1 个部门")


def test_an_unknown_measure_is_a_mistake_of_the_caller(typed):
    with pytest.raises(ValueError, match="beauty"):
        withheld("beauty", typed("1"), complete=True)
