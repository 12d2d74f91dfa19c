"""The relations between bodies that a text states, as a graph: who has to do with how many, who stands between."""

from collections import Counter

import networkx as nx
import pandas as pd


def relation_graph(relations: pd.DataFrame) -> nx.Graph:
    """Return the graph of bodies: an edge where the text states at least one relation, whatever its direction.

    `relations` has columns from and to, one row per relation. A relation of a body with itself (the sections of an
    office among each other) gives a node and no edge.
    """
    graph = nx.Graph()
    for start, end in relations[["from", "to"]].itertuples(index=False):
        graph.add_nodes_from((start, end))
        if start != end:
            graph.add_edge(start, end)
    return graph


def bodies_in_order(relations: pd.DataFrame) -> pd.DataFrame:
    """Return every body with its kind (columns body, kind), in order of appearance."""
    ends = [
        pair
        for start, start_kind, end, end_kind in relations[["from", "from_kind", "to", "to_kind"]].itertuples(
            index=False
        )
        for pair in ((start, start_kind), (end, end_kind))
    ]
    return pd.DataFrame(list(dict(ends).items()), columns=pd.Index(["body", "kind"]), dtype=object)


def centrality(relations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per body, the most connected first: body, kind, degree, relations, betweenness.

    degree is the number of other bodies it is joined to; relations the number of stated relations it takes part in;
    betweenness (0..1) the share of shortest ways between two others that lead through it: Freeman 1979, Social
    Networks 1: 215-239; worked out after Brandes 2001, Journal of Mathematical Sociology 25: 163-177.
    """
    graph = relation_graph(relations)
    between = nx.betweenness_centrality(graph)
    kinds = dict(bodies_in_order(relations).itertuples(index=False, name=None))
    ends = pd.concat([relations["from"], relations.loc[relations["from"] != relations["to"], "to"]])
    counted = ends.value_counts()
    bodies = list(graph)
    table = pd.DataFrame(
        {
            "body": pd.Series(bodies, dtype=object),
            "kind": pd.Series([kinds[body] for body in bodies], dtype=object),
            "degree": pd.Series([graph.degree[body] for body in bodies], dtype="int64"),
            "relations": pd.Series([int(counted[body]) for body in bodies], dtype="int64"),
            "betweenness": pd.Series([between[body] for body in bodies], dtype="float64"),
        }
    )
    return table.sort_values(["degree", "relations"], ascending=False, kind="stable").reset_index(drop=True)


def joined_pairs(relations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per two bodies that are joined: a, b (in order of appearance), layer, relations (their number).

    A body joined with itself is a pair too. Where a pair has relations in several layers, the first one counts.
    """
    rows = list(relations[["from", "to", "layer"]].itertuples(index=False, name=None))
    counts = Counter(frozenset(row[:2]) for row in rows)
    first = {frozenset(row[:2]): row for row in reversed(rows)}
    return pd.DataFrame(
        [(*first[pair], number) for pair, number in counts.items()], columns=pd.Index(["a", "b", "layer", "relations"])
    )


def relations_by_type(relations: pd.DataFrame, types: list[str], layers: list[str]) -> pd.DataFrame:
    """Return the number of relations of each type in each layer, types × layers, nothing left out."""
    counted = pd.crosstab(relations["relation"], relations["layer"])
    return counted.reindex(index=types, columns=layers, fill_value=0)
