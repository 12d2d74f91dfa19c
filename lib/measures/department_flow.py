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

    A department whose own name and functions stay is SAME and a group of its own. The others belong to one group when
    they share a function, directly or through others: one with one is RENAMED, several with one MERGED, one with
    several SPLIT, several with several REGROUPED. Departments without a known function are not in it. A finding by
    function, not a legal succession.
    """
    found = [Succession((old,), (new,), before.departments[old], SAME) for old, new in _unchanged(before, after)]
    kept = {name for group in found for name in (*group.before, *group.after)}
    old = {name: set(held) for name, held in before.departments.items() if name not in kept}
    new = {name: set(held) for name, held in after.departments.items() if name not in kept}
    waiting = [*old.values(), *new.values()]
    while waiting:
        functions = waiting.pop()
        while joined := [held for held in waiting if held & functions]:
            waiting = [held for held in waiting if not held & functions]
            functions = functions.union(*joined)
        earlier = tuple(name for name, held in old.items() if held & functions)
        later = tuple(name for name, held in new.items() if held & functions)
        every = tuple(key for key in KEYS if key in functions)
        found.append(Succession(earlier, later, every, _kind(earlier, later)))
    return sorted(found, key=lambda group: KEYS.index(group.functions[0]))


def _unchanged(before: FunctionMasks, after: FunctionMasks) -> list[tuple[str, str]]:
    """Return the departments with the same own name and functions on both sides, as printed on each."""
    there = {(normal_name(name), held): name for name, held in after.departments.items()}
    pairs = {(normal_name(name), held): name for name, held in before.departments.items()}
    return [(name, there[key]) for key, name in pairs.items() if key in there]


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
        return RENAMED
    if len(after) == 1:
        return MERGED
    return SPLIT if len(before) == 1 else REGROUPED
