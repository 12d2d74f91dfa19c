"""A back-up is taken and put back while people publish; a damaged one is refused, and what was there is never lost."""

import multiprocessing
import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import event, inspect, text

from lib.archive.accounts import add_account, disable_account, list_accounts
from lib.archive.backup import back_up
from lib.archive.database import brought_up_to_date, engine_for, writing
from lib.archive.replacing import swap
from lib.archive.restoring import restore
from lib.archive.sessions import session_account, start_session
from lib.archive.store import Stale, Store, Unavailable
from lib.archive.tables import SCHEMA
from tests.archive.publisher import content, publish_come_what_may
from tests.archive.test_migrating import contents, lay

PASSWORD = "对口联系-2026-矩阵"


@pytest.fixture(autouse=True)
def programs(request, monkeypatch):
    """Let PostgreSQL's own programs be those of the server that the tests start."""
    if "postgresql" in request.fixturenames:
        server = request.getfixturevalue("postgresql")
        monkeypatch.setenv("PATH", f"{server.programs}:{os.environ['PATH']}")


@pytest.fixture
def clerk(url, tmp_path):
    """Return a clerk who publishes without pause, in a process of his own."""
    one = Clerk(url, tmp_path / "acknowledged")
    yield one
    one.stop()


class Clerk:
    """A clerk who publishes, and the file in which he notes every version that was acknowledged."""

    def __init__(self, url, notes):
        self.notes = notes
        notes.touch()
        self.process = multiprocessing.get_context("spawn").Process(
            target=publish_come_what_may, args=(url, str(notes), 1)
        )
        self.process.start()

    def stop(self):
        self.process.kill()
        self.process.join(30)

    def acknowledged(self):
        """Return number and turn of every version."""
        lines = self.notes.read_text(encoding="utf-8").splitlines()
        return [tuple(map(int, line.split()[::2])) for line in lines if not line.startswith("told")]

    def told(self):
        """Return what he was told when something could not be saved."""
        return [line for line in self.notes.read_text(encoding="utf-8").splitlines() if line.startswith("told")]

    def wait_for(self, more):
        wanted = len(self.acknowledged()) + more
        while len(self.acknowledged()) < wanted:
            assert self.process.is_alive()
            time.sleep(0.01)


def kept(store):
    """Return number and turn of every version, having checked that they are whole and without a gap."""
    history = store.history("one-2020")
    assert [version.number for version in history] == list(range(1, len(history) + 1))
    assert all(version.whole and version.content == content(1, int(version.why)) for version in history)
    published = sorted(entry.version for entry in store.audit(1_000_000) if entry.action == "publish")
    assert published == [version.number for version in history]
    return [(version.number, int(version.why)) for version in history]


def test_back_ups_taken_while_a_clerk_publishes_hold_all_that_was_acknowledged(
    store, clerk, tmp_path, new_database, postgresql
):
    clerk.wait_for(3)
    for number in range(3):
        before = clerk.acknowledged()
        told = back_up(store.engine, tmp_path / f"{number}.backup")
        clerk.wait_for(3)
        assert told.versions >= len(before)
    assert clerk.told() == []  # he was not disturbed
    other = Store(engine_for(new_database()))
    done = restore(other.engine, tmp_path / "2.backup", "管理员")
    assert done.aside is None and done.contents.versions == len(kept(other)) >= len(before)
    assert set(before) <= set(kept(other))
    assert other.publish("one-2020", b"after", {}, "王", "照常", based_on=len(kept(other))).whole
    assert other.audit()[1].action == "restore" and "2.backup" in other.audit()[1].detail
    with pytest.raises(Exception), writing(other.engine) as connection:  # noqa: B017
        connection.execute(text("DELETE FROM versions"))
    other.engine.dispose()


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
def test_what_is_acknowledged_while_a_back_up_is_put_back_is_in_one_archive_or_the_other(store, clerk, tmp_path):
    clerk.wait_for(2)
    backup = tmp_path / "first.backup"
    back_up(store.engine, backup)
    stamps, asides = [store.stamp()], []
    for _ in range(5):
        clerk.wait_for(3)
        asides.append(restore(store.engine, backup, "管理员").aside)
        clerk.wait_for(2)
        stamps.append(store.stamp())
    clerk.stop()
    acknowledged = set(clerk.acknowledged())
    everything = set(kept(store))
    for aside in asides:
        other = Store(engine_for(f"sqlite:///{aside}"))
        everything |= set(kept(other))
        other.engine.dispose()
    assert acknowledged <= everything
    assert stamps == sorted(set(stamps))  # every open page reads anew
    assert all("刚刚修复或恢复了存档" in told or "另一项保存" in told for told in clerk.told())


