"""Figures that texts state, taken as they are; compared only where they count the same thing."""

import pandas as pd


def comparable(figures: pd.DataFrame) -> list[str]:
    """Return the keys of definitions with at least two stated values, in order of appearance.

    `figures` has a column key: only figures of one key count the same thing in the same unit.
    """
    counts = figures["key"].value_counts()
    return [key for key in dict.fromkeys(figures["key"]) if counts[key] > 1]
