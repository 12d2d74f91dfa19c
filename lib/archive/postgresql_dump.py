"""Back-up and restore of an archive on PostgreSQL, through PostgreSQL's own programs."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import Engine, inspect

from lib.archive.contents import Contents, contents
from lib.archive.database import in_words
from lib.archive.unavailable import NO_ARCHIVE, Unavailable

MISSING = (
    "PostgreSQL 存档用它自己的程序 {program} 备份和恢复，本机没有这个程序。"
    "请安装 postgresql-client，或在数据库服务器上操作，见 deploy/。"
)
FAILED = "{program} 没有成功：{said}"


class Failed(Unavailable):
    """PostgreSQL's program refused; the message is what it said."""


def dump(engine: Engine, target: Path) -> Contents:
    """Write the whole database into one file in pg_dump's own format. Raises Unavailable."""
    with in_words(engine):
        if not inspect(engine).has_table("state"):
            raise Unavailable(NO_ARCHIVE)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    held = contents(engine)  # before: what is published meanwhile is more than is told, never less
    try:
        with in_words(engine):
            part.touch(mode=0o600)
            _run(engine, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={part}")
            os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return held


def load(engine: Engine, source: Path) -> None:
    """Put a dump into an empty database, all of it or nothing. Raises Unavailable."""
    once = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    _run(engine, "pg_restore", *once, str(source))


def _run(engine: Engine, program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise Unavailable(MISSING.format(program=program))
    url = engine.url
    where = {"PGHOST": url.host or "localhost", "PGPORT": str(url.port or 5432), "PGUSER": url.username or ""}
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}  # never on the command line, which all may read
    ran = subprocess.run(
        [found, *arguments, f"--dbname={url.database}"],
        env=os.environ | where | secret,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        said = [line for line in ran.stderr.splitlines() if line.strip()] or [str(ran.returncode)]
        raise Failed(FAILED.format(program=program, said=said[0]))
