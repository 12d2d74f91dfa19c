"""What every test may use: a page opened through dashboard.py, without a browser."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from lib.ui.addresses import page_addresses

# A machine that is busy is slow, not wrong: no example fails for the time it took.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def own_archive(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests' hands off the archive of whoever runs them."""
    os.environ["LIAISON_DATABASE_URL"] = f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.sqlite"


@pytest.fixture(scope="session", autouse=True)
def packages_read_once() -> Iterator[None]:
    """Let Streamlit look for components in the installed packages once, not for every page that a test opens.

    Reading what is written about each package took half of the time of such a test, and nothing is installed meanwhile.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put back what Streamlit leaves as the main module: a process started later would begin by running the page."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Return a function that opens a page file ("pages/browse/matrix.py") through dashboard.py, as a deep link does.

    Choices are those of the URL, as in open_page("pages/browse/matrix.py", place="宁波市奉化区").
    """

    first = "pages/browse/overview.py"

    def opened(path: str = first, **choices: str) -> AppTest:
        # Streamlit takes the file's name for the page's address, and would open the first page for an unknown one.
        assert path == first or Path(path).stem in page_addresses(ROOT / "dashboard.py"), path
        app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=30)
        for name, choice in choices.items():
            app.query_params[name] = choice
        return app.switch_page(path).run()

    return opened
