"""Sheets that offices fill in: every version kept, all of a batch or none, refused when stale, on both databases."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from lib.archive.database import engine_for, file_of, writing
from lib.archive.repair import damage, set_aside
from lib.archive.sheets import CONTACTS, REPORT, Draft, SheetKey, StaleSheet
from lib.archive.store import Store, Unavailable
from lib.archive.tables import SHEETS

EDUCATION = SheetKey(REPORT, "330213", 2025, "区教育局")
FINANCE = SheetKey(REPORT, "330213", 2025, "区财政局")
PEOPLE = SheetKey(CONTACTS, "330213")


def test_an_archive_in_which_nothing_was_saved_is_empty_and_is_not_created_by_looking(store):
    assert (store.sheets(REPORT, "330213"), store.sheet_history(EDUCATION)) == ([], [])
    path = file_of(store.engine)
    assert path is None or not path.parent.exists()


def test_a_sheet_keeps_its_exact_bytes_who_when_and_why(store):
    before = datetime.now(UTC) - timedelta(seconds=1)
    (saved,) = store.save_sheets([Draft(EDUCATION, b"one", 0)], "王", "年度报告")
    assert store.sheets(REPORT, "330213") == store.sheet_history(EDUCATION) == [saved]
    assert (saved.key, saved.number, saved.content, saved.by, saved.why) == (EDUCATION, 1, b"one", "王", "年度报告")
    assert before < saved.saved_at < datetime.now(UTC) + timedelta(seconds=1) and saved.whole


def test_the_last_version_of_each_sheet_of_a_place_is_told_and_kinds_and_places_do_not_mix(store):
    for number in range(12):  # 10 sorts before 2 as text
        store.save_sheets([Draft(EDUCATION, b"%d" % number, number)], "王", "改")
    other = SheetKey(REPORT, "370200", 2025, "市教育局")
    store.save_sheets([Draft(FINANCE, b"f", 0), Draft(PEOPLE, b"p", 0), Draft(other, b"q", 0)], "李", "一并")
    told = {sheet.key.unit: (sheet.number, sheet.content) for sheet in store.sheets(REPORT, "330213")}
    assert told == {"区教育局": (12, b"11"), "区财政局": (1, b"f")}
    assert [sheet.content for sheet in store.sheets(CONTACTS, "330213")] == [b"p"]
    assert len(store.sheet_history(EDUCATION)) == 12


def test_of_several_sheets_one_stale_one_stops_all_and_the_refusal_is_written_down(store):
    (first,) = store.save_sheets([Draft(FINANCE, b"f", 0)], "王", "首次")
    stamp = store.stamp()
    with pytest.raises(StaleSheet, match="“王”已保存第 1 版") as refused:
        store.save_sheets([Draft(EDUCATION, b"e", 0), Draft(FINANCE, b"g", 0)], "李", "也报")
    assert (refused.value.key, refused.value.current) == (FINANCE, first)
    assert (store.sheet_history(EDUCATION), store.sheet_history(FINANCE), store.stamp()) == ([], [first], stamp)
    entry = store.audit()[0]
    assert (entry.action, entry.by, entry.document_id, entry.version) == ("refusal", "李", FINANCE.name, 1)


def test_the_stamp_grows_and_the_audit_log_tells_the_deed_but_not_the_content(store):
    store.save_sheets([Draft(PEOPLE, b"13800001111", 0)], "王", "换人")
    assert store.stamp() == 1
    assert (store.audit()[0].action, store.audit()[0].document_id, store.audit()[0].detail) == (
        "contacts",
        "330213",
        "换人",
    )
    assert "13800001111" not in repr(store.audit()) and "13800001111" not in repr(store.sheets(CONTACTS, "330213"))


def test_of_many_who_save_at_once_on_the_same_version_one_succeeds_and_all_others_are_told(store):
    store.save_sheets([Draft(EDUCATION, b"first", 0)], "王", "报告")

    def save(number):
        try:
            return store.save_sheets([Draft(FINANCE, b"f", 0), Draft(EDUCATION, b"%d" % number, 1)], "李", "改")
        except StaleSheet:
            return None

    with ThreadPoolExecutor(6) as people:
        saved = [one for one in people.map(save, [0, 2, 4, 6, 8, 10]) if one]
    assert len(saved) == 1
    assert [one.content for one in store.sheet_history(EDUCATION)] == [b"first", saved[0][1].content]
    assert len(store.sheet_history(FINANCE)) == 1


def test_withdrawing_is_a_version_without_content(store):
    store.save_sheets([Draft(EDUCATION, b"one", 0)], "王", "报告")
    (gone,) = store.save_sheets([Draft(EDUCATION, b"", 1)], "王", "报错了部门")
    assert gone.withdrawn and [sheet.withdrawn for sheet in store.sheet_history(EDUCATION)] == [False, True]


def test_the_database_itself_refuses_to_change_or_remove_a_sheet(store):
    (saved,) = store.save_sheets([Draft(EDUCATION, b"one", 0)], "王", "报告")
    for forbidden in (update(SHEETS).values(why="别的"), delete(SHEETS)):
        with pytest.raises((DBAPIError, Unavailable)), writing(store.engine) as connection:
            connection.execute(forbidden)
    assert store.sheet_history(EDUCATION) == [saved]


def test_an_archive_made_before_there_were_sheets_gets_their_table_and_its_protection_by_itself(store):
    store.publish("one-2020", b"x", {}, "王", "首次", based_on=0)
    with writing(store.engine) as connection:
        connection.execute(text("DROP TABLE sheets"))
    assert store.sheets(REPORT, "330213") == []
    store.save_sheets([Draft(EDUCATION, b"one", 0)], "王", "报告")
    with pytest.raises((DBAPIError, Unavailable)), writing(store.engine) as connection:
        connection.execute(delete(SHEETS))
    assert [one.content for one in store.history("one-2020")] == [b"x"]


def test_an_error_of_the_database_does_not_repeat_the_content(store):
    store.save_sheets([Draft(PEOPLE, b"13800001111", 0)], "王", "登记")
    with pytest.raises((DBAPIError, Unavailable)) as refused, writing(store.engine) as connection:
        connection.execute(update(SHEETS).values(content=b"13900002222"))
    told, cause = str(refused.value), refused.value.__cause__
    assert "13900002222" not in told + str(cause)


anything = st.text(st.characters(exclude_categories=()), max_size=20)


@example(unit="\ud800\0", content=b"", by="\ud800", why="\0", year=0)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(unit=anything, content=st.binary(max_size=200), by=anything, why=anything, year=st.integers(0, 2100))
def test_any_bytes_and_any_text_survive(store, unit, content, by, why, year):
    key = SheetKey(REPORT, "330213", year, unit)
    number = len(store.sheet_history(key))
    (saved,) = store.save_sheets([Draft(key, content, number)], by, why)
    assert saved.whole and saved.content == content and saved.number == number + 1
    assert store.sheet_history(key)[-1] == saved
    with pytest.raises(StaleSheet):
        store.save_sheets([Draft(key, content, number)], by, why)
    assert len(store.sheet_history(key)) == number + 1


def test_a_sheet_changed_by_a_failing_disk_is_noticed_and_a_repair_keeps_the_others(file):
    store = Store(engine_for(f"sqlite:///{file}"))
    store.save_sheets([Draft(EDUCATION, b"education's content", 0), Draft(FINANCE, b"finance", 0)], "王", "报告")
    store.engine.dispose()
    with sqlite3.connect(file) as connection:  # so that everything is in the file itself
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = file.read_bytes()
    place = content.index(b"education's")
    file.write_bytes(content[:place] + b"X" + content[place + 1 :])
    assert [sheet.whole for sheet in store.sheets(REPORT, "330213")] == [False, True]
    assert damage(store.engine) == ["330213/2025/区教育局 第 1 版"]
    repair = set_aside(store.engine, "管理员")
    assert repair.lost == ("330213/2025/区教育局 第 1 版",)
    assert [sheet.content for sheet in store.sheets(REPORT, "330213")] == [b"finance"]
    assert damage(store.engine) == []
    store.engine.dispose()
