"""Projections against networkx."""

import pytest
from networkx.algorithms import bipartite

from lib.measures.network import bipartite_graph
from lib.measures.projection import alike_departments, department_projection, party_projection


def test_qingdao_links_all_28_pairs_of_organisations_the_heaviest_with_15(shipped):
    found = party_projection(shipped("qingdao-2008"))
    assert len(found) == 28
    assert found["shared"].max() == 15
    assert (found.loc[0, "a"], found.loc[0, "b"], found.loc[0, "shared"]) == ("民革", "民盟", 14)


def test_a_partition_has_no_projected_edge(shipped):
    found = party_projection(shipped("fenghua-2019"))
    assert found.empty
    assert list(found.columns) == ["a", "b", "shared", "jaccard"]


def test_organisations_share_and_resemble_as_networkx_says(shipped):
    matrix = shipped("qingdao-2008")
    graph, parties = bipartite_graph(matrix), [("party", name) for name in matrix.columns]
    shared = bipartite.weighted_projected_graph(graph, parties)
    alike = bipartite.overlap_weighted_projected_graph(graph, parties, jaccard=True)
    found = party_projection(matrix)
    assert len(found) == shared.number_of_edges()
    for pair in found.itertuples():
        a, b = ("party", pair.a), ("party", pair.b)
        assert pair.shared == shared[a][b]["weight"]
        assert pair.jaccard == pytest.approx(alike[a][b]["weight"])


def test_departments_share_and_resemble_as_networkx_says(shipped):
    matrix = shipped("qingdao-2008")
    graph, departments = bipartite_graph(matrix), [("department", name) for name in matrix.index]
    shared = bipartite.weighted_projected_graph(graph, departments)
    found = department_projection(matrix)
    for a in matrix.index:
        assert found.loc[a, a] == matrix.loc[a].sum()
        for b in matrix.index.drop(a):
            edge = shared.get_edge_data(("department", a), ("department", b), {"weight": 0})
            assert found.loc[a, b] == edge["weight"]
    alike = bipartite.overlap_weighted_projected_graph(graph, departments, jaccard=True)
    pairs = alike_departments(matrix, top=1000)
    assert len(pairs) == alike.number_of_edges()
    for pair in pairs.itertuples():
        assert pair.jaccard == pytest.approx(alike[("department", pair.a)][("department", pair.b)]["weight"])


def test_most_alike_departments_come_first(typed):
    found = alike_departments(typed("1110", "0111", "1110", "1000", "1000"), top=3)
    assert list(found.itertuples(index=False, name=None)) == [
        ("甲局", "丙局", 3, 1.0),
        ("丁局", "戊局", 1, 1.0),
        ("甲局", "乙局", 2, 0.5),
    ]


def test_unknown_cells_count_neither_as_shared_nor_as_different(typed):
    # 民革 and 民盟: 甲局 both, 乙局 one of two, 丙局 and 丁局 not known for both.
    found = party_projection(typed("11", "10", "1?", "?0"))
    assert found.values.tolist() == [["民革", "民盟", 1, 0.5]]
    assert department_projection(typed("11?", "1?1")).loc["甲局", "乙局"] == 1