def test_who_was_about_to_save_when_the_archive_changed_is_refused_in_words(file, tmp_path, monkeypatch):
    store = Store(engine_for(f"sqlite:///{file}"))
    store.publish("one-2020", b"1", {}, "王", "一", based_on=0)
    back_up(store.engine, tmp_path / "backup")
    clerk, begun, answers = Store(engine_for(f"sqlite:///{file}")), threading.Event(), []
    event.listen(clerk.engine, "checkout", lambda *_: begun.set())

    def publish():
        try:
            answers.append(clerk.publish("one-2020", b"2", {}, "李", "二", based_on=1))
        except Unavailable as fault:
            answers.append(str(fault))

    waiting = threading.Thread(target=publish)

    def late(*paths):
        waiting.start()
        assert begun.wait(30)
        waiting.join(0.3)  # what is saved now would be saved in the archive that is set aside
        return swap(*paths)

    monkeypatch.setattr("lib.archive.restoring.swap", late)
    aside = restore(store.engine, tmp_path / "backup", "管理员").aside
    waiting.join(60)
    assert answers == ["管理员刚刚修复或恢复了存档。这次没有保存。请看过现在的内容后重试。"]
    for path in (file, aside):
        assert [one.content for one in Store(engine_for(f"sqlite:///{path}")).history("one-2020")] == [b"1"]
    assert clerk.publish("one-2020", b"2", {}, "李", "二", based_on=1).number == 2


def test_nothing_is_overwritten_and_nothing_is_made_of_nothing(store, tmp_path, postgresql):
    target = tmp_path / "backup"
    with pytest.raises(Unavailable, match="还没有存档"):
        back_up(store.engine, target)
    assert not target.exists()
    store.publish("one-2020", b"1", {}, "王", "一", based_on=0)
    told = back_up(store.engine, target)
    assert (told.documents, told.versions, told.accounts, told.layout) == (1, 1, 0, SCHEMA)
    assert "1 份文件的 1 个版本，最近一次发布于" in str(told)
    before = target.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Unavailable, match="已经存在，没有备份"):
        back_up(store.engine, target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["backup"]


def test_a_back_up_of_an_older_program_is_brought_up_to_date_as_it_is_put_back(
    url, store, tmp_path, new_database, postgresql
):
    lay(url)
    before = contents(store.engine)
    target = tmp_path / "old.backup"
    assert back_up(store.engine, target).layout == 1
    other = Store(engine_for(new_database()))
    done = restore(other.engine, target, "管理员")
    after = contents(other.engine)
    assert (done.contents.layout, done.contents.versions) == (SCHEMA, 6)
    assert set(before["audit"]) < set(after["audit"])
    assert after["login_sessions"] == after["login_failures"] == []
    changed = {"audit", "login_sessions", "login_failures"}
    assert {name: after[name] for name in after if name not in changed} == {
        name: before[name] for name in before if name not in changed
    }
    other.engine.dispose()


def test_a_page_that_is_open_sees_the_restored_list_without_a_restart(file, tmp_path):
    store = Store(engine_for(f"sqlite:///{file}"))
    first = store.publish("one-2020", b"1", {}, "王", "一", based_on=0)
    back_up(store.engine, tmp_path / "backup")
    store.publish("one-2020", b"2", {}, "王", "二", based_on=1)
    seen = store.stamp()
    aside = restore(engine_for(f"sqlite:///{file}"), tmp_path / "backup", "管理员").aside
    assert store.stamp() > seen and store.latest() == {"one-2020": first}
    with pytest.raises(Stale):
        store.publish("one-2020", b"3", {}, "王", "三", based_on=2)
    assert store.publish("one-2020", b"3", {}, "王", "三", based_on=1).number == 2
    assert [one.content for one in Store(engine_for(f"sqlite:///{aside}")).history("one-2020")] == [b"1", b"2"]


def test_a_right_that_was_taken_since_is_not_given_back_and_everyone_logs_in_again(file, tmp_path):
    engine = engine_for(f"sqlite:///{file}")
    kept = add_account(engine, "zhang", PASSWORD)
    add_account(engine, "li", PASSWORD)
    token = start_session(engine, kept)
    back_up(engine, tmp_path / "backup")
    disable_account(engine, "li")
    assert session_account(engine, token)
    assert restore(engine, tmp_path / "backup", "管理员").accounts_kept
    assert {one.name: one.disabled for one in list_accounts(engine)} == {"zhang": False, "li": True}
    assert session_account(engine, token) is None


def changed(backup):
    """Change one byte of a version's content, which SQLite does not notice."""
    whole = backup.read_bytes()
    place = whole.index(b"bureau 7")
    backup.write_bytes(whole[:place] + b"X" + whole[place + 1 :])


def other_tables(backup):
    backup.unlink()
    with sqlite3.connect(backup) as connection:
        connection.execute("CREATE TABLE another (program TEXT)")


BROKEN = {
    "a file cut short": lambda backup: backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2]),
    "a spoilt header": lambda backup: backup.write_bytes(b"\xaa" * 100 + backup.read_bytes()[100:]),
    "spoilt pages": lambda backup: backup.write_bytes(spoilt(backup.read_bytes())),
    "one byte changed": changed,
    "no database": lambda backup: backup.write_text("部门,民革\n", encoding="utf-8"),
    "nothing": lambda backup: backup.write_bytes(b""),
    "another program's": other_tables,
    "PostgreSQL's": lambda backup: backup.write_bytes(b"PGDMP" + bytes(5000)),
}


