"""The graph behind the drawings."""

import pytest
from networkx.algorithms import bipartite

from lib.measures.biadjacency import neighbours
from lib.measures.coverage import coverage, department_degrees, party_degrees
from lib.measures.network import bipartite_graph, components


def test_the_graph_has_the_matrix_as_its_edges(shipped):
    matrix = shipped("qingdao-2008")
    graph, departments = bipartite_graph(matrix), [("department", name) for name in matrix.index]
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (48, 157)
    assert bipartite.is_bipartite_node_set(graph, departments)
    assert bipartite.density(graph, departments) == pytest.approx(coverage(matrix).density)
    degrees = department_degrees(matrix).to_dict() | party_degrees(matrix).to_dict()
    assert {name: degree for (_, name), degree in graph.degree()} == degrees


def test_unknown_cells_are_no_edges_and_the_unlinked_stay_nodes(typed):
    graph = bipartite_graph(typed("1?", "?0"))
    assert list(graph.edges()) == [(("department", "甲局"), ("party", "民革"))]
    assert graph.number_of_nodes() == 4
    assert graph.nodes[("department", "乙局")]["bipartite"] == 0
    assert graph.nodes[("party", "民盟")]["bipartite"] == 1


def test_neighbours_of_a_department_and_of_an_organisation(typed):
    matrix = typed("101", "1?1", "000")
    assert neighbours(matrix, "乙局") == ("民革", "民建")
    assert neighbours(matrix, "民建") == ("甲局", "乙局")
    assert neighbours(matrix, "丙局") == neighbours(matrix, "民盟") == ()
    with pytest.raises(KeyError):
        neighbours(matrix, "没有的局")


def test_a_partition_falls_into_one_part_per_organisation(shipped):
    parts = components(shipped("fenghua-2019"))
    assert len(parts) == 5
    assert [len(departments) for departments, _ in parts] == [7, 6, 5, 4, 4]
    assert parts[0][1] == ("工商联",)


def test_qingdao_hangs_together(shipped):
    parts = components(shipped("qingdao-2008"))
    assert [(len(departments), len(organisations)) for departments, organisations in parts] == [(40, 8)]


def test_one_department_with_one_organisation_is_a_part_and_names_without_a_link_are_none(typed):
    # 甲 and 乙 share 民革; 丙 has 民盟 for itself; 丁 and 民建 have nobody.
    assert components(typed("100", "100", "010", "000")) == [(("甲局", "乙局"), ("民革",)), (("丙局",), ("民盟",))]
