"""What the words of the screen mean, for their help; and the measures, read once."""

import pandas as pd

from lib.archive.holdings import Holdings
from lib.ui.loading import once_for_all
from lib.vocabulary.methods import HEADINGS, Method, read_methods
from lib.vocabulary.tables import VocabularyFault
from lib.vocabulary.terms import explained, meaning_of


def methods() -> tuple[dict[str, Method], str]:
    """Return the measures and, if their table cannot be used, what is wrong with it."""
    return once_for_all(_methods)


def _methods(_held: Holdings) -> tuple[dict[str, Method], str]:
    try:
        return read_methods(), ""
    except VocabularyFault as fault:
        return {}, str(fault)


def meaning(label: str) -> str:
    """Return what the label of a number or a column means, for its help; empty where it is no term."""
    term = explained(label)
    return meaning_of(term, methods()[0]) if term else ""


def methods_table() -> pd.DataFrame:
    """Return the measures as a table under their Chinese headings."""
    rows = [{name: getattr(one, name) for name in HEADINGS} for one in methods()[0].values()]
    return pd.DataFrame(rows, columns=list(HEADINGS)).rename(columns=HEADINGS)
