"""How common the own pairs are elsewhere, and gaps where an organisation is missing: by hand."""

import numpy as np
import pandas as pd

from lib.measures.commonness import commonness
from lib.measures.function_masks import function_masks
from lib.measures.peers import gaps

CELLS = {"1": True, "0": False, "?": pd.NA}


def masks(rows: dict[str, str], parties: str = "民革 民盟 台盟", complete: bool = True):
    cells = [[CELLS[cell] for cell in row] for row in rows.values()]
    return function_masks(pd.DataFrame(cells, index=list(rows), columns=parties.split(), dtype="boolean"), complete)


def test_the_rarest_pair_stands_first_and_lists_without_the_organisation_do_not_count():
    own = masks({"市教育局": "111"})
    others = [
        masks({"区教育局": "11"}, "民革 民盟"),
        masks({"县教育局": "100"}),
        masks({"县审计局": "1??"}, complete=False),
    ]
    found = commonness(own, others).set_index("party")
    assert list(found.index) == ["台盟", "民盟", "民革"]
    assert found.loc["台盟", ["having", "known", "share", "peers"]].tolist() == [0, 1, 0, ()]
    assert found.loc["民盟", ["having", "known", "share", "peers"]].tolist() == [1, 2, 0.5, (0,)]
    assert found.loc["民革", ["having", "known", "share", "peers"]].tolist() == [2, 2, 1, (0, 1)]


def test_lists_without_such_a_department_are_told_apart_from_lists_that_do_not_link_it():
    own = masks({"市教育局": "110", "市审计局": "100"})
    found = commonness(own, [masks({"区教育局": "010"}), masks({"县教育局": "000"})])
    told = {(row.function, row.party): (row.having, row.with_department) for row in found.itertuples()}
    assert sorted(told.values()) == [(0, 0), (0, 2), (1, 2)]


def test_where_no_list_could_have_a_pair_no_share_is_told_and_it_stands_last():
    own = masks({"市教育局": "101"})
    found = commonness(own, [masks({"市教育局": "1"}, "民革")])
    assert found["party"].tolist() == ["民革", "台盟"]
    assert found["known"].tolist() == [1, 0] and np.isnan(found["share"][1])
    assert commonness(own, [])["known"].tolist() == [0, 0]
    assert commonness(masks({"市教育局": "000"}), [own]).empty


def test_a_list_without_the_organisation_is_no_list_that_lacks_the_pair():
    own = masks({"市教育局": "000"})
    # Two of four have 教育–台盟; the other two have no 台盟 at all, so it is two of two.
    others = [masks({"市教育局": "001"})] * 2 + [masks({"市教育局": "00"}, "民革 民盟")] * 2
    (gap,) = gaps(own, others).itertuples()
    assert (gap.party, gap.having, gap.known, gap.share) == ("台盟", 2, 2, 1.0)


def test_what_only_one_list_could_have_is_no_gap():
    own = masks({"市教育局": "000"})
    assert gaps(own, [masks({"市教育局": "001"}), masks({"市教育局": "00"}, "民革 民盟")]).empty
