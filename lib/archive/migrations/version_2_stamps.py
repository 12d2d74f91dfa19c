"""Each version tells the stamp that its publish gave the archive, so that a reader can ask for what came after."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "2", "1"


def upgrade() -> None:
    """Add the column. Older versions get 0, and whoever read before this very stamp reads everything again."""
    op.add_column("versions", sa.Column("stamp", sa.Integer, nullable=False, server_default="0"))
    op.create_index("versions_by_stamp", "versions", ["stamp"])
    op.execute("UPDATE state SET value = value + 1 WHERE name = 'stamp'")
    op.execute("INSERT INTO state (name, value) SELECT 'anew', value FROM state WHERE name = 'stamp'")
