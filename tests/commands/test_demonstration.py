"""The invented city: shipped exactly as written, through every kind of reform and decision, never taken for real."""

import shutil

import pytest

from lib import cli
from lib.archive.holdings import load_holdings
from lib.archive.register import read_row, register_row
from lib.commands.demonstration import demonstration
from lib.commands.invented_city import EVENTS, PARTIAL_YEAR, editions
from lib.measures.coverage import coverage
from lib.measures.matrix_type import MatrixType, matrix_type
from lib.vocabulary.crosswalk import CROSSWALK
from lib.vocabulary.functions import functions_of
from lib.vocabulary.reforms import KINDS, REFORMS, reforms_between
from lib.vocabulary.tables import DATA

HELD = load_holdings()
CITY = {one.year: one for one in HELD.documents.values() if one.synthetic}
WHOLE = [year for year, one in CITY.items() if one.complete]
BEFORE = dict(zip(WHOLE[1:], WHOLE, strict=False))


def matrix(year):
    return HELD.matrices[f"demo-{year}"]


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


def test_the_shipped_files_are_exactly_what_the_command_writes(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    for path in (tmp_path / "data" / "matrices").glob("demo-*.csv"):
        path.write_text("", encoding="utf-8")
    (tmp_path / "data" / "matrices" / "demo-1999.csv").write_text("left from before", encoding="utf-8")
    assert demonstration(tmp_path / "data")["ok"]
    assert files(tmp_path / "data") == files(DATA)


def test_the_city_can_be_added_to_data_without_it_and_nothing_else_changes(tmp_path, capsys):
    shutil.copytree(DATA, tmp_path / "data")
    for name, start in (("documents.csv", "demo-"), ("jurisdictions.csv", "99")):
        path = tmp_path / "data" / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith(start)), encoding="utf-8")
    assert cli.main(["demonstration", "--out", str(tmp_path / "data")]) == 0
    assert "已写入8份演示名单" in capsys.readouterr().out
    assert files(tmp_path / "data") == files(DATA)


def test_every_kind_of_reform_happens_and_every_one_can_be_found_in_the_table():
    assert {event.kind for event in EVENTS if event.reform} == set(KINDS)
    national = {one.reform: one for one in REFORMS if one.level == "national"}
    for event in EVENTS:
        if not event.reform:
            continue
        reform = national[event.reform]
        assert reform.kind == event.kind, event
        found = {
            one for key in reform.functions for one in reforms_between(key, BEFORE[event.year], event.year, "990100")
        }
        assert reform in found, event
        held = {key for name in (*event.before, *event.after) for key in functions_of(name)}
        assert held & set(reform.functions), event


@pytest.mark.parametrize("year", WHOLE)
def test_a_list_is_whole_realistic_and_says_its_own_numbers(year):
    found, document = coverage(matrix(year)), CITY[year]
    assert 30 <= found.departments <= 38 and 8 <= found.parties <= 10
    assert 0.3 <= found.density <= 0.5 and not found.with_none
    assert (document.declared_departments, document.declared_liaisons) == (found.departments, found.liaisons)


def test_the_type_changes_over_the_years():
    types = [matrix_type(matrix(year), True) for year in WHOLE]
    assert types[:2] == [MatrixType.COMMON_PLUS_SPECIFIC] * 2 and set(types[2:]) == {MatrixType.OVERLAPPING}


def test_departments_come_and_go_as_the_story_tells():
    for event in EVENTS:
        old, new = set(matrix(BEFORE[event.year]).index), set(matrix(event.year).index)
        assert set(event.before) <= old and set(event.after) <= new, event
        if event.kind != "move":
            assert not set(event.before) - set(event.after) & new, event
    assert "市监察局" in matrix(2015).index and "市监察局" not in matrix(2019).index


def test_successors_inherit_and_the_rest_changes_only_by_decision():
    told = {one.year: one for one in editions()}
    for year in WHOLE[1:]:
        old, new, edition = matrix(BEFORE[year]), matrix(year), told[year]
        touched = {name for one in EVENTS if one.year == year for name in (*one.before, *one.after)}
        for name in set(old.index) & set(new.index) - touched:
            gained = {party for party in new.columns if new.at[name, party] and not old.get(party, {}).get(name, False)}
            lost = {party for party in old.columns if old.at[name, party] and not new.at[name, party]}
            assert gained == {party for one, party in edition.added if one == name}, (year, name)
            assert lost == {party for one, party in edition.dropped if one == name}, (year, name)
        assert edition.added
    assert sum(len(told[year].dropped) > 0 for year in WHOLE) >= 4
    renamed = matrix(2015).loc["市环保局"], matrix(2019).loc["市生态环境局"]
    assert list(renamed[0][renamed[0]].index) == list(renamed[1][renamed[1]].index)
    parts = [set(row[row].index) for _, row in matrix(2009).loc[["市人事局", "市劳动保障局"]].iterrows()]
    merged = matrix(2011).loc["市人社局"]
    assert set(merged[merged].index) == parts[0] | parts[1]


def test_an_organisation_is_founded_and_another_is_listed_later():
    assert [year for year in WHOLE if "台盟" in matrix(year).columns] == [2015, 2019, 2021, 2024]
    assert [year for year in WHOLE if "无党派人士" in matrix(year).columns] == [2021, 2024]
    assert bool(matrix(2015).at["市台办", "台盟"])


def test_one_name_is_unknown_to_the_crosswalk():
    names = [name for year in CITY for name in matrix(year).index]
    assert CROSSWALK.unmatched(names) == ("市数字经济局",)


def test_one_year_is_published_only_partly_and_the_rest_of_it_is_unknown():
    partial, document = matrix(PARTIAL_YEAR), CITY[PARTIAL_YEAR]
    assert not document.complete and len(partial.columns) == 10
    assert partial[["民革", "民盟"]].sum().min() > 10
    assert partial.drop(columns=["民革", "民盟"]).isna().all().all() and not (partial == False).any().any()  # noqa: E712


def test_each_document_is_repealed_by_the_next_and_the_last_stands():
    for year, successor in zip(WHOLE, WHOLE[1:], strict=False):
        assert CITY[year].repealed_by == f"demo-{successor}"
        assert CITY[year].in_force_until == CITY[successor].issued_on
    assert CITY[2024].repealed_by == CITY[2024].in_force_until == ""


def test_whatever_is_registered_for_the_invented_city_is_invented():
    row = register_row(HELD.documents["demo-2019"]) | {"document_id": "990100-2025", "synthetic": "false"}
    document, faults = read_row(row, HELD.jurisdictions)
    assert faults == [] and document.synthetic and "（演示数据）" in document.label


def test_without_the_demonstration_only_what_is_real_is_held():
    real = HELD.without_demonstration()
    assert len(HELD.documents) - len(real.documents) == len(CITY) == 8
    assert not any(one.synthetic for one in real.documents.values()) and set(real.matrices) <= set(real.documents)
    assert not any(code.startswith("99") for code in real.jurisdictions)
    assert [one.synthetic for one in HELD.shown()] == sorted(one.synthetic for one in HELD.shown())
