"""A primary with a synchronous standby, set up with the shipped settings: what was acknowledged survives its death."""

import time

import pytest
from sqlalchemy import event

from benchmarks import writers
from benchmarks.clusters import Cluster, pair
from lib.archive import database
from lib.archive.database import engine_for
from lib.archive.store import Store, Unavailable


def test_every_acknowledged_publish_is_on_the_promoted_standby(place, postgresql):
    with pair(place) as (primary, standby):
        with writers.writing(primary.url(), place, 3) as files:
            writers.wait_for(files, 4)
            primary.kill()
            until = time.monotonic() + 30
            while not all(any(one.words != "kept" for one in writers.told([file])) for file in files):
                assert time.monotonic() < until  # everyone is told
                time.sleep(0.05)
        standby.promote()
        answers = writers.told(files)
        assert sum(one.words == "kept" for one in answers) >= 12
        assert writers.faults(standby.url(), answers) == []
        store = Store(engine_for(standby.url()))
        assert store.publish("after-2020", b"1", {}, "王", "照常", 0).number == 1
        store.engine.dispose()


def test_a_standby_that_is_gone_makes_writers_wait_for_a_while_and_nobody_else(place, postgresql, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 1)
    with pair(place) as (primary, standby):
        store = Store(engine_for(primary.url()))
        store.publish("one-2020", b"1", {}, "王", "有备库", 0)
        with pytest.raises(Unavailable, match="现在只能读.*没有保存.*请管理员提升它"):
            Store(engine_for(standby.url())).publish("one-2020", b"2", {}, "王", "错连备库", 1)
        standby.stop()
        with pytest.raises(Unavailable, match="不能确定，恢复后请查看历史"):
            store.publish("one-2020", b"2", {}, "王", "没有备库", 1)
        with pytest.raises(Unavailable, match="另一项保存还没有结束。这次没有保存"):
            store.publish("two-2020", b"1", {}, "李", "没有备库", 0)
        assert store.current("one-2020").content == b"1"
        standby.start()
        until = time.monotonic() + 30
        while store.current("one-2020").number == 1 and time.monotonic() < until:
            time.sleep(0.05)
        assert store.current("one-2020").content == b"2"  # it could not be known, and was kept after all
        assert store.publish("two-2020", b"1", {}, "李", "再来", 0).number == 1
        store.engine.dispose()


def test_a_server_that_hangs_is_waited_for_once_and_told_as_out_of_reach(place, postgresql, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 1)
    monkeypatch.setattr("lib.archive.postgresql.QUICK", 1)
    server = Cluster(place / "server")
    try:
        store = Store(engine_for(server.url("postgres")))
        version = store.publish("one-2020", b"1", {}, "王", "照常", 0)
        server.freeze()
        waits = []
        for _ in range(3):
            began = time.monotonic()
            with pytest.raises(Unavailable, match="连不上数据库"):
                store.stamp()
            waits.append(time.monotonic() - began)
        assert waits[0] > 2 * max(waits[1:])  # the ping and the new connection only once
        with pytest.raises(Unavailable, match="连不上数据库.*这次没有保存"):
            store.publish("one-2020", b"2", {}, "王", "停住", 1)
        server.thaw()
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                assert store.current("one-2020") == version
                break
            except Unavailable:
                time.sleep(0.2)
        assert store.publish("one-2020", b"2", {}, "王", "照常", 1).number == 2
        store.engine.dispose()
    finally:
        server.close()


def test_a_line_that_breaks_while_the_server_is_asked_to_keep_something_is_told_as_uncertain(place, postgresql):
    server = Cluster(place / "server")
    try:
        store = Store(engine_for(server.url("postgres")))
        store.publish("one-2020", b"1", {}, "王", "照常", 0)
        engine = store.engine

        @event.listens_for(engine, "commit", once=True)
        def freeze(connection):
            connection.connection.driver_connection._usock.settimeout(0.3)
            server.freeze()

        with pytest.raises(Unavailable, match="连接中断。这次是否已经保存不能确定"):
            store.publish("one-2020", b"2", {}, "王", "断在最后", 1)
        server.thaw()
        engine.dispose()
    finally:
        server.close()
