"""What the pictures of counts say: the result in one sentence, and in a text alternative that stands alone."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from lib.measures.coverage import department_degrees

MOST = 10  # so many rows of a picture a text alternative tells, and how many more there are


def first_told(rows: Sequence[str], unit: str) -> str:
    """Return the first rows of a picture in words, and how many more there are; `unit` is 个部门, 种组合, …"""
    more = f"；另有 {len(rows) - MOST} {unit}" if len(rows) > MOST else ""
    return "；".join(rows[:MOST]) + more


def rows_told(table: pd.DataFrame, names: Sequence[str], values: Sequence[str]) -> list[str]:
    """Return each row of a table in words: its names, and its values with their headings."""
    return [
        "与".join(row[name] for name in names) + "：" + "，".join(f"{value} {row[value]}" for value in values)
        for row in table.to_dict("records")
    ]


def counts_told(counts: pd.Series, unit: str, complete: bool) -> list[str]:
    """Return names with their counts; of a list that is not complete nothing known is not zero."""
    return [f"{name} {_count(int(number), unit, complete)}" for name, number in counts.items()]


def combination_sentence(found: pd.DataFrame, parties: int) -> str:
    """Return how many sets of organisations departments have, and which most of them have.

    `found` as `lib.measures.combinations` gives it; `parties` are all organisations of the list.
    """
    departments, most = int(found["count"].sum()), int(found["count"].max())
    start = f"{departments}个部门的联系对象有{len(found)}种组合"
    if most == 1:
        return f"{start}，没有两个部门的联系对象完全相同。"
    first = found[found["count"] == most]
    names = [set_name(names, parties) for names in first["organisations"]]
    each = "有" if len(names) == 1 else "各有"
    return f"{start}，部门最多的是{_listed(names)}，{each}{most}个部门。"


def combinations_told(found: pd.DataFrame, parties: int) -> list[str]:
    """Return each set of organisations with the number of departments that have exactly it."""
    return [
        f"{set_name(names, parties)} {count} 个部门"
        for names, count in zip(found["organisations"], found["count"], strict=True)
    ]


def set_name(names: Iterable[str], parties: int) -> str:
    """Return what a set of organisations is called."""
    told = list(names)
    if len(told) == parties > 1:
        return f"全部{parties}家"
    return "、".join(told) if len(told) > 1 else f"只有{told[0]}"


def shared_sentence(matrix: pd.DataFrame, shared: pd.DataFrame) -> str:
    """Return how many pairs of departments share organisations, and how many have exactly the same.

    `shared` as `department_projection` gives it, of a matrix without unknown cells.
    """
    own = department_degrees(matrix).to_numpy()
    first, second = np.triu_indices(len(own), k=1)
    common = shared.to_numpy()[first, second]
    some = int((common > 0).sum())
    same = int(((common > 0) & (common == own[first]) & (common == own[second])).sum())
    start = f"{len(own)}个部门两两配对{len(common)}种，"
    if not some:
        return f"{start}没有一种有共同联系的组织。"
    equal = f"{same}种的联系对象完全相同" if same else "没有一种的联系对象完全相同"
    return f"{start}{some}种有共同联系的组织，其中{equal}。"


def groups_told(groups: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[str]:
    """Return each community with its organisations and the number of its departments."""
    return [
        f"社群{number}：{'、'.join(parties) or '没有组织'}（{len(departments)}个部门）"
        for number, (departments, parties) in enumerate(groups, 1)
    ]


def _count(number: int, unit: str, complete: bool) -> str:
    if complete:
        return f"{number} {unit}"
    return f"至少 {number} {unit}" if number else "未知"


def _listed(names: Sequence[str]) -> str:
    return "，".join(f"“{name}”" for name in names[:3]) + (f"等{len(names)}种" if len(names) > 3 else "")
