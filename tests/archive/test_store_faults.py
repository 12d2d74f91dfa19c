"""A closed folder, a full disk, a lost connection, a wrong address: told in words, and viewing goes on."""

import os
import socket
import sqlite3
import struct
import subprocess
import sys
import threading
from contextlib import suppress

import pytest
from sqlalchemy import event

from lib.archive.database import engine_for
from lib.archive.holdings import load_holdings
from lib.archive.published import overlaid
from lib.archive.store import Store, Unavailable

FENGHUA = "\ufeff部门,民革\r\n区教育局,1\r\n".encode()
REGISTER = {"declared_departments": "1", "declared_parties": "1"}


@pytest.fixture(scope="module")
def shipped():
    return load_holdings()


def archive(file):
    return Store(engine_for(f"sqlite:///{file}"))


def publish(store, content=FENGHUA):
    current = store.current("fenghua-2019")
    return store.publish("fenghua-2019", content, REGISTER, "王", "改", based_on=current.number if current else 0)


def told_and_shown(store, shipped, code="archive-unavailable"):
    """Return what a viewer is told, having checked that the shipped data is shown nevertheless."""
    held = overlaid(shipped, store)
    assert held.matrices["fenghua-2019"] is shipped.matrices["fenghua-2019"]
    assert [problem.code for problem in held.problems] == [code]
    return held.problems[0].message


def test_a_read_only_folder_with_an_archive_shows_it_and_refuses_to_publish(small_disk, shipped):
    store = archive(small_disk() / "archive.sqlite")
    version = publish(store)
    store.engine.dispose()
    small_disk("remount,ro")
    assert store.current("fenghua-2019") == version
    assert overlaid(shipped, store).matrices["fenghua-2019"].shape == (1, 1)
    with pytest.raises(Unavailable, match="没有权限读写。这次没有保存。请管理员检查文件夹权限"):
        publish(store)
    small_disk("remount,rw")
    assert publish(store).number == 2  # without a restart
    assert store.current("fenghua-2019").number == 2


def test_a_read_only_folder_shows_what_a_killed_program_had_just_published(small_disk):
    place = small_disk()
    file = place / "archive.sqlite"
    program = (
        "import os, sys; from lib.archive.database import engine_for; from lib.archive.store import Store\n"
        "Store(engine_for(sys.argv[1])).publish('fenghua-2019', b'1', {}, 'a', 'b', based_on=0); os._exit(9)"
    )
    ran = subprocess.run([sys.executable, "-c", program, f"sqlite:///{file}"])
    assert ran.returncode == 9 and file.with_name("archive.sqlite-wal").stat().st_size
    small_disk("remount,ro")
    assert archive(file).current("fenghua-2019").content == b"1"


def test_a_read_only_folder_without_an_archive_shows_what_is_shipped(small_disk, shipped):
    place = small_disk()
    small_disk("remount,ro")
    store = archive(place / "var" / "archive.sqlite")
    assert overlaid(shipped, store) == shipped
    with pytest.raises(Unavailable, match="没有权限读写"):
        publish(store)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere; the mounted disk shows the same")
def test_a_folder_without_permission_shows_the_archive_and_refuses_to_publish(file):
    store = archive(file)
    version = publish(store)
    store.engine.dispose()
    file.parent.chmod(0o555)
    file.chmod(0o444)
    assert store.current("fenghua-2019") == version
    with pytest.raises(Unavailable, match="没有权限读写"):
        publish(store)


def test_a_full_disk_is_told_keeps_what_is_there_and_goes_on_when_there_is_room(small_disk, shipped):
    store = archive(small_disk() / "archive.sqlite")
    first = publish(store)
    with pytest.raises(Unavailable, match="磁盘已满。这次没有保存。请管理员腾出空间"):
        for _ in range(100):
            publish(store, os.urandom(50_000))
    kept = store.history("fenghua-2019")
    assert kept[0] == first and all(version.whole for version in kept)
    assert store.stamp() == len(kept)
    small_disk("remount,size=4m")
    assert publish(store).number == len(kept) + 1
    assert overlaid(shipped, store).matrices["fenghua-2019"].shape == (1, 1)


