"""What a draft proposes, department by department, under the names that the list itself uses."""

import pandas as pd

from lib.exports.meeting.material import Against
from lib.measures.biadjacency import neighbours
from lib.measures.difference import KEPT, NEITHER, UNKNOWN, difference


def proposed(other: Against) -> pd.DataFrame:
    """Return each department of which a draft changes something, with its organisations now and as proposed."""
    now, then = other.lists
    found = difference(now, then).cells
    changed = [str(name) for name in found.index if not set(found.loc[name]) <= {KEPT, NEITHER, UNKNOWN}]
    rows = [(name, _linked(now, name), _linked(then, name)) for name in changed]
    return pd.DataFrame(rows, columns=["部门", f"{other.names[0]}名单", f"{other.names[1]}拟定"], dtype=object)


def _linked(matrix: pd.DataFrame, name: str) -> str:
    if name not in matrix.index:
        return "未列入名单"
    open_ = "（另有未知的）" if matrix.loc[name].isna().any() else ""
    return ("、".join(neighbours(matrix, name)) or "没有联系对象") + open_
