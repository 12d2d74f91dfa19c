"""Nearest lists and gaps: by hand, and against sets."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.measures.function_masks import function_masks, parties_in, stacked
from lib.measures.peers import gaps, nearest, packed, similarities
from lib.vocabulary.party_bits import BITS
from tests.measures.mask_sets import any_stack, cells_of

CELLS = {"1": True, "0": False, "?": pd.NA}


def masks(rows: dict[str, str], parties: str = "民革 民盟 民建", complete: bool = True):
    cells = [[CELLS[cell] for cell in row] for row in rows.values()]
    matrix = pd.DataFrame(cells, index=list(rows), columns=parties.split(), dtype="boolean")
    return function_masks(matrix, complete)


def test_the_most_alike_list_comes_first_and_names_do_not_matter():
    own = masks({"市建委": "110", "市教育局": "011"})
    same = masks({"区建设局": "110", "区教育局": "011"})
    near = masks({"市教育局": "011", "市审计局": "100"})
    far = masks({"市水利局": "111"})
    stack = packed(stacked([far, near, same, own]))
    assert similarities(stack, own.linked, own.known).tolist() == [0, pytest.approx(2 / 5), 1, 1]
    assert nearest(stack, own.linked, own.known, 3).tolist() == [2, 3, 1]
    assert nearest(stack, own.linked, own.known, 99).tolist() == [2, 3, 1, 0]
    assert nearest(packed(stacked([])), own.linked, own.known, 3).tolist() == []


def test_cells_that_are_not_known_make_lists_neither_alike_nor_different():
    own = masks({"市教育局": "11", "市审计局": "10"}, "民革 民盟")
    partial = masks({"市教育局": "1?"}, "民革 民盟", complete=False)
    # Known on both sides: 教育–民革 (shared); all of 审计 and 教育–民盟 are hidden.
    assert similarities(packed(stacked([partial])), own.linked, own.known).tolist() == [1]
    assert similarities(packed(stacked([own])), partial.linked, partial.known).tolist() == [1]
    nothing = masks({"市教育局": "??"}, "民革 民盟", complete=False)
    assert np.isnan(similarities(packed(stacked([nothing])), own.linked, own.known)).all()


def test_gaps_are_what_more_than_half_of_the_known_peers_have():
    own = masks({"市教育局": "000"})
    others = [
        masks({"区教育局": "110"}),
        masks({"县教育局": "1?0", "县审计局": "1??"}, complete=False),
        masks({"市教育局": "010", "市审计局": "100"}),
    ]
    found = gaps(own, others).set_index(["function", "party"])
    assert list(found.index) == [("education", "民盟"), ("education", "民革"), ("audit", "民革")]
    assert found.loc[("education", "民盟"), ["having", "known", "peers"]].tolist() == [2, 2, (0, 2)]
    assert found.loc[("education", "民革"), ["having", "known", "peers"]].tolist() == [2, 3, (0, 1)]
    assert found["own_department"].tolist() == [True, True, False]


def test_no_gap_is_told_for_an_organisation_that_is_not_there_or_a_cell_that_is_not_known():
    others = [masks({"市教育局": "111"})] * 3
    assert gaps(masks({"市教育局": "00"}, "民革 民盟"), others)["party"].tolist() == ["民革", "民盟"]
    assert gaps(masks({"市教育局": "?00"}, complete=False), others)["party"].tolist() == ["民盟", "民建"]
    assert gaps(masks({"市教育局": "111"}), others).empty and gaps(masks({"市教育局": "000"}), []).empty


def test_a_mask_names_its_organisations_in_official_order():
    assert parties_in(BITS[0] | BITS[4]) == ("民革", "农工党") and parties_in(0) == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_counting_bits_gives_what_counting_sets_gives(seed, whole):
    lists = any_stack(seed, whole)
    linked, known = lists.linked, lists.known
    found = similarities(packed(lists), linked[0], known[0])
    for row in range(len(linked)):
        certain = cells_of(known[0]) & cells_of(known[row])
        mine, theirs = cells_of(linked[0]) & certain, cells_of(linked[row]) & certain
        assert found[row] == pytest.approx(len(mine & theirs) / len(mine | theirs))
