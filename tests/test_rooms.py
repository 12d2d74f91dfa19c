"""Who may import whom, how long a file may get, and how plain a page must stay (see CONTRIBUTING.md)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

EVERY_ROOM = {"vocabulary", "intake", "archive", "measures", "figures", "exports", "ui"}
MAY_IMPORT = {
    "vocabulary": set(),
    "intake": {"vocabulary"},
    "archive": {"vocabulary", "intake", "measures"},
    "measures": {"vocabulary"},
    "figures": {"vocabulary", "measures"},
    "exports": {"vocabulary", "measures", "figures"},
    "ui": EVERY_ROOM,
    "pages": EVERY_ROOM,
    "dashboard": EVERY_ROOM,
    "cli": {"vocabulary", "commands"},
    "commands": {"vocabulary", "intake", "archive", "measures", "exports"},
}
LIVES_IN = {
    "streamlit": {"ui", "pages", "dashboard"},
    "starlette": {"ui"},
    "plotly": {"figures", "exports", "ui.server"},  # the launcher loads it ahead of the first visitor
    "networkx": {"measures"},
}
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST_MODULE = 250
LONGEST_PAGE = 80


def module_name(path):
    """Return the dotted name of a file: lib/ui/cards.py is lib.ui.cards, lib/ui/__init__.py is lib.ui."""
    parts = Path(path).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name):
    """Return the room of a dotted name; what lies directly in lib or beside it is a room of its own."""
    parts = name.split(".")
    return parts[1] if parts[0] == "lib" and len(parts) > 1 else parts[0]


def imports_of(source, modules=frozenset()):
    """Return every dotted name that a source imports, wherever in it; submodules where `modules` has them."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute, so that one can search for them"
            for one in node.names:
                inner = f"{node.module}.{one.name}"
                names.add(inner if inner in modules or node.module == "lib" else node.module)
    return names


def import_faults(path, source):
    """Return what one file imports that its room may not."""
    name = module_name(path)
    room = room_of(name)
    faults = []
    for imported in sorted(imports_of(source)):
        top, other = imported.split(".")[0], room_of(imported)
        if top == "lib" and imported != "lib" and other != room and other not in MAY_IMPORT.get(room, set()):
            faults.append(f"{path}: {room} may not import {imported}")
        if top in LIVES_IN and room not in LIVES_IN[top] and name.removeprefix("lib.") not in LIVES_IN[top]:
            faults.append(f"{path}: {top} lives in {', '.join(sorted(LIVES_IN[top]))}")
        if top in ("pages", "dashboard", "tests", "benchmarks"):
            faults.append(f"{path}: nobody imports {imported}")
    return faults


def shape_faults(path, source):
    """Return what is wrong with the name or length of one module of lib."""
    faults = []
    lines = len(source.splitlines())
    if lines > LONGEST_MODULE:
        faults.append(f"{path}: {lines} lines, at most {LONGEST_MODULE}: one idea per file")
    if SHAPELESS & set(module_name(path).split(".")):
        faults.append(f"{path}: name it after what it does")
    if not ast.get_docstring(ast.parse(source)):
        faults.append(f"{path}: no docstring")
    return faults


def page_faults(path, source):
    """Return what keeps one page file from being a plain composition."""
    tree = ast.parse(source)
    faults = []
    if not ast.get_docstring(tree):
        faults.append(f"{path}: no docstring")
    if len(source.splitlines()) > LONGEST_PAGE:
        faults.append(f"{path}: more than {LONGEST_PAGE} lines")
    if any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) for node in ast.walk(tree)):
        faults.append(f"{path}: a page defines nothing")
    strangers = {name.split(".")[0] for name in imports_of(source)} - {"streamlit", "lib"}
    if strangers:
        faults.append(f"{path}: a page imports streamlit and lib, not {', '.join(sorted(strangers))}")
    return faults


def place_faults(path):
    """Return what is wrong with where a page file lies."""
    parts = Path(path).parts
    if len(parts) == 2 and parts[1] != "__init__.py":
        return [f"{path}: directly in pages/ it would run without dashboard.py on a cold server"]
    return []


def circles(imports):
    """Return the modules that import themselves through others; imports maps a module to those it imports."""
    reached = {name: set(others) & set(imports) for name, others in imports.items()}
    for _ in reached:
        for others in reached.values():
            others.update(*[reached[other] for other in others])
    return sorted(name for name, others in reached.items() if name in others)


