"""Saved naming decisions: a department of a file takes the name under which it is already published."""

from collections.abc import Mapping

from lib.intake.draft import Draft


def renamed(draft: Draft, decisions: Mapping[str, str]) -> tuple[Draft, dict[str, str]]:
    """Return the draft with decided names in place of those written, and the decisions that applied.

    A decision whose meaning the file lists already as another department is left alone: two would become one.
    """
    listed = set(draft.matrix.index)
    applied = {name: decisions[name] for name in draft.matrix.index if decisions.get(name, name) not in listed}
    # Two written names may not take the same decided one.
    meanings = list(applied.values())
    applied = {name: meaning for name, meaning in applied.items() if meanings.count(meaning) == 1}
    return draft.renamed(applied), applied
