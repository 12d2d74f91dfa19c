"""The ready-made frames that the bare page draws: sorted and counted beforehand, by the figure the dashboard draws."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lib.archive.document import Document
from lib.archive.holdings import Holdings, load_holdings
from lib.figures.bipartite_chart import bipartite_chart
from lib.figures.comparison_heatmap import comparison_heatmap
from lib.figures.degree_bars import party_bars
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.style import LIGHT
from lib.measures.comparison import comparison
from lib.measures.coverage import party_degrees
from lib.measures.function_masks import function_masks
from lib.ui import compare_lists
from lib.ui.pickers import ORDERS
from lib.ui.pictures import in_order, row_groups

LARGE = 8  # departments; below, a list is a handful of names and draws at once
MOST = 60  # frames that are made; of a country all places are offered, and these are changed to


@dataclass(frozen=True)
class Task:
    """What the bare page does: `draw` with the arguments ready for each of some choices, of which it offers `options`.

    page and key: where the dashboard has the same choice.
    """

    page: str
    key: str
    draw: Callable[..., Any]
    frames: dict[str, tuple[Any, ...]]
    options: list[str]


def tasks(held: Holdings) -> dict[str, Task]:
    """Return what both pages do."""
    first = {place: here[0] for place, here in held.places.items() if here[0].document_id in held.matrices}
    places = list(first)
    large = [place for place in places if len(held.matrices[first[place].document_id]) >= LARGE]
    some = large[:: max(1, len(large) // MOST)]
    matrices = {place: held.matrices[first[place].document_id] for place in some}
    sources = {place: first[place].number or first[place].title for place in some}
    rows = {by: in_order(held.matrices[first[places[0]].document_id], by) for by in ORDERS.values()}
    source = first[places[0]].number or first[places[0]].title
    orders = {name: (rows[by], LIGHT, source, None, row_groups(rows[by], by)) for name, by in ORDERS.items()}
    heatmaps = {place: (matrices[place], LIGHT, sources[place]) for place in some}
    return {
        "matrix_order": Task("matrix", "matrix_order", matrix_heatmap, orders, list(orders)),
        "matrix_place": Task("matrix", "place", matrix_heatmap, heatmaps, places),
        "coverage_place": Task(
            "coverage", "place", party_bars, {place: (party_degrees(matrices[place]), LIGHT) for place in some}, places
        ),
        "network_place": Task(
            "network", "place", bipartite_chart, {place: (matrices[place], LIGHT) for place in some}, places
        ),
        "cities_place": _comparisons(held, some),
    }


def _comparisons(held: Holdings, some: list[str]) -> Task:
    """Return the comparison of the first list with others: of a country the one nearest in time of each place."""
    lists = compare_lists.offered(held)
    own = next(iter(lists.values()))
    if len(lists) > compare_lists.AT_ONCE:
        own = held.places[next(iter(held.places))][0]
        options, key = list(held.places), "cities_b_place"
        others = {place: min(held.places[place], key=lambda one: _away(own, one)) for place in some}
    else:
        options, key = [name for name, one in lists.items() if one is not own], "cities_b"
        others = {name: lists[name] for name in options if lists[name].complete}
    others = {name: one for name, one in others.items() if one is not own}

    def masks(one: Document) -> Any:
        return function_masks(held.matrices[one.document_id], one.complete)

    mine = masks(own)
    pairs = {name: ((mine, masks(one)), (own.label, one.label)) for name, one in others.items()}
    frames = {name: (comparison(*both).cells, both, labels, LIGHT) for name, (both, labels) in pairs.items()}
    return Task("cities", key, comparison_heatmap, frames, options)


def _away(own: Document, one: Document) -> tuple[int, bool]:
    return abs((one.year or 0) - (own.year or 0)), not one.complete


TASKS = tasks(load_holdings())
CHANGED = {name: list(one.frames) for name, one in TASKS.items()}  # the choices to change between
