"""From a matrix to the picture a page shows: which measure feeds which figure."""

from typing import Any

import pandas as pd

from lib.figures.bipartite_chart import bipartite_chart
from lib.figures.combination_chart import combination_chart
from lib.figures.degree_bars import degree_distribution, department_bars, party_bars
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.null_chart import null_chart
from lib.figures.projection_chart import department_projection_chart, party_projection_chart
from lib.figures.style import Ink
from lib.measures.combinations import combinations
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.modularity import communities
from lib.measures.null_model import NullComparison
from lib.measures.ordering import ordered
from lib.measures.projection import department_projection, party_projection
from lib.ui.loading import crosswalk
from lib.vocabulary.functions import GROUPS, UNGROUPED


def heatmap(matrix: pd.DataFrame, order: str, ink: Ink, source: str, focus: str | None, complete: bool = True) -> Any:
    """Return the matrix as a heatmap with its rows in the chosen order."""
    shown = in_order(matrix, order)
    return matrix_heatmap(shown, ink, source, focus, row_groups(shown, order), complete)


def row_groups(matrix: pd.DataFrame, order: str) -> list[str] | None:
    """Return the name of each row's group where the order makes groups: functions or communities."""
    if order == "function":
        return [crosswalk().group_of(str(name)) for name in matrix.index]
    if order == "cluster":
        place = {name: f"社群{number}" for number, (rows, _) in enumerate(communities(matrix), 1) for name in rows}
        return [place.get(str(name), "无联系") for name in matrix.index]
    return None


def in_order(matrix: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return the matrix with its rows in the chosen order; by function means by the groups of the crosswalk."""
    groups = {str(name): crosswalk().group_of(str(name)) for name in matrix.index}
    return ordered(matrix, order, groups, [*GROUPS, UNGROUPED])


def party_loads(matrix: pd.DataFrame, ink: Ink, complete: bool) -> Any:
    """Return the bars of departments per organisation."""
    return party_bars(party_degrees(matrix), ink, complete)


def department_loads(matrix: pd.DataFrame, ink: Ink, complete: bool) -> Any:
    """Return the bars of organisations per department, the most linked first."""
    return department_bars(department_degrees(in_order(matrix, "degree")), len(matrix.columns), ink, complete)


def distribution(matrix: pd.DataFrame, ink: Ink) -> Any:
    """Return how many departments have how many organisations."""
    return degree_distribution(department_degrees(matrix), len(matrix.columns), ink)


def shared_combinations(matrix: pd.DataFrame, ink: Ink) -> Any:
    """Return the chart of combinations of organisations that share departments."""
    return combination_chart(combinations(matrix), [str(name) for name in matrix.columns], ink)


def two_columns(matrix: pd.DataFrame, ink: Ink, focus: str | None) -> Any:
    """Return the bipartite graph, departments left and organisations right."""
    return bipartite_chart(matrix, ink, focus)


def parties_projected(matrix: pd.DataFrame, ink: Ink) -> Any:
    """Return the organisations joined by the departments they share."""
    return party_projection_chart(party_projection(matrix), party_degrees(matrix), ink)


def departments_projected(matrix: pd.DataFrame, ink: Ink) -> Any:
    """Return the counts of organisations that each two departments share, alike departments side by side."""
    return department_projection_chart(department_projection(in_order(matrix, "cluster")), ink)


def null_histogram(found: NullComparison, ink: Ink) -> Any:
    """Return the null model's nestedness values with the observed one."""
    return null_chart(found.values, found.observed, ink)
