"""The matrix as a graph of two kinds of nodes."""

import networkx as nx
import pandas as pd

from lib.measures.biadjacency import liaisons


def bipartite_graph(matrix: pd.DataFrame) -> nx.Graph:
    """Return the bipartite graph: nodes ("department", name) and ("party", name), an edge for each known link.

    Nodes carry bipartite=0 (departments) or 1 (organisations), as networkx.algorithms.bipartite expects; nodes
    without a link are kept; unknown cells give no edge. Borgatti and Everett 1997, Social Networks 19: 243-269.
    """
    graph = nx.Graph()
    graph.add_nodes_from((("department", name) for name in matrix.index), bipartite=0)
    graph.add_nodes_from((("party", name) for name in matrix.columns), bipartite=1)
    graph.add_edges_from((("department", department), ("party", party)) for department, party in liaisons(matrix))
    return graph


def components(matrix: pd.DataFrame) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the separate parts of the graph as (departments, organisations), the largest first.

    A part is what can be reached from one of its members over liaisons; names without a link are left out.
    A partition falls into one part per organisation. Hopcroft and Tarjan 1973, Communications of the ACM 16: 372-378.
    """
    parts = [part for part in nx.connected_components(bipartite_graph(matrix)) if len(part) > 1]
    return [
        (
            tuple(name for name in matrix.index if ("department", name) in part),
            tuple(name for name in matrix.columns if ("party", name) in part),
        )
        for part in sorted(parts, key=len, reverse=True)
    ]
