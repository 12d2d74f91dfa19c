"""Which sets of organisations departments have in common."""

import pandas as pd

from lib.measures.biadjacency import UNKNOWN, values

COLUMNS = ["organisations", "size", "count", "departments"]


def combinations(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return one row per distinct set of organisations that some department is linked to, exactly.

    Columns: organisations (tuple, official order), size (organisations in the set), count (departments with
    exactly this set), departments (tuple, document order). Sorted by count, then size, both descending, then
    by official order. Departments without a link or with an unknown cell are left out: their set is not known.
    Exclusive intersections as in UpSet: Lex et al. 2014, IEEE TVCG 20: 1983-1992.
    """
    found: dict[tuple[int, ...], list[str]] = {}
    for department, row in zip(matrix.index, values(matrix), strict=True):
        if UNKNOWN not in row and row.any():
            found.setdefault(tuple(row.nonzero()[0].tolist()), []).append(department)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), -len(item[0]), item[0]))
    rows = [
        (tuple(matrix.columns[list(positions)]), len(positions), len(departments), tuple(departments))
        for positions, departments in ranked
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"size": "int64", "count": "int64"})
