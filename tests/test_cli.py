"""The scripting face: JSON on standard output, exit status 0 or 1."""

import json
import subprocess
import sys
from pathlib import Path

from lib.cli import main

ROOT = Path(__file__).resolve().parents[1]


def answered(capsys, *arguments):
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_check_prints_every_liaison_of_a_clean_file(capsys):
    status, answer = answered(capsys, "check", str(ROOT / "data" / "matrices" / "fenghua-2019.csv"))
    assert status == 0 and answer["ok"] is True and answer["problems"] == []
    assert len(answer["liaisons"]) == 26
    assert ["区公安分局", "民革"] in answer["liaisons"] and ["区医保局", "无党派人士"] in answer["liaisons"]


def test_check_prints_every_problem_of_a_broken_file(capsys):
    status, answer = answered(capsys, "check", str(ROOT / "tests" / "faults" / "undecidable-cell.csv"))
    assert status == 1 and answer["ok"] is False and answer["liaisons"] == []
    assert [(one["code"], one["row"], one["column"]) for one in answer["problems"]] == [("undecidable-cell", 3, "C")]
    assert answer["problems"][0]["message"].startswith("第 3 行 C 列：")


def test_check_of_a_file_that_is_not_there_is_told_in_words(capsys):
    status, answer = answered(capsys, "check", "没有这个文件.csv")
    assert status == 1 and answer["problems"][0]["code"] == "missing-table"


def test_coverage_of_qingdao_is_the_gold(capsys):
    status, answer = answered(capsys, "coverage", "qingdao-2008")
    assert status == 0
    assert (answer["departments"], answer["parties"], answer["liaisons"]) == (40, 8, 157)
    assert answer["density"] == 0.490625
    assert len(answer["with_all"]) == 8
    assert answer["type"] == "overlapping" and answer["complete"] is True


def test_coverage_of_a_partial_list_withholds_density_and_says_why(capsys):
    status, answer = answered(capsys, "coverage", "kaifeng-2006plus")
    assert status == 0 and answer["liaisons"] == 30
    assert answer["density"] is None and "不完整" in answer["withheld"]["density"]


def test_coverage_of_an_unknown_document_names_what_is_held(capsys):
    status, answer = answered(capsys, "coverage", "atlantis-2008")
    assert status == 1 and "qingdao-2008" in answer["problems"][0]["message"]


def test_the_module_runs_from_a_shell_that_is_not_utf8():
    ran = subprocess.run(
        [sys.executable, "-m", "lib.cli", "coverage", "fenghua-2019"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert "宁波市奉化区2019年" in ran.stdout.decode("utf-8")
