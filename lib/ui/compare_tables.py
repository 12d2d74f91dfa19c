"""Tables of a comparison as they stand on the screen and are taken away."""

import pandas as pd

from lib.archive.holdings import Holdings
from lib.measures.comparison import (
    KEPT,
    NEITHER,
    NO_DEPARTMENT,
    NO_ORGANISATION,
    ONLY_A,
    ONLY_A_BODY,
    ONLY_B,
    ONLY_B_BODY,
    UNKNOWN,
)
from lib.ui.compared import compared, masks
from lib.vocabulary.functions import FUNCTIONS

WORDS = {
    KEPT: "相同",
    ONLY_A: "只有甲",
    ONLY_B: "只有乙",
    ONLY_A_BODY: "只有甲（乙没有该部门或组织）",
    ONLY_B_BODY: "只有乙（甲没有该部门或组织）",
    UNKNOWN: "未知",
    NO_DEPARTMENT: "无该部门",
    NO_ORGANISATION: "无该组织",
    NEITHER: "",
}
BY_KEY = {function.key: function for function in FUNCTIONS}


def difference_table(held: Holdings, a: str, b: str) -> pd.DataFrame:
    """Return the difference matrix in words, with the departments of both sides as printed."""
    one, other = held.documents[a], held.documents[b]
    cells = compared(one, other).cells
    keys = list(cells.index)
    table = pd.DataFrame({"职能类别": [BY_KEY[key].group for key in keys], "职能": [BY_KEY[key].name for key in keys]})
    for sign, document in (("甲", one), ("乙", other)):
        holders = masks(document).holders
        table[f"{sign}：{document.label}"] = ["、".join(holders.get(key, ())) for key in keys]
    for party in cells.columns:
        table[str(party)] = cells[party].map(WORDS).to_numpy()
    return table
