"""SECURITY.md names tests that exist, and every file of tests here is named in it."""

import ast
import re
from functools import cache

from tests.conftest import ROOT

WORDS = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[a-z_/]+\.py)(?:::(\w+))?`", WORDS)


@cache
def names_in(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")}


def test_every_test_that_is_named_exists():
    assert len(NAMED) > 50
    missing = [f"{path}::{name}" for path, name in NAMED if not (ROOT / path).is_file() or name not in names_in(path)]
    assert [one for one in missing if not one.endswith("::")] == []


def test_every_file_of_these_tests_is_named():
    files = {f"tests/security/{path.name}" for path in (ROOT / "tests" / "security").glob("test_*.py")}
    assert files == {path for path, _ in NAMED if path.startswith("tests/security/")}


def test_nobody_is_named_as_a_contact():
    assert not re.search(r"[\w.]+@[\w.]+|\d{7}", WORDS)
