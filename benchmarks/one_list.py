"""The slower measures of one list (Qingdao 2008, 40 × 8) and suggestions for unknown names, against their peers.

`python -m benchmarks.one_list [rounds]` prints tables of ratios (see benchmarks.rounds).
"""

import difflib
import sys
from importlib.util import find_spec
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from networkx.algorithms import bipartite
from rapidfuzz import process
from rapidfuzz.distance import Indel

from benchmarks.rounds import ROUNDS, Bar, Work, heading, in_turns, told
from lib.archive.holdings import load_holdings
from lib.measures.biadjacency import require_known
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.modularity import communities
from lib.measures.nestedness import nodf_values
from lib.measures.network import bipartite_graph, components
from lib.measures.null_model import curveball, nodf_null
from lib.measures.projection import department_projection, party_projection
from lib.vocabulary.functions import ALIASES, normal_name
from lib.vocabulary.suggestions import suggestions

NULLS, ONE_BY_ONE, NAMES = 1_000, 50, 40


def main(rounds: int = ROUNDS) -> bool:
    """Print every table; return whether all bars are kept."""
    matrix = load_holdings().matrices["qingdao-2008"]
    return all([network(matrix, rounds), nestedness(matrix, rounds), names(rounds)])


def network(matrix: pd.DataFrame, rounds: int) -> bool:
    """Measure what is shown of the network of a list (E1): degrees, both projections, separate parts, communities.

    Betweenness and closeness are not shown of a list, so nobody works them out here.
    """
    ours, peer = "度数、投影、连通部分、社群", "networkx"
    runs: dict[str, Work] = {
        ours: lambda: (
            department_degrees(matrix),
            party_degrees(matrix),
            department_projection(matrix),
            party_projection(matrix),
            components(matrix),
            communities(matrix),
        ),
        peer: lambda: _by_networkx(matrix),
    }
    bars = [Bar("E1", ours, ours, peer, 1.1)]
    if find_spec("igraph"):
        runs["igraph"] = lambda: _by_igraph(require_known(matrix))
        bars.append(Bar("E1", ours, ours, "igraph"))
    heading("一份名单的网络，40×8")
    return told(in_turns(runs, rounds), bars)


def nestedness(matrix: pd.DataFrame, rounds: int) -> bool:
    """Measure NODF with NULLS random matrices of the same margins (E2)."""
    observed = require_known(matrix)
    nulls = curveball(matrix, NULLS)
    others = np.random.default_rng(1).random(nulls.shape) < observed.mean()
    ours, ready = f"NODF 和 {NULLS} 个零模型", f"{NULLS} 个现成矩阵的 NODF"
    same, slow = f"{ready}（边际相同）", "逐个做零模型和 NODF"
    runs: dict[str, Work] = {
        ours: lambda: nodf_null(matrix, NULLS),
        ready: lambda: nodf_values(others),
        same: lambda: nodf_values(nulls),
        slow: lambda: [nodf_values(curveball(matrix, 1, seed)) for seed in range(ONE_BY_ONE)],
    }
    bars = [Bar("E2", ours, ours, ready, 12), Bar("E2", ours, ours, same)]
    bars.append(Bar("E2", ours, ours, slow, 0.08, per=NULLS / ONE_BY_ONE))
    heading("嵌套度，40×8")
    return told(in_turns(runs, rounds), bars)


def names(rounds: int) -> bool:
    """Measure suggestions for NAMES unknown names among all known ones (F2)."""
    rng = np.random.default_rng(1)
    known = list(ALIASES)
    asked = [
        f"{name[:at]}某{name[at + 1 :]}中心" for name in rng.choice(known, NAMES) for at in [rng.integers(len(name))]
    ]
    normal = [normal_name(name) for name in asked]
    ours, peer = f"{NAMES} 个名称 × {len(known)} 个已知名称", "rapidfuzz.process.cdist"
    runs: dict[str, Work] = {
        ours: lambda: suggestions(asked),
        peer: lambda: process.cdist(normal, known, scorer=Indel.normalized_similarity),
        "difflib": lambda: [difflib.SequenceMatcher(None, one, other).ratio() for one in normal for other in known],
    }
    heading("相近的名称")
    return told(in_turns(runs, rounds), [Bar("F2", ours, ours, peer, 4.5), Bar("F2", ours, ours, "difflib", 0.03)])


def _by_networkx(matrix: pd.DataFrame) -> Any:
    graph = bipartite_graph(matrix)
    departments = {node for node, kind in graph.nodes(data="bipartite") if not kind}
    parties = set(graph) - departments
    return (
        dict(graph.degree),
        bipartite.weighted_projected_graph(graph, departments),
        bipartite.weighted_projected_graph(graph, parties),
        bipartite.overlap_weighted_projected_graph(graph, parties),
        list(nx.connected_components(graph)),
        nx.community.greedy_modularity_communities(graph),
    )


def _by_igraph(linked: np.ndarray) -> Any:
    import igraph

    rows, columns = np.nonzero(linked)
    kinds = [0] * linked.shape[0] + [1] * linked.shape[1]
    graph = igraph.Graph.Bipartite(kinds, list(zip(rows, columns + linked.shape[0], strict=True)))
    return (
        graph.degree(),
        graph.bipartite_projection(multiplicity=True),
        graph.similarity_jaccard(),
        graph.connected_components(),
        graph.community_fastgreedy(),
    )


if __name__ == "__main__":
    raise SystemExit(0 if main(*map(int, sys.argv[1:2])) else 1)
