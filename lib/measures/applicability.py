"""Which measures a list allows, and in words for the screen why the others are withheld."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.measures.biadjacency import UNKNOWN, values
from lib.measures.function_masks import FunctionMasks
from lib.measures.matrix_type import MatrixType, matrix_type

# What an incomplete list makes impossible, as the end of a sentence. party_projection is not among them:
# the departments two organisations are known to share are a true lower bound.
_INCOMPLETE = {
    "density": "没有记载的格子不等于没有联系，算不出真实的联系密度，所以不显示。",
    "with_none": "没有记载不等于没有联系，所以不列出没有联系对象的部门。",
    "balance": "各家联系的部门还数不全，无法判断分布是否均衡，所以不显示。",
    "nodf": "嵌套度（NODF）要求每一格都已知，所以不计算。",
    "modularity": "划分群组要求每一格都已知，所以不计算。",
    "matrix_type": "还不能判断属于哪种联系类型。",
    "combinations": "每个部门联系了哪几家还不能确定，所以不比较联系组合。",
    "department_projection": "部门之间有多少共同的联系对象还不能确定，所以不比较。",
    "jaccard": "只知道一部分联系时算出的相似度会偏高，所以不显示。",
}
# What is empty or fixed by construction when no department has two organisations.
_NOTHING_SHARED = {
    "nodf": "嵌套度（NODF）按定义必然为 0，不能说明什么，所以不显示。",
    "party_projection": "各家之间没有共同联系的部门，所以没有连线可画。",
    "combinations": "不存在几家共同联系的组合，所以没有组合可比。",
    "department_projection": "部门之间要么联系同一家，要么毫无交集，看各家的部门名单就够了，所以不另画图。",
    "modularity": "群组就是各家组织和它的部门，划分不出别的，所以不另画图。",
    "jaccard": "各家之间的相似度必然为 0，所以不显示。",
}
# What compares departments, and is fixed where there is only one: NODF and modularity are 0, every Jaccard is 1.
_OF_SEVERAL_DEPARTMENTS = frozenset(_NOTHING_SHARED) - {"party_projection"}
MEASURES = tuple(dict.fromkeys([*_INCOMPLETE, *_NOTHING_SHARED]))


def withheld(measure: str, matrix: pd.DataFrame, complete: bool) -> str:
    """Return "" if the measure (one of MEASURES) may be shown, otherwise a Chinese sentence saying why not.

    `complete` says whether the document's list is whole. A measure is withheld when the list is not complete or
    has unknown cells, when there is nothing to measure, or when its value follows from the type of the matrix
    or from its size alone. Rules of this project; on measures fixed by construction see Blüthgen et al. 2008,
    Ecology 89: 3387-3399. Raises ValueError for a measure not in MEASURES.
    """
    if measure not in MEASURES:
        raise ValueError(f"unknown measure {measure!r}; known are {', '.join(MEASURES)}")
    cells = values(matrix)
    linked = int((cells == 1).sum())
    if not cells.size:
        return "这份文件没有列出具体的部门和联系对象，无法计算。"
    whole = complete and not (cells == UNKNOWN).any()
    if not whole and measure in _INCOMPLETE:
        return _gap(cells) + _INCOMPLETE[measure]
    if not linked and measure not in ("density", "with_none"):
        return "这份名单没有记载任何一对联系，无法计算。"
    if cells.shape[0] < 2 and measure in _OF_SEVERAL_DEPARTMENTS:
        return "这份名单只有 1 个部门，没有别的部门可比，所以不显示。"
    if measure == "balance" and cells.shape[1] < 2:
        return "这份名单只有 1 家联系对象，谈不上分布是否均衡，所以不显示。"
    degrees = (cells == 1).sum(axis=1)
    if degrees.max() < 2 and measure in _NOTHING_SHARED:
        if not whole:
            return f"名单不完整，目前已知的 {linked} 对联系中没有部门同时联系两家，所以还没有连线可画。"
        return f"这份名单中 {linked} 个部门各联系一家，没有部门同时联系两家，{_NOTHING_SHARED[measure]}"
    if measure == "matrix_type" and matrix_type(matrix, complete) is MatrixType.UNDETERMINED:
        none = int((degrees == 0).sum())
        return f"{linked} 个部门各联系一家，另有 {none} 个部门没有联系对象，不属于任何一种联系类型。"
    return ""


def comparison_withheld(names: Sequence[str], lists: Sequence[FunctionMasks]) -> str:
    """Return "" if one number may say how far lists differ by function, otherwise a Chinese sentence saying why not.

    Every list must be whole, and at most MOST_UNMATCHED of its departments without a known function: each of the others
    would count as a difference. A rule of this project (no paper).
    """
    told = [
        f"{name}的{len(one.departments) + len(one.unmatched)}个部门中有{len(one.unmatched)}个职能待认定"
        for name, one in zip(names, lists, strict=True)
        if one.complete and not one.classified
    ]
    partial = [name for name, one in zip(names, lists, strict=True) if not one.complete]
    reasons = ([f"{'、'.join(partial)}的名单不完整"] if partial else []) + told
    return f"{'；'.join(reasons)}，这样算出的差异会失真，所以不显示。" if reasons else ""


def _gap(cells: NDArray[np.int8]) -> str:
    unknown = int((cells == UNKNOWN).sum())
    known = cells.size - unknown
    if unknown:
        return f"名单不完整（已知 {known} 格，未知 {unknown} 格），"
    return f"名单不完整（列出的 {known} 格都已知，但文件没有列全），"
