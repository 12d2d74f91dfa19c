"""The graph of bodies, checked on graphs small enough for the eye."""

import pandas as pd
import pytest

from lib.measures.coordination import bodies_in_order, centrality, joined_pairs, relation_graph, relations_by_type
from lib.measures.stated_figures import comparable


def relations(*pairs: tuple[str, str]) -> pd.DataFrame:
    rows = [(a, "甲类", b, "乙类", "横向" if at else "纵向", "会议") for at, (a, b) in enumerate(pairs)]
    return pd.DataFrame(rows, columns=["from", "from_kind", "to", "to_kind", "layer", "relation"])


STAR = relations(("中", "东"), ("中", "西"), ("中", "南"), ("北", "中"), ("中", "东"))


def test_the_middle_of_a_star_is_joined_to_all_and_stands_between_all():
    found = centrality(STAR).set_index("body")
    assert found.index[0] == "中"
    assert found.loc["中", ["degree", "relations"]].tolist() == [4, 5]
    assert found.loc["中", "betweenness"] == pytest.approx(1) and found.loc["东", "betweenness"] == 0
    assert found.loc["东", ["degree", "relations"]].tolist() == [1, 2]


def test_the_middle_of_a_path_of_four_carries_two_thirds():
    found = centrality(relations(("一", "二"), ("二", "三"), ("三", "四"))).set_index("body")
    assert found["betweenness"].round(4).to_dict() == {"一": 0, "二": 0.6667, "三": 0.6667, "四": 0}


def test_a_body_joined_with_itself_is_there_but_joined_to_nobody():
    found = centrality(relations(("科室", "科室"))).set_index("body")
    assert found.loc["科室", ["degree", "relations"]].tolist() == [0, 1]
    assert relation_graph(relations(("科室", "科室"))).number_of_edges() == 0


def test_pairs_are_counted_whatever_the_direction():
    found = joined_pairs(relations(("甲", "乙"), ("乙", "甲"), ("甲", "丙")))
    assert found.to_dict("records") == [
        {"a": "甲", "b": "乙", "layer": "纵向", "relations": 2},
        {"a": "甲", "b": "丙", "layer": "横向", "relations": 1},
    ]


def test_bodies_stand_in_order_of_appearance():
    assert bodies_in_order(STAR)["body"].tolist() == ["中", "东", "西", "南", "北"]


def test_types_and_layers_without_a_relation_count_zero():
    found = relations_by_type(STAR, ["会议", "走访"], ["纵向", "横向", "内部"])
    assert found.to_numpy().tolist() == [[1, 4, 0], [0, 0, 0]]


def test_nothing_gives_nothing():
    empty = STAR.head(0)
    assert centrality(empty).empty and joined_pairs(empty).empty and bodies_in_order(empty).empty


def test_only_figures_of_one_definition_are_compared():
    assert comparable(pd.DataFrame({"key": ["a", "b", "a", "c", "b"]})) == ["a", "b"]
