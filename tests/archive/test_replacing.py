"""One file takes the place of another: a clerk who comes at any moment, a kill at any step, a disk without links."""

import errno
import multiprocessing
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from lib.archive.backup import back_up
from lib.archive.database import engine_for
from lib.archive.repair import damage
from lib.archive.replacing import swap
from lib.archive.restoring import restore
from lib.archive.store import Store, Unavailable
from tests.archive.publisher import content, publish_once, restore_and_die

STEPS = 4  # the old file gets its other name; the new one and what lies beside it take its place
OLD, NEW = [("1", "0"), ("1", "1")], [("9", str(number)) for number in range(5)]


@pytest.fixture(scope="module")
def others():
    """Return the server from which other programs are forked, with everything they need already imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.archive.publisher"])
    return context


@pytest.fixture
def store(file):
    """Return an archive of two versions, the second of them still in its log, since somebody looks at it."""
    opened = Store(engine_for(f"sqlite:///{file}"))
    opened.publish("one-2020", content(1, 0), {}, "1", "0", based_on=0)
    with opened.engine.connect():
        opened.publish("one-2020", content(1, 1), {}, "1", "1", based_on=1)
        yield opened
    opened.engine.dispose()


@pytest.fixture
def backup(file, tmp_path):
    """Return a back-up of another archive, with five versions."""
    other = Store(engine_for(f"sqlite:///{tmp_path / 'other.sqlite'}"))
    for number in range(5):
        other.publish("one-2020", content(9, number), {}, "9", str(number), based_on=number)
    back_up(other.engine, tmp_path / "backup")
    other.engine.dispose()
    return tmp_path / "backup"


def held(path):
    """Return who and when of each version of an archive, having checked that it is sound."""
    opened = Store(engine_for(f"sqlite:///{path}"))
    assert damage(opened.engine) == []
    history = opened.history("one-2020")
    assert all(one.content == content(int(one.by), int(one.why)) for one in history)
    opened.engine.dispose()
    return [(one.by, one.why) for one in history]


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_clerk_who_comes_between_any_two_steps_is_refused_or_kept(store, backup, file, tmp_path, others, step):
    notes, done = tmp_path / "notes", []
    clerk = others.Process(target=publish_once, args=(f"sqlite:///{file}", str(notes), 2))

    def then_a_clerk(act):
        def acted(source, target):
            act(source, target)
            if str(target).startswith(str(file)) or "aside" in str(target):
                done.append(target)
                if len(done) == step:
                    clerk.start()
                    clerk.join(1.5)

        return acted

    with pytest.MonkeyPatch.context() as patched:
        for name in ("link", "replace"):
            patched.setattr(os, name, then_a_clerk(getattr(os, name)))
        aside = restore(store.engine, backup, "管理员").aside
    clerk.join(30)
    assert len(done) == STEPS
    told = notes.read_text(encoding="utf-8").strip()
    everything = held(aside) + held(file)
    assert everything == OLD + NEW if told.startswith("told") else ("1", "2") in everything


def test_a_kill_at_any_step_leaves_the_old_archive_or_the_new_one_whole(store, backup, file, others):
    seen = set()
    for step in range(1, 200):
        program = others.Process(target=restore_and_die, args=(f"sqlite:///{file}", str(backup), step))
        program.start()
        program.join(60)
        found = held(file)
        assert found in (OLD, NEW), step
        seen.add(len(found))
        if program.exitcode == 0:
            break
        assert program.exitcode == -9
        if found == NEW:  # killed with the deed done: once more from the beginning
            break
    assert step > 10 and seen == {2, 5}


def test_nobodys_publish_is_lost_because_somebody_else_is_still_reading(store, backup, file, monkeypatch):
    monkeypatch.setattr("lib.archive.replacing.PATIENCE", 0.3)
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM versions").fetchone()
    store.publish("one-2020", content(1, 2), {}, "1", "2", based_on=2)
    with pytest.raises(Unavailable, match="请稍后重试"):
        restore(store.engine, backup, "管理员")
    assert held(file) == [*OLD, ("1", "2")]
    reader.close()
    aside = restore(store.engine, backup, "管理员").aside
    assert (held(aside), held(file)) == ([*OLD, ("1", "2")], NEW)


def test_of_two_who_put_a_back_up_back_at_once_the_second_is_refused(store, backup, file, monkeypatch):
    answers = []

    def second():
        try:
            answers.append(restore(engine_for(f"sqlite:///{file}"), backup, "另一位"))
        except Unavailable as fault:
            answers.append(str(fault))

    other = threading.Thread(target=second)

    def late(*paths):
        monkeypatch.setattr("lib.archive.restoring.swap", swap)
        other.start()
        other.join(0.7)  # by then he waits
        swap(*paths)

    monkeypatch.setattr("lib.archive.restoring.swap", late)
    aside = restore(store.engine, backup, "管理员").aside
    other.join(30)
    assert answers == ["管理员刚刚修复或恢复了存档。这次没有保存。请看过现在的内容后重试。"]
    assert (held(aside), held(file)) == (OLD, NEW)


def test_on_a_disk_that_knows_no_links_the_archive_is_never_gone(store, backup, file, monkeypatch):
    def link(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    def replace(source, target, really=os.replace):
        assert file.exists() and Path(source) != file
        really(source, target)

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(os, "replace", replace)
    aside = restore(store.engine, backup, "管理员").aside
    assert (held(aside), held(file)) == (OLD, NEW)
    assert aside.stat().st_mode & 0o777 == 0o600


def test_on_a_disk_that_knows_no_links_a_back_up_is_put_where_there_is_no_archive(backup, file, monkeypatch):
    def link(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    assert restore(engine_for(f"sqlite:///{file}"), backup, "管理员").aside is None
    assert held(file) == NEW


def test_nothing_but_the_two_archives_is_left_in_the_folder(store, backup, file):
    program = engine_for(f"sqlite:///{file}")
    aside = restore(program, backup, "管理员").aside
    program.dispose()
    held(file)  # the last to look puts the log away
    assert sorted(path.name for path in file.parent.iterdir()) == sorted([file.name, aside.name])


@pytest.mark.parametrize("room", range(0, 800_000, 100_000))
def test_a_disk_that_gets_full_leaves_the_old_archive_and_nothing_else(small_disk, backup, room):
    place = small_disk("size=4m")
    file = place / "archive.sqlite"
    store = Store(engine_for(f"sqlite:///{file}"))
    store.publish("one-2020", content(1, 0), {}, "1", "0", based_on=0)
    store.engine.dispose()
    viewer = sqlite3.connect(file)
    viewer.execute("SELECT count(*) FROM versions").fetchone()
    (place / "ballast").write_bytes(bytes(os.statvfs(place).f_bavail * os.statvfs(place).f_frsize - room))
    try:
        restore(store.engine, backup, "管理员")
    except Unavailable as fault:
        assert "磁盘已满" in str(fault)
        assert sorted({one.name.split("sqlite")[0] for one in place.iterdir()}) == ["archive.", "ballast"]
        viewer.close()
        assert held(file) == OLD[:1]
    else:
        assert room and held(file) == NEW
