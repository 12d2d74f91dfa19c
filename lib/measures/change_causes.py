"""Why liaisons of one place came and went between two years: by reform of its departments, or by decision."""

from dataclasses import dataclass

from lib.measures.comparison import ONLY_A, ONLY_A_BODY, ONLY_B, ONLY_B_BODY, Comparison
from lib.measures.function_masks import KEYS, FunctionMasks
from lib.measures.reform_years import Years as Years  # who asks for changes names the years here
from lib.measures.reform_years import absorbed, with_heirs
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS
from lib.vocabulary.reforms import Reform

ADDED, REMOVED = "added", "removed"
# By reform: the departments were regrouped and the reform is on record. By decision: the same departments, or a change
# that regrouping cannot explain. Organisation: one list has no such organisation. Unrecorded: departments came, went or
# were regrouped, and no reform of these years is on record.
REFORM, DECISION, ORGANISATION, UNRECORDED = "reform", "decision", "organisation", "unrecorded"

_CHANGE = {ONLY_A: REMOVED, ONLY_A_BODY: REMOVED, ONLY_B: ADDED, ONLY_B_BODY: ADDED}


@dataclass(frozen=True)
class Change:
    """One liaison by function that only one of two years has, with its cause and the departments of both years."""

    function: str
    party: str
    change: str
    cause: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reforms: tuple[Reform, ...]


def changes(found: Comparison, before: FunctionMasks, after: FunctionMasks, years: Years) -> list[Change]:
    """Return every liaison that was added or removed, function by function, each with its cause.

    `found` is comparison(before, after). Where the departments of a function are the same bodies in both years, perhaps
    under new names, a change is a decision. Where they were regrouped, a liaison that no predecessor had is a decision
    to add it, and one that every predecessor had and no successor has a decision to drop it; any other change goes
    with the regrouping: by reform if one is on record, otherwise unrecorded. A classification of this project.
    """
    result = []
    heirs = absorbed(before, after, years)
    old, new = with_heirs(before, heirs), {name: frozenset(held) for name, held in after.departments.items()}
    for function, row in zip(found.cells.index, found.cells.to_numpy(), strict=True):
        earlier, later = _related(function, heirs.get(function, frozenset()), old, new)
        same = _bodies(before, earlier) == _bodies(after, later)
        reforms = _reasons(function, before, after, earlier, later, years)
        for party, state in zip(found.cells.columns, row, strict=True):
            if state not in _CHANGE:
                continue
            change, bit = _CHANGE[state], BITS[ORDER.index(party)]
            having = [bool(before.row_linked[name] & bit) for name in earlier]
            keeping = [bool(after.row_linked[name] & bit) for name in later]
            if not (before.organisations & after.organisations & bit):
                cause = ORGANISATION
            elif same or (earlier and later and _decided(change, having, keeping)):
                cause = DECISION
            else:
                cause = REFORM if reforms else UNRECORDED
            shown = reforms if cause == REFORM else ()
            held = (before.holders.get(function, ()), after.holders.get(function, ()))
            result.append(Change(function, party, change, cause, *held, shown))
    return result


def _reasons(
    function: str,
    before: FunctionMasks,
    after: FunctionMasks,
    earlier: tuple[str, ...],
    later: tuple[str, ...],
    years: Years,
) -> tuple[Reform, ...]:
    """Return the reforms on record that can be why the departments of a function are other ones, or none on one side.

    A new name alone changes no department, and a part of its duties handed over does not end it. Where no department is
    left, the reform must have abolished it or moved it as a whole out of the government's departments; where there was
    none, it must have made one; where departments were regrouped, it must have merged or split some of these.
    """
    if not later:
        return tuple(
            one
            for one in years.reforms(function)
            if function in one.from_functions
            and (not one.to_functions or (one.kind == "move" and function in one.to_functions))
        )
    if not earlier:
        return tuple(one for one in years.reforms(function) if one.kind == "new" and function in one.to_functions)
    held = {key for name in earlier for key in before.departments[name]}
    held |= {key for name in later for key in after.departments[name]}
    touching = [one for key in sorted(held, key=KEYS.index) for one in years.reforms(key)]
    regrouping = (
        one
        for one in touching
        if one.kind in ("merge", "split", "abolished") or (one.kind == "new" and held.intersection(one.to_functions))
    )
    return tuple(dict.fromkeys(regrouping))


def _decided(change: str, having: list[bool], keeping: list[bool]) -> bool:
    return not any(having) if change == ADDED else all(having) and not any(keeping)


def _related(
    function: str, heirs: frozenset[str], old: dict[str, frozenset[str]], new: dict[str, frozenset[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the departments of both sides that hold the function or took it over, or share one with such a holder."""
    asked = heirs | {function}
    after = asked.union(*(held for held in old.values() if function in held))
    before = asked.union(*(held for held in new.values() if held & asked))
    earlier = tuple(name for name, held in old.items() if held & before)
    return earlier, tuple(name for name, held in new.items() if held & after)


def _bodies(side: FunctionMasks, names: tuple[str, ...]) -> list[frozenset[str]]:
    """Return departments by what they do, whatever they are called."""
    return sorted((frozenset(side.departments[name]) for name in names), key=sorted)
