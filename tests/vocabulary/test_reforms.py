"""The lineage of departments: what each reform did, when places carried it out, and who deviated."""

import csv

import pytest

from lib.vocabulary import reforms, tables
from lib.vocabulary.functions import FUNCTIONS, functions_of
from lib.vocabulary.reforms import KINDS, NATIONAL, REFORMS, history_of, reforms_between
from lib.vocabulary.tables import DATA, VocabularyFault

PARTY_ORGANS = {"监察委员会"}
NOT_LOCAL = {"铁道部", "交通运输部", "国家铁路局", "国家海洋局"}


def names(found):
    return [one.reform for one in found]


@pytest.mark.parametrize(
    ("function", "first", "last", "expected"),
    [
        # Xiangtan, 2015: the counterpart had been 卫生局 for ten years and became 卫生计生委.
        ("health", 2012, 2015, ["health-family-planning-2013"]),
        ("personnel", 2008, 2012, ["personnel-labour-2008"]),
        ("taxation", 2008, 2024, ["taxation-2018"]),
        ("government-legal-affairs", 2008, 2024, ["justice-legal-affairs-2018"]),
        ("supervision", 2008, 2024, ["supervision-2018"]),
        ("poverty-relief", 2019, 2024, ["rural-revitalisation-2021", "rural-revitalisation-2023"]),
        ("medical-insurance", 2015, 2019, ["medical-insurance-2018"]),
        ("veterans", 2015, 2019, ["veterans-2018"]),
        ("sport", 2005, 2024, []),
    ],
)
def test_the_reforms_of_a_function_between_two_years(function, first, last, expected):
    assert names(reforms_between(function, first, last)) == expected


def test_a_reform_counts_only_if_places_could_have_carried_it_out_in_between():
    assert "market-regulation-2018" in names(reforms_between("quality", 2018, 2019)), "it took until 2019"
    assert "market-regulation-2018" not in names(reforms_between("quality", 2019, 2024)), "it was over by then"
    assert "market-regulation-2018" not in names(reforms_between("quality", 2008, 2017)), "it had not begun"
    assert "market-regulation-2018" in names(reforms_between("quality", 2008, 2018))


def test_a_place_has_its_own_years_and_the_national_row_does_not_hold_there():
    hangzhou = reforms_between("supervision", 2008, 2024, "330100")
    assert [(one.level, one.year_local_from) for one in hangzhou] == [("330000", 2017)]
    assert [one.level for one in reforms_between("supervision", 2008, 2024, "370200")] == [NATIONAL]
    shenzhen = {one.reform: one for one in reforms_between("health", 2008, 2010, "440300")}
    assert shenzhen["health-family-planning-2013"].year_local_to == 2009
    assert reforms_between("health", 2010, 2016, "440300") == ()
    assert names(reforms_between("planning", 2008, 2010, "310115")) == ["planning-land-2008"]
    assert "planning-land-2008" not in names(reforms_between("planning", 2008, 2010, "330100"))


def test_the_narrowest_deviation_wins():
    pudong = reforms_between("quality", 2012, 2017, "310115")
    early = [one for one in pudong if one.reform == "market-regulation-early"]
    assert [(one.level, one.year_local_to) for one in early] == [("310115", 2014)]
    assert [one.level for one in reforms_between("marine-fishery", 2018, 2020, "370200")][-1] == "370200"


def test_a_reform_without_a_local_round_is_history_and_never_explains_a_change():
    assert "railway-2013" in names(history_of("transport"))
    assert "railway-2013" not in names(reforms_between("transport", 2000, 2030))


def test_history_is_told_oldest_first_with_every_deviation():
    told = history_of("supervision")
    assert {one.level for one in told} == {NATIONAL, "110000", "140000", "330000"}
    years = [one.year_local_from or one.year for one in history_of("health")]
    assert years == sorted(years) and len(years) >= 5


def test_what_was_abolished_has_no_successor_and_nothing_else_lacks_one():
    assert {one.reform for one in REFORMS if not one.to_functions} == {"supervision-2018"}
    assert {one.kind for one in REFORMS} == set(KINDS)
    merged = next(one for one in REFORMS if one.reform == "justice-legal-affairs-2018")
    assert merged.from_functions == ("government-legal-affairs", "justice") and merged.to_functions == ("justice",)


@pytest.mark.parametrize("reform", REFORMS, ids=lambda one: f"{one.reform} {one.level}")
def test_the_names_of_a_reform_have_its_functions(reform):
    """The crosswalk knows every name before the reform, and agrees with the table about what it was for."""
    for name in (*reform.from_names, *reform.to_names):
        if name in NOT_LOCAL | PARTY_ORGANS or name.startswith("党委") and "（" not in name:
            continue
        keys = functions_of(name)
        assert set(keys) & set(reform.functions), name
    told = {key for name in reform.from_names for key in functions_of(name)}
    assert NOT_LOCAL & set(reform.from_names) or set(reform.from_functions) <= told | {"personnel", "civil-affairs"}


def test_every_function_in_the_table_exists_and_most_have_a_history():
    keys = {function.key for function in FUNCTIONS}
    assert {key for one in REFORMS for key in one.functions} <= keys
    assert len(keys - {key for one in REFORMS for key in one.functions}) <= 12


@pytest.fixture
def table(tmp_path, monkeypatch):
    """Return a writer of a broken reforms.csv: it changes fields of the first row and reads the table anew."""
    with (DATA / "vocabulary" / "reforms.csv").open(encoding="utf-8", newline="") as handle:
        first = next(csv.DictReader(handle))
    (tmp_path / "vocabulary").mkdir()
    monkeypatch.setattr(tables, "DATA", tmp_path)

    def read(times=1, **changed):
        with (tmp_path / "vocabulary" / "reforms.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(first))
            writer.writeheader()
            writer.writerows([first | changed] * times)
        return reforms._reforms()

    return read


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"from_functions": "helth"}, "的职能“helth”没有登记"),
        ({"reform": "Health 2013"}, "的标识须为小写字母"),
        ({"year": "08"}, "的年份须为四位数字"),
        ({"year_local_from": "2010", "year_local_to": "2009"}, "的地方实施年份"),
        ({"year_local_from": "2010", "year_local_to": ""}, "的地方实施年份"),
        ({"level": "city"}, "的层级须为 national 或六位地区代码"),
        ({"kind": "renamed"}, "的种类须为 rename、merge"),
        ({"from_functions": ""}, "须写明改革前后的职能"),
        ({"to_functions": "", "kind": "merge"}, "须写明改革前后的职能"),
        ({"times": 2}, "写了两次"),
    ],
)
def test_a_faulty_row_is_told_in_chinese_with_its_name(table, changed, reason):
    with pytest.raises(VocabularyFault) as fault:
        table(**changed)
    assert str(fault.value).startswith("词表 data/vocabulary/reforms.csv 中的“") and reason in str(fault.value)


def test_a_sound_row_is_read(table):
    (only,) = table(year_local_from="", year_local_to="")
    assert (only.reform, only.year_local_from, only.year_local_to) == ("urban-enforcement-2002", None, None)
