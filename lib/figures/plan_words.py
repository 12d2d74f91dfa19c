"""What a draft of next year's list comes to, in sentences worked out from the numbers."""

import pandas as pd

from lib.measures.coverage import Coverage, coverage, party_degrees
from lib.measures.difference import Difference

DRAFT = "草案"
_NAMED = 8


def plan_sentence(label: str, against: str, matrix: pd.DataFrame, changed: Difference) -> str:
    """Return the finding of a draft; `label` says what it is, `against` what it started from."""
    found = coverage(matrix)
    # A list that is not whole has a column for everyone, since no column would say that there is no such organisation.
    linked = f"（已知有联系的{int((party_degrees(matrix) > 0).sum())}家）" if found.unknown else ""
    start = f"{label}：{found.departments}个部门、{found.parties}家组织{linked}，{found.liaisons}对联系"
    open_ = f"，{found.unknown}格未定" if found.unknown else ""
    if changed.nothing:
        return f"{start}{open_}；与{against}相同，还没有改动。"
    counts = (
        ("新列部门{}个", changed.new_departments),
        ("不再列出的部门{}个", changed.gone_departments),
        ("新列组织{}家", changed.new_parties),
        ("不再列出的组织{}家", changed.gone_parties),
    )
    pairs = (
        ("拟新增{}对", changed.added),
        ("拟减少{}对", changed.removed),
        ("{}格由未知改定", changed.learned + changed.cleared),
        ("{}格改为未定", changed.doubted + changed.forgotten),
    )
    bodies = [text.format(len(names)) for text, names in counts if names] or ["部门和组织没有变"]
    parts = [*(text.format(len(cells)) for text, cells in pairs if cells), "、".join(bodies)]
    return f"{start}{open_}；与{against}相比，{'，'.join(parts)}。"


def without_liaison(found: Coverage) -> str:
    """Return the names of departments without any liaison, the first of them; "" when there is none."""
    names = found.with_none
    return "、".join(names[:_NAMED]) + ("……" if len(names) > _NAMED else "")


def nearness_sentence(names: list[str], before: list[float], after: list[float]) -> str:
    """Return how a draft moves towards or away from comparable lists, the nearest first (similarity, 0..1)."""
    if not names:
        return "没有可比的完整名单。"
    closer = sum(now > then + 1e-9 for then, now in zip(before, after, strict=True))
    further = sum(now < then - 1e-9 for then, now in zip(before, after, strict=True))
    best = max(range(len(names)), key=lambda at: after[at])
    moved = f"比原名单更接近其中{closer}份、更远离{further}份" if closer or further else "与原名单相比没有远近变化"
    return (
        f"草案与所列{len(names)}份可比名单中的{names[best]}最相近（相似度{after[best]:.1%}）；{moved}。"
        "相近只说明做法相同，不说明好坏。"
    )
