"""The tables of the first releases: where every archive that is brought up to date begins. There is nothing to do."""

revision, down_revision = "1", None


def upgrade() -> None:
    """Do nothing: an archive that says 1 has these tables; a new one is made from `lib.archive.tables` at once."""
