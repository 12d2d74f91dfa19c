"""A malformed file in data/ is told on a page in Chinese, never as a traceback; the other pages still work."""

import shutil

import pytest

import lib.archive.holdings as holdings_module
from lib.ui import described, intake_views, loading, publish_views, source_views
from lib.ui.access import Publisher
from lib.vocabulary import tables
from lib.vocabulary.tables import DATA

PAGES = [
    "pages/browse/overview.py",
    "pages/browse/matrix.py",
    "pages/browse/coverage.py",
    "pages/browse/network.py",
    "pages/compare/cities.py",
    "pages/about/sources.py",
    "pages/compare/peers.py",
    "pages/manage/history.py",
    "pages/manage/publish.py",
]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Serve the pages from a copy of the data, which a test may break before it opens one."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    monkeypatch.setattr(loading, "load_holdings", lambda: holdings_module.load_holdings(folder))
    monkeypatch.setattr(source_views, "DATA", folder)
    monkeypatch.setattr(described, "DATA", folder)
    monkeypatch.setattr(tables, "DATA", folder)
    loading.forget()
    yield folder
    monkeypatch.undo()
    loading.forget()


@pytest.fixture
def broken_data(data):
    """Break Qingdao's matrix."""
    matrix = data / "matrices" / "qingdao-2008.csv"
    matrix.write_text(matrix.read_text(encoding="utf-8").replace("市教育局,1", "市教育局,√", 1), encoding="utf-8")


def errors(page):
    assert not page.exception
    return [one.value.replace("\\", "") for one in page.error]


def test_the_first_page_tells_file_row_and_column_and_the_rest_works(broken_data, open_page):
    page = open_page()
    assert not page.exception
    assert "matrices/qingdao-2008.csv 第 2 行 B 列：市教育局×民革写的“√”不能判断是否联系" in page.error[
        0
    ].value.replace("\\", "")
    page = open_page("pages/browse/matrix.py")
    assert not page.exception and page.session_state["place"] == "宁波市奉化区"


def test_an_unknown_level_and_a_circle_of_places_keep_no_page_from_opening(data, open_page):
    path = data / "jurisdictions.csv"
    text = path.read_text(encoding="utf-8").replace("330200,宁波市,city", "330200,宁波市,town", 1)
    path.write_text(text.replace("370000,山东省,province,", "370000,山东省,province,370200", 1), encoding="utf-8")
    for name in PAGES:
        assert not open_page(name).exception, name
    told = errors(open_page())[0]
    assert "jurisdictions.csv" in told and "“town”不是有效的级别" in told and "绕成一圈" in told


@pytest.mark.parametrize("empty", [True, False], ids=["empty folder", "header only"])
@pytest.mark.parametrize("path", PAGES)
def test_without_any_document_every_page_opens_with_a_friendly_sentence(data, open_page, path, empty):
    if empty:
        shutil.rmtree(data)
        data.mkdir()
    else:
        register = data / "documents.csv"
        register.write_bytes(register.read_bytes().split(b"\n")[0] + b"\n")
    page = open_page(path)
    assert not page.exception
    words = "".join(one.value for one in page.info)
    assert (
        "还没有收录任何文件" in words
        or "部门名单不足两份" in words
        or ("publish" in path and "发布功能未开放" in words)
    )
    assert not page.metric and not page.get("plotly_chart")


def test_a_file_uploaded_before_there_is_any_document_meets_no_traceback(data, open_page, monkeypatch):
    content = (data / "matrices" / "fenghua-2019.csv").read_bytes()
    (data / "documents.csv").unlink()
    upload = intake_views.read_upload(content, "x.csv")
    monkeypatch.setattr(publish_views.access, "publisher", lambda: Publisher("zhang", ()))
    monkeypatch.setattr(intake_views, "received", lambda: ("x.csv", upload))
    page = open_page("pages/manage/publish.py")
    told = [one.value for kind in (page.info, page.warning, page.caption, page.markdown) for one in kind]
    assert not page.exception and "还不能发布：先选定" in "".join(told), told


WORK = {
    "mechanisms": "pages/work/mechanisms.py",
    "activities": "pages/work/mechanisms.py",
    "indicators": "pages/work/indicators.py",
    "meetings": "pages/work/indicators.py",
    "coordination/dazhou-2009": "pages/work/coordination.py",
}


@pytest.mark.parametrize("path", sorted(set(WORK.values())))
def test_without_any_table_the_pages_on_the_texts_say_where_to_put_them(data, open_page, path):
    shutil.rmtree(data)
    data.mkdir()
    page = open_page(path)
    (told,) = (one.value for one in page.info)
    assert told.startswith("还没有登记") and "请在 data/" in told and not page.get("plotly_chart")
    assert errors(page)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xff\xff"], ids=["missing", "empty", "unreadable"])
@pytest.mark.parametrize("name", WORK)
def test_a_table_of_the_texts_that_cannot_be_read_is_told_and_the_others_are_shown(data, open_page, name, content):
    path = data / f"{name}.csv"
    path.unlink() if content is None else path.write_bytes(content)
    page = open_page(WORK[name])
    told = errors(page)
    if content is None and "/" in name:  # one text's relations the less: nothing says that there should be more
        assert not told and page.session_state["coordination_text"] == "某市（年份不详）"
    else:
        assert len(told) == 1 and f"{name}.csv：" in told[0]
    assert page.get("plotly_chart") or name == "indicators"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xff\xff"], ids=["missing", "empty", "unreadable"])
def test_corrections_that_cannot_be_read_are_told(data, open_page, content):
    path = data / "corrections.csv"
    path.unlink() if content is None else path.write_bytes(content)
    (told,) = errors(open_page("pages/about/sources.py", sources_view="更正记录"))
    assert "corrections.csv：" in told


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "文件不存在"), (b'{\n"name": }', "datapackage.json 第 2 行"), (b"{}", "resources"), (b"[]", "resources")],
)
def test_without_its_description_the_data_is_shown_under_field_names(data, open_page, content, words):
    path = data / "datapackage.json"
    path.unlink() if content is None else path.write_bytes(content)
    (told,) = errors(open_page("pages/about/sources.py", sources_view="数据表说明"))
    assert "datapackage.json" in told and words in told
    page = open_page("pages/about/sources.py", sources_view="更正记录")
    assert not errors(page) and "as_printed" in page.dataframe[0].value.columns
    assert not errors(open_page("pages/about/sources.py", sources_view="文件登记"))


@pytest.mark.parametrize(
    "content", [None, b"\xff", b"measure,name\n"], ids=["missing", "unreadable", "columns missing"]
)
def test_without_the_table_of_measures_only_their_own_view_says_so(data, open_page, content):
    path = data / "vocabulary" / "measures.csv"
    path.unlink() if content is None else path.write_bytes(content)
    (told,) = errors(open_page("pages/about/sources.py", sources_view="指标与方法"))
    assert "data/vocabulary/measures.csv" in told
    assert not errors(open_page("pages/about/sources.py", sources_view="文件登记"))
    assert not errors(open_page("pages/browse/coverage.py"))
