"""What must hold for every matrix: order does not matter, unknown stays unknown, nothing is changed."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.measures.balance import gini, pielou_evenness
from lib.measures.biadjacency import liaisons
from lib.measures.combinations import combinations
from lib.measures.coverage import coverage, department_degrees, party_degrees
from lib.measures.matrix_type import matrix_type
from lib.measures.modularity import barber_modularity, communities
from lib.measures.nestedness import nodf
from lib.measures.network import bipartite_graph
from lib.measures.projection import alike_departments, department_projection, party_projection


def rows_of(alphabet: str, least: int = 1) -> st.SearchStrategy[list[str]]:
    """Give the rows of a small matrix, for `typed`."""
    return st.integers(least, 6).flatmap(
        lambda width: st.lists(st.text(alphabet, min_size=width, max_size=width), min_size=least, max_size=7)
    )


def counts(matrix: pd.DataFrame) -> dict[str, object]:
    """Collect the measures that work on any matrix, as sets where they come in the order of rows or columns."""
    found = coverage(matrix)
    loads = party_degrees(matrix)
    pairs = party_projection(matrix)
    return {
        "coverage": (found.departments, found.parties, found.liaisons, found.known, found.unknown, found.density),
        "departments": tuple(frozenset(names) for names in (found.with_all, found.with_one, found.with_none)),
        "degrees": (department_degrees(matrix).to_dict(), loads.to_dict()),
        "balance": [share if share is None else round(share, 9) for share in (gini(loads), pielou_evenness(loads))],
        "type": matrix_type(matrix, complete=True),
        "combinations": {
            (frozenset(row.organisations), row.size, row.count, frozenset(row.departments))
            for row in combinations(matrix).itertuples(index=False, name="Row")
        },
        "projection": {(frozenset((row.a, row.b)), row.shared, row.jaccard) for row in pairs.itertuples()},
        "departments shared": department_projection(matrix).stack().to_dict(),
        "alike": {(frozenset((row.a, row.b)), row.jaccard) for row in alike_departments(matrix, 99).itertuples()},
        "edges": set(bipartite_graph(matrix).edges()),
    }


@settings(deadline=None, max_examples=60)
@given(rows=rows_of("01?"), random=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_no_count(typed, rows, random):
    matrix = typed(*rows)
    before = matrix.copy()
    assert counts(shuffled(matrix, random)) == counts(matrix)
    pd.testing.assert_frame_equal(matrix, before)


@settings(deadline=None, max_examples=40)
@given(rows=rows_of("01"), random=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_neither_nestedness_nor_communities(typed, rows, random):
    matrix = typed(*rows)
    other = shuffled(matrix, random)
    assert nodf(other) == pytest.approx(nodf(matrix), abs=1e-9)
    found, again = communities(matrix), communities(other)
    assert {(frozenset(a), frozenset(b)) for a, b in found} == {(frozenset(a), frozenset(b)) for a, b in again}
    assert barber_modularity(other, again) == pytest.approx(barber_modularity(matrix, found), abs=1e-12)


@settings(deadline=None)
@given(rows=rows_of("01"), data=st.data())
def test_forgetting_an_empty_cell_changes_no_count_of_links(typed, rows, data):
    empty = [(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == "0"]
    forgotten = data.draw(st.sets(st.sampled_from(empty))) if empty else set()
    whole, partial = typed(*rows), typed(*with_cells(rows, forgotten, "?"))
    assert liaisons(partial) == liaisons(whole)
    assert department_degrees(partial).equals(department_degrees(whole))
    assert party_degrees(partial).equals(party_degrees(whole))
    assert department_projection(partial).equals(department_projection(whole))
    assert coverage(partial).unknown == len(forgotten)
    assert set(coverage(partial).with_none) <= set(coverage(whole).with_none)


@settings(deadline=None)
@given(rows=rows_of("01?").filter(lambda rows: any("?" in row for row in rows)), data=st.data())
def test_learning_an_unknown_cell_adds_a_link_or_none(typed, rows, data):
    cell = data.draw(
        st.sampled_from([(r, c) for r, row in enumerate(rows) for c, mark in enumerate(row) if mark == "?"])
    )
    before = coverage(typed(*rows))
    for mark, links in (("1", 1), ("0", 0)):
        after = coverage(typed(*with_cells(rows, {cell}, mark)))
        assert (after.liaisons, after.known) == (before.liaisons + links, before.known + 1)
        for names in ("with_all", "with_one", "with_none"):
            assert set(getattr(before, names)) <= set(getattr(after, names))


def shuffled(matrix: pd.DataFrame, random) -> pd.DataFrame:
    rows, columns = list(range(matrix.shape[0])), list(range(matrix.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    return matrix.iloc[rows, columns]


def with_cells(rows: list[str], cells: set[tuple[int, int]], mark: str) -> list[str]:
    return ["".join(mark if (r, c) in cells else old for c, old in enumerate(row)) for r, row in enumerate(rows)]
