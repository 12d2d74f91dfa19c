"""A fresh clone can be set up: locks with hashes, every dependency with a reason, nothing of lib/ ignored."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"requirements.txt": 20, "requirements-dev.txt": 50, "requirements-bench.txt": 4}  # at least so many packages


def read(name):
    """Return the text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def direct(name):
    """Return the names of the packages that a .in file asks for, as written there."""
    lines = [line.split("#")[0].strip() for line in read(name).splitlines()]
    return [re.match(r"[A-Za-z0-9_.-]+", line).group() for line in lines if line and not line.startswith("-")]


def locked(name):
    """Return the pinned packages of a lock file, each with its version and its hashes."""
    entries = re.split(r"\n(?=[a-z0-9])", "\n" + re.sub(r"(?m)^\s*#.*$", "", read(name)).strip())
    return {
        re.match(r"[a-z0-9_.-]+", entry).group(): (
            re.search(r"==[^ ;\\]+", entry),
            re.findall(r"--hash=sha256:[0-9a-f]{64}", entry),
        )
        for entry in entries
        if entry.strip()
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_one_version_and_hashes(name):
    packages = locked(name)
    assert len(packages) >= LOCKS[name]
    assert [package for package, (version, hashes) in packages.items() if not version or not hashes] == []


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_index_and_no_address_to_download_from(name):
    assert not re.search(r"(?m)^--|://|^-e", read(name))


def test_locks_hold_what_is_asked_for_and_agree():
    runtime, development = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name.lower() for name in direct("requirements.in")} <= set(runtime)
    assert {name.lower() for name in direct("requirements-dev.in")} <= set(development)
    assert {name.lower() for name in direct("requirements-bench.in")} <= set(locked("requirements-bench.txt"))
    assert {name: str(version) for name, (version, _) in runtime.items()}.items() <= {
        name: str(version) for name, (version, _) in development.items()
    }.items()


def test_a_running_dashboard_installs_no_test_tools():
    assert not {"pytest", "hypothesis", "playwright", "frictionless", "mypy", "ruff"} & set(locked("requirements.txt"))


def test_every_direct_dependency_has_a_reason():
    reasons = dict(re.findall(r"(?m)^\| `([^`]+)` \| (.+?) \|$", read("README.md")))
    for name in (*direct("requirements.in"), *direct("requirements-dev.in")):
        assert len(reasons.get(name, "")) > 1, f"README.md gives no reason for {name}"


@pytest.mark.skipif(not shutil.which("git"), reason="without git nothing is ignored")
def test_gitignore_keeps_the_code_and_the_data():
    for path in ("lib/ui/server.py", "lib/archive/holdings.py", "data/documents.csv", "tests/test_setup.py"):
        ran = subprocess.run(["git", "check-ignore", "--no-index", path], cwd=ROOT, capture_output=True)
        assert ran.returncode in (1, 128), f"{path} is ignored"  # 128: not a git work tree


def test_the_ci_script_runs_the_tests_and_stops_at_the_first_failure():
    script = read(".ci/run").splitlines()
    assert "set -e" in script
    assert script[-1] == "make test"


def test_settings_keep_the_server_on_this_computer_and_quiet():
    settings = tomllib.loads(read(".streamlit/config.toml"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["fileWatcherType"] == "none"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert "fontFaces" not in settings["theme"]


def luminance(colour):
    """Return the relative luminance of #RRGGBB as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "primaryColor", "linkColor"])
def test_words_stand_out_from_the_ground(ground, ink):
    theme = tomllib.loads(read(".streamlit/config.toml"))["theme"][ground]
    for behind in ("backgroundColor", "secondaryBackgroundColor"):
        dark, light = sorted((luminance(theme[ink]), luminance(theme[behind])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5
