"""An archive of an older program is shown as it is, brought up to date with all that is in it, and never back."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pg8000.native
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import delete, inspect, make_url, text, update
from sqlalchemy.exc import DBAPIError

from lib.archive.account_tables import METADATA as ACCOUNT_METADATA
from lib.archive.account_tables import changing
from lib.archive.accounts import list_accounts
from lib.archive.database import brought_up_to_date, engine_for, file_of, found, rows, writing
from lib.archive.holdings import load_holdings
from lib.archive.published import overlaid
from lib.archive.repair import damage, set_aside
from lib.archive.sessions import verified
from lib.archive.store import Store, Unavailable
from lib.archive.tables import AUDIT, CLAUSES, DECISIONS, METADATA, SCHEMA, SHEETS, VERSIONS

OLD = Path(__file__).with_name("old")
PROTECTED = {VERSIONS: "why", SHEETS: "why", CLAUSES: "clause", AUDIT: "detail", DECISIONS: "meaning"}
LIST = "\ufeff部门,民革\r\n区教育局,1\r\n".encode()


def lay(url):
    """Fill an empty database with the dump of an archive of the first releases."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        path = Path(address.database)
        path.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript((OLD / "archive_1_sqlite.sql").read_text(encoding="utf-8"))
    else:
        there = pg8000.native.Connection(address.username, address.host, address.database, address.port)
        there.run((OLD / "archive_1_postgresql.sql").read_text(encoding="utf-8"))
        there.close()


def contents(engine):
    """Return all rows of all tables but state, as text."""
    with engine.connect() as connection:
        kept = {}
        for name in sorted(set(inspect(connection).get_table_names()) - {"state"}):
            kept[name] = sorted(map(repr, connection.execute(text(f"SELECT * FROM {name}"))))
        return kept


def schema_of(store):
    return found(store.engine, text("SELECT value FROM state WHERE name = 'schema'"), lambda row: row[0])[0]


@pytest.fixture
def old(store, url):
    lay(url)
    return store


def up_to_date(store):
    return brought_up_to_date(store.engine, "管理员")


def test_an_old_archive_is_shown_and_looking_changes_nothing(old):
    before = contents(old.engine)
    held = overlaid(load_holdings(), old)
    assert [version.number for version in old.history("fenghua-2019")] == [1, 2, 3]
    assert held.matrices["fenghua-2019"].shape == (2, 2) and "330213-2024" in held.matrices
    assert (contents(old.engine), schema_of(old)) == (before, 1)


def test_everything_is_there_afterwards_byte_for_byte_and_goes_on(old):
    before, history, stamp = contents(old.engine), old.history("fenghua-2019"), old.stamp()
    held, copy = up_to_date(old)
    after = contents(old.engine)
    new_lines = [line for line in after["audit"] if line not in before["audit"]]
    assert held == 1 and len(new_lines) == 1 and "升级到第 2 版" in new_lines[0]
    assert after | {"audit": before["audit"]} == before and set(before["audit"]) < set(after["audit"])
    assert (schema_of(old), old.history("fenghua-2019")) == (SCHEMA, history)
    assert all(version.whole for version in old.latest().values()) and old.stamp() == stamp
    assert (copy is not None) == (old.engine.dialect.name == "sqlite")
    assert [one.name for one in list_accounts(old.engine)] == ["li@example.org", "old", "zhang"]
    assert verified(old.engine, "zhang", "对口联系-2026-矩阵", "127.0.0.1")
    assert old.publish("fenghua-2019", LIST, {}, "王", "改", based_on=3).number == 4
    assert old.rollback("fenghua-2019", 2, "王", "恢复", based_on=4).content == history[1].content


def test_afterwards_the_database_itself_refuses_to_change_anything_that_was_said_or_done(old):
    up_to_date(old)
    before = contents(old.engine)
    for table, column in PROTECTED.items():
        for forbidden in (update(table).values({column: "别的"}), delete(table)):
            with pytest.raises((DBAPIError, Unavailable)), writing(old.engine) as connection:
                connection.execute(forbidden)
    assert contents(old.engine) == before


def test_the_tables_are_those_of_a_new_archive(old, new_database):
    up_to_date(old)
    fresh = Store(engine_for(new_database()))
    with changing(fresh.engine):
        pass
    for engine in (old.engine, fresh.engine):
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_server_default": True})
            assert compare_metadata(context, [METADATA, ACCOUNT_METADATA]) == []
    assert shape(old.engine) == shape(fresh.engine)
    fresh.engine.dispose()


