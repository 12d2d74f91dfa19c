"""A damaged archive is told, never thrown away; a repair that is asked for saves every version that can be read."""

import sqlite3

import pytest

from lib.archive.accounts import add_account, list_accounts
from lib.archive.backup import back_up
from lib.archive.database import engine_for
from lib.archive.holdings import load_holdings
from lib.archive.published import Published, overlaid
from lib.archive.repair import damage, set_aside
from lib.archive.restoring import restore
from lib.archive.store import Damaged, Stale, Store, Unavailable

VERSIONS = 40
LAST = "部门,民革\r\n区最后一局,1\r\n".encode()


@pytest.fixture(scope="module")
def shipped():
    return load_holdings()


@pytest.fixture
def store(file):
    """Return an archive of 40 versions in one file, closed, so that nothing is in its log."""
    opened = Store(engine_for(f"sqlite:///{file}"))
    for number in range(VERSIONS):
        opened.publish("fenghua-2019", wide(number), {}, "王", f"第{number}次", based_on=number)
    opened.decide("department", "教育局", "市教育局", "王")
    opened.engine.dispose()
    yield opened
    opened.engine.dispose()


def wide(number):
    return ("\ufeff部门,民革\r\n" + "".join(f"区{number}-{row}局,1\r\n" for row in range(200))).encode()


def spoil(file, start, length):
    with file.open("r+b") as handle:
        handle.seek(start)
        handle.write(b"\xaa" * length)


def change_behind_the_back(file, number):
    """Change one byte of a stored version as a failing disk would: SQLite itself does not notice."""
    content = file.read_bytes()
    place = content.index(f"区{number}-0局".encode())
    file.write_bytes(content[:place] + b"X" + content[place + 1 :])


def test_a_file_that_is_no_database_is_told_and_left_as_it_is(store, file, shipped):
    spoil(file, 0, 100)
    before = file.read_bytes()
    held = overlaid(shipped, store)
    assert held.matrices["fenghua-2019"].shape == (26, 5)
    assert [problem.code for problem in held.problems] == ["archive-damaged"]
    assert "var/archive.sqlite”已损坏" in held.problems[0].message and "repair" in held.problems[0].message
    for attempt in (store.stamp, lambda: store.publish("fenghua-2019", b"", {}, "王", "改", based_on=VERSIONS)):
        with pytest.raises(Damaged, match="请管理员用备份恢复"):
            attempt()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["archive.sqlite"]


def test_a_repair_sets_the_damaged_file_aside_and_the_archive_works_again(store, file, shipped):
    spoil(file, 0, 100)
    before = file.read_bytes()
    assert damage(store.engine)
    repair = set_aside(store.engine, "管理员")
    assert repair.aside.read_bytes() == before and repair.aside.name.startswith("archive-damaged-")
    assert (repair.saved, store.history("fenghua-2019")) == (0, [])
    assert damage(store.engine) == [] and overlaid(shipped, store).problems == ()
    assert store.audit()[0].action == "repair" and repair.aside.name in store.audit()[0].detail
    assert store.publish("fenghua-2019", wide(0), {}, "王", "重新发布", based_on=0).number == 1
    assert store.stamp() > VERSIONS  # sessions that remember the old stamp read anew


