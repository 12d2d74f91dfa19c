"""A malformed file in data/ is told on the first page in Chinese; the other documents still work."""

import shutil

import pytest

from lib.ui import loading


@pytest.fixture
def broken_data(tmp_path, monkeypatch):
    """Serve the pages from a copy of the data in which Qingdao's matrix is broken."""
    import lib.archive.holdings as holdings_module
    from lib.vocabulary.tables import DATA

    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    matrix = folder / "matrices" / "qingdao-2008.csv"
    matrix.write_text(matrix.read_text(encoding="utf-8").replace("市教育局,1", "市教育局,√", 1), encoding="utf-8")
    monkeypatch.setattr(loading, "load_holdings", lambda: holdings_module.load_holdings(folder))
    loading.forget()
    yield
    monkeypatch.undo()
    loading.forget()


def test_the_first_page_tells_file_row_and_column_and_the_rest_works(broken_data, open_page):
    page = open_page()
    assert not page.exception
    assert "matrices/qingdao-2008.csv 第 2 行 B 列：“√”不能判断是否联系" in page.error[0].value.replace("\\", "")
    page = open_page("pages/browse/matrix.py")
    assert not page.exception and page.session_state["place"] == "宁波市奉化区"
