"""Tables of a comparison as they stand on the screen and are taken away."""

import pandas as pd

from lib.archive.holdings import Holdings
from lib.figures.comparison_heatmap import SIDES
from lib.figures.difference_bars import UNCLASSIFIED, WITHHELD
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
from lib.measures.function_masks import KEYS
from lib.measures.function_states import LINKED, NOT_LINKED, function_states, one_sided
from lib.ui.compare_lists import not_offered
from lib.ui.compared import compared, function_rows, masks, organisation_rows, pair_rows, type_words
from lib.vocabulary.functions import BY_KEY
from lib.vocabulary.parties import ORDER

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


def panel_table(held: Holdings, ids: tuple[str, ...]) -> pd.DataFrame:
    """Return one row per list and function: the departments as printed, and each organisation's state in a word."""
    tables = []
    keys = [key for row, key in enumerate(KEYS) if any(masks(held.documents[name]).listed[row] for name in ids)]
    for name in ids:
        document = held.documents[name]
        states = function_states(masks(document), keys, ORDER)
        table = states.replace(SIDES | {LINKED: "●", NOT_LINKED: ""}).reset_index(drop=True)
        table.insert(0, "部门", ["、".join(masks(document).holders.get(key, ())) for key in keys])
        table.insert(0, "职能", [BY_KEY[key].name for key in keys])
        table.insert(0, "名单", document.label)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def function_table(held: Holdings, a: str, b: str) -> pd.DataFrame:
    """Return how many organisations each function is linked to on both sides."""
    rows = function_rows(held, a, b)
    return pd.DataFrame(
        {
            "职能类别": rows["group"].to_numpy(),
            "职能": rows.index,
            f"甲：{held.documents[a].label}": rows["a_told"].to_numpy(),
            f"乙：{held.documents[b].label}": rows["b_told"].to_numpy(),
        }
    )


def organisation_table(held: Holdings, a: str, b: str) -> pd.DataFrame:
    """Return functions per organisation on both sides: linked of listed, and the share."""
    rows = organisation_rows(held, a, b)
    table = pd.DataFrame({"组织": rows.index})
    for sign, side, name in (("甲", "a", a), ("乙", "b", b)):
        table[f"{sign}：{held.documents[name].label}（联系职能/所列职能）"] = rows[f"{side}_count"].to_numpy()
        table[f"{sign}比例"] = rows[f"{side}_told"].to_numpy()
    return table


def pair_table(held: Holdings, ids: tuple[str, ...]) -> pd.DataFrame:
    """Return each two lists with counts, dissimilarity and its parts."""
    rows = pair_rows(held, ids)
    bounds = ["" if whole else "≥" for whole in ~rows["reason"].isin([WITHHELD, UNCLASSIFIED])]
    types = {held.documents[name].label: type_words(held.documents[name]) for name in ids}

    def counted(column: str) -> list[str] | pd.Series:
        if not any(bounds):
            return rows[column]
        return [
            f"{sign}{number}" if number or not sign else "未知"
            for sign, number in zip(bounds, rows[column], strict=True)
        ]

    def share(column: pd.Series) -> list[str]:
        return ["不显示" if reason else f"{value:.1%}" for value, reason in zip(column, rows["reason"], strict=True)]

    return pd.DataFrame(
        {
            "甲": rows["a"],
            "甲的类型": [types[name] for name in rows["a"]],
            "乙": rows["b"],
            "乙的类型": [types[name] for name in rows["b"]],
            "相同（按职能计）": counted("kept"),
            "只有甲（按职能计）": counted("only_a"),
            "只有乙（按职能计）": counted("only_b"),
            "未知格": rows["not_comparable"],
            "差异度": share(1 - rows["same"]),
            "名单不同": share(rows["turnover"]),
            "联系不同": share(rows["rewiring"]),
        }
    )


def unmatched_table(held: Holdings, ids: tuple[str, ...]) -> pd.DataFrame:
    """Return the departments without a known function."""
    rows = [(held.documents[name].label, unit) for name in ids for unit in masks(held.documents[name]).unmatched]
    return pd.DataFrame(rows, columns=["名单", "部门"])


def one_sided_table(held: Holdings, a: str, b: str) -> pd.DataFrame:
    """Return the organisations and functions that only one side has, with the departments as printed."""
    one, other = held.documents[a], held.documents[b]
    rows = []
    for sign, here, there in (("甲", one, other), ("乙", other, one)):
        only, holders = one_sided(masks(here), masks(there)), masks(here).holders
        rows += [(f"{sign}：{here.label}", "组织", party, "") for party in only.organisations]
        rows += [(f"{sign}：{here.label}", "职能", BY_KEY[key].name, "、".join(holders[key])) for key in only.functions]
    return pd.DataFrame(rows, columns=["只有谁有", "什么", "名称", "部门"])


def excluded_table(held: Holdings) -> pd.DataFrame:
    """Return the documents that cannot be compared, with the reason."""
    return pd.DataFrame(list(not_offered(held).items()), columns=["文件", "原因"])
