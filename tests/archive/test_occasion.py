"""What a meeting is prepared from: frozen to versions, the right earlier list, reports of the day and not later."""

from datetime import UTC, date, datetime

import pytest

from lib.archive import sheets as sheets_module
from lib.archive.database import engine_for
from lib.archive.deck_words import key_of
from lib.archive.described import load_described
from lib.archive.holdings import load_holdings
from lib.archive.occasion import NONE, Asked, NotHeld, occasion
from lib.archive.place_lists import list_before
from lib.archive.published import overlaid
from lib.archive.sheets import REPORT, Draft, SheetKey
from lib.archive.store import NoSuchVersion, Store
from lib.exports.csv_file import matrix_csv
from lib.intake.filled.report import Entry, Report, report_bytes

SHIPPED = load_holdings()
DESCRIBED = load_described(SHIPPED)
DAY = date(2026, 11, 25)


@pytest.fixture
def archive(tmp_path):
    return Store(engine_for(f"sqlite:///{tmp_path}/archive.sqlite"))


def held(archive, document, **more):
    more = {"made_on": DAY} | more
    return occasion(Asked(document, **more), SHIPPED, overlaid(SHIPPED, archive), archive, DESCRIBED)


def published(archive, based_on=0):
    matrix = SHIPPED.matrices["fenghua-2019"].copy()
    matrix.iloc[0, 1 + based_on] = True
    return archive.publish("fenghua-2019", matrix_csv(matrix), {"declared_liaisons": ""}, "某人", "试", based_on)


def clock(monkeypatch, moment):
    told = {"now": lambda zone: moment, "fromisoformat": datetime.fromisoformat}
    monkeypatch.setattr(sheets_module, "datetime", type("Clock", (), told))


def report(archive, monkeypatch, department, day, based_on=0, kind="联合调研", year=2020):
    told = Report(department, year, "", (Entry(kind, 1, ("民革",), "共同调研"),))
    clock(monkeypatch, day)
    archive.save_sheets(
        [Draft(SheetKey(REPORT, "330213", year, department), report_bytes(told), based_on)], "某人", "试"
    )


def test_the_earlier_list_is_the_latest_before_and_none_means_none(archive):
    assert held(archive, "demo-2024").previous.document.document_id == "demo-2021"
    assert held(archive, "demo-2024", previous="demo-2011").previous.document.document_id == "demo-2011"
    assert held(archive, "demo-2024", previous=NONE).previous is None
    assert list_before(SHIPPED, SHIPPED.documents["demo-2005"]) is None
    assert held(archive, "qingdao-2008").previous is None


def test_a_list_is_frozen_to_the_version_that_was_asked_for(archive):
    published(archive)
    published(archive, based_on=1)
    sums = [int(held(archive, "fenghua-2019", version=one).listing.matrix.sum().sum()) for one in (0, 1, 2, None)]
    assert sums[0] == 26 and sums[1] == sums[2] == 27 and held(archive, "fenghua-2019").listing.version == 2
    assert not held(archive, "fenghua-2019", version=1).listing.matrix.equals(
        held(archive, "fenghua-2019").listing.matrix
    )
    with pytest.raises(NoSuchVersion):
        held(archive, "fenghua-2019", version=7)


def test_the_command_names_every_version(archive):
    published(archive)
    said = held(archive, "qingdao-2008", peer="fenghua-2019").command
    assert "--document qingdao-2008 --version 0 --previous none --compare fenghua-2019 --compare-version 1" in said
    assert "--made-on 2026-11-25" in said


def test_reports_count_as_they_stood_at_the_end_of_the_day(archive, monkeypatch):
    name = str(SHIPPED.matrices["fenghua-2019"].index[0])
    report(archive, monkeypatch, name, datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    report(archive, monkeypatch, name, datetime(2026, 11, 25, 17, 0, tzinfo=UTC), 1, "联系会议")  # the 26th in China
    work = held(archive, "fenghua-2019").work
    assert work.year == 2020 and list(work.entries()["kind"]) == ["联合调研"]
    later = held(archive, "fenghua-2019", made_on=date(2026, 11, 26)).work
    assert list(later.entries()["kind"]) == ["联系会议"]
    assert held(archive, "fenghua-2019", made_on=date(2026, 11, 24)).work is None


def test_mechanisms_are_those_of_the_document_and_activities_those_of_the_place(archive):
    found = held(archive, "qingdao-2008")
    assert len(found.mechanisms) == 24 and set(found.mechanisms["document_id"]) == {"qingdao-2008"}
    hunan = held(archive, "hunan-2013")
    assert len(hunan.activities) > 3 and set(hunan.activities["jurisdiction"]) == {"430000"}
    assert hunan.work.year == 2013


def test_what_cannot_be_used_is_said(archive):
    for document, more, said in (
        ("nowhere-2000", {}, "没有收录"),
        ("huangshi-undated", {}, "没有收录"),
        ("jiangsu-cppcc-2018", {}, "专门委员会"),
        ("shanghai-undated", {}, "还没有生效"),
        ("demo-2024", {"previous": "qingdao-2008"}, "不是示范市的名单"),
        ("demo-2024", {"peer": "demo-2024"}, "和它自己比较"),
    ):
        with pytest.raises(NotHeld, match=said):
            held(archive, document, **more)


def test_the_words_of_slides_are_those_of_the_day(archive, monkeypatch):
    key = key_of("330213", "fenghua-2019")
    for number, (day, word) in enumerate(((24, "先讲背景"), (27, "后来改的"))):
        clock(monkeypatch, datetime(2026, 11, day, 4, tzinfo=UTC))
        archive.save_sheets([Draft(key, f'{{"notes": {{"matrix": "{word}"}}}}'.encode(), number)], "某人", "试")
    assert held(archive, "fenghua-2019").words == {"sentences": {}, "notes": {"matrix": "先讲背景"}}
    assert held(archive, "fenghua-2019", made_on=date(2026, 11, 28)).words["notes"] == {"matrix": "后来改的"}
    assert held(archive, "fenghua-2019", made_on=date(2026, 11, 1)).words["notes"] == {}
    assert held(archive, "qingdao-2008").words["notes"] == {}
