"""A stated figure as it is said: its approximation and its range kept."""

import pandas as pd


def stated(value: int, value_to: int | None, qualifier: str, unit: str) -> str:
    """Return a figure in words: 144名, 约120名, 1000余人, 近7%, 2—3个, 至少1次; more than it says is never claimed.

    An approximate ten thousand is said as such: 近万家, for 近10000家 would claim to have been counted.
    """
    number = str(value) if pd.isna(value_to) else f"{value}—{value_to}"
    if qualifier and value == 10000 and pd.isna(value_to):
        number = "万"
    before, after = (qualifier, "") if qualifier in ("约", "近", "至少") else ("", qualifier)
    return f"{before}{number}{after}{unit}"
