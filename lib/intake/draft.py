"""What is about to be published: the matrix as it stands now, the words of each pair, what was corrected by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

Words = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Draft:
    """A matrix on its way from a file to the archive; `clauses` are the words that a pair was read from."""

    matrix: pd.DataFrame
    clauses: Words = field(default_factory=dict)
    note: str = ""

    def renamed(self, names: Mapping[str, str]) -> "Draft":
        """Return the draft with departments under other names, old name → new; their words go with them."""
        moved = {(names.get(name, name), party): words for (name, party), words in self.clauses.items()}
        return replace(self, matrix=self.matrix.rename(index=dict(names)), clauses=moved)


def spoken(matrix: pd.DataFrame, clauses: Words, current: Words) -> dict[tuple[str, str], str]:
    """Return the words to keep with a version: those of its linked pairs, and of no other.

    A table brings no words; those that the version before it was read from (`current`) stay with the pairs it keeps.
    """
    linked = matrix.fillna(False)
    return {
        (name, party): words
        for (name, party), words in (clauses or current).items()
        if name in linked.index and party in linked.columns and linked.loc[name, party]
    }
