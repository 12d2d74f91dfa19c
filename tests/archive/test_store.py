"""What the archive promises, on SQLite and on PostgreSQL alike."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from lib.archive.database import engine_for, file_of, writing
from lib.archive.store import NoSuchVersion, Stale, Store, Unavailable, Unchanged
from lib.archive.tables import VERSIONS

ONE = "\ufeff部门,民革,民盟\r\n市教育局,1,0\r\n".encode()
TWO = "\ufeff部门,民革,民盟\r\n市教育局,1,1\r\n".encode()


def test_an_archive_in_which_nothing_was_published_is_empty_and_is_not_created_by_looking(store):
    assert (store.stamp(), store.current("one-2020"), store.history("one-2020")) == (0, None, [])
    assert (store.latest(), store.audit(), store.decisions("department")) == ({}, [], {})
    path = file_of(store.engine)
    assert path is None or not path.parent.exists()


def test_a_version_keeps_its_exact_bytes_and_all_that_was_said(store):
    before = datetime.now(UTC) - timedelta(seconds=1)
    published = store.publish("one-2020", ONE, {"number": "青政办〔2020〕1号"}, "王", "首次", based_on=0, note="试")
    for version in (published, store.current("one-2020"), store.version("one-2020", 1)):
        assert version == published
    assert (published.content, published.register) == (ONE, {"number": "青政办〔2020〕1号"})
    assert (published.by, published.why, published.note) == ("王", "首次", "试")
    assert (published.number, published.based_on, published.restores) == (1, 0, None)
    assert before < published.published_at < datetime.now(UTC) + timedelta(seconds=1)
    assert published.published_at.utcoffset() == timedelta(0)


def test_history_is_told_from_the_oldest_and_documents_do_not_mix(store):
    for number in range(12):  # 10 sorts before 2 as text
        store.publish("one-2020", b"%d" % number, {}, "王", f"第{number}次", based_on=number)
    store.publish("other-2020", TWO, {}, "李", "另一份", based_on=0)
    assert [version.content for version in store.history("one-2020")] == [b"%d" % number for number in range(12)]
    assert store.current("one-2020").number == 12
    assert {name: version.number for name, version in store.latest().items()} == {"one-2020": 12, "other-2020": 1}


def test_rollback_publishes_the_old_version_anew_and_keeps_the_one_in_between(store):
    store.publish("one-2020", ONE, {"complete": "true"}, "王", "首次", based_on=0)
    store.publish("one-2020", TWO, {"complete": "false"}, "李", "改", based_on=1)
    back = store.rollback("one-2020", 1, "王", "改错了", based_on=2)
    assert (back.number, back.content, back.register, back.restores) == (3, ONE, {"complete": "true"}, 1)
    assert back.note == "恢复第 1 版"
    assert [version.content for version in store.history("one-2020")] == [ONE, TWO, ONE]


def test_rollback_to_the_shipped_version_needs_its_content_and_is_number_0(store):
    store.publish("one-2020", TWO, {}, "李", "改", based_on=0)
    with pytest.raises(ValueError, match="content"):
        store.rollback("one-2020", 0, "王", "改错了", based_on=1)
    back = store.rollback("one-2020", 0, "王", "改错了", based_on=1, content=ONE)
    assert (back.number, back.content, back.restores) == (2, ONE, 0)


def test_what_the_current_version_says_already_is_not_restored_once_more(store):
    said = {("教育局", "民革"): "原文"}
    store.publish("one-2020", ONE, {}, "王", "首次", based_on=0, clauses=said)
    store.publish("one-2020", TWO, {}, "李", "改", based_on=1)
    store.rollback("one-2020", 1, "王", "改错了", based_on=2)
    for number, told in ((1, "第 1 版与现在的第 3 版完全相同"), (3, "第 3 版就是现在的版本")):
        with pytest.raises(Unchanged, match=told) as refused:
            store.rollback("one-2020", number, "王", "改错了", based_on=3)
        assert refused.value.current.number == 3
    with pytest.raises(Stale, match="不是最新"):
        store.rollback("one-2020", 1, "王", "改错了", based_on=2)
    assert len(store.history("one-2020")) == 3
    store.publish("one-2020", ONE, {}, "李", "来了一张表", based_on=3)  # the same list, without the words of a notice
    store.rollback("one-2020", 1, "王", "原文要留着", based_on=4)
    assert store.clauses("one-2020", 5) == said
    store.publish("one-2020", ONE, {"number": "1号"}, "李", "补文号", based_on=5, clauses=said)
    assert store.rollback("one-2020", 1, "王", "文号有误", based_on=6).register == {}


def test_a_version_that_does_not_exist_is_told(store):
    store.publish("one-2020", ONE, {}, "王", "首次", based_on=0)
    with pytest.raises(NoSuchVersion, match="没有第 7 版"):
        store.version("one-2020", 7)
    with pytest.raises(NoSuchVersion):
        store.rollback("one-2020", 7, "王", "恢复", based_on=1)
    assert len(store.history("one-2020")) == 1


@pytest.mark.parametrize("based_on", [0, 2, 5, -1])
def test_a_stale_publish_is_refused_with_the_current_version_and_changes_nothing(store, based_on):
    first = store.publish("one-2020", ONE, {}, "王", "首次", based_on=0)
    stamp = store.stamp()
    for attempt in (
        lambda: store.publish("one-2020", TWO, {}, "李", "也改", based_on=based_on),
        lambda: store.rollback("one-2020", 1, "李", "恢复", based_on=based_on),
    ):
        with pytest.raises(Stale, match="“王”已发布第 1 版") as refused:
            attempt()
        assert refused.value.current == first
    assert (store.history("one-2020"), store.stamp()) == ([first], stamp)
    refusal = store.audit()[0]
    assert (refusal.action, refusal.by, refusal.version) == ("refusal", "李", 1)
    assert refusal.detail == f"依据第 {based_on} 版，最新为第 1 版"


def test_a_publish_based_on_a_version_that_never_was_is_refused_without_a_current_one(store):
    with pytest.raises(Stale, match="还没有发布过") as refused:
        store.publish("one-2020", ONE, {}, "王", "首次", based_on=3)
    assert refused.value.current is None
    assert store.history("one-2020") == []


def test_the_stamp_grows_with_every_publish_and_rollback(store):
    stamps = [store.stamp()]
    for step in range(3):
        store.publish("one-2020", ONE if step < 2 else TWO, {}, "王", "改", based_on=step)
        stamps.append(store.stamp())
    store.rollback("one-2020", 1, "王", "恢复", based_on=3)
    stamps.append(store.stamp())
    assert stamps == [0, 1, 2, 3, 4]


def test_the_audit_log_tells_every_deed_newest_first(store):
    store.publish("one-2020", ONE, {}, "王", "首次", based_on=0)
    store.publish("one-2020", TWO, {}, "王", "改", based_on=1)
    store.rollback("one-2020", 1, "李", "再来", based_on=2)
    decision = store.decide("department", "教育局", "市教育局", "王")
    store.undo_decision(decision, "李")
    told = [(entry.action, entry.by, entry.document_id, entry.version, entry.detail) for entry in store.audit()]
    assert told == [
        ("undo-decision", "李", "", None, "department：教育局 → 市教育局"),
        ("decision", "王", "", None, "department：教育局 → 市教育局"),
        ("rollback", "李", "one-2020", 3, "再来（恢复第 1 版）"),
        ("publish", "王", "one-2020", 2, "改"),
        ("publish", "王", "one-2020", 1, "首次"),
    ]
    assert [entry.action for entry in store.audit(limit=1)] == ["undo-decision"]


def test_deeds_of_a_time_are_those_of_the_asked_kinds_from_its_first_moment_to_before_its_last(store):
    one = store.publish("one-2020", ONE, {}, "王", "首次", based_on=0)
    two = store.publish("one-2020", TWO, {}, "李", "增加民盟", based_on=1)
    store.decide("department", "教育局", "市教育局", "王")
    first, second, decided = [entry.at for entry in reversed(store.audit())]
    assert one.published_at <= first <= two.published_at <= second

    def told(since, until, *actions):
        return [(entry.action, entry.by) for entry in store.deeds(actions, since, until)]

    later = decided + timedelta(seconds=1)
    assert told(first, later, "publish", "rollback") == [("publish", "李"), ("publish", "王")]
    assert told(first, second, "publish") == [("publish", "王")]
    assert told(second, later, "publish") == [("publish", "李")]
    assert told(later, later + timedelta(days=1), "publish") == [] and told(first, later, "rollback") == []


def test_the_database_itself_refuses_to_change_or_remove_a_version(store):
    version = store.publish("one-2020", ONE, {}, "王", "首次", based_on=0)
    for forbidden in (update(VERSIONS).values(why="别的"), delete(VERSIONS)):
        with pytest.raises((DBAPIError, Unavailable)), writing(store.engine) as connection:
            connection.execute(forbidden)
    assert store.history("one-2020") == [version]


def test_a_decision_is_reused_replaced_and_undone_and_stays_in_the_history(store):
    first = store.decide("department", "教育局", "市教育局", "王")
    store.decide("party", "教育局", "民革", "王")
    second = store.decide("department", "教育局", "市教体局", "李")
    assert store.decisions("department") == {"教育局": "市教体局"}
    store.undo_decision(second, "王")
    assert store.decisions("department") == {"教育局": "市教育局"}
    store.undo_decision(first, "王")
    assert store.decisions("department") == {}
    assert [(one.id, one.undone_by) for one in store.decision_history("department")] == [(first, "王"), (second, "王")]
    for gone in (first, 999):
        with pytest.raises(LookupError):
            store.undo_decision(gone, "王")


def test_an_id_that_the_register_does_not_allow_is_not_taken(store):
    for name in ("../../etc/passwd", "", "青岛", "a\0b", "A-2020"):
        with pytest.raises(ValueError, match="not a document id"):
            store.publish(name, ONE, {}, "王", "首次", based_on=0)


def test_another_process_sees_what_was_published_at_once(store, url):
    other = Store(engine_for(url))
    for step in range(3):
        version = store.publish("one-2020", ONE, {}, "王", "改", based_on=step)
        assert (other.stamp(), other.current("one-2020")) == (step + 1, version)
    other.engine.dispose()


def test_an_archive_of_a_newer_program_is_read_but_not_written(store):
    store.publish("one-2020", ONE, {}, "王", "首次", based_on=0)
    with writing(store.engine) as connection:
        connection.execute(text("UPDATE state SET value = 99 WHERE name = 'schema'"))
    with pytest.raises(Unavailable, match="请升级程序"):
        store.publish("one-2020", TWO, {}, "王", "改", based_on=1)
    assert store.current("one-2020").content == ONE


def test_another_archive_is_told_by_the_moment_and_the_document_of_its_last_entry(store):
    store.publish("one-2020", ONE, {}, "王", "首次", based_on=0)
    seen = store.news(None).seen
    assert store.news(seen).documents == frozenset()
    assert seen.document_id == "one-2020" and datetime.fromisoformat(seen.at) == store.audit()[0].at
    for other in (replace(seen, at="2020-01-01T00:00:00+00:00"), replace(seen, document_id="two-2020")):
        assert store.news(other).documents is None
