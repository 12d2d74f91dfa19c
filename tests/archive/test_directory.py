"""Names that lead to one thing only: of documents within a place, of lists of all places, of places themselves."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lib.archive.clock import today
from lib.archive.directory import by_place, name_among, named, ranked
from lib.archive.document import Jurisdiction
from lib.archive.holdings import load_holdings
from lib.archive.jurisdictions import place_name, province_name, told_apart

HELD = load_holdings()
LIKE = HELD.documents["qingdao-2008"]
FEW = {
    "place": st.sampled_from(["甲县", "乙县"]),
    "year": st.sampled_from([None, 2008, 2019]),
    "year_from": st.sampled_from([None, 2001]),
    "number": st.sampled_from(["", "办发〔2008〕1号", "办发〔2008〕2号"]),
    "title": st.sampled_from(["通知", "办法"]),
    "synthetic": st.booleans(),
    "complete": st.booleans(),
}
SOME = st.lists(st.fixed_dictionaries(FEW), max_size=8).map(
    lambda rows: [replace(LIKE, document_id=f"x-{at}", **row) for at, row in enumerate(rows)]
)


@given(documents=SOME)
def test_every_document_has_a_name_of_its_own_within_its_place(documents):
    for here in by_place(documents).values():
        assert len({name_among(one, here) for one in here}) == len(here)


@given(documents=SOME)
def test_every_list_has_a_name_of_its_own_among_all(documents):
    found = named(documents)
    assert list(found.values()) == documents
    assert all(name.startswith(one.place) for name, one in found.items())


@given(documents=SOME, listed=st.sets(st.sampled_from([f"x-{at}" for at in range(8)])))
def test_the_rank_keeps_every_document_and_puts_the_newest_of_one_kind_first(documents, listed):
    order = ranked(documents, listed)
    assert sorted(one.document_id for one in order) == sorted(one.document_id for one in documents)
    assert [one.synthetic for one in order] == sorted(one.synthetic for one in documents)
    for here in by_place(order).values():
        alike = [one for one in here if not one.synthetic and one.complete and one.document_id in listed]
        years = [one.year or one.year_from or 0 for one in alike]
        assert years == sorted(years, reverse=True) and list(here[: len(alike)]) == alike


def test_a_list_of_a_year_that_has_not_begun_does_not_stand_before_the_one_that_holds():
    now = today().year
    lists = [replace(LIKE, document_id=f"x-{year}", year=year) for year in (now - 2, now, now + 1)]
    assert [one.year for one in ranked(lists, {one.document_id for one in lists})] == [now, now - 2, now + 1]


def places(*rows):
    return {code: Jurisdiction(code, name, level, parent) for code, name, level, parent in rows}


def test_places_of_one_name_are_told_apart_by_their_province():
    known = told_apart(
        places(
            ("110000", "甲省", "province", ""),
            ("120000", "乙省", "province", ""),
            ("110101", "清溪县", "county", "110000"),
            ("120101", "清溪县", "county", "120000"),
            ("120102", "清溪县", "county", "120000"),
            ("120200", "丙市", "city", "120000"),
            ("120201", "鼓楼区", "district", "120200"),
        )
    )
    names = [place_name(code, known) for code in known]
    assert names == ["甲省", "乙省", "甲省清溪县", "清溪县（120101）", "清溪县（120102）", "丙市", "丙市鼓楼区"]
    assert [one.name for one in known.values()].count("清溪县") == 3 and province_name("110101", known) == "甲省"


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(["0", "1", "甲"])), max_size=9))
def test_no_two_places_are_called_the_same(rows):
    tops = {f"{at}00000": Jurisdiction(f"{at}00000", f"{name}省", "province", "") for at, name in enumerate("甲乙", 1)}
    below = {
        f"{1 + at % 2}00{at + 1:03d}": Jurisdiction("", f"{one}{other}", "county", f"{1 + at % 2}00000")
        for at, (one, other) in enumerate(rows)
    }
    known = told_apart(tops | below)
    names = [place_name(code, known) for code in known]
    assert len(set(names)) == len(names)


def test_the_real_places_need_no_longer_name_and_each_leads_to_its_documents():
    assert not any(one.called for one in HELD.jurisdictions.values())
    assert sum(len(here) for here in HELD.places.values()) == len(HELD.documents)
    for place, here in HELD.places.items():
        assert {one.place for one in here} == {place} and {one.jurisdiction for one in here} == {here[0].jurisdiction}
        assert set(HELD.codes[here[0].jurisdiction]) == set(here)
