"""What is about to be published: the matrix as it stands now, the words of each pair, what was corrected by hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from lib.intake.problems import Problem

BY_HAND = "手工更正"  # what the words of a cell that the clerk changed begin with
Words = Mapping[tuple[str, str], str]
Unknown = Mapping[tuple[str, str], tuple[int | None, str | None]]


@dataclass(frozen=True)
class Draft:
    """A matrix on its way from a file to the archive; `clauses` are the words that a pair was read from.

    `unknown` are the pairs that are said to be not known, with row and column of the file if it says so.
    """

    matrix: pd.DataFrame
    clauses: Words = field(default_factory=dict)
    note: str = ""
    by_hand: frozenset[tuple[str, str]] = frozenset()  # the pairs whose cell the clerk changed: no source tells them
    unknown: Unknown = field(default_factory=dict)

    def renamed(self, names: Mapping[str, str]) -> "Draft":
        """Return the draft with departments under other names, old name → new; their words go with them."""
        moved = {(names.get(name, name), party): words for (name, party), words in self.clauses.items()}
        by_hand = frozenset((names.get(name, name), party) for name, party in self.by_hand)
        unknown = {(names.get(name, name), party): place for (name, party), place in self.unknown.items()}
        matrix = self.matrix.rename(index=dict(names))
        return replace(self, matrix=matrix, clauses=moved, by_hand=by_hand, unknown=unknown)

    def signed(self, by: str, day: str) -> dict[tuple[str, str], str]:
        """Return the words to publish: where a cell was changed by hand, who did it and when in place of a source."""
        mark = f"{BY_HAND}（{by}，{day}），原文没有"
        here = {(name, party) for name, party in self.by_hand if name in self.matrix.index}
        return dict(self.clauses) | {pair: mark for pair in here if pair[1] in self.matrix.columns}


def as_complete(matrix: pd.DataFrame, unknown: Collection[tuple[str, str]] = ()) -> pd.DataFrame:
    """Return the matrix with every cell that is not known as not linked: someone declares the list complete.

    The pairs of which the list itself says that they are `unknown` stay so: a declaration does not answer them.
    """
    whole = matrix.fillna(False)
    for name, party in _still_open(matrix, unknown):
        whole.loc[name, party] = pd.NA
    return whole


def undecided(matrix: pd.DataFrame, unknown: Unknown) -> tuple[Problem, ...]:
    """Return what keeps a matrix from being a complete list: the cells that are said to be not known and still are."""
    return tuple(
        Problem("unknown-in-complete", *unknown[name, party], value=f"{name}—{party}")
        for name, party in _still_open(matrix, unknown)
    )


def _still_open(matrix: pd.DataFrame, unknown: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs that are said to be not known, are in the matrix, and have no answer there."""
    here = [(name, party) for name, party in unknown if name in matrix.index and party in matrix.columns]
    return [pair for pair in here if matrix.loc[pair] is pd.NA]


def spoken(matrix: pd.DataFrame, clauses: Words, current: Words) -> dict[tuple[str, str], str]:
    """Return the words to keep with a version: those of its linked pairs, and of no other.

    A table brings no words; those that the version before it was read from (`current`) stay with the pairs it keeps,
    but not that they were made by hand: now the table tells them.
    """
    linked = matrix.fillna(False)
    return {
        (name, party): words
        for (name, party), words in (clauses or _read(current)).items()
        if name in linked.index and party in linked.columns and linked.loc[name, party]
    }


def _read(words: Words) -> Words:
    return {pair: text for pair, text in words.items() if not text.startswith(f"{BY_HAND}（")}
