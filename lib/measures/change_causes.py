"""Why liaisons of one place came and went between two years: by reform of its departments, or by decision."""

from dataclasses import dataclass

from lib.measures.comparison import ONLY_A, ONLY_A_BODY, ONLY_B, ONLY_B_BODY, Comparison
from lib.measures.function_masks import BITS, FunctionMasks
from lib.vocabulary.parties import ORDER
from lib.vocabulary.reforms import Reform, reforms_between

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


@dataclass(frozen=True)
class Years:
    """The years of two lists of one place, None where undated: then no reform can be named."""

    before: int | None
    after: int | None
    jurisdiction: str = ""

    def reforms(self, function: str) -> tuple[Reform, ...]:
        """Return the reforms of a function that may have taken effect there between the two lists."""
        if self.before is None or self.after is None:
            return ()
        return reforms_between(function, self.before, self.after, self.jurisdiction)


def changes(found: Comparison, before: FunctionMasks, after: FunctionMasks, years: Years) -> list[Change]:
    """Return every liaison that was added or removed, function by function, each with its cause.

    `found` is comparison(before, after). Where the departments of a function are the same bodies in both years, perhaps
    under new names, a change is a decision. Where they were regrouped, a liaison that no predecessor had is a decision
    to add it, and one that every predecessor had and no successor has a decision to drop it; any other change goes
    with the regrouping: by reform if one is on record, otherwise unrecorded. A classification of this project.
    """
    result = []
    for function, row in zip(found.cells.index, found.cells.to_numpy(), strict=True):
        earlier, later = _related(function, before, after), _related(function, after, before)
        same = _bodies(before, earlier) == _bodies(after, later)
        reforms = tuple(one for one in years.reforms(function) if _explains(one, function, before, after))
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


def _explains(reform: Reform, function: str, before: FunctionMasks, after: FunctionMasks) -> bool:
    """Tell whether a reform can be why the departments of a function are other ones, or are missing on one side.

    A new name alone changes no department, and a part of its duties handed over does not end it. Where the function is
    on one side only, the department that gave it or took it over must be in the other list, unless the reform made it
    new, abolished it, or moved it as a whole out of the government's departments.
    """
    if reform.kind == "rename":
        return False
    if function not in after.holders:
        heirs = set(reform.to_functions) - {function}
        whole = not reform.to_functions or (reform.kind == "move" and function in reform.to_functions)
        return function in reform.from_functions and (whole or not heirs.isdisjoint(after.holders))
    if function not in before.holders:
        givers = set(reform.from_functions) - {function}
        return function in reform.to_functions and (reform.kind == "new" or not givers.isdisjoint(before.holders))
    return reform.kind in ("merge", "split", "abolished") or (reform.kind == "new" and function in reform.to_functions)


def _decided(change: str, having: list[bool], keeping: list[bool]) -> bool:
    return not any(having) if change == ADDED else all(having) and not any(keeping)


def _related(function: str, side: FunctionMasks, other: FunctionMasks) -> tuple[str, ...]:
    """Return the departments of one side that hold the function, or share one with its holders on the other side."""
    theirs = (other.departments[name] for name in other.holders.get(function, ()))
    wanted = {function}.union(*theirs)
    return tuple(name for name, functions in side.departments.items() if wanted.intersection(functions))


def _bodies(side: FunctionMasks, names: tuple[str, ...]) -> list[frozenset[str]]:
    """Return departments by what they do, whatever they are called."""
    return sorted((frozenset(side.departments[name]) for name in names), key=sorted)
