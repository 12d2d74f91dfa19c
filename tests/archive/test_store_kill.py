"""kill -9 at any moment of a publish leaves the old or the new version, whole; what was acknowledged stays."""

import multiprocessing
import random
import time

import pytest
from sqlalchemy import text

from lib.archive.database import engine_for, rows, writing
from lib.archive.store import Store
from tests.archive.publisher import content, publish_and_die, publish_until_killed

KILLS = {"sqlite": 45, "postgresql": 16}
# Seconds from a sign of life to the kill, at most: a few publishes, or for every fourth clerk connecting to the first.
LATER, FIRST = 0.05, 0.25


@pytest.fixture(scope="module")
def clerks():
    """Return the server from which clerks are forked, with everything they need already imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.archive.publisher", "sqlalchemy.dialects.postgresql.pg8000"])
    return context


def test_a_publish_that_is_killed_leaves_the_archive_whole(url, tmp_path, clerks):
    chance = random.Random(url)
    store = Store(engine_for(url))
    notes = tmp_path / "acknowledged"
    notes.touch()
    kills = KILLS[store.engine.dialect.name]
    for who in range(kills):
        early = who % 4 == 0
        lines = notes.read_bytes().count(b"\n") + (1 if early else 2)
        clerk = clerks.Process(target=publish_until_killed, args=(url, str(notes), who))
        clerk.start()
        while notes.read_bytes().count(b"\n") < lines:
            assert clerk.is_alive()
            time.sleep(0.0005)
        time.sleep(chance.uniform(0, FIRST if early else LATER))
        clerk.kill()
        clerk.join(30)
        assert clerk.exitcode == -9
        store.engine.dispose()  # the next look comes as after a restart
        with writing(store.engine):
            pass  # PostgreSQL may still be busy with the last thing it was told before the kill
        judge(store, notes)
    if store.engine.dialect.name == "sqlite":
        assert rows(store.engine, text("PRAGMA integrity_check")) == [("ok",)]
    published = len(store.history("one-2020"))
    assert published >= kills // 2  # the clerks did get to work, even on a busy machine
    store.publish("one-2020", b"after", {}, "王", "照常", based_on=published)
    store.engine.dispose()


@pytest.mark.parametrize("published", [0, 2])
def test_a_kill_before_any_single_statement_or_the_commit_leaves_the_old_version(url, clerks, published):
    store = Store(engine_for(url))
    for number in range(published):
        store.publish("one-2020", content(0, number), {"notes": str(number)}, "0", str(number), based_on=number)
    before = (store.history("one-2020"), store.stamp(), store.audit())
    for step in range(1, 1000):
        store.engine.dispose()
        clerk = clerks.Process(target=publish_and_die, args=(url, published, step))
        clerk.start()
        clerk.join(30)
        if clerk.exitcode == 0:  # there were fewer steps than this
            break
        assert clerk.exitcode == -9
        assert (store.history("one-2020"), store.stamp(), store.audit()) == before
    assert step > 7
    assert [version.number for version in store.history("one-2020")] == list(range(1, published + 2))
    assert (store.stamp(), len(store.audit())) == (published + 1, published + 1)
    store.engine.dispose()


def judge(store, notes):
    """Check that the history is whole and gapless and holds, byte for byte, all that was acknowledged."""
    history = store.history("one-2020")
    assert [version.number for version in history] == list(range(1, len(history) + 1))
    for version in history:
        assert version.whole and version.content == content(int(version.by), int(version.why))
        assert version.register == {"notes": version.why}
    kept = {(version.number, int(version.by), int(version.why)) for version in history}
    lines = [line.split() for line in notes.read_text().splitlines() if line != "ready"]
    acknowledged = {tuple(map(int, line)) for line in lines}
    assert acknowledged <= kept
    # Version, audit line and stamp are one deed.
    assert store.stamp() == len(history)
    audited = sorted(entry.version for entry in store.audit(1_000_000) if entry.action == "publish")
    assert audited == [version.number for version in history]
