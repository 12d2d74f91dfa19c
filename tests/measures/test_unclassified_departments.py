"""Departments without a known function: what is then not known, and when one number is withheld."""

import pandas as pd

from lib.measures.applicability import comparison_withheld
from lib.measures.comparison import ONLY_A_BODY, UNKNOWN, comparison
from lib.measures.function_masks import FunctionMasks, function_masks
from lib.measures.function_states import one_sided

KNOWN = ["市教育局", "市公安局", "市审计局", "市水利局"]


def listed(*names: str, complete: bool = True) -> FunctionMasks:
    cells = pd.DataFrame([[True, False]] * len(names), list(names), ["民革", "民盟"], dtype="boolean")
    return function_masks(cells, complete)


def test_one_in_five_may_be_unclassified_and_one_in_four_may_not():
    other = listed(*KNOWN)
    assert comparison_withheld(("甲市", "乙市"), (other, listed(*KNOWN, "奇妙局"))) == ""
    told = comparison_withheld(("甲市", "乙市"), (other, listed(*KNOWN[:3], "奇妙局")))
    assert told.startswith("乙市的4个部门中有1个职能待认定")


def test_what_a_mostly_unclassified_list_does_not_mention_is_unknown_and_no_difference():
    other, just, many = listed(*KNOWN), listed(*KNOWN[:3], "市水务局", "奇妙局"), listed(*KNOWN[:3], "奇妙局")
    found = comparison(other, many)
    assert set(found.cells.iloc[-1]) | set(found.cells.to_numpy().ravel()) >= {UNKNOWN}
    assert found.only_a == 0 and one_sided(other, many).functions == ()
    few = comparison(other, listed(*KNOWN[:3]))
    assert few.only_a == few.only_bodies_a == 1 and ONLY_A_BODY in few.cells.to_numpy()
    assert len(one_sided(other, listed(*KNOWN[:3])).functions) == 1
    assert comparison(other, just).only_a == 0


def test_a_partial_list_has_no_single_difference():
    told = comparison_withheld(("甲市", "乙市"), (listed(*KNOWN), listed(*KNOWN, complete=False)))
    assert told.startswith("乙市的名单不完整")
