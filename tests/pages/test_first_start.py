"""A first start, with an empty folder of data or none at all: each page says what is missing and how to go on."""

import pytest

from lib.archive.folder import FOLDER_VARIABLE
from lib.ui.loading import forget, holdings
from tests.pages.on_screen import words
from tests.pages.test_every_page import TITLES

# Words of their own; and the page that is the next step itself.
FULL = ("pages/about/glossary.py", "pages/about/manual.py", "pages/manage/publish.py")


@pytest.fixture(params=["empty", "missing"])
def nothing(request, clerk, monkeypatch, tmp_path):
    """Serve the pages from a folder of data that holds nothing; return it."""
    folder = tmp_path / "data"
    if request.param == "empty":
        folder.mkdir()
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    forget()
    return folder


@pytest.mark.parametrize("path", [*TITLES, "pages/manage/history.py", "pages/manage/publish.py"])
def test_every_page_says_what_is_missing_and_what_to_do(open_page, nothing, path):
    app = open_page(path)
    assert not app.exception and not app.error
    drawn = ["glossary_states"] if path == "pages/about/glossary.py" else []  # how the states of a cell look
    assert [chart.key for chart in app.get("plotly_chart")] == drawn and not app.dataframe
    told = "".join(one.value for one in app.info)
    if path not in FULL:
        assert "还没有" in told or "不足" in told or "没有待认定" in told
    if path not in (*FULL, "pages/manage/functions.py") and "data/" not in told:
        assert "publish" in [link.proto.page for link in app.get("page_link")]


def test_the_first_page_tells_of_a_folder_that_is_not_there(open_page, nothing):
    told = words(open_page())
    assert ("不存在" in told) == (not nothing.is_dir()) and "登记第一份名单" in told


def test_the_first_list_may_be_published_for_any_place(nothing):
    held = holdings()
    assert not held.documents and not held.problems
    assert held.jurisdictions["370200"].name == "青岛市" and len(held.jurisdictions) > 3000