def test_a_repair_saves_every_version_that_can_still_be_read(store, file):
    everything = store.history("fenghua-2019")
    store.engine.dispose()
    size = file.stat().st_size
    spoil(file, size // 2, size // 10)
    with pytest.raises(Damaged):
        store.history("fenghua-2019")
    assert damage(store.engine)
    repair = set_aside(store.engine, "管理员")
    saved = store.history("fenghua-2019")
    assert all(version in everything for version in saved)
    assert VERSIONS // 2 < repair.saved == len(saved) < VERSIONS
    assert store.decisions("department") == {"教育局": "市教育局"}
    assert damage(store.engine) == []
    assert store.publish("fenghua-2019", b"after", {}, "王", "改", based_on=saved[-1].number).whole


def test_a_version_whose_bytes_have_changed_is_noticed_and_the_shipped_list_is_shown(store, file, shipped):
    change_behind_the_back(file, VERSIONS - 1)
    with pytest.raises(Damaged, match=f"“fenghua-2019”的第 {VERSIONS} 版已损坏"):
        store.current("fenghua-2019")
    held = overlaid(shipped, store)
    assert held.matrices["fenghua-2019"].shape == (26, 5)
    assert [(problem.code, problem.value) for problem in held.problems] == [("archive-damaged", "fenghua-2019")]
    history = store.history("fenghua-2019")
    assert [version.number for version in history if not version.whole] == [VERSIONS]
    assert damage(store.engine) == [f"fenghua-2019 第 {VERSIONS} 版"]


def test_a_clerk_can_put_an_old_version_in_place_of_a_damaged_one(store, file, shipped):
    change_behind_the_back(file, VERSIONS - 1)
    with pytest.raises(Damaged):
        store.rollback("fenghua-2019", VERSIONS, "王", "恢复", based_on=VERSIONS)
    store.rollback("fenghua-2019", VERSIONS - 1, "王", "最新版损坏", based_on=VERSIONS)
    assert store.current("fenghua-2019").content == wide(VERSIONS - 2)
    assert overlaid(shipped, store).problems == ()
    with pytest.raises(Stale):
        store.publish("fenghua-2019", b"", {}, "李", "改", based_on=VERSIONS)


def test_a_repair_leaves_out_what_is_not_whole_and_names_it(store, file):
    change_behind_the_back(file, 7)
    repair = set_aside(store.engine, "管理员")
    assert (repair.saved, repair.lost) == (VERSIONS - 1, ("fenghua-2019 第 8 版",))
    assert "fenghua-2019 第 8 版" in store.audit()[0].detail
    assert store.current("fenghua-2019").number == VERSIONS
    with sqlite3.connect(repair.aside) as kept:
        assert kept.execute("SELECT count(*) FROM versions").fetchone() == (VERSIONS,)


@pytest.mark.parametrize("deed", ["repair", "restore"])
def test_a_program_that_reads_only_what_is_new_forgets_what_is_gone(store, file, shipped, tmp_path, deed):
    back_up(store.engine, tmp_path / "backup")
    store.publish("fenghua-2019", b"\xef\xbb\xbf" + LAST, {}, "王", "最后", based_on=VERSIONS)
    page = Published(shipped, store)
    assert page.look().holdings.matrices["fenghua-2019"].shape == (1, 1)
    store.engine.dispose()
    whole = file.read_bytes()
    file.write_bytes(whole.replace(LAST, LAST.replace(b"1\r", b"0\r")))
    if deed == "repair":
        set_aside(store.engine, "管理员")
    else:
        restore(store.engine, tmp_path / "backup", "管理员")
    assert page.look().versions["fenghua-2019"].number == VERSIONS
    assert page.look().holdings.matrices["fenghua-2019"].shape == (200, 1)


def test_a_repair_keeps_the_accounts(store, file):
    add_account(store.engine, "clerk", "a long enough password", ["330000"])
    store.engine.dispose()
    change_behind_the_back(file, 7)
    repair = set_aside(store.engine, "管理员")
    assert not repair.accounts_lost
    assert [(one.name, one.jurisdictions) for one in list_accounts(store.engine)] == [("clerk", ("330000",))]


def test_a_repair_that_cannot_read_the_accounts_lets_nobody_publish_without_one(store, file):
    add_account(store.engine, "clerk", "a long enough password")
    store.engine.dispose()
    spoil(file, 0, 100)
    repair = set_aside(store.engine, "管理员")
    assert repair.accounts_lost and "账号未能全部读出" in store.audit()[0].detail
    assert [one.disabled for one in list_accounts(store.engine)] == [True]


def test_a_repair_without_room_for_it_is_told_and_changes_nothing(store, file, small_disk):
    place = small_disk()
    tight = place / "archive.sqlite"
    tight.write_bytes(file.read_bytes())
    before = tight.read_bytes()
    (place / "ballast").write_bytes(b"0" * (1024 * 1024 - len(before) - 100_000))
    with pytest.raises(Unavailable, match="磁盘已满"):
        set_aside(engine_for(f"sqlite:///{tight}"), "管理员")
    assert tight.read_bytes() == before
    assert sorted(path.name for path in place.iterdir()) == ["archive.sqlite", "ballast"]


def test_there_is_nothing_to_repair_before_the_first_publish_or_on_postgresql(tmp_path):
    for url, said in (
        (f"sqlite:///{tmp_path}/none.sqlite", "还没有存档"),
        ("postgresql://a@127.0.0.1:1/b", "PostgreSQL"),
    ):
        for attempt in (lambda engine: damage(engine), lambda engine: set_aside(engine, "管理员")):
            with pytest.raises(Unavailable, match=said):
                attempt(engine_for(url))