def shape(engine):
    """Return what the database itself tells of its tables: columns, keys, indexes and triggers."""
    with engine.connect() as connection:
        there = inspect(connection)
        tables = {
            name: (
                sorted((one["name"], str(one["type"]), one["nullable"]) for one in there.get_columns(name)),
                there.get_pk_constraint(name)["constrained_columns"],
                sorted((one["name"], tuple(one["column_names"])) for one in there.get_indexes(name)),
            )
            for name in there.get_table_names()
        }
        triggers = {
            "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
            "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        }[engine.dialect.name]
        return tables, sorted(map(tuple, connection.execute(text(triggers))))


def test_upgrading_twice_or_nothing_is_told(old, new_database):
    up_to_date(old)
    assert up_to_date(old) == (SCHEMA, None)
    assert [entry.action for entry in old.audit()].count("migrate") == 1
    empty = Store(engine_for(new_database()))
    with pytest.raises(Unavailable, match="还没有存档"):
        up_to_date(empty)
    path = file_of(empty.engine)
    assert path is None or not path.exists()


def test_an_archive_of_a_newer_program_is_left_alone(old):
    up_to_date(old)
    with writing(old.engine) as connection:
        connection.execute(text("UPDATE state SET value = 99 WHERE name = 'schema'"))
    with pytest.raises(Unavailable, match="请升级程序"):
        up_to_date(old)
    assert schema_of(old) == 99 and old.current("fenghua-2019").number == 3


def test_an_archive_with_fewer_tables_than_the_last_old_program_made_is_completed(old, new_database):
    with old.engine.begin() as connection:
        connection.execute(text("DROP TABLE sheets"))
        connection.execute(text("DROP TABLE clauses"))
    up_to_date(old)
    assert old.clauses("fenghua-2019", 1) == {}
    fresh = Store(engine_for(new_database()))
    for engine in (old.engine, fresh.engine):
        with changing(engine):
            pass
    assert shape(old.engine) == shape(fresh.engine)
    fresh.engine.dispose()


def test_a_file_is_brought_up_to_date_by_the_first_writer_after_a_copy(file):
    lay(f"sqlite:///{file}")
    store = Store(engine_for(f"sqlite:///{file}"))
    before = contents(store.engine)
    together = threading.Barrier(4)

    def decide(name):
        together.wait(30)
        Store(engine_for(f"sqlite:///{file}")).decide("function", name, "教育", "王")

    clerks = [threading.Thread(target=decide, args=(f"某{number}局",)) for number in range(4)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(60)
    assert schema_of(store) == SCHEMA and len(store.decisions("function")) == 5
    copies = sorted(file.parent.glob("archive-before-2-*"))
    assert len(copies) == 1 and copies[0].stat().st_mode & 0o777 == 0o600
    kept = Store(engine_for(f"sqlite:///{copies[0]}"))
    assert (contents(kept.engine), schema_of(kept)) == (before, 1)
    entry = next(one for one in store.audit() if one.action == "migrate")
    assert entry.by == "程序" and copies[0].name in entry.detail


def test_on_postgresql_an_administrator_says_when(postgresql):
    url = postgresql.new()
    lay(url)
    store = Store(engine_for(url))
    before = contents(store.engine)
    with pytest.raises(Unavailable, match="请管理员先备份，再运行 python -m lib.cli migrate；浏览不受影响"):
        store.publish("fenghua-2019", LIST, {}, "王", "改", based_on=3)
    assert (contents(store.engine), schema_of(store)) == (before, 1)
    assert store.current("fenghua-2019").number == 3
    up_to_date(store)
    assert store.publish("fenghua-2019", LIST, {}, "王", "改", based_on=3).number == 4
    store.engine.dispose()


def test_an_upgrade_that_fails_half_way_changes_nothing(old, monkeypatch):
    before = contents(old.engine)

    def fail(*_, **__):
        raise RuntimeError("the power fails")

    monkeypatch.setattr("lib.archive.migrating.record", fail)  # the last thing that is done
    with pytest.raises(RuntimeError):
        up_to_date(old)
    monkeypatch.undo()
    assert (contents(old.engine), schema_of(old)) == (before, 1)
    assert "audit" not in str(shape(old.engine)[1])
    assert up_to_date(old)[0] == 1


def test_without_room_for_the_copy_nothing_is_changed_and_told(small_disk):
    file = small_disk("size=200k") / "archive.sqlite"
    lay(f"sqlite:///{file}")
    store = Store(engine_for(f"sqlite:///{file}"))
    before = contents(store.engine)
    (file.parent / "ballast").write_bytes(b"0" * 40_000)
    with pytest.raises(Unavailable, match="磁盘已满。这次没有保存"):
        store.publish("fenghua-2019", LIST, {}, "王", "改", based_on=3)
    assert (contents(store.engine), schema_of(store)) == (before, 1)
    assert not list(file.parent.glob("archive-before*"))
    (file.parent / "ballast").unlink()
    small_disk("remount,size=2m")
    assert store.publish("fenghua-2019", LIST, {}, "王", "改", based_on=3).number == 4


def test_a_damaged_archive_of_an_older_program_is_repaired_into_todays_tables(file):
    lay(f"sqlite:///{file}")
    store = Store(engine_for(f"sqlite:///{file}"))
    kept, accounts = store.latest(), list_accounts(store.engine)
    store.engine.dispose()
    content = file.read_bytes()
    place = content.index("区财政局,0,1".encode())
    file.write_bytes(content[:place] + b"X" + content[place + 1 :])
    broken = damage(store.engine)
    assert len(broken) == 1
    repair = set_aside(store.engine, "管理员")
    assert len(repair.lost) == 1 and not repair.accounts_lost
    assert (schema_of(store), list_accounts(store.engine)) == (SCHEMA, accounts)
    damaged = {"fenghua-2019", "330213-2024"} - {name.split()[0] for name in repair.lost}
    assert all(store.latest()[name] == kept[name] for name in damaged | {"other-2020", "empty-2020"})
    assert len(rows(store.engine, text("SELECT * FROM versions"))) == 5
