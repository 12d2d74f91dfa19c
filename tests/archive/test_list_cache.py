"""What is kept of large sources: used only while nothing changed, never trusted when damaged, never needed."""

import os
import shutil

import pytest

from lib.archive import list_files, list_tables
from lib.archive.holdings import load_holdings
from tests.archive.bulk_folder import LONG_AGO, TIDY, WIDE, lists, register, written

FILES = {
    f"matrices/{letter}-2020": f"部门,民革,民盟\n{name},1,0\n" for letter, name in zip("abc", "甲乙丙", strict=True)
}
SOURCES = {
    "matrices.csv": {"matrices": WIDE},
    "liaisons.csv": {"liaisons": TIDY},
    "matrices/a-2020.csv": FILES,
}
BEFORE, AFTER = "市教育局", "市民宗局"  # of the same length: only the time of the file tells the change


@pytest.fixture(autouse=True)
def everything_is_worth_keeping(monkeypatch):
    monkeypatch.setattr(list_tables, "_WORTH_KEEPING", 0)
    monkeypatch.setattr(list_files, "_WORTH_KEEPING", 0)


@pytest.fixture(params=SOURCES)
def source(request, tmp_path):
    """Give a file of a data folder in each form, read once with a cache beside it."""
    folder = written(tmp_path / "data", **SOURCES[request.param])
    load_holdings(folder, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 1
    return folder / request.param


def changed(path, at=LONG_AGO):
    """Change a file without changing its size, and set its time."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(BEFORE, AFTER).replace("甲", "丁").replace("乙", "戊"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    os.utime(path, (at, at))


def held(source):
    folder = source.parent if source.parent.name == "data" else source.parent.parent
    return load_holdings(folder, folder.parent / "cache")


def fresh(source):
    folder = source.parent if source.parent.name == "data" else source.parent.parent
    return load_holdings(folder, None)


def kept(source):
    folder = source.parent if source.parent.name == "data" else source.parent.parent
    (path,) = (folder.parent / "cache").iterdir()
    return path


def test_what_is_kept_is_used_while_size_and_time_are_the_same_and_no_longer(source):
    first = lists(held(source))
    changed(source)  # as no one can: neither size nor time tell it
    assert lists(held(source)) == first != lists(fresh(source))
    changed_at = LONG_AGO + 5
    os.utime(source, (changed_at, changed_at))
    assert lists(held(source)) == lists(fresh(source)) != first
    assert lists(held(source)) == lists(fresh(source))


def test_one_changed_file_is_read_anew_and_no_other(tmp_path):
    folder = written(tmp_path / "data", **FILES)
    first = lists(load_holdings(folder, tmp_path / "cache"))
    changed(folder / "matrices" / "a-2020.csv", LONG_AGO + 5)
    changed(folder / "matrices" / "b-2020.csv")  # not to be noticed: that file is not read
    (folder / "matrices" / "c-2020.csv").unlink()
    now = lists(load_holdings(folder, tmp_path / "cache"))
    assert "丁" in now["a-2020"] and now["b-2020"] == first["b-2020"] and "c-2020" not in now


def test_a_file_that_changed_just_now_is_not_yet_kept(tmp_path):
    folder = written(tmp_path / "data", matrices=WIDE)
    os.utime(folder / "matrices.csv")
    load_holdings(folder, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_the_register_is_asked_anew_every_time(source):
    held(source)
    folder = kept(source).parent.parent / "data"
    (folder / "documents.csv").write_text(register(declared_departments="7"), encoding="utf-8")
    assert [fault.code for fault in held(source).problems] == ["declared-total"]
    assert lists(held(source)) == lists(fresh(source))


@pytest.mark.parametrize("place", [0, 10, 64, 66, 80, -200, -1])
def test_a_flipped_byte_is_noticed_told_and_mended(source, place, caplog):
    path = kept(source)
    sound = path.read_bytes()
    broken = bytearray(sound)
    broken[place] ^= 0x40
    path.write_bytes(bytes(broken))
    assert lists(held(source)) == lists(fresh(source))
    assert "已损坏" in caplog.text and kept(source).read_bytes() == sound


@pytest.mark.parametrize("content", [b"", b"0" * 64, b"x" * 1000])
def test_a_cut_or_strange_file_is_noticed_and_mended(source, content):
    path = kept(source)
    sound = path.read_bytes()
    for broken in (content, sound[: len(sound) // 2]):
        path.write_bytes(broken)
        assert lists(held(source)) == lists(fresh(source))
        assert kept(source).read_bytes() == sound


def test_without_a_place_for_it_everything_is_read_as_it_lies(source, tmp_path, caplog):
    shutil.rmtree(tmp_path / "cache")
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert lists(held(source)) == lists(fresh(source))
    assert "写不进" in caplog.text


def test_a_table_with_a_fault_is_not_kept_so_that_the_fault_is_told_every_time(tmp_path):
    folder = written(tmp_path / "data", matrices=WIDE.replace("市公安局,0", "市公安局,√"))
    for _ in range(2):
        told = load_holdings(folder, tmp_path / "cache").problems
        assert [fault.code for fault in told] == ["undecidable-cell"]
    assert not (tmp_path / "cache").exists()


def test_small_sources_leave_no_file(tmp_path, monkeypatch):
    monkeypatch.undo()
    folder = written(tmp_path / "data", matrices=WIDE, liaisons=TIDY, **FILES)
    load_holdings(folder, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
