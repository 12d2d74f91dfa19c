"""Pages of an archive are spoilt under a running dashboard: told, viewing goes on, and a command puts it right."""

import re

import pytest

from lib.cli import main
from lib.ui import loading
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, holdings, store
from tests.archive.test_withdrawing import LIST
from tests.pages.on_screen import words

OVERVIEW, HISTORY, MATRIX = "pages/browse/overview.py", "pages/manage/history.py", "pages/browse/matrix.py"
HERE = {"place": "宁波市奉化区", "document": "2019年"}


@pytest.fixture
def file(monkeypatch, tmp_path):
    """Return the file of an archive of 40 versions that a dashboard has open, read to the last."""
    path = tmp_path / "archive.sqlite"
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, ()))
    forget()
    filler = "".join(f"区{row}局,1,0\r\n" for row in range(300)).encode()
    for number in range(40):
        store().publish("fenghua-2019", LIST + filler, {"notes": str(number)}, "王", f"第{number}次", based_on=number)
    seen_anew()  # all of it is in the file itself
    assert holdings().matrices["fenghua-2019"].shape == (302, 2)
    yield path
    monkeypatch.undo()
    forget()


def seen_anew():
    """Look as a page does some time later, or in another process: SQLite itself remembers pages for a while."""
    store().engine.dispose()
    loading._shown.cache_clear()
    loading._archive.clear()
    loading._asked = (float("-inf"), *loading._asked[1:])


def spoil(file, start, length):
    with file.open("r+b") as handle:
        handle.seek(start)
        handle.write(b"\xaa" * length)
    seen_anew()


@pytest.mark.parametrize("spoilt", ["the header", "the pages", "one byte"])
def test_damage_is_told_viewing_goes_on_and_a_repair_brings_it_back(open_page, file, capsys, tmp_path, spoilt):
    if spoilt == "the header":
        spoil(file, 0, 100)
    elif spoilt == "the pages":
        spoil(file, 4096, file.stat().st_size - 4096 * 4)
    else:
        whole = file.read_bytes()
        # The newest version lies last: one letter of it changes, which SQLite does not notice.
        place = whole.rindex("区299局".encode())
        file.write_bytes(whole[:place] + b"X" + whole[place + 1 :])
        seen_anew()
    damaged = file.read_bytes()
    told = words(open_page(OVERVIEW))
    assert "已发布的版本读不出来，目前显示的是随系统附带的名单" in told and "已损坏" in told
    assert "备份恢复" in told
    matrix = open_page(MATRIX, **HERE)
    assert not matrix.exception and holdings().matrices["fenghua-2019"].shape == (26, 5)
    if spoilt != "one byte":  # on every page, and no number is told of what cannot be read
        assert words(matrix).count("已发布的版本读不出来") == 1 and "浏览不受影响" not in words(matrix)
        for page in ("reports", "contacts", "worksheet", "reality"):
            told = words(open_page(f"pages/work/{page}.py", place=HERE["place"]))
            assert "报告和联络员都读不出来，不显示数字" in told and "还没有报告" not in told and " 0 " not in told, page
    history = open_page(HISTORY, **HERE)
    assert not history.exception and "还没有发布过" not in words(history)  # nobody can know
    assert file.read_bytes() == damaged  # looking changes nothing, and nothing is thrown away

    assert main(["repair", "--by", "管理员"]) == 0
    said = capsys.readouterr().out
    aside = re.search(r"archive-damaged-\w+\.sqlite", said)
    assert aside and (tmp_path / aside.group()).read_bytes() == damaged
    loading._asked = (float("-inf"), *loading._asked[1:])  # the same processes, without a restart
    saved = store().history("fenghua-2019")
    assert "已损坏" not in words(open_page(OVERVIEW))
    assert holdings().matrices["fenghua-2019"].shape == ((302, 2) if saved else (26, 5))
    assert (len(saved) == 39) == (spoilt == "one byte")
    log = open_page(HISTORY, history_view="全部操作").dataframe[-1].value
    assert log["操作"].iloc[0] == "修复存档" and aside.group() in log["原因"].iloc[0]
    number = saved[-1].number if saved else 0
    assert store().publish("fenghua-2019", LIST, {}, "王", "照常", based_on=number).number == number + 1


def test_after_damage_a_back_up_brings_everything_back(open_page, file, capsys, tmp_path):
    assert main(["backup", str(tmp_path / "backup")]) == 0
    assert "1 份文件的 40 个版本" in capsys.readouterr().out
    spoil(file, 0, 100)
    assert "已损坏" in words(open_page(OVERVIEW))
    assert main(["backup", str(tmp_path / "another")]) == 1
    assert "已损坏" in capsys.readouterr().out
    assert main(["restore", str(tmp_path / "backup"), "--by", "管理员"]) == 0
    said = capsys.readouterr().out
    assert "已恢复：1 份文件的 40 个版本" in said and "archive-aside-" in said and "没有账号" in said
    loading._asked = (float("-inf"), *loading._asked[1:])
    assert "已损坏" not in words(open_page(OVERVIEW))
    assert holdings().matrices["fenghua-2019"].shape == (302, 2) and len(store().history("fenghua-2019")) == 40
    log = open_page(HISTORY, history_view="全部操作").dataframe[-1].value
    assert log["操作"].iloc[0] == "用备份恢复"
    assert main(["migrate"]) == 0 and "不需要升级" in capsys.readouterr().out


def test_an_archive_that_is_gone_is_told_and_what_was_read_last_is_shown(open_page, file):
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    store().engine.dispose()
    loading._asked = (float("-inf"), *loading._asked[1:])
    told = words(open_page(MATRIX, **HERE))
    assert "存档不见了" in told and "最近一次读到的内容" in told and "302个部门" in told
