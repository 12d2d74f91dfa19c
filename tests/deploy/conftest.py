"""Debian's own nginx and PostgreSQL on loopback, with the files that deploy/ ships."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.clusters import programs
from benchmarks.front import installed


@pytest.fixture
def place() -> Iterator[Path]:
    """Return a folder that PostgreSQL's user may enter too: pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="deploy-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql() -> None:
    """Skip where PostgreSQL cannot be had."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed; as root `make database` installs it")


@pytest.fixture(scope="session")
def nginx() -> None:
    """Skip where nginx cannot be had."""
    if not installed():
        pytest.skip("nginx is not installed; as root `make proxy` installs it")
