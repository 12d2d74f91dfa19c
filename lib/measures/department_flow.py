"""What became of departments between two lists of one place: kept, renamed, merged, split, gone or new."""

from dataclasses import dataclass

from lib.measures.function_masks import KEYS, FunctionMasks
from lib.vocabulary.functions import normal_name

SAME, RENAMED, MERGED, SPLIT, REGROUPED, GONE, NEW = "same", "renamed", "merged", "split", "regrouped", "gone", "new"


@dataclass(frozen=True)
class Succession:
    """Departments of the earlier list, the departments of the later one that took their functions over, and how.

    `functions` are those of both sides, in the vocabulary's order. One side is empty for GONE and NEW.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    functions: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Flow:
    """One band from a department to its successor with the functions that both have; "" for no department."""

    before: str
    after: str
    functions: tuple[str, ...]
    kind: str


def successions(before: FunctionMasks, after: FunctionMasks) -> list[Succession]:
    """Return the groups of departments that hand functions to each other, in the vocabulary's order of functions.

    Departments belong to one group when they share a function, directly or through others: one with one is the SAME
    (the same own name) or RENAMED, several with one MERGED, one with several SPLIT, several with several REGROUPED.
    Departments without a known function are not in it. A finding by function, not a legal succession.
    """
    old, new = before.departments, after.departments
    found, seen = [], set()
    for key in KEYS:
        if key in seen or not (key in before.holders or key in after.holders):
            continue
        functions, waiting = {key}, [key]
        while waiting:
            one = waiting.pop()
            for side, held in ((before, old), (after, new)):
                fresh = {other for name in side.holders.get(one, ()) for other in held[name]} - functions
                functions |= fresh
                waiting += fresh
        seen |= functions
        earlier = tuple(name for name, held in old.items() if functions.intersection(held))
        later = tuple(name for name, held in new.items() if functions.intersection(held))
        every = tuple(one for one in KEYS if one in functions)
        found.append(Succession(earlier, later, every, _kind(earlier, later)))
    return found


def flows(before: FunctionMasks, after: FunctionMasks) -> list[Flow]:
    """Return the bands of functions between the departments of two lists, group by group."""
    old, new = before.departments, after.departments
    bands = []
    for group in successions(before, after):
        for earlier in group.before or ("",):
            for later in group.after or ("",):
                mine, theirs = old.get(earlier, group.functions), new.get(later, group.functions)
                shared = tuple(key for key in mine if key in theirs)
                if shared:
                    bands.append(Flow(earlier, later, shared, group.kind))
    return bands


def _kind(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    if not after:
        return GONE
    if not before:
        return NEW
    if len(before) == len(after) == 1:
        return SAME if normal_name(before[0]) == normal_name(after[0]) else RENAMED
    if len(after) == 1:
        return MERGED
    return SPLIT if len(before) == 1 else REGROUPED
