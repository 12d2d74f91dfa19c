"""A broken table of the data package is told once, with its place; what does not depend on it still stands."""

import shutil
from pathlib import Path

import pytest

from lib.archive.holdings import load_holdings
from lib.archive.package import read_package
from lib.archive.published import obstacles
from lib.archive.register import register_row
from lib.intake.problems import Problem
from lib.vocabulary.tables import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "data"
    shutil.copytree(DATA, copied)
    return copied


def found(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    return [(fault.file, fault.code, fault.row, fault.column) for fault in load_holdings(folder).problems]


def row_of(folder: Path, file: str, start: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))


def changed(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def only(folder: Path, file: str, code: str, row: int | None, column: str | None, out: str) -> None:
    """Assert that a fault of a place is told, that its documents are told in one line, and that the rest stands."""
    assert found(folder) == [
        ("jurisdictions.csv", code, row, column),
        ("documents.csv", "place-left-out", None, None),
    ]
    held = load_holdings(folder)
    assert out in held.problems[1].message and out not in held.documents and out not in held.matrices
    assert "fenghua-2019" in held.matrices and held.documents["fenghua-2019"].place == "宁波市奉化区"


# Places


def test_parents_in_a_circle_are_told_once_and_the_other_places_stand(folder):
    changed(folder, "jurisdictions.csv", "370000,山东省,province,\n", "370000,山东省,province,370200\n")
    row = row_of(folder, "jurisdictions.csv", "370000,")
    only(folder, "jurisdictions.csv", "circular-parent", row, "D", "qingdao-2008")
    assert "370000 → 370200 → 370000" in load_holdings(folder).problems[0].message


def test_a_place_that_is_its_own_parent_is_told(folder):
    changed(folder, "jurisdictions.csv", "370000,山东省,province,\n", "370000,山东省,province,370000\n")
    row = row_of(folder, "jurisdictions.csv", "370000,")
    only(folder, "jurisdictions.csv", "circular-parent", row, "D", "qingdao-2008")


def test_an_unknown_level_is_told_with_the_levels_there_are(folder):
    changed(folder, "jurisdictions.csv", "370200,青岛市,city,", "370200,青岛市,town,")
    row = row_of(folder, "jurisdictions.csv", "370200,")
    only(folder, "jurisdictions.csv", "bad-value", row, "C", "qingdao-2008")
    assert "“town”不是有效的级别（province、city、county、district）" in load_holdings(folder).problems[0].message


def test_an_unknown_parent_is_told(folder):
    changed(folder, "jurisdictions.csv", "370200,青岛市,city,370000", "370200,青岛市,city,390000")
    row = row_of(folder, "jurisdictions.csv", "370200,")
    only(folder, "jurisdictions.csv", "unknown-parent", row, "D", "qingdao-2008")


def test_a_fault_of_a_province_is_told_once_and_not_again_for_its_cities(folder):
    changed(folder, "jurisdictions.csv", "370000,山东省,province,", "370000,山东省,,")
    row = row_of(folder, "jurisdictions.csv", "370000,")
    only(folder, "jurisdictions.csv", "bad-value", row, "C", "qingdao-2008")


@pytest.mark.parametrize("code", ["37020", "3702000", "37020a", "３７０２００"])
def test_a_code_that_is_not_six_digits_is_told(folder, code):
    changed(folder, "jurisdictions.csv", "150200,包头市", f"{code},包头市")
    assert ("jurisdictions.csv", "bad-value", row_of(folder, "jurisdictions.csv", code), "A") in found(folder)


def test_a_code_that_stands_twice_is_told_with_the_first_row_which_stands(folder):
    with (folder / "jurisdictions.csv").open("a", encoding="utf-8") as table:
        table.write("370200,青岛,city,370000\n")
    last = row_of(folder, "jurisdictions.csv", "370200,青岛,")
    assert found(folder) == [("jurisdictions.csv", "duplicate-code", last, "A")]
    held = load_holdings(folder)
    assert held.documents["qingdao-2008"].place == "青岛市"
    assert f"第 {row_of(folder, 'jurisdictions.csv', '370200,')} 行" in held.problems[0].message


# Files that a spreadsheet saved in its own way


@pytest.mark.parametrize("file", ["documents.csv", "jurisdictions.csv"])
@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_a_table_saved_in_another_encoding_is_read_all_the_same(folder, file, encoding):
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_bytes(text.encode(encoding))
    held = load_holdings(folder)
    assert held.problems == () and held.documents == load_holdings().documents


@pytest.mark.parametrize("file", ["documents.csv", "jurisdictions.csv"])
def test_an_unclosed_quote_is_one_problem_with_its_row(folder, file):
    before = {"documents.csv": "anqing-2022,340800,", "jurisdictions.csv": "150200,包头市"}[file]
    row = row_of(folder, file, before)
    changed(folder, file, before, before.replace(",", ',"', 1))
    assert found(folder) == [(file, "unclosed-quote", row, None)]


@pytest.mark.parametrize("file", ["documents.csv", "jurisdictions.csv"])
@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty-file"), (None, "no-rows"), (b"\xff\xff\xff", "unreadable-text")]
)
def test_a_table_that_cannot_be_read_is_named_once_without_a_line_for_every_document(folder, file, content, code):
    header = (folder / file).read_bytes().split(b"\n")[0] + b"\n"
    (folder / file).write_bytes(header if content is None else content)
    assert found(folder) == [(file, code, None, None)]


