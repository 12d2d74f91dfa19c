"""The work of a year in sentences: who reported, and what became of the list."""

import pandas as pd

from lib.measures.plan_reality import Fulfilment
from lib.measures.reporting import LATE, MISSING


def reporting_sentence(label: str, standings: pd.DataFrame, complete: bool, entries: int, due: bool = True) -> str:
    """Return how many of the listed departments reported, and how many of them late; `entries` is what they told.

    Without a day that a document sets (`due` is false) nobody is said to owe a report.
    """
    listed = standings[standings["listed"]]
    told = {state: int((listed["standing"] == state).sum()) for state in (LATE, MISSING)}
    others = len(standings) - len(listed)
    extra = f"另有名单以外的 {others} 个部门报告。" if others else ""
    if listed.empty:
        got = f"{label}：没有当时有效的名单，应报部门无法确定；"
        return got + (f"收到 {others} 个部门的报告，共 {entries} 条。" if others else "还没有收到报告。")
    known = "" if complete else "（名单不完整，实际应报的可能更多）"
    late = f"（其中迟报 {told[LATE]} 个）" if told[LATE] else ""
    done = len(listed) - told[MISSING]
    missing = "未报" if due else "还没有报告的"
    return (
        f"{label}：名单中 {len(listed)} 个部门{known}，已报 {done} 个{late}，{missing} {told[MISSING]} 个；"
        f"报告共 {entries} 条。{extra}"
    )


def reality_sentence(label: str, found: Fulfilment, has_list: bool) -> str:
    """Return what became of the planned pairs in a sentence; what is not known is told apart and never as silent."""
    if not has_list:
        if not found.unlisted:
            return f"{label}：没有当时有效的名单，也没有活动记录。"
        return f"{label}：没有收录当时的名单，哪些列入名单未知；有记录的活动涉及 {found.unlisted} 对。"
    if found.untold:
        return f"{label}：名单中 {found.planned} 对联系，还没有报告或记录写明哪一对有活动，情况不明；落实率还不能算。"
    parts = [f"名单中 {found.planned} 对联系，有活动 {found.active} 对"]
    parts.append(f"部门已报告而没有活动的 {found.silent} 对")
    parts.append(f"没有报告或没有写明对象、情况不明的 {found.unknown} 对")
    told = "，".join(parts)
    beside = [f"名单以外的活动 {found.outside} 对"] if found.outside else []
    beside += [f"有活动但不知是否列入名单 {found.unlisted} 对"] if found.unlisted else []
    rate = (
        f"可以确定结果的 {found.known} 对中，落实率 {found.rate:.1%}"
        if found.rate is not None
        else "落实率只算已报告的部门，现在还不能计算"
    )
    return f"{label}：{told}；{'，'.join([*beside, rate])}。"