def sources(*folders):
    """Return the text of every Python file below the folders, by path relative to the root."""
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


LIB = sources("lib")
PAGES = sources("pages")
ALL = LIB | PAGES | {"dashboard.py": (ROOT / "dashboard.py").read_text(encoding="utf-8")}


def test_nobody_imports_upwards_and_libraries_stay_in_their_rooms():
    assert [fault for path, source in ALL.items() for fault in import_faults(path, source)] == []


def test_every_room_has_a_rule():
    rooms = {room_of(module_name(path)) for path in LIB} - {"lib"}
    assert rooms <= set(MAY_IMPORT)


def test_no_module_imports_itself_through_others():
    modules = {module_name(path) for path in LIB}
    assert circles({module_name(path): imports_of(source, modules) for path, source in LIB.items()}) == []


def test_modules_are_short_and_named_after_what_they_do():
    assert [fault for path, source in LIB.items() for fault in shape_faults(path, source)] == []


def test_pages_only_compose():
    pages = {path: source for path, source in PAGES.items() if not path.endswith("__init__.py")}
    assert pages
    assert [fault for path, source in pages.items() for fault in page_faults(path, source)] == []


def test_page_files_lie_one_level_below_pages():
    assert [fault for path in PAGES for fault in place_faults(path)] == []


def test_the_first_page_needs_no_graph_library_and_reads_no_notice():
    imports = sorted(imports_of(PAGES["pages/browse/overview.py"], {module_name(path) for path in LIB}))
    needless = {"networkx", "scipy", "matplotlib", "lib.intake.notice", "lib.intake.upload"}
    program = f"import sys, {', '.join(imports)}\nprint(sorted({needless} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("lib/vocabulary/one.py", "from lib.intake.reading import text"),
        ("lib/measures/one.py", "from lib import archive"),
        ("lib/figures/one.py", "import lib.ui.cards"),
        ("lib/intake/one.py", "def late():\n    from lib.archive import register"),
        ("lib/measures/one.py", "import streamlit as st"),
        ("lib/cli.py", "from lib.ui.loading import holdings"),
        ("lib/ui/one.py", "import networkx as nx"),
        ("lib/ui/one.py", "from plotly import graph_objects"),
        ("lib/ui/one.py", "from pages.browse import overview"),
        ("lib/newroom/one.py", "from lib.vocabulary import parties"),
    ],
)
def test_a_forbidden_import_is_found(path, source):
    assert import_faults(path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("lib/archive/one.py", "from lib.intake.reading import text\nfrom lib.archive import register"),
        ("lib/figures/one.py", "import plotly.graph_objects as go\nfrom lib.measures.coverage import coverage"),
        ("lib/ui/server.py", "import plotly.graph_objects"),
        ("pages/browse/one.py", "import streamlit as st\nfrom lib.ui import cards"),
        ("lib/commands/checking.py", "import argparse\nfrom lib.archive import holdings"),
    ],
)
def test_an_allowed_import_is_not_found(path, source):
    assert not import_faults(path, source)


def test_a_circle_is_found_however_long():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c"]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": {"json"}}) == []
    assert imports_of("from lib.ui import cards", {"lib.ui", "lib.ui.cards"}) == {"lib.ui.cards"}


def test_a_page_that_does_more_than_compose_is_found():
    good = '"""A page."""\nimport streamlit as st\n'
    assert not page_faults("pages/a/b.py", good)
    for bad in (
        "import streamlit as st",
        good + "import pandas",
        good + "def f():\n    pass\n",
        good + "class C:\n    pass\n",
        good + "\n" * LONGEST_PAGE,
    ):
        assert page_faults("pages/a/b.py", bad)
    assert place_faults("pages/b.py")
    assert not place_faults("pages/__init__.py")
    assert not place_faults("pages/a/b.py")


def test_a_shapeless_or_overlong_module_is_found():
    assert not shape_faults("lib/ui/cards.py", '"""Cards."""\n')
    assert shape_faults("lib/ui/utils.py", '"""Cards."""\n')
    assert shape_faults("lib/helpers/cards.py", '"""Cards."""\n')
    assert shape_faults("lib/ui/cards.py", "x = 1\n")
    assert shape_faults("lib/ui/cards.py", '"""Cards."""\n' * (LONGEST_MODULE + 1))
