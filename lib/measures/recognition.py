"""A transparent worksheet for recommending units: every figure in sight, every weight set by the office.

Units are departments. Organisations are never scored: no function here takes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Criterion:
    """One figure that a department is looked at by; `told` says how it becomes points between 0 and 1."""

    key: str
    name: str
    told: str
    unit: str
    weight: int  # what the worksheet begins with; the office sets its own
    of_the_most: bool = False  # points are the share of the highest figure, otherwise the figure is the points


CRITERIA: tuple[Criterion, ...] = (
    Criterion("punctual", "按时报告", "截止日前报送 1 分，迟报 0 分", "", 20),
    Criterion("fulfilled", "落实率", "名单中有活动的对数 ÷ 可以确定的对数", "%", 20),
    Criterion("kinds", "活动种类", "报告表七类中有内容的类数 ÷ 7", "类", 20),
    Criterion("entries", "活动条数", "报告的条数 ÷ 各部门中最多的条数", "条", 20, of_the_most=True),
    Criterion("outside", "名单以外", "名单以外有活动的对数 ÷ 各部门中最多的对数", "对", 0, of_the_most=True),
    Criterion("registered", "联络员在册", "分管领导和联络员：都在册 1 分，只有一人 0.5 分", "人", 20),
)


def points(figures: pd.DataFrame, criteria: Sequence[Criterion] = CRITERIA) -> pd.DataFrame:
    """Return the points (0..1, <NA> where the figure is not known) of each department by criterion.

    `figures` has one row per department and one column per criterion's key. `kinds` is out of seven, `registered` out
    of two, `punctual` and `fulfilled` are points already; the others are set against the highest figure of all.
    """
    most = {"kinds": 7.0, "registered": 2.0}
    table = {}
    for one in criteria:
        column = figures[one.key].astype("Float64")
        top = float(column.max()) if one.of_the_most and column.notna().any() else most.get(one.key, 1.0)
        table[one.key] = column / top if top > 0 else column
    return pd.DataFrame(table, index=figures.index)


def worksheet(figures: pd.DataFrame, weights: Mapping[str, float]) -> pd.DataFrame:
    """Return score, rank, tied and missing per department, best first.

    The score is the weighted mean of the points, 0..100, over all criteria with a weight: transparent, without a
    paper. A department of which one of these is not known (above all: that did not report) has no score and no rank,
    and `missing` names the criteria; it is never ranked last. Equal scores (to one decimal) share a rank, and the
    next rank is skipped. With all weights 0 nobody has a score. Raises ValueError for a negative weight.
    """
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("weights are not negative")
    used = [one for one in CRITERIA if weights.get(one.key, 0) > 0]
    got = points(figures)[[one.key for one in used]]
    total = sum(weights[one.key] for one in used)
    missing = [tuple(one.name for one in used if row[one.key] is pd.NA) for _, row in got.astype(object).iterrows()]
    parts = [got[one.key] * (weights[one.key] / total * 100) for one in used]
    blank = pd.Series(pd.NA, index=figures.index, dtype="Float64")
    score = pd.concat(parts, axis=1).sum(axis=1, skipna=False).astype("Float64").round(1) if parts else blank
    table = pd.DataFrame({"score": score, "missing": missing}, index=figures.index)
    table["rank"] = table["score"].rank(method="min", ascending=False).astype("Int64")
    table["tied"] = table["rank"].notna() & table["rank"].duplicated(keep=False)
    order = table["rank"].fillna(len(table) + 1)
    return table.loc[order.sort_values(kind="stable").index, ["score", "rank", "tied", "missing"]]