def spoilt(whole):
    middle = len(whole) // 2
    return whole[:middle] + b"\xaa" * 9000 + whole[middle + 9000 :]


@pytest.mark.parametrize("fault", list(BROKEN))
def test_a_damaged_back_up_is_refused_in_words_and_the_archive_stays(file, tmp_path, fault):
    store = Store(engine_for(f"sqlite:///{file}"))
    for number in range(30):
        store.publish("one-2020", b"bureau %d\n" % number * 300, {}, "王", "改", based_on=number)
    backup = tmp_path / "backup"
    back_up(store.engine, backup)
    store.publish("one-2020", b"31", {}, "王", "改", based_on=30)
    before, there = contents(store.engine), sorted(path.name for path in file.parent.iterdir())
    BROKEN[fault](backup)
    with pytest.raises(Unavailable, match=r"备份“.*backup”不能用：.*没有恢复，现在的存档没有改动。请换一份备份。"):
        restore(store.engine, backup, "管理员")
    assert contents(store.engine) == before
    assert sorted(path.name for path in file.parent.iterdir()) == there
    assert store.publish("one-2020", b"32", {}, "王", "改", based_on=31).whole


def test_a_back_up_that_is_not_there_or_of_a_newer_program_is_told(file, tmp_path):
    store = Store(engine_for(f"sqlite:///{file}"))
    store.publish("one-2020", b"1", {}, "王", "一", based_on=0)
    with pytest.raises(Unavailable, match="没有备份文件"):
        restore(store.engine, tmp_path / "none", "管理员")
    back_up(store.engine, tmp_path / "backup")
    with sqlite3.connect(tmp_path / "backup") as connection:
        connection.execute("UPDATE state SET value = 99 WHERE name = 'schema'")
    with pytest.raises(Unavailable, match="请升级程序"):
        restore(store.engine, tmp_path / "backup", "管理员")
    assert [path.name for path in file.parent.iterdir() if "restore" in path.name or "aside" in path.name] == []


