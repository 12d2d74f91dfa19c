"""A broken table of the vocabulary is told in Chinese with its name, where every page and command can say it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lib.vocabulary import tables
from lib.vocabulary.tables import VocabularyFault, read_vocabulary

ROOT = Path(__file__).resolve().parents[2]
UTF8 = {**os.environ, "PYTHONIOENCODING": "utf-8"}


def told(tmp_path, monkeypatch, content, *columns):
    """Return the sentence about a table with this content; None: there is no such file."""
    monkeypatch.setattr(tables, "DATA", tmp_path)
    (tmp_path / "vocabulary").mkdir()
    if content is not None:
        (tmp_path / "vocabulary" / "parties.csv").write_bytes(content)
    with pytest.raises(VocabularyFault) as fault:
        read_vocabulary("parties", *columns)
    return str(fault.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "parties.csv 不存在。"),
        (b"", "没有内容"),
        (b"party,note\n", "没有内容"),
        ("party,note\n民革,\n民盟,".encode() + b"\xff\n", "第 3 行不是 UTF-8 编码的文字"),
        ("party,note\n民革,\n".encode("gbk"), "第 2 行不是 UTF-8 编码的文字"),
        ('party,note\n"民革,\n民盟,\n'.encode(), "引号不成对"),
        ("party,note\n民革,,\n".encode(), "第 2 行比表头多出内容"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_name_and_the_reason(tmp_path, monkeypatch, content, reason):
    sentence = told(tmp_path, monkeypatch, content)
    assert sentence.startswith("词表 data/vocabulary/parties.csv ") and reason in sentence and "请" in sentence


def test_a_table_without_a_column_names_the_column(tmp_path, monkeypatch):
    assert "缺少“kind”一列" in told(tmp_path, monkeypatch, "party,note\n民革,\n".encode(), "party", "kind")


@pytest.fixture
def copied(tmp_path):
    """Return a copy of the project, so that its vocabulary may be broken before anything is imported."""
    for name in ("lib", "pages", "data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", tmp_path)
    return tmp_path


def ran(folder, *command):
    return subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, encoding="utf-8", env=UTF8
    )


def breaks(folder, name, before, after):
    path = folder / "data" / "vocabulary" / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "before", "after", "reason"),
    [
        ("parties", "民主党派,1,", "民主党派,一,", "official_order"),
        ("party_aliases", "民主同盟,民盟", "民主同盟,民萌", "“民萌”没有登记"),
    ],
)
def test_a_broken_table_of_organisations_is_a_problem_of_every_command(copied, name, before, after, reason):
    breaks(copied, name, before, after)
    done = ran(copied, "-m", "lib.cli", "coverage", "qingdao-2008", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 1 and done.stderr == "" and answer["ok"] is False
    message = answer["problems"][0]["message"]
    assert f"data/vocabulary/{name}.csv" in message and reason in message


def test_without_json_the_command_prints_the_sentence_and_no_traceback(copied):
    (copied / "data" / "vocabulary" / "parties.csv").unlink()
    done = ran(copied, "-m", "lib.cli", "check", "data/matrices/fenghua-2019.csv")
    assert done.returncode == 1 and done.stderr == ""
    assert done.stdout == "词表 data/vocabulary/parties.csv 不存在。请改正或恢复该文件后重试。\n"


@pytest.mark.parametrize(
    ("name", "before", "after", "reason"),
    [
        ("department_aliases", "发改委,planning-reform", "发改委,planing", "“planing”没有登记"),
        ("functions", "function,name", "key,name", "缺少“function”一列"),
    ],
)
def test_a_broken_table_of_functions_is_told_to_whoever_asks_for_functions(copied, name, before, after, reason):
    breaks(copied, name, before, after)
    done = ran(copied, "-c", "import lib.vocabulary.functions")
    assert f"VocabularyFault: 词表 data/vocabulary/{name}.csv" in done.stderr and reason in done.stderr


def test_the_page_fails_with_the_sentence_and_opens_again_once_the_table_is_mended(copied):
    breaks(copied, "parties", "民革,", "民革")
    whole = (ROOT / "data" / "vocabulary" / "parties.csv").as_posix()
    done = ran(
        copied,
        "-c",
        "from streamlit.testing.v1 import AppTest\nfrom pathlib import Path\nimport shutil\n"
        "page = AppTest.from_file(Path('dashboard.py').absolute(), default_timeout=30).run()\n"
        "print(page.exception[0].value)\n"
        f"shutil.copy({whole!r}, 'data/vocabulary/parties.csv')\n"
        "print([one.value for one in page.run().title])",
    )
    first, second = done.stdout.splitlines()[-2:]
    assert first.startswith("词表 data/vocabulary/parties.csv ") and second == "['总览']"
