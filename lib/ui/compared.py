"""Lists by function and their comparisons, worked out once per published state; which measure feeds which figure."""

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.figures.comparison_heatmap import comparison_heatmap
from lib.figures.comparison_words import TYPES
from lib.figures.difference_bars import NOTHING, UNCLASSIFIED, WITHHELD, difference_bars
from lib.figures.dumbbell_chart import NOBODY, UNKNOWN, dumbbell_chart
from lib.figures.small_multiples import small_multiples
from lib.figures.style import Ink
from lib.measures.comparison import KEPT, ONLY_A, ONLY_A_BODY, ONLY_B, ONLY_B_BODY, Comparison, comparison
from lib.measures.function_masks import FunctionMasks, function_masks
from lib.measures.function_states import linked_functions, linked_organisations
from lib.measures.matrix_type import MatrixType, matrix_type
from lib.ui.loading import crosswalk, once, once_for_all
from lib.vocabulary.functions import BY_KEY
from lib.vocabulary.parties import official_order

# Which functions the difference matrix shows: those with a cell in one of these states, all where there are none.
ROWS: dict[str, tuple[str, ...]] = {
    "全部职能": (),
    "有差异的": (ONLY_A, ONLY_B, ONLY_A_BODY, ONLY_B_BODY),
    "双方都有而联系不同的": (ONLY_A, ONLY_B),
    "有相同联系的": (KEPT,),
}


def masks(document: Document) -> FunctionMasks:
    """Return the list of a document by function."""
    return once(_masks, document, document.complete)


def _masks(matrix: pd.DataFrame, complete: bool) -> FunctionMasks:
    return function_masks(matrix, complete, crosswalk().functions_of)


def type_of(document: Document) -> MatrixType:
    """Return the type of the list of a document."""
    return once(matrix_type, document, document.complete)


def type_words(document: Document) -> str:
    """Return the type of the list of a document in a word."""
    return TYPES[type_of(document)]


def compared(a: Document, b: Document) -> Comparison:
    """Return the comparison of two lists."""
    return once_for_all(_compared, a.document_id, b.document_id)


def whole(a: Document, b: Document) -> bool:
    """Tell whether one number may say how far two lists differ."""
    return masks(a).whole and masks(b).whole


def difference_matrix(held: Holdings, a: str, b: str, ink: Ink, rows: str) -> Any:
    """Return the difference matrix of two lists; `rows` is one of ROWS."""
    one, other = held.documents[a], held.documents[b]
    cells = chosen_rows(compared(one, other), rows)
    return comparison_heatmap(cells, (masks(one), masks(other)), (one.label, other.label), ink)


def chosen_rows(found: Comparison, rows: str) -> pd.DataFrame:
    """Return the cells of a comparison, of all functions or of some; `rows` is one of ROWS."""
    states = list(ROWS[rows])
    return found.cells[found.cells.isin(states).any(axis=1)] if states else found.cells


def side_by_side(held: Holdings, ids: tuple[str, ...], ink: Ink) -> Any:
    """Return all chosen lists in panels."""
    documents = [held.documents[name] for name in ids]
    return small_multiples([masks(one) for one in documents], [one.label for one in documents], ink)


def per_function(held: Holdings, a: str, b: str, ink: Ink) -> Any:
    """Return the organisations per function of two lists."""
    rows = function_rows(held, a, b)
    most = float(np.nanmax(rows[["a", "b"]].to_numpy(float), initial=1)) if len(rows) else 1.0
    return dumbbell_chart(rows, (held.documents[a].label, held.documents[b].label), most, ink)


def per_organisation(held: Holdings, a: str, b: str, ink: Ink) -> Any:
    """Return the share of functions that each organisation is linked to, of two lists."""
    rows = organisation_rows(held, a, b)
    return dumbbell_chart(rows, (held.documents[a].label, held.documents[b].label), 1.0, ink, percent=True)


def parts(held: Holdings, ids: tuple[str, ...], ink: Ink) -> Any:
    """Return what the difference of each two of the lists is made of."""
    return difference_bars(pair_rows(held, ids), ink)


def function_rows(held: Holdings, a: str, b: str) -> pd.DataFrame:
    """Return organisations per function: rows of lib.figures.dumbbell_chart by function name."""
    one, other = held.documents[a], held.documents[b]
    cells = compared(one, other).cells
    sides: dict[str, Any] = {}
    for side, document in (("a", one), ("b", other)):
        found = linked_organisations(masks(document)).reindex(cells.index)
        absent = NOBODY if masks(document).whole else UNKNOWN
        sides[side] = found["linked"].astype(float).to_numpy()
        sides[f"{side}_told"] = [
            absent if number != number else f"{'≥' if open_ else ''}{number:.0f}" if number or not open_ else UNKNOWN
            for number, open_ in zip(found["linked"], found["open"], strict=True)
        ]
    titles = [BY_KEY[key].name for key in cells.index]
    return pd.DataFrame({**sides, "group": [BY_KEY[key].group for key in cells.index]}, index=titles)


def organisation_rows(held: Holdings, a: str, b: str) -> pd.DataFrame:
    """Return the share of functions per organisation, in official order: rows of lib.figures.dumbbell_chart.

    No shares of a list that is not whole. Columns a_count and b_count: the functions themselves, as text.
    """
    found = {side: linked_functions(masks(held.documents[name])) for side, name in (("a", a), ("b", b))}
    parties = official_order(list({*found["a"].index, *found["b"].index}))
    sides: dict[str, Any] = {}
    for side, name in (("a", a), ("b", b)):
        one, complete = found[side].reindex(parties), masks(held.documents[name]).whole
        share = (one["linked"] / one["listed"]).astype(float)
        sides[side] = (share if complete else share * np.nan).to_numpy()
        sides[f"{side}_told"] = [
            UNKNOWN if not complete else NOBODY if each != each else f"{each:.0%}" for each in share
        ]
        sides[f"{side}_count"] = [
            NOBODY if number != number else f"{number:.0f}/{listed:.0f}" if complete else f"≥{number:.0f}"
            for number, listed in zip(one["linked"], one["listed"], strict=True)
        ]
    return pd.DataFrame({**sides, "group": ""}, index=parties)


def pair_rows(held: Holdings, ids: tuple[str, ...]) -> pd.DataFrame:
    """Return each two of the lists: rows of lib.figures.difference_bars, with the counts behind them."""
    rows = []
    for one, other in combinations([held.documents[name] for name in ids], 2):
        found = compared(one, other)
        shares: tuple[float | None, ...] = (np.nan, np.nan, np.nan)
        reason = WITHHELD if not (one.complete and other.complete) else UNCLASSIFIED
        if whole(one, other):
            reason = NOTHING if found.dissimilarity is None else ""
            if found.dissimilarity is not None:
                shares = (1 - found.dissimilarity, found.turnover, found.rewiring)
        counts = (found.kept, found.only_a, found.only_b, found.not_comparable)
        rows.append((one.label, other.label, *shares, reason, *counts))
    columns = ["a", "b", "same", "turnover", "rewiring", "reason", "kept", "only_a", "only_b", "not_comparable"]
    return pd.DataFrame(rows, columns=columns)


def _compared(held: Holdings, a: str, b: str) -> Comparison:
    return comparison(masks(held.documents[a]), masks(held.documents[b]))