def test_a_disk_with_no_room_for_a_first_archive_is_told(small_disk, shipped):
    place = small_disk()
    (place / "ballast").write_bytes(b"0" * (1024 * 1024 - 8192))
    store = archive(place / "var" / "archive.sqlite")
    with pytest.raises(Unavailable, match="磁盘已满"):
        publish(store)
    assert overlaid(shipped, store) == shipped


def test_a_file_that_may_not_grow_is_told_as_a_full_disk(file):
    store = archive(file)
    version = publish(store)
    store.engine.dispose()

    @event.listens_for(store.engine, "connect")
    def limit(connection, record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Unavailable, match="磁盘已满"):
        publish(store, b"0" * 100_000)
    assert store.history("fenghua-2019") == [version]


def test_someone_who_holds_the_archive_for_long_is_told_as_such(file, monkeypatch):
    monkeypatch.setattr("lib.archive.database.PATIENCE", 0.2)
    store = archive(file)
    publish(store)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="另一项保存还没有结束。这次没有保存。请稍后重试"):
        publish(store)
    assert store.stamp() == 1  # reading does not wait
    other.close()
    assert publish(store).number == 2


def test_a_lost_postgresql_is_told_viewing_goes_on_and_so_does_publishing_when_it_is_back(postgresql, shipped):
    store = Store(engine_for(postgresql.new()))
    publish(store)
    cut = []

    @event.listens_for(store.engine, "before_cursor_execute")
    def stop_in_the_middle(connection, cursor, statement, *_):
        if cut and statement.startswith("INSERT INTO versions"):
            cut.clear()
            postgresql.stop()

    cut.append(True)
    try:
        with pytest.raises(Unavailable, match="连接中断。这次是否已经保存不能确定") as lost:
            publish(store)
        assert "请管理员检查数据库" in str(lost.value)
        assert "连不上数据库（127.0.0.1:" in told_and_shown(store, shipped)
        with pytest.raises(Unavailable, match="连不上数据库.*这次没有保存"):
            publish_without_looking(store)
    finally:
        postgresql.start()
    assert [version.number for version in store.history("fenghua-2019")] == [1]
    assert publish(store).number == 2


@pytest.mark.parametrize("length", [0, 1])
def test_a_wire_that_is_cut_is_not_told_as_a_fault_of_the_disk(length):
    """The other end takes the connection, or an answer's first byte, and is gone."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def cut():
            with suppress(OSError):
                while True:
                    near, _ = listening.accept()
                    near.recv(1000)
                    near.sendall(b"R"[:length])
                    near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    near.close()

        threading.Thread(target=cut, daemon=True).start()
        store = Store(engine_for(f"postgresql://a:b@127.0.0.1:{listening.getsockname()[1]}/c"))
        for deed in (store.stamp, lambda: publish_without_looking(store)):
            with pytest.raises(Unavailable, match="数据库（127.0.0.1:.*请管理员检查数据库") as told:
                deed()
            assert "磁盘" not in str(told.value)
        listening.shutdown(socket.SHUT_RDWR)


def publish_without_looking(store):
    store.publish("fenghua-2019", FENGHUA, REGISTER, "王", "改", based_on=1)


def test_a_file_put_back_from_a_backup_is_noticed_by_a_running_program(file):
    store = archive(file)
    publish(store)
    store.engine.dispose()
    backup = file.read_bytes()
    publish(store)
    assert store.current("fenghua-2019").number == 2
    for path in file.parent.iterdir():
        path.unlink()
    file.write_bytes(backup)
    assert store.current("fenghua-2019").number == 1
    assert publish(store).number == 2
