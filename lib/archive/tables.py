"""The tables of the archive, the same on SQLite and PostgreSQL; to all but the state rows can only be added."""

import time
from datetime import UTC, datetime

from sqlalchemy import (
    DDL,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    insert,
    inspect,
    select,
    text,
    update,
)

from lib.archive.unavailable import TOO_NEW, Unavailable

# By which number the tables are laid out; a change of a table needs the next one, and a step in migrations/.
SCHEMA = 2
# Any number will do, as long as every program of this kind asks for the same one.
_CREATING = 7_411_068

METADATA = MetaData()

# Two numbers: "schema", and "stamp", which grows with every publish and whose row every writer locks first.
STATE = Table(
    "state",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

# The primary key decides races: of two versions with one number the second cannot be stored.
VERSIONS = Table(
    "versions",
    METADATA,
    Column("document_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("register", Text, nullable=False),  # JSON, ASCII only, so that any text survives
    Column("digest", Text, nullable=False),  # SHA-256 of content and register
    Column("done_by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("based_on", Integer, nullable=False),
    Column("published_at", Text, nullable=False),  # ISO 8601, UTC
    Column("note", Text, nullable=False),
    Column("restores", Integer),
)

# The words of a notice that each pair of a version was read from; only for versions read from running text.
CLAUSES = Table(
    "clauses",
    METADATA,
    Column("document_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("department", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("clause", Text, nullable=False),
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("done_by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("document_id", Text, nullable=False),
    Column("version", Integer),
    Column("detail", Text, nullable=False),
)

# What offices fill in year by year (reports, contacts): one row per version of a sheet. `year` is 0 and `unit` "" where
# a sheet has none. Withdrawn is a version without content.
SHEETS = Table(
    "sheets",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("jurisdiction", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("unit", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),  # SHA-256 of content and key
    Column("done_by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("based_on", Integer, nullable=False),
    Column("saved_at", Text, nullable=False),  # ISO 8601, UTC
)

# An undone decision stays; the row that undoes it names it.
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("done_by", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("undoes", Integer),
)

# The database itself refuses to change or remove what was published, done or decided, whoever asks.
_REFUSE = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'append only'; END $$"
)


def _protect(table: Table) -> None:
    name = table.name
    statements = {
        "sqlite": [
            f"CREATE TRIGGER {name}_no_{verb} BEFORE {verb} ON {name} BEGIN SELECT RAISE(ABORT, 'append only'); END"
            for verb in ("update", "delete")
        ],
        "postgresql": [
            _REFUSE,
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        ],
    }
    for dialect, told in statements.items():
        for statement in told:
            event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]


for _table in (VERSIONS, SHEETS, CLAUSES, AUDIT, DECISIONS):
    _protect(_table)


def layout(connection: Connection) -> int:
    """Wait until no one else is writing and return by which number the tables are laid out; make them where none are.

    Raises Unavailable when a newer program has laid them out.
    """
    if not inspect(connection).has_table(STATE.name):
        make_missing(connection)
    # SQLite's writers are alone already (BEGIN IMMEDIATE) and know no FOR UPDATE; SQLAlchemy leaves it out there.
    state = {row.name: row.value for row in connection.execute(select(STATE).order_by(STATE.c.name).with_for_update())}
    if state.get("schema", SCHEMA) > SCHEMA:
        raise Unavailable(TOO_NEW)
    return int(state.get("schema", SCHEMA))


def make_missing(connection: Connection) -> None:
    """Make the tables that are missing."""
    if set(METADATA.tables) <= set(inspect(connection).get_table_names()):
        return
    if connection.dialect.name == "postgresql":  # two programs must not create them at once
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _CREATING})
    METADATA.create_all(connection)
    if not connection.execute(select(STATE.c.name)).all():
        connection.execute(insert(STATE), [{"name": "schema", "value": SCHEMA}, {"name": "stamp", "value": 0}])


def grow_stamp(connection: Connection, above: int | None = None) -> None:
    """Raise the stamp, so that every open session reads anew.

    In a file that took another's place it must be above any that was ever seen of the other: above `above`, if that
    could be read, and the time in seconds, which grows faster than anyone publishes.
    """
    value = STATE.c.value + 1 if above is None else max(above + 1, int(time.time()))
    connection.execute(update(STATE).where(STATE.c.name == "stamp").values(value=value))


def record(
    connection: Connection, by: str, action: str, document_id: str = "", version: int | None = None, detail: str = ""
) -> None:
    """Write down in the audit log who did what, in the transaction of the deed itself."""
    connection.execute(
        insert(AUDIT).values(
            at=moment(datetime.now(UTC)),
            done_by=storable(by),
            action=action,
            document_id=document_id,
            version=version,
            detail=storable(detail),
        )
    )


def moment(at: datetime) -> str:
    """Return a moment as it is stored: ISO 8601 in UTC, to the microsecond, so that text sorts by time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text_: str) -> str:
    """Return text that both databases can keep: NUL and halves of surrogate pairs become U+FFFD."""
    return "".join("�" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text_)
