"""Yearly reports by command: all reports of a file or none, under the names of the list, unchanged ones left alone."""

import json

import pytest

from lib.archive.database import engine_for
from lib.archive.sheets import REPORT
from lib.archive.store import Store
from lib.cli import main

SIGNED = ("--jurisdiction", "330213", "--year", "2025", "--by", "王", "--why", "年度报告")


@pytest.fixture(autouse=True)
def archive(tmp_path, monkeypatch):
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path}/archive.sqlite")


def answered(capsys, *arguments):
    status = main([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def file(tmp_path, *rows):
    path = tmp_path / "汇总.csv"
    path.write_text("\n".join(("部门,类别,联系对象,情况,报送日期", *rows)), encoding="utf-8")
    return path


def test_reports_are_saved_under_the_names_of_the_list_and_only_what_changed(capsys, tmp_path):
    rows = ["奉化区教育局,联合调研,各民主党派,调研,2026-01-20", "区财政局,无,,,2026-01-20"]
    status, answer = answered(capsys, "report", file(tmp_path, *rows), *SIGNED)
    assert status == 0 and [one["department"] for one in answer["saved"]] == ["区教育局", "区财政局"]
    kept = Store(engine_for()).sheets(REPORT, "330213")
    # Whom 各民主党派 means is told by the list in force: 奉化 has three parties.
    assert {one.key.unit: "民建" in one.content.decode() for one in kept} == {"区教育局": True, "区财政局": False}
    rows[1] = "区财政局,其他,民建,走访,2026-01-20"
    status, answer = answered(capsys, "report", file(tmp_path, *rows), *SIGNED)
    assert (status, answer["unchanged"], answer["saved"]) == (
        0, 1, [{"department": "区财政局", "year": 2025, "version": 2}],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (["区教育局,聚餐,民盟,聚餐,", "区财政局,无,,,"], "unknown-kind"),
        (["区教育局,其他,民盟,走访,", "奉化区教育局,其他,民盟,座谈,"], "duplicate-department"),
    ],
)
def test_a_file_with_a_fault_saves_nothing(capsys, tmp_path, rows, code):
    status, answer = answered(capsys, "report", file(tmp_path, *rows), *SIGNED)
    assert status == 1 and [one["code"] for one in answer["problems"]] == [code]
    assert Store(engine_for()).sheets(REPORT, "330213") == []


def test_what_is_missing_is_told(capsys, tmp_path):
    path = file(tmp_path, "区教育局,无,,,")
    assert answered(capsys, "report", tmp_path / "没有.csv", *SIGNED)[1]["problems"][0]["code"] == "no-such-file"
    nowhere = ("--jurisdiction", "999999", *SIGNED[2:])
    assert answered(capsys, "report", path, *nowhere)[1]["problems"][0]["code"] == "unknown-jurisdiction"
    unsigned = (*SIGNED[:5], " ", *SIGNED[6:])
    assert "请写明姓名" in answered(capsys, "report", path, *unsigned)[1]["problems"][0]["message"]
