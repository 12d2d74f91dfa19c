"""Who counts as comparable: years known in part, demonstration data, one list for each place, types apart."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.archive.holdings import Holdings, load_holdings
from lib.measures.matrix_type import MatrixType
from lib.ui.peers_filters import AFTER, BEFORE, NEAR, Filters, distance, fits_period
from lib.ui.peers_lists import comparable, lists

HELD = load_holdings()
QINGDAO = HELD.documents["qingdao-2008"]


def document(place="1", year=None, first=None, last=None, **more):
    """Return Qingdao's document, made into one of another place and year."""
    name = more.pop("name", f"x-{place}-{year or first or last}")
    return replace(QINGDAO, document_id=name, jurisdiction=place, year=year, year_from=first, year_to=last, **more)


def holdings(*documents, matrices=None):
    """Return holdings of Qingdao and other documents, which have Qingdao's matrix unless they are given their own."""
    every = {one.document_id: one for one in (QINGDAO, *documents)}
    qingdao = HELD.matrices["qingdao-2008"]
    return Holdings(HELD.jurisdictions, every, {name: (matrices or {}).get(name, qingdao) for name in every}, ())


def found(held, **conditions):
    return comparable(lists(held), "qingdao-2008", Filters(**conditions))


def names(listed):
    return [one.document.document_id for one in listed]


@pytest.mark.parametrize(
    ("span", "period", "fits"),
    [
        ({"year": 2018}, BEFORE, True),
        ({"year": 2019}, BEFORE, False),
        ({"year": 2019}, AFTER, True),
        ({"first": 2005, "last": 2009}, BEFORE, True),
        ({"last": 2019}, BEFORE, None),
        ({"first": 2006}, BEFORE, None),
        ({"first": 2019}, AFTER, True),
        ({}, AFTER, None),
        ({"year": 2013}, NEAR, True),
        ({"year": 2014}, NEAR, False),
        ({"first": 2005, "last": 2009}, NEAR, True),
        ({"first": 2010, "last": 2014}, NEAR, None),
        ({"first": 2014}, NEAR, False),
        ({"first": 2006}, NEAR, None),
        ({}, NEAR, None),
        ({}, "", True),
    ],
)
def test_a_year_known_in_part_fits_only_where_it_is_certain(span, period, fits):
    assert fits_period(QINGDAO, document(**span), period) is fits


def test_the_distance_of_years_is_the_least_possible_one():
    assert distance(QINGDAO, document(year=2011)) == 3
    assert distance(QINGDAO, document(first=2005, last=2009)) == 0
    assert distance(QINGDAO, document(last=2004)) == 4
    assert distance(QINGDAO, document()) == float("inf")


def test_no_place_counts_twice_and_the_nearest_year_stands_for_it():
    held = holdings(*(document("1", year) for year in (2002, 2006, 2019)), document("2", 2019))
    peers = found(held)
    assert names(peers.whole) == ["x-1-2006", "x-2-2019"] and peers.passed_over == 2
    # The condition comes first, the choice of the year after it.
    assert names(found(held, period=AFTER).whole) == ["x-1-2019", "x-2-2019"]


def test_other_years_of_the_own_place_and_committees_are_no_peers():
    held = holdings(document(QINGDAO.jurisdiction, 2012), document("1", 2012, counterpart_kind="committee"))
    peers = found(held)
    assert not peers.whole and not peers.partial


def test_demonstration_data_are_peers_of_demonstration_data_only_unless_wished():
    held = holdings(document("1", 2010, synthetic=True), document("2", 2010), document("3", 2010, synthetic=True))
    assert names(found(held).whole) == ["x-2-2010"]
    assert names(found(held, demo=True).whole) == ["x-1-2010", "x-2-2010", "x-3-2010"]
    assert names(comparable(lists(held), "x-1-2010", Filters()).whole) == ["x-3-2010"]


def test_level_province_and_type_are_asked_and_partial_lists_stand_apart():
    held = holdings(
        document("1", 2010, level="district"),
        document("2", 2010, province="湖南省"),
        document("3", 2010, complete=False),
    )
    assert names(found(held, level="district").whole) == ["x-1-2010"]
    assert names(found(held, province="湖南省").whole) == ["x-2-2010"]
    assert names(found(held).partial) == ["x-3-2010"] and "x-3-2010" not in names(found(held).whole)
    assert not found(held, kind=MatrixType.PARTITION.value).whole
    assert len(found(held, kind=MatrixType.OVERLAPPING.value).whole) == 2


def test_lists_of_the_own_type_come_first_and_in_either_part_the_most_alike_first():
    qingdao, fenghua, yueyang = (HELD.matrices[name] for name in ("qingdao-2008", "fenghua-2019", "yueyang-undated"))
    # Nothing in common, but of the own type: it stands before more similar lists of other types.
    matrices = {"x-1-2010": fenghua, "x-2-2010": ~qingdao, "x-3-2010": yueyang}
    peers = found(holdings(*(document(place, 2010) for place in "12345"), matrices=matrices))
    assert names(peers.whole) == ["x-4-2010", "x-5-2010", "x-2-2010", "x-3-2010", "x-1-2010"] and peers.alike == 3
    assert peers.similarity[:2] == (1, 1) and peers.similarity[2] < peers.similarity[4] < peers.similarity[3]


def test_an_undated_list_that_may_fit_is_counted_but_not_taken():
    peers = found(holdings(document("1", first=2006)), period=BEFORE)
    assert not peers.whole and peers.undated == 1


def test_a_list_that_was_published_anew_is_read_anew():
    nothing = pd.DataFrame(False, index=["市教育局"], columns=["民革"], dtype="boolean")
    before, held = holdings(document("1", 2010)), holdings(document("1", 2010), matrices={"x-1-2010": nothing})
    assert found(before).similarity == (1,) and found(held).similarity == (0,)
    assert not found(holdings(replace(document("1", 2010), complete=False), matrices={"x-1-2010": nothing})).whole
