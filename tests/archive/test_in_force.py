"""Which list a year's reports are held against: complete before partial, newer before older, never a later one."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.archive.holdings import load_holdings
from lib.archive.in_force import in_force

HELD = load_holdings()
FENGHUA = HELD.documents["fenghua-2019"]


def held(*documents):
    """Return holdings with these documents, each with a matrix."""
    matrix = pd.DataFrame({"民革": [True]}, index=["教育局"], dtype="boolean")
    named = {one.document_id: one for one in documents}
    return replace(HELD, documents=named, matrices=dict.fromkeys(named, matrix))


def document(year, **more):
    return replace(FENGHUA, document_id=f"one-{year}-{len(more)}", year=year, **more)


def chosen(holdings, year):
    found = in_force(holdings, "330213", year)
    return found and found.document_id


@pytest.mark.parametrize(("year", "name"), [(2018, None), (2019, "fenghua-2019"), (2025, "fenghua-2019")])
def test_the_shipped_list_of_fenghua_holds_from_its_own_year(year, name):
    assert chosen(HELD, year) == name


def test_a_newer_list_goes_before_an_older_one_from_its_own_year():
    both = held(document(2019), document(2023))
    assert [chosen(both, year) for year in (2022, 2023)] == ["one-2019-0", "one-2023-0"]


def test_a_complete_list_goes_before_a_newer_partial_one():
    assert chosen(held(document(2019), document(2023, complete=False)), 2024) == "one-2019-0"


def test_a_list_ends_with_its_term_or_with_the_one_that_repeals_it():
    assert chosen(held(document(2019, in_force_until="2021-12-31")), 2022) is None
    newer = document(2023, complete=False)
    assert chosen(held(document(2019, repealed_by=newer.document_id), newer), 2024) == newer.document_id


def test_a_list_without_a_year_is_the_last_resort():
    undated = replace(FENGHUA, document_id="undated", year=None, year_from=None, year_to=None)
    assert chosen(held(undated), 2024) == "undated"
    assert chosen(held(undated, document(2019)), 2024) == "one-2019-0"
    assert chosen(held(undated, document(2019)), None) == "undated"


def test_committees_and_planned_liaisons_are_no_plan_for_departments():
    assert chosen(held(document(2019, counterpart_kind="committee"), document(2020, evidence="planned")), 2024) is None
    assert chosen(HELD, None) is None
