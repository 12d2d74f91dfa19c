"""What we hold: the shipped data is clean, and one broken file never takes the others with it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from lib.archive.agreement import contradicting
from lib.archive.document import period_in_words
from lib.archive.holdings import load_holdings
from lib.measures.collection import collected
from lib.vocabulary.tables import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "data"
    shutil.copytree(DATA, copied)
    return copied


def found(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    return [(fault.file, fault.code, fault.row, fault.column) for fault in load_holdings(folder).problems]


def test_the_shipped_data_has_no_problem():
    assert load_holdings().problems == ()


def test_qingdao_and_fenghua_are_as_printed():
    held = load_holdings()
    qingdao, fenghua = held.matrices["qingdao-2008"], held.matrices["fenghua-2019"]
    assert (qingdao.shape, int(qingdao.sum().sum())) == ((40, 8), 157)
    assert (fenghua.shape, int(fenghua.sum().sum())) == ((26, 5), 26)
    assert list(fenghua.columns) == ["民革", "民盟", "民建", "工商联", "无党派人士"]
    assert held.documents["qingdao-2008"].number == "青政办字〔2008〕86号"
    assert held.documents["fenghua-2019"].place == "宁波市奉化区"
    assert held.documents["fenghua-2019"].province == "浙江省"


def test_complete_lists_of_departments_come_first():
    shown = load_holdings().shown()
    assert [one.document_id for one in shown[:3]] == ["qingdao-2008", "fenghua-2019", "yueyang-undated"]
    assert shown[0].complete and not shown[-1].complete


def test_an_undated_document_says_so_and_gives_the_range_that_is_known():
    documents = load_holdings().documents
    assert documents["kaifeng-2006plus"].period == "年份不详（2006年或以后）"
    assert documents["guangdong-2014"].period == "年份不详（2014—2015年间）"
    assert documents["qingdao-2008"].period == "2008年"


def test_a_partial_list_knows_only_what_was_stated():
    kaifeng = load_holdings().matrices["kaifeng-2006plus"]
    assert int(kaifeng.sum().sum()) == 30
    assert int(kaifeng.notna().sum().sum()) == 30


def test_counts_without_a_list_give_no_matrix():
    held = load_holdings()
    assert "huangshi-undated" in held.documents and "huangshi-undated" not in held.matrices
    assert held.documents["huangshi-undated"].shared_departments == ("市发改委", "市经信委", "市财政局", "市统计局")


def broken(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_matrix_without_register_row_is_reported_and_left_out(folder):
    (folder / "matrices" / "nowhere-2020.csv").write_text("部门,民革\n市教育局,1\n", encoding="utf-8")
    held = load_holdings(folder)
    assert [(fault.code, fault.file) for fault in held.problems] == [
        ("missing-register-row", "matrices/nowhere-2020.csv")
    ]
    assert "nowhere-2020" not in held.matrices and "qingdao-2008" in held.matrices


@pytest.mark.parametrize(
    ("before", "after", "code", "row", "column"),
    [
        ("部门,民革", "部门,民格", "unknown-organisation", 1, "B"),
        ("市教育局,1", "市教育局,√", "undecidable-cell", 2, "B"),
        ("市公安局,1", "市教育局,1", "duplicate-department", 3, "A"),
        ("市教育局,1", "市教育局,", "blank-in-complete", 2, "B"),
    ],
)
def test_a_malformed_matrix_is_reported_with_file_row_and_column(folder, before, after, code, row, column):
    broken(folder, "matrices/qingdao-2008.csv", before, after)
    held = load_holdings(folder)
    assert found(folder) == [("matrices/qingdao-2008.csv", code, row, column)]
    assert "qingdao-2008" not in held.matrices and "fenghua-2019" in held.matrices
    assert held.problems[0].message.startswith(f"matrices/qingdao-2008.csv 第 {row} 行 {column} 列：")


@pytest.mark.parametrize(
    ("before", "after", "code", "column"),
    [
        ("qingdao-2008,370200,", "qingdao-2008,999999,", "unknown-jurisdiction", "B"),
        ("qingdao-2008,370200,2008,", "qingdao-2008,370200,08年,", "bad-value", "C"),
        ("fenghua-2019,", "qingdao-2008,", "duplicate-document", "A"),
    ],
)
def test_a_faulty_register_row_leaves_the_other_documents_standing(folder, before, after, code, column):
    broken(folder, "documents.csv", before, after)
    held = load_holdings(folder)
    row = 3 if code == "duplicate-document" else 2
    assert ("documents.csv", code, row, column) in found(folder)
    assert "yueyang-undated" in held.documents and "yueyang-undated" in held.matrices


def test_a_complete_document_without_its_matrix_is_reported(folder):
    (folder / "matrices" / "qingdao-2008.csv").unlink()
    assert found(folder) == [("documents.csv", "missing-matrix", None, None)]


def test_a_missing_or_unreadable_register_is_told_and_nothing_breaks(folder):
    (folder / "documents.csv").write_bytes(b"\xff\xff\xff")
    held = load_holdings(folder)
    assert held.documents == {} and held.matrices == {}
    assert ("documents.csv", "unreadable-text") in [(fault.file, fault.code) for fault in held.problems]
    (folder / "documents.csv").unlink()
    assert "missing-table" in [fault.code for fault in load_holdings(folder).problems]


def test_a_register_without_a_column_names_the_column(folder):
    broken(folder, "documents.csv", "evidence,", "proof,")
    fault = load_holdings(folder).problems[0]
    assert (fault.code, fault.row, fault.value) == ("missing-field", 1, "evidence")


def test_one_list_that_contradicts_the_register_says_nothing_against_the_others():
    held = load_holdings()
    names = ("qingdao-2008", "fenghua-2019", "qingdao-2008")
    documents = [held.documents[name] for name in names]
    documents[2] = replace(documents[2], declared_liaisons=156)  # there are 157
    lists = collected([held.matrices[name] for name in names])
    assert contradicting(lists, documents).tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((2008, 2007, 2009), "2008年"),
        ((None, 2006, 2006), "年份不详（约2006年）"),
        ((None, 2006, 2008), "年份不详（2006—2008年间）"),
        ((None, 2006, None), "年份不详（2006年或以后）"),
        ((None, None, 2008), "年份不详（2008年或以前）"),
        ((None, None, None), "年份不详"),
    ],
)
def test_a_year_in_words_claims_no_more_than_is_known(years, words):
    assert period_in_words(*years) == words
