"""An archive that an older program laid out is brought to today's tables, forwards only.

The state table says by which number the tables are laid out; it is the only place, and programs of any age heed it.
The steps from one number to the next are alembic's revisions in `migrations/`, run within the writer's transaction.
"""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, update

from lib.archive.copying import copy_file
from lib.archive.tables import SCHEMA, STATE, record

STEPS = Path(__file__).with_name("migrations")


def upgrade(connection: Connection, layout: int, file: Path | None, by: str) -> Path | None:
    """Bring the tables from `layout` to today's; return the copy that was taken before, None on PostgreSQL.

    Called by a writer whom nobody else can disturb. An SQLite file is copied beside itself first; without room for
    that nothing is changed. Raises what the drivers raise, FileExistsError too.
    """
    # Seldom needed, and slow to load.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    copy = None
    if file is not None:
        at = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        copy = file.with_name(f"{file.stem}-before-{SCHEMA}-{at}{file.suffix}")
        copy_file(file, copy)
    steps = ScriptDirectory(STEPS, version_locations=[STEPS])
    with Operations.context(MigrationContext.configure(connection)):
        for step in reversed(list(steps.iterate_revisions(str(SCHEMA), str(layout)))):
            step.module.upgrade()
    connection.execute(update(STATE).where(STATE.c.name == "schema").values(value=SCHEMA))
    told = f"表的格式由第 {layout} 版升级到第 {SCHEMA} 版"
    record(connection, by, "migrate", detail=f"{told}；升级前的备份：{copy.name}" if copy else told)
    return copy
