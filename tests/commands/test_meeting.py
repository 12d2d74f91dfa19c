"""The command `pack`: it writes one zip, the same again for the same versions, and says in words what is wrong."""

import json
import zipfile
from pathlib import Path

import pytest

from lib.cli import main


@pytest.fixture(autouse=True)
def archive(tmp_path, monkeypatch):
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path}/archive.sqlite")


def answered(capsys, *arguments):
    status = main(["pack", *arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_the_package_is_written_and_the_told_command_writes_it_again(capsys, tmp_path):
    status, first = answered(
        capsys, "--document", "fenghua-2019", "--compare", "qingdao-2008", "--out", str(tmp_path / "一")
    )
    assert status == 0 and first["ok"] and "演示文稿.pptx" in first["files"]
    words = first["command"].split()[4:-1]
    status, again = answered(capsys, *words, str(tmp_path / "二"))
    assert status == 0
    one, other = (Path(answer["file"]).read_bytes() for answer in (first, again))
    assert one == other and zipfile.is_zipfile(first["file"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--document", "nowhere"], "没有收录“nowhere”"),
        (["--document", "fenghua-2019", "--version", "3"], "没有第 3 版"),
        (["--document", "fenghua-2019", "--made-on", "昨天"], "不是日期"),
        (["--document", "fenghua-2019", "--template", "/nowhere.pptx"], "打不开模板"),
        (["--document", "fenghua-2019", "--template", __file__], "不是可用的演示文稿模板"),
    ],
)
def test_what_is_wrong_is_told_in_words(capsys, tmp_path, arguments, said):
    status, answer = answered(capsys, *arguments, "--out", str(tmp_path / "out"))
    assert status == 1 and said in answer["problems"][0]["message"]
    assert not list(tmp_path.glob("out/*"))


def test_a_folder_that_cannot_be_written_is_told(capsys, tmp_path):
    (tmp_path / "file").write_text("")
    status, answer = answered(capsys, "--document", "fenghua-2019", "--out", str(tmp_path / "file"))
    assert status == 1 and "写不进文件夹" in answer["problems"][0]["message"]
