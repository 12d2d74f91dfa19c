"""Two lists of one place by function, what changed between them and why; worked out for the page of years."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lib.archive.document import Document
from lib.measures.change_causes import Change, Years, changes
from lib.measures.comparison import Comparison
from lib.measures.department_flow import SAME, Succession
from lib.measures.function_masks import FunctionMasks
from lib.ui.compared import compared, masks
from lib.ui.pickers import name_of
from lib.vocabulary.reforms import Reform


@dataclass(frozen=True)
class TwoYears:
    """Two lists of one place, the earlier and the later, by function, with what changed between them and why."""

    before: Document
    after: Document
    masks: tuple[FunctionMasks, FunctionMasks]
    found: Comparison
    changes: list[Change]

    @property
    def place(self) -> str:
        """Return the place on screen, demonstration data labelled."""
        return self.after.place + ("（演示数据）" if self.after.synthetic else "")

    @property
    def names(self) -> tuple[str, str]:
        """Return what the two lists are called here, the earlier first."""
        before, after = short_names((self.before, self.after))
        return before, after

    @property
    def name(self) -> str:
        """Return what a file of this comparison is called."""
        return f"{self.place}{'至'.join(self.names)}"

    @property
    def years(self) -> Years:
        """Return the years between which reforms are looked for."""
        return Years(self.before.year, self.after.year, self.after.jurisdiction)

    def reforms_of(self, group: Succession) -> list[Reform]:
        """Return the reforms on record that may be why a group of departments changed."""
        if group.kind == SAME:
            return []
        found = [reform for key in group.functions for reform in self.years.reforms(key)]
        return list(dict.fromkeys(reform for reform in found if reform.kind != "move"))


def short_names(lists: Sequence[Document]) -> list[str]:
    """Return the year of each of some lists of one place; of those that share one, what tells them apart."""
    shared = Counter(one.period for one in lists)
    return [one.period if shared[one.period] == 1 else name_of(one) for one in lists]


def two_years(before: Document, after: Document) -> TwoYears:
    """Return the comparison of two lists of one place."""
    a, b, found = masks(before), masks(after), compared(before, after)
    years = Years(before.year, after.year, after.jurisdiction)
    return TwoYears(before, after, (a, b), found, changes(found, a, b, years))
