"""The database refuses to change or remove what was said, done and decided, too, as it does for versions and sheets."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "2", "1"

TABLES = ("audit", "clauses", "decisions")
FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'append only'; END $$"
)


def upgrade() -> None:
    """Add the triggers; a table that an early program had not made yet gets them when it is made."""
    connection = op.get_bind()
    there = sa.inspect(connection).get_table_names()
    for name in (name for name in TABLES if name in there):
        if connection.dialect.name == "postgresql":
            op.execute(FUNCTION)
            op.execute(
                f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
        else:
            for verb in ("update", "delete"):
                op.execute(
                    f"CREATE TRIGGER {name}_no_{verb} BEFORE {verb} ON {name} "
                    "BEGIN SELECT RAISE(ABORT, 'append only'); END"
                )