def test_a_damaged_archive_is_no_good_back_up_but_a_good_one_takes_its_place(file, tmp_path):
    store = Store(engine_for(f"sqlite:///{file}"))
    for number in range(30):
        store.publish("one-2020", b"bureau %d\n" % number * 300, {}, "王", "改", based_on=number)
    add_account(store.engine, "zhang", PASSWORD)
    back_up(store.engine, tmp_path / "good")
    for spoil in (lambda: changed(file), lambda: file.write_bytes(b"\xaa" * 200 + file.read_bytes()[200:])):
        store.engine.dispose()
        spoil()
        before = file.read_bytes()
        with pytest.raises(Unavailable):
            back_up(store.engine, tmp_path / "bad")
        assert not (tmp_path / "bad").exists()
        done = restore(store.engine, tmp_path / "good", "管理员")
        assert done.aside.read_bytes() == before
        assert len(store.history("one-2020")) == 30 and all(one.whole for one in store.history("one-2020"))
        assert [one.name for one in list_accounts(store.engine)] == ["zhang"]
        assert store.audit()[0].action == "restore"


def test_a_full_disk_leaves_no_half_of_a_back_up(file, tmp_path, small_disk):
    store = Store(engine_for(f"sqlite:///{file}"))
    store.publish("one-2020", os.urandom(3_000_000), {}, "王", "一", based_on=0)
    place = small_disk()
    with pytest.raises(Unavailable, match="磁盘已满"):
        back_up(store.engine, place / "backup")
    assert list(place.iterdir()) == []


def test_postgresql_takes_a_back_up_only_into_an_empty_database(postgresql, tmp_path):
    store = Store(engine_for(postgresql.new()))
    store.publish("one-2020", b"1", {}, "王", "一", based_on=0)
    back_up(store.engine, tmp_path / "backup")
    before = contents(store.engine)
    with pytest.raises(Unavailable, match="只能恢复到空的数据库"):
        restore(store.engine, tmp_path / "backup", "管理员")
    assert contents(store.engine) == before
    with store.engine.begin() as connection:  # one byte of the archive changes behind its back
        connection.execute(text("ALTER TABLE versions DISABLE TRIGGER ALL"))
        connection.execute(text("UPDATE versions SET content = '2'"))
    back_up(store.engine, tmp_path / "changed")
    (tmp_path / "cut").write_bytes((tmp_path / "backup").read_bytes()[:3000])
    other = Store(engine_for(postgresql.new()))
    for name in ("changed", "cut"):
        with pytest.raises(Unavailable, match="不能用：.*请换一份备份"):
            restore(other.engine, tmp_path / name, "管理员")
        assert inspect(other.engine).get_table_names() == []
    assert restore(other.engine, tmp_path / "backup", "管理员").contents.versions == 1
    assert brought_up_to_date(other.engine, "管理员") == (SCHEMA, None)
    for one in (store, other):
        one.engine.dispose()


def test_without_postgresqls_programs_the_way_out_is_told(postgresql, tmp_path, monkeypatch):
    store = Store(engine_for(postgresql.new()))
    store.publish("one-2020", b"1", {}, "王", "一", based_on=0)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="pg_dump.*请安装 postgresql-client"):
        back_up(store.engine, tmp_path / "backup")
    assert list(Path(tmp_path).iterdir()) == []
    store.engine.dispose()


def test_a_back_up_that_cannot_be_written_where_it_is_wanted_is_told_by_that_place(file, tmp_path, small_disk):
    store = Store(engine_for(f"sqlite:///{file}"))
    store.publish("one-2020", b"1", {}, "王", "一", based_on=0)
    closed = small_disk()
    small_disk("remount,ro")
    for folder in (tmp_path / "none", closed, file):
        with pytest.raises(Unavailable, match=f"没有备份：文件夹“{folder}”不存在，或不能写入。请"):
            back_up(store.engine, folder / "backup")


def test_of_many_faults_the_first_are_named_and_all_are_counted(file, tmp_path):
    store = Store(engine_for(f"sqlite:///{file}"))
    for number in range(4):
        store.publish("one-2020", b"bureau %d" % number, {}, "王", "改", based_on=number)
    store.engine.dispose()
    whole = file.read_bytes()
    for spoilt_versions, told in ((3, "第 3 版）。"), (4, "第 3 版 等 4 处）。")):
        content = whole
        for number in range(spoilt_versions):
            content = content.replace(b"bureau %d" % number, b"bureau X")
        file.write_bytes(content)
        with pytest.raises(Unavailable, match=f"one-2020 第 1 版、one-2020 第 2 版、one-2020 {told}") as fault:
            back_up(engine_for(f"sqlite:///{file}"), tmp_path / "backup")
        assert "第 4 版" not in str(fault.value)
