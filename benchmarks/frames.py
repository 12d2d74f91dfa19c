"""The ready-made frames that the bare page draws: sorted and counted beforehand, by the figure the dashboard draws."""

from collections.abc import Callable
from typing import Any

from lib.archive.holdings import load_holdings
from lib.figures.bipartite_chart import bipartite_chart
from lib.figures.degree_bars import party_bars
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.style import LIGHT
from lib.measures.coverage import party_degrees
from lib.ui.pickers import ORDERS
from lib.ui.pictures import in_order, row_groups

LARGE = 8  # departments; below, a list is a handful of names and draws at once

Draw = Callable[..., Any]


def figures() -> dict[str, tuple[Draw, dict[str, tuple[Any, ...]]]]:
    """Return per task the function that draws, and its arguments ready for each choice."""
    held = load_holdings()
    documents: dict[str, Any] = {}  # of each place the one that is shown first
    for document in held.shown():
        documents.setdefault(document.place, document)
    matrices = {place: held.matrices[one.document_id] for place, one in documents.items()}
    sources = {place: one.number or one.title for place, one in documents.items()}
    largest = next(iter(matrices))
    orders = {}
    for name, by in ORDERS.items():
        rows = in_order(matrices[largest], by)
        orders[name] = (rows, LIGHT, sources[largest], None, row_groups(rows, by))
    return {
        "matrix_order": (matrix_heatmap, orders),
        "matrix_place": (matrix_heatmap, {place: (matrices[place], LIGHT, sources[place]) for place in matrices}),
        "coverage_place": (party_bars, {place: (party_degrees(matrices[place]), LIGHT) for place in matrices}),
        "network_place": (bipartite_chart, {place: (matrices[place], LIGHT) for place in matrices}),
    }


FIGURES = figures()
_LARGE = [place for place, (matrix, *_) in FIGURES["matrix_place"][1].items() if len(matrix) >= LARGE]
# The options to change between: every order, and the places with a large matrix; both pages offer all places.
CHANGED = {task: list(frames) if task == "matrix_order" else _LARGE for task, (_, frames) in FIGURES.items()}
