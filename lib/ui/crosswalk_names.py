"""The departments' names of all lists at once: which have no known function, which denote a function."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.archive.holdings import Holdings
from lib.ui.loading import crosswalk, once_for_all
from lib.vocabulary.functions import BY_KEY, FUNCTIONS
from lib.vocabulary.suggestions import Suggestion, suggestions

MOST_LISTS = 20  # that are named where one name occurs
NONE = "没有对应的职能"


def listed(held: Holdings) -> list[str]:
    """Return every department's name once, in the order in which the lists are shown."""
    codes, _ = _occurrences(held)
    return [held.collection.names[code] for code in dict.fromkeys(codes.tolist())]


def unmatched(held: Holdings) -> dict[str, str]:
    """Return the departments' names without a known function, each with the lists that have it, in words."""
    names = held.collection.names
    strange = set(crosswalk().unmatched(names))
    wanted = np.array([name in strange for name in names], bool)
    codes, lists = _occurrences(held, wanted)
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    # Names stand in the order in which they first occur.
    first = np.argsort(order[starts], kind="stable")
    ends = np.append(starts[1:], len(order))
    found = {}
    for at in first.tolist():
        places = lists[order[starts[at] : ends[at]]]
        labels = "、".join(held.documents[held.ids[one]].label for one in places[:MOST_LISTS].tolist())
        more = f"等{len(places)}份" if len(places) > MOST_LISTS else ""
        found[names[int(codes[order[starts[at]]])]] = labels + more
    return found


def functions_in_words(name: str) -> str:
    """Return what a department's name denotes: its functions, that it was decided to have none, or that it waits."""
    keys = crosswalk().functions_of(name)
    if keys:
        return "、".join(BY_KEY[key].name for key in keys)
    return "待认定" if crosswalk().unmatched([name]) else NONE


def meaning_in_words(meaning: str) -> str:
    """Return the functions of a decision, whose keys are joined by /, by their names."""
    return "、".join(BY_KEY[key].name if key in BY_KEY else key for key in meaning.split("/") if key) or NONE


def without_function(held: Holdings) -> int:
    """Return how many of the names have no function: they wait, or were decided to have none."""
    functions_of = crosswalk().functions_of
    return sum(not functions_of(name) for name in once_for_all(listed))


def waiting_table(held: Holdings) -> pd.DataFrame:
    """Return one row per name without a function: where it occurs, and the known names that resemble it."""
    names = once_for_all(unmatched)
    like = map(told, suggestions(list(names)))
    rows = [(name, lists, said) for (name, lists), said in zip(names.items(), like, strict=True)]
    return pd.DataFrame(rows, columns=["部门名称", "出现在", "相近的名称（建议，不自动采用）"])


def function_table(held: Holdings) -> pd.DataFrame:
    """Return one row per function: its group and the departments' names in the lists held."""
    found: dict[str, list[str]] = {one.key: [] for one in FUNCTIONS}
    for name in once_for_all(listed):
        for key in crosswalk().functions_of(name):
            found[key].append(name)
    return pd.DataFrame(
        [(one.group, one.name, len(found[one.key]), "、".join(found[one.key])) for one in FUNCTIONS],
        columns=["类别", "职能", "名称数", "名单中的部门名称"],
    )


def told(like: list[Suggestion]) -> str:
    """Return suggestions in a line."""
    return "；".join(f"{one.alias}（{'、'.join(BY_KEY[key].name for key in one.functions)}）" for one in like)


def _occurrences(held: Holdings, wanted: NDArray[np.bool_] | None = None) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """Return the codes of the names in lists of departments, and the list of each, as the lists are shown.

    `wanted` says of each name of the collection whether it is asked for; without it all are.
    """
    place = {one.document_id: at for at, one in enumerate(held.shown())}
    rank = np.array([place[name] for name in held.ids], np.intp)
    matrix = np.repeat(np.arange(len(held.ids)), np.diff(held.collection.starts))
    departments = np.array([held.documents[name].counterpart_kind == "department" for name in held.ids], bool)
    taken = departments[matrix]
    if wanted is not None:
        taken &= wanted[held.collection.department]
    rows = np.flatnonzero(taken)
    rows = rows[np.argsort(rank[matrix[rows]], kind="stable")]
    return held.collection.department[rows], matrix[rows]
