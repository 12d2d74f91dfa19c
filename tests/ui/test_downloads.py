"""Every file that is offered is worded in one way: 下载, what, and in brackets the program that opens it."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

WORDED = re.compile("下载.+（(Word|Excel|CSV|PPT)([，：].+)?）")
SOURCES = [*sorted((ROOT / "lib" / "ui").glob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]


def calls(path: Path, name: str) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return [one for one in named if name == getattr(one.func, "attr", getattr(one.func, "id", ""))]


def test_the_button_is_made_in_one_place_but_for_the_package_with_its_progress():
    found = [path.stem for path in SOURCES for _ in calls(path, "download_button")]
    assert found == ["downloads", "materials_views"]


@pytest.mark.parametrize("path", [one for one in SOURCES if calls(one, "file_button")], ids=lambda path: path.stem)
def test_every_button_says_what_it_gives_and_what_opens_it(path):
    for call in calls(path, "file_button"):
        label = ast.unparse(call.args[0]).strip("f'\"")
        assert WORDED.fullmatch(label) or path.stem == "materials_views", label  # there the name of the file itself
