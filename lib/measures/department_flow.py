"""What became of departments between two lists of one place: kept, renamed, merged, split, gone or new."""

from dataclasses import dataclass

from lib.measures.function_masks import KEYS, FunctionMasks
from lib.measures.reform_years import Years, absorbed, with_heirs
from lib.vocabulary.functions import normal_name

SAME, RENAMED, MERGED, SPLIT, REGROUPED = "same", "renamed", "merged", "split", "regrouped"
# On one side only: the other list is whole and does not have it, or it is partial and may just not mention it.
GONE, NEW, UNSEEN = "gone", "new", "unseen"
UNDATED = Years()


@dataclass(frozen=True)
class Succession:
    """Departments of the earlier list, the departments of the later one that took their functions over, and how.

    `functions` are those of both sides, in the vocabulary's order. One side is empty for GONE, NEW and UNSEEN.
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


def successions(before: FunctionMasks, after: FunctionMasks, years: Years = UNDATED) -> list[Succession]:
    """Return the groups of departments that hand functions to each other, in the vocabulary's order of functions.

    A department whose own name and functions stay is SAME and a group of its own. The others belong to one group when
    they share a function, directly or through others, or a merger on record between the `years` put the function of one
    under another: one with one is RENAMED, several with one MERGED, one with several SPLIT, several with several
    REGROUPED. Departments without a known function are not in it. A finding by function, not a legal succession.
    """
    heirs = absorbed(before, after, years)
    taking = frozenset().union(*heirs.values())
    pairs = [pair for pair in _unchanged(before, after) if not taking.intersection(after.departments[pair[1]])]
    found = [Succession((old,), (new,), before.departments[old], SAME) for old, new in pairs]
    kept = {name for pair in pairs for name in pair}
    old = {name: held for name, held in with_heirs(before, heirs).items() if name not in kept}
    new = {name: frozenset(held) for name, held in after.departments.items() if name not in kept}
    waiting = [*old.values(), *new.values()]
    while waiting:
        functions = waiting.pop()
        while joined := [held for held in waiting if held & functions]:
            waiting = [held for held in waiting if not held & functions]
            functions = functions.union(*joined)
        earlier = tuple(name for name, held in old.items() if held & functions)
        later = tuple(name for name, held in new.items() if held & functions)
        every = tuple(key for key in KEYS if key in functions)
        found.append(Succession(earlier, later, every, _kind(earlier, later, before.complete, after.complete)))
    return sorted(found, key=lambda group: KEYS.index(group.functions[0]))


def _unchanged(before: FunctionMasks, after: FunctionMasks) -> list[tuple[str, str]]:
    """Return the departments with the same own name and functions on both sides, as printed on each."""
    there = {(normal_name(name), held): name for name, held in after.departments.items()}
    pairs = {(normal_name(name), held): name for name, held in before.departments.items()}
    return [(name, there[key]) for key, name in pairs.items() if key in there]


def flows(before: FunctionMasks, after: FunctionMasks, years: Years = UNDATED) -> list[Flow]:
    """Return the bands of functions between the departments of two lists, group by group."""
    old = with_heirs(before, absorbed(before, after, years))
    bands = []
    for group in successions(before, after, years):
        every = frozenset(group.functions)
        for earlier in group.before or ("",):
            for later in group.after or ("",):
                shared = old.get(earlier, every).intersection(after.departments.get(later, every))
                if shared:
                    functions = tuple(key for key in KEYS if key in shared)
                    bands.append(Flow(earlier, later, functions, group.kind))
    return bands


def _kind(before: tuple[str, ...], after: tuple[str, ...], whole_before: bool, whole_after: bool) -> str:
    if not after:
        return GONE if whole_after else UNSEEN
    if not before:
        return NEW if whole_before else UNSEEN
    if len(before) == len(after) == 1:
        return RENAMED
    if len(after) == 1:
        return MERGED
    return SPLIT if len(before) == 1 else REGROUPED