def test_a_folder_in_place_of_the_register_is_told(folder):
    (folder / "documents.csv").unlink()
    (folder / "documents.csv").mkdir()
    assert found(folder) == [("documents.csv", "unopenable-file", None, None)]


def test_an_empty_data_folder_is_one_problem(tmp_path):
    assert found(tmp_path) == [("jurisdictions.csv", "missing-table", None, None)]


def test_columns_that_are_missing_are_named_in_one_line(folder):
    changed(folder, "documents.csv", "evidence,declared_departments", "proof,departments")
    (fault,) = load_holdings(folder).problems
    assert (fault.code, fault.row) == ("missing-field", 1)
    assert "“evidence、declared_departments”" in fault.message


# Rows of the register


def test_a_faulty_row_is_told_but_not_its_matrix_again(folder):
    changed(folder, "documents.csv", "qingdao-2008,370200,2008", "qingdao-2008,370200,去年")
    assert found(folder) == [("documents.csv", "bad-value", 2, "C")]


def test_rows_are_counted_as_the_spreadsheet_does_across_blank_lines(folder):
    changed(folder, "documents.csv", "\nqingdao-2008,370200,2008", "\n\n\nqingdao-2008,370200,去年")
    assert found(folder) == [("documents.csv", "bad-value", 4, "C")]


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        ("2008-08-14,,", "2008-02-31,,", "I"),
        ("2008-08-14,,", "2008年8月14日,,", "I"),
        ("2008-08-14,,", "2008-08-14,以后,", "J"),
        (",,正式文件,department-party", ",,红头文件,department-party", "L"),
        ("explicit,,,,,,青岛市", "explicit,４０,,,,,青岛市", "R"),
        ("explicit,,,,,,青岛市", "explicit,,٨,,,,青岛市", "S"),
        ("qingdao-2008,370200,2008", "qingdao-2008,370200,200８", "C"),
        ("false,2026-11-22,转载副本把", "false,昨天,转载副本把", "Z"),
    ],
)
def test_what_is_no_date_no_number_or_no_kind_of_source_is_told(folder, before, after, column):
    changed(folder, "documents.csv", before, after)
    assert found(folder) == [("documents.csv", "bad-value", 2, column)]


def test_a_row_with_one_comma_too_many_is_told_with_what_is_too_much(folder):
    changed(folder, "documents.csv", "qingdao-2008,370200,", "qingdao-2008,,370200,")
    assert found(folder)[0][:3] == ("documents.csv", "extra-cell", 2)
    assert "fenghua-2019" in load_holdings(folder).matrices


def test_a_pasted_paragraph_does_not_fill_the_screen(folder):
    changed(folder, "documents.csv", "qingdao-2008,370200,2008", f"qingdao-2008,370200,{'很长的年份' * 100}")
    (fault,) = load_holdings(folder).problems
    assert len(fault.message) < 100 and "很长的年份…”不是有效的年份" in fault.message
    assert "\n" not in Problem("bad-value", value="一\n二", hint="年份").message


# Matrices


def test_a_missing_folder_of_matrices_is_named_once(folder):
    shutil.rmtree(folder / "matrices")
    assert found(folder) == [("matrices", "missing-folder", None, None)]


def test_a_folder_named_like_a_matrix_is_told_and_the_matrices_stand(folder):
    (folder / "matrices" / "foo.csv").mkdir()
    assert found(folder) == [("matrices/foo.csv", "unopenable-file", None, None)]
    assert "qingdao-2008" in load_holdings(folder).matrices


def test_a_blank_in_a_complete_list_is_told_with_the_spreadsheets_row_and_column(folder):
    path = folder / "matrices" / "fenghua-2019.csv"
    header, one, two, three, *rest = path.read_text(encoding="utf-8").splitlines()
    broken_across_lines = f'"{two[:2]}\n{two[2:].replace(",", chr(34) + ",", 1)}'
    lines = [header, "", one, broken_across_lines, "", three.rpartition(",")[0] + ",", *rest]
    path.write_text("\n".join(lines), encoding="utf-8")
    (fault,) = load_holdings(folder).problems
    assert (fault.code, fault.row, fault.column) == ("blank-in-complete", 6, "F")
    assert fault.value == three.split(",")[0]


def test_the_column_of_a_blank_is_that_of_the_file_whatever_the_order_of_its_organisations():
    held = load_holdings()
    content = "部门,无党派人士,民革\n\n区教育局,,1\n".encode()
    (fault,) = obstacles(held, "fenghua-2019", content, register_row(held.documents["fenghua-2019"]))
    assert (fault.code, fault.row, fault.column) == ("blank-in-complete", 3, "B")


# The description of the data package


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (None, "datapackage.json：", "文件不存在"),
        (b'{\n  "name": "x",\n  oops\n}', "datapackage.json 第 3 行：", "不是有效的 JSON"),
        (b'{"name": "x"}', "datapackage.json：", "resources"),
        (b"[1, 2]", "datapackage.json：", "resources"),
        (b'{"resources": [{"title": "x"}]}', "datapackage.json：", "resources"),
        (b'{"resources": [{"name": "x", "path": "x.csv", "schema": []}]}', "datapackage.json：", "resources"),
        (b"\xff\xff\xff", "datapackage.json：", "无法读出文字"),
    ],
)
def test_a_broken_description_is_a_problem_with_its_place(folder, content, place, words):
    path = folder / "datapackage.json"
    path.unlink() if content is None else path.write_bytes(content)
    problem = read_package(folder)
    assert isinstance(problem, Problem) and problem.message.startswith(place) and words in problem.message
