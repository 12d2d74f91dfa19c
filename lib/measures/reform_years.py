"""Between two lists of one place: which reforms fell into the years, and which functions they merged into others."""

from dataclasses import dataclass

from lib.measures.function_masks import FunctionMasks
from lib.vocabulary.reforms import Reform, reforms_between


@dataclass(frozen=True)
class Years:
    """The years of two lists of one place, None where undated: then no reform can be named."""

    before: int | None = None
    after: int | None = None
    jurisdiction: str = ""

    def reforms(self, function: str) -> tuple[Reform, ...]:
        """Return the reforms of a function that may have taken effect there between the two lists."""
        if self.before is None or self.after is None:
            return ()
        return reforms_between(function, self.before, self.after, self.jurisdiction)


def absorbed(before: FunctionMasks, after: FunctionMasks, years: Years) -> dict[str, frozenset[str]]:
    """Return the functions that only the earlier list has, each with the listed ones a merger on record put it under.

    政府法制 goes under 司法行政 (2018), 价格 under 发展改革: their departments did not vanish, they were merged. Empty
    where the later list is partial: what it does not mention is not known to be gone.
    """
    if not after.complete:
        return {}
    found = {}
    for function in before.holders:
        if function in after.holders:
            continue
        mergers = (one for one in years.reforms(function) if one.kind in ("merge", "split"))
        heirs = {key for one in mergers if function in one.from_functions for key in one.to_functions}
        if heirs & set(after.holders):
            found[function] = frozenset(heirs & set(after.holders))
    return found


def with_heirs(before: FunctionMasks, heirs: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the functions of each department of the earlier list together with those that theirs were merged into."""
    return {
        name: frozenset(held).union(*(heirs.get(function, frozenset()) for function in held))
        for name, held in before.departments.items()
    }
