"""Barber modularity by its double sum; communities against Louvain and against every possible division."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from lib.measures.modularity import barber_modularity, communities
from lib.measures.network import bipartite_graph


def barber_by_double_sum(matrix: pd.DataFrame, division) -> float:
    """Q = 1/m · Σ over all cells of (link - k·d / m) where both ends are in the same community."""
    total = matrix.to_numpy(dtype=int).sum()
    quality = 0.0
    for department in matrix.index:
        for party in matrix.columns:
            if any(department in departments and party in parties for departments, parties in division):
                expected = matrix.loc[department].sum() * matrix[party].sum() / total
                quality += int(matrix.loc[department, party]) - expected
    return quality / total


def divisions(names: list[int]):
    """Give every way to divide the names into groups."""
    if not names:
        yield []
        return
    for rest in divisions(names[1:]):
        yield [[names[0]], *rest]
        for position, group in enumerate(rest):
            yield [*rest[:position], [names[0], *group], *rest[position + 1 :]]


def best_possible_modularity(matrix: pd.DataFrame) -> float:
    """Try every division of the organisations; each department then joins the group it has most surplus with."""
    cells = matrix.to_numpy(dtype=float)
    surplus = cells - np.outer(cells.sum(1), cells.sum(0)) / cells.sum()
    joined = {}
    for groups in divisions(list(range(cells.shape[1]))):
        for group in map(tuple, groups):
            if group not in joined:
                joined[group] = surplus[:, group].sum(axis=1)
        quality = np.max([joined[tuple(group)] for group in groups], axis=0).sum() / cells.sum()
        joined["best"] = max(joined.get("best", -1.0), quality)
    return joined["best"]


def test_two_separate_blocks_are_two_communities(typed):
    matrix = typed("1100", "1100", "0011", "0011")
    found = communities(matrix)
    assert found == [(("甲局", "乙局"), ("民革", "民盟")), (("丙局", "丁局"), ("民建", "民进"))]
    assert barber_modularity(matrix, found) == pytest.approx(0.5)
    assert barber_modularity(matrix, [(tuple(matrix.index), tuple(matrix.columns))]) == pytest.approx(0)


def test_fenghua_falls_into_its_five_organisations(shipped):
    matrix = shipped("fenghua-2019")
    found = communities(matrix)
    assert [parties for _, parties in found] == [("民革",), ("民盟",), ("民建",), ("工商联",), ("无党派人士",)]
    # 1 - (6² + 4² + 4² + 7² + 5²) / 26²
    assert barber_modularity(matrix, found) == pytest.approx(1 - 142 / 676)


def test_qingdao_reaches_the_best_of_all_divisions(shipped):
    matrix = shipped("qingdao-2008")
    found = communities(matrix)
    assert barber_modularity(matrix, found) == pytest.approx(best_possible_modularity(matrix))
    assert barber_modularity(matrix, found) == pytest.approx(barber_by_double_sum(matrix, found))
    assert sorted(name for departments, _ in found for name in departments) == sorted(matrix.index)
    assert sorted(name for _, parties in found for name in parties) == sorted(matrix.columns)


def test_louvain_finds_nothing_better(shipped):
    matrix = shipped("qingdao-2008")
    ours = barber_modularity(matrix, communities(matrix))
    for seed in range(3):
        louvain = [
            tuple(tuple(name for kind, name in nodes if kind == wanted) for wanted in ("department", "party"))
            for nodes in nx.community.louvain_communities(bipartite_graph(matrix), seed=seed)
        ]
        assert barber_modularity(matrix, louvain) <= ours


def test_departments_with_the_same_organisations_are_together(shipped):
    matrix = shipped("qingdao-2008")
    home = {name: number for number, (departments, _) in enumerate(communities(matrix)) for name in departments}
    assert len({home[name] for name in matrix.index[matrix.all(axis=1)]}) == 1


def test_who_has_no_link_belongs_to_no_community(typed):
    assert communities(typed("100", "000", "010")) == [(("甲局",), ("民革",)), (("丙局",), ("民盟",))]
    assert communities(typed("00", "00")) == []
    assert communities(typed()) == []
    assert barber_modularity(typed("00", "00"), []) == 0


def test_unknown_cells_and_unknown_names_are_refused(typed):
    with pytest.raises(ValueError, match="not known"):
        communities(typed("1?", "01"))
    with pytest.raises(ValueError, match="not known"):
        barber_modularity(typed("1?", "01"), [])
    with pytest.raises(KeyError):
        barber_modularity(typed("10", "01"), [(("没有的局",), ("民革",))])
