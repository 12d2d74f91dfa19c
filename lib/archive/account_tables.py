"""The tables of accounts, their sessions and failed log-ins, beside the archive in the same database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import BigInteger, Boolean, Column, Connection, Engine, Integer, MetaData, Table, Text, inspect

from lib.archive.database import writing

METADATA = MetaData()
# Times are Unix time in seconds.
ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("password_hash", Text, nullable=False),  # "" where an identity provider vouches
    Column("jurisdictions", Text, nullable=False),  # codes with blanks between, "" for every place
    Column("disabled", Boolean, nullable=False),
    Column("added_at", BigInteger, nullable=False),
)
SESSIONS = Table(
    "login_sessions",
    METADATA,
    Column("token", Text, primary_key=True),  # SHA-256, so that a copy of the database opens no session
    Column("account", Text, nullable=False, index=True),
    Column("ends_at", BigInteger, nullable=False),
)
FAILURES = Table(
    "login_failures",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("account", Text, nullable=False, index=True),  # SHA-256: passwords get typed into the wrong field
    Column("address", Text, nullable=False, index=True),
)


@contextmanager
def changing(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one transaction, with nobody else writing; the tables are made when missing.

    Raises Unavailable in words; what the body raises undoes the transaction and comes through.
    """
    with writing(engine) as connection:
        if not set(METADATA.tables) <= set(inspect(connection).get_table_names()):
            METADATA.create_all(connection)
        yield connection
