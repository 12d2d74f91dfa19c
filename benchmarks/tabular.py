"""The same statistics and changes as tables of liaisons, the way each library's documentation shows: the peers.

All columns are numbers, so that no peer pays for reading strings. polars, duckdb and scipy are wanted here only.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lib.measures.collection import Collection
from lib.measures.function_masks import Stack
from lib.vocabulary.party_bits import BITS


@dataclass(frozen=True)
class Tables:
    """A collection as tables: one row per department of a list, per liaison, per organisation of a list."""

    rows: pd.DataFrame  # matrix, row, unknown (cells), listed (organisations of its list)
    liaisons: pd.DataFrame  # matrix, row, party
    listed: pd.DataFrame  # matrix, party


def tables(held: Collection) -> Tables:
    """Return a collection as tables."""
    matrix = np.repeat(np.arange(len(held), dtype=np.int32), np.diff(held.starts))
    row, party = np.nonzero((held.linked[:, np.newaxis] & BITS) > 0)
    listed, organisation = np.nonzero((held.organisations[:, np.newaxis] & BITS) > 0)
    return Tables(
        pd.DataFrame(
            {
                "matrix": matrix,
                "row": np.arange(len(matrix), dtype=np.int32),
                "unknown": np.bitwise_count(held.unknown),
                "listed": np.bitwise_count(held.organisations)[matrix],
            }
        ),
        pd.DataFrame({"matrix": matrix[row], "row": row.astype(np.int32), "party": party.astype(np.int8)}),
        pd.DataFrame({"matrix": listed.astype(np.int32), "party": organisation.astype(np.int8)}),
    )


COLUMNS = ["liaisons", "known", "with_all", "with_one", "with_none", "gini", "evenness"]


def by_pandas(held: Tables) -> pd.DataFrame:
    """Return COLUMNS of each matrix by grouping and joining."""
    rows = held.rows.join(held.liaisons.groupby("row").size().rename("degree"), on="row")
    rows["degree"] = rows["degree"].fillna(0).astype(int)
    whole, some = rows["unknown"] == 0, rows["listed"] > 0
    rows["known"] = rows["listed"] - rows["unknown"].astype(int)
    rows["with_all"] = whole & some & (rows["degree"] == rows["listed"])
    rows["with_one"] = whole & (rows["degree"] == 1)
    rows["with_none"] = whole & some & (rows["degree"] == 0)
    found = rows.groupby("matrix")[["degree", *COLUMNS[1:5]]].sum().rename(columns={"degree": "liaisons"})
    sizes = held.liaisons.groupby(["matrix", "party"]).size().rename("load")
    loads = held.listed.join(sizes, on=["matrix", "party"]).fillna({"load": 0}).sort_values(["matrix", "load"])
    lists = loads.groupby("matrix")["load"]
    total, count = lists.transform("sum"), lists.transform("size")
    loads["gini"] = (2 * (lists.cumcount() + 1) - count - 1) * loads["load"] / (count * total)
    share = loads["load"] / total
    loads["evenness"] = -share * np.log(share.where(share > 0, 1)) / np.log(count)
    return found.join(loads.groupby("matrix")[["gini", "evenness"]].sum())[COLUMNS]


def by_polars(rows: Any, liaisons: Any, listed: Any) -> Any:
    """Return COLUMNS of each matrix; the tables are polars frames."""
    import polars as pl

    degree, load, count = pl.col("degree"), pl.col("load"), pl.len()
    whole, some = pl.col("unknown") == 0, pl.col("listed") > 0
    degrees = liaisons.lazy().group_by("row").agg(count.alias("degree"))
    found = (
        rows.lazy()
        .join(degrees, on="row", how="left")
        .with_columns(degree.fill_null(0))
        .group_by("matrix")
        .agg(
            degree.sum().alias("liaisons"),
            (pl.col("listed").cast(pl.Int64) - pl.col("unknown")).sum().alias("known"),
            (whole & some & (degree == pl.col("listed"))).sum().alias("with_all"),
            (whole & (degree == 1)).sum().alias("with_one"),
            (whole & some & (degree == 0)).sum().alias("with_none"),
        )
    )
    loads = liaisons.lazy().group_by("matrix", "party").agg(count.alias("load"))
    share = load / load.sum()
    rank = load.rank("ordinal")
    balance = (
        listed.lazy()
        .join(loads, on=["matrix", "party"], how="left")
        .with_columns(load.fill_null(0).cast(pl.Int64))
        .group_by("matrix")
        .agg(
            (((2 * rank.cast(pl.Int64) - count - 1) * load).sum() / (count * load.sum())).alias("gini"),
            (-(share * pl.when(share > 0).then(share).otherwise(1.0).log()).sum() / count.log()).alias("evenness"),
        )
    )
    return found.join(balance, on="matrix", how="left").sort("matrix").collect()


DUCKDB = """
with degrees as (select "row", count(*) as degree from liaisons group by "row"),
found as (
    select matrix, sum(coalesce(degree, 0)) as liaisons, sum(listed::int - unknown) as known,
        count(*) filter (unknown = 0 and listed > 0 and coalesce(degree, 0) = listed) as with_all,
        count(*) filter (unknown = 0 and degree = 1) as with_one,
        count(*) filter (unknown = 0 and listed > 0 and degree is null) as with_none
    from rows left join degrees using ("row") group by matrix),
counted as (select matrix, party, count(*) as load from liaisons group by matrix, party),
loads as (
    select matrix, coalesce(load, 0) as load,
        row_number() over (partition by matrix order by coalesce(load, 0)) as place,
        count(*) over (partition by matrix) as n, sum(coalesce(load, 0)) over (partition by matrix) as total
    from listed left join counted using (matrix, party)),
balance as (
    select matrix, sum((2 * place - n - 1) * load) / (any_value(n) * any_value(total)) as gini,
        -sum(case when load > 0 then load / total * ln(load / total) else 0 end) / ln(any_value(n)) as evenness
    from loads group by matrix)
select found.*, gini, evenness from found left join balance using (matrix) order by matrix
"""


def by_function_rows(stack: Stack, places: np.ndarray) -> pd.DataFrame:
    """Return the liaisons by function as a table: place, step (number of the list in its place), function, party."""
    first = np.concatenate([[0], np.flatnonzero(places[1:] != places[:-1]) + 1])
    step = np.arange(len(places)) - np.repeat(first, np.diff([*first, len(places)]))
    matrix, cell = np.nonzero(((stack.linked[:, :, np.newaxis] & BITS) > 0).reshape(len(stack), -1))
    function, party = np.divmod(cell, len(BITS))
    columns = {"place": places[matrix], "step": step[matrix], "function": function, "party": party}
    return pd.DataFrame({name: column.astype(np.int32) for name, column in columns.items()})


CHANGES = """
select count(*) filter (before.place is not null and after.place is not null) as kept,
    count(*) filter (before.place is null) as added, count(*) filter (after.place is null) as removed
from (select place, step + 1 as step, function, party from cells join
        (select place, max(step) as newest from cells group by place) using (place) where step < newest) as before
    full join (select * from cells where step > 0) as after using (place, step, function, party)
group by place, step order by place, step
"""
