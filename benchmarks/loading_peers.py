"""What others need for the same bytes: reading alone, and reading with the same checks of every row."""

import os
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from lib.vocabulary.parties import ORDER

TEXT = ("document_id", "department", "party")


def pandas_checked(path: Path) -> int:
    """Read a tidy table into a frame, check it as text, and return its liaisons."""
    rows = pd.read_csv(path, keep_default_na=False, dtype="str")
    linked = rows["party"] != ""
    assert rows["department"].str.len().between(1, 64).all() and rows["document_id"].str.fullmatch("[a-z0-9-]+").all()
    assert rows["party"].isin(["", *ORDER]).all() and not rows.duplicated().any()
    return int(linked.sum())


def polars_plain(path: Path) -> object:
    """Read a table as text, without any check."""
    import polars as pl

    return pl.read_csv(path, infer_schema=False)


def polars_checked(path: Path) -> int:
    """Read a tidy table as categories, check it, and return its liaisons."""
    import polars as pl

    rows = pl.read_csv(path, schema=dict.fromkeys(TEXT, pl.Categorical()))
    distinct = {name: rows[name].unique().cast(pl.String) for name in TEXT}
    assert distinct["department"].str.len_chars().is_between(1, 64).all()
    assert distinct["document_id"].str.contains("^[a-z0-9-]+$").all()
    assert set(distinct["party"].drop_nulls()) <= {"", *ORDER}
    assert not rows.is_duplicated().any()
    return int((rows["party"].cast(pl.String).fill_null("") != "").sum())


def duckdb_plain(path: Path) -> object:
    """Read a table as text into a table of duckdb, without any check."""
    import duckdb

    base = duckdb.connect()
    base.execute(f"create table read as select * from read_csv('{path}', all_varchar = true, header = true)")
    return base


def bare_files(folder: Path) -> int:
    """Open and read every file of a folder, and do nothing with it."""
    size = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            with open(entry.path, "rb", buffering=0) as file:
                size += len(file.read())
    return size


def pandas_wide(path: Path) -> pd.DataFrame:
    """Read a wide table, as anyone would."""
    return pd.read_csv(path)


def melted(paths: Iterable[Path]) -> pd.DataFrame:
    """Read wide files one by one into one long table, as anyone would."""
    return pd.concat([pd.read_csv(path).melt(id_vars="部门").assign(document_id=path.stem) for path in paths])
