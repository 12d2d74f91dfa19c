"""Tables on the screen: what is not known is blank or called known, never zero."""

import pandas as pd

from lib.archive.holdings import load_holdings
from lib.measures.projection import party_projection
from lib.ui import tables

HELD = load_holdings()


def test_an_organisation_of_which_nothing_is_known_has_no_count():
    table = tables.party_table(HELD.matrices["kaifeng-2006plus"]).set_index("组织")
    assert table.loc["民革", "已知联系部门数"] == 5
    assert table.loc["台盟", "已知联系部门数"] is pd.NA


def test_a_complete_list_counts_without_reserve():
    table = tables.party_table(HELD.matrices["qingdao-2008"]).set_index("组织")
    assert table.loc["民革", "联系部门数"] == 22
    assert tables.matrix_table(HELD.matrices["qingdao-2008"])["联系数"].sum() == 157


def test_a_partial_list_gives_no_similarity():
    pairs = party_projection(HELD.matrices["ningde-2009"])
    assert "相似度（Jaccard）" not in tables.projection_table(pairs, "组织", complete=False)
    assert "相似度（Jaccard）" in tables.projection_table(pairs, "组织")
