"""What a picture shows, in one Chinese sentence worked out from the numbers: speaking notes, and access for all."""

from collections.abc import Sequence

import pandas as pd

from lib.measures.biadjacency import values
from lib.measures.coverage import Coverage
from lib.measures.matrix_type import SPECIFIC_AT_MOST, MatrixType
from lib.measures.null_model import NullComparison

OPEN_LIST = "名单不完整，未列出的不等于没有联系"
# Below this, groups are no clearer than chance would give: Newman and Girvan 2004, Physical Review E 69: 026113.
CLEAR_GROUPS = 0.3
SIGNIFICANT = 0.05
_NUMERALS = "零一两三四五六七八九十"


def counted(number: int) -> str:
    """Return a count in figures, those of ten thousand and more in groups of three so that they can be read."""
    return f"{number:,}" if number >= 10_000 else str(number)


def spoken(number: int) -> str:
    """Return a count as it is said before a measure word: 八 (个部门), 两 (家), 15 (个部门)."""
    return _NUMERALS[number] if 0 <= number <= 10 else str(number)


def coverage_sentence(label: str, found: Coverage, kind: MatrixType, complete: bool, rows: str = "部门") -> str:
    """Return the finding of one document; `label` is place and year, `rows` what a row is (部门 or 专委会)."""
    if not found.liaisons:
        return f"{label}，没有已知的对口联系" + ("。" if complete else f"；{OPEN_LIST}。")
    if not complete:
        return f"{label}，目前已知{found.departments}个{rows}的{found.liaisons}对对口联系；{OPEN_LIST}。"
    start = f"{label}，{found.departments}个{rows}与{found.parties}家组织建立{found.liaisons}对对口联系"
    if kind == MatrixType.PARTITION:
        return f"{start}，每个{rows}只联系一家。"
    every = f"{spoken(len(found.with_all))}个{rows}联系全部{spoken(found.parties)}家"
    if kind == MatrixType.COMMON_PLUS_SPECIFIC:
        return f"{start}，{every}，其余各联系{_at_most(SPECIFIC_AT_MOST)}。"
    parts = [every] if found.with_all else [f"没有{rows}联系全部{spoken(found.parties)}家"]
    if found.with_none:
        parts.append(f"{spoken(len(found.with_none))}个{rows}没有联系对象")
    if found.density is not None:
        parts.append(f"密度{found.density:.1%}")
    return f"{start}，{'，'.join(parts)}。"


def type_sentence(kind: MatrixType, matrix: pd.DataFrame, complete: bool) -> str:
    """Return in words of which type a list is, and what that means."""
    degrees = (values(matrix) == 1).sum(axis=1)
    several, common = int((degrees > 1).sum()), int((degrees == matrix.shape[1]).sum())
    if kind == MatrixType.PARTITION:
        return "分工型：每个部门只联系一家组织，任何两家组织都没有共同的部门。"
    if kind == MatrixType.COMMON_PLUS_SPECIFIC:
        rest = _at_most(SPECIFIC_AT_MOST)
        return f"共同加专属型：{common}个部门联系全部{matrix.shape[1]}家组织，其余部门各联系{rest}。"
    if kind == MatrixType.OVERLAPPING:
        share = "每个部门都" if several == len(matrix) else f"{len(matrix)}个部门中有{several}个"
        return f"交叉型：{share}联系两家以上组织，其中{common}个联系全部{matrix.shape[1]}家。"
    return "名单虽完整，但不属于已知的任何一种类型。" if complete else "名单不完整，不能判断类型。"


def matrix_alt(label: str, found: Coverage, complete: bool) -> str:
    """Return the text alternative of the heatmap."""
    cells = f"{found.liaisons}格有对口联系，{found.known - found.liaisons}格未列入"
    cells += f"，{found.unknown}格未知" if found.unknown else ""
    named = f"联系全部组织的部门：{listed(found.with_all)}。" if found.with_all else ""
    limit = "" if complete else "名单不完整。"
    return f"{label}联系矩阵，{found.departments}个部门为行，{found.parties}家组织为列：{cells}。{named}{limit}"


def load_sentence(loads: pd.Series, complete: bool) -> str:
    """Return how the departments are spread over the organisations; `loads` are departments per organisation."""
    if not len(loads) or not loads.sum():
        return "没有已知的对口联系。"
    low, high = int(loads.min()), int(loads.max())
    if not complete:
        return f"已知有对口联系部门的组织有{int((loads > 0).sum())}家，最多的一家已知{high}个；{OPEN_LIST}。"
    if low == high:
        return f"{len(loads)}家组织各有{low}个对口联系部门。"
    return f"{len(loads)}家组织各有{low}至{high}个对口联系部门，平均{loads.mean():.1f}个。"


def party_sentence(matrix: pd.DataFrame, name: str, complete: bool) -> str:
    """Return how many departments one organisation has; ValueError if the matrix has no such column."""
    column = _position(matrix.columns, name)
    linked = values(matrix) == 1
    number = int(linked[:, column].sum())
    if not complete:
        start = f"目前已知{name}有{number}个对口联系部门" if number else f"目前没有已知的{name}对口联系部门"
        return f"{start}；{OPEN_LIST}。"
    if not number:
        return f"文件列有{name}，但没有部门与其对口联系。"
    alone = int((linked[:, column] & (linked.sum(axis=1) == 1)).sum())
    only = f"；其中{alone}个只联系{name}一家" if 0 < alone < number else f"，都只联系{name}一家" if alone else ""
    return f"{name}有{number}个对口联系部门，占所列{len(matrix)}个部门的{number / len(matrix):.1%}{only}。"


def department_sentence(matrix: pd.DataFrame, name: str, complete: bool) -> str:
    """Return how many organisations one department has; ValueError if the matrix has no such row."""
    row = values(matrix)[_position(matrix.index, name)]
    number, total = int((row == 1).sum()), len(row)
    if not complete:
        start = f"目前已知{name}对口联系{number}家组织" if number else f"目前没有已知的{name}的联系对象"
        return f"{start}；{OPEN_LIST}。"
    if not number:
        return f"文件列有{name}，但没有列出其联系对象。"
    if number == total and total > 1:
        return f"{name}对口联系全部{total}家组织。"
    return f"{name}只对口联系一家组织。" if number == 1 else f"{name}对口联系{total}家组织中的{number}家。"


def network_sentence(label: str, matrix: pd.DataFrame, complete: bool, parts: int = 1) -> str:
    """Return what the graph of a matrix is like; `parts` is the number of its separate parts."""
    linked = values(matrix) == 1
    number = int(linked.sum())
    if not complete or not number:
        return f"{label}，目前已知{number}对对口联系" + (f"；{OPEN_LIST}。" if not complete else "。")
    rows, columns = linked.shape
    start = f"{label}，{rows}个部门与{columns}家组织之间有{number}对对口联系"
    if parts > 1:
        alone = "，每个部门只连一家" if (linked.sum(axis=1) == 1).all() else ""
        return f"{start}，网络分成{spoken(parts)}个互不相连的部分{alone}。"
    return f"{start}，平均每个部门联系{number / rows:.1f}家、每家组织联系{number / columns:.1f}个部门。"


def projection_sentence(pairs: pd.DataFrame, parties: int) -> str:
    """Return which organisations share most departments; `pairs` as `party_projection` gives them."""
    if pairs.empty:
        return "任何两家组织都没有共同联系的部门，没有可画的连线。"
    every = parties * (parties - 1) // 2
    some = "两两之间都有" if len(pairs) == every else f"的{every}种两两配对中，{len(pairs)}种有"
    most = int(pairs["shared"].max())
    top = pairs[pairs["shared"] == most]
    names = [f"{a}与{b}" for a, b in zip(top["a"], top["b"], strict=True)]
    each = "各" if len(names) > 1 else "共"
    return f"{parties}家组织{some}共同联系的部门，最多的是{listed(names, 3, '对')}，{each}{most}个。"


def community_sentence(groups: Sequence[object], modularity: float) -> str:
    """Return whether groups stand apart; `groups` and Barber's Q as `lib.measures.modularity` gives them."""
    if len(groups) < 2:
        return "所有部门和组织连成一个整体，分不出社群。"
    clear = "社群之间界线较清楚" if modularity >= CLEAR_GROUPS else "社群之间联系仍多，界线不明显"
    return f"按联系疏密可分为{spoken(len(groups))}个社群（模块度{modularity:.2f}），{clear}。"


def nestedness_sentence(found: NullComparison) -> str:
    """Return whether the nestedness is more than the numbers of liaisons alone give."""
    start = f"嵌套度为{found.observed:.2f}"
    if found.z is None:
        return f"{start}；各部门、各组织的联系数一定时嵌套度只有这一个值，无从比较。"
    against = f"{found.replicates}个联系数相同的随机矩阵的均值{found.mean:.2f}"
    chance = f"（p={found.p:.3f}）"
    if found.p >= SIGNIFICANT:
        return f"{start}，与{against}没有显著差别{chance}，仅由各部门、各组织联系数的多少就能得到。"
    if found.z > 0:
        return f"{start}，显著高于{against}{chance}，联系少的部门，其联系对象多为联系多的部门所共有。"
    return f"{start}，显著低于{against}{chance}，联系少的部门，其联系对象往往不为联系多的部门所共有。"


def nestedness_meaning(found: NullComparison) -> str:
    """Return in plain words what the nestedness says of the liaisons, and that it judges nobody's work."""
    few = "“联系少的部门只联系大家都联系的组织”"
    if found.z is None:
        told = f"各部门、各组织联系多少既定，随机安排也必得同样的嵌套度，说明不了有没有{few}的格局。"
    elif found.p >= SIGNIFICANT:
        told = f"各部门的联系对象怎样重合，与随机安排没有明显不同：看不出{few}这种格局。"
    elif found.z > 0:
        told = f"{few}的格局比随机安排更明显：少有部门联系的组织，多由联系多的部门联系。"
    else:
        told = f"{few}的情形比随机安排还少：部门之间的联系对象更多是错开的，不是少的包含在多的之中。"
    return f"{told}这是网络结构的指标，只描述联系的格局，不评价工作。"


def holdings_sentence(places: int, documents: int, whole: int, liaisons: int, invented: int = 0) -> str:
    """Return what is held: places, documents, complete lists of departments and their liaisons.

    `invented` are demonstration data, which are counted apart.
    """
    start = f"已收录{counted(places)}个地区的{counted(documents)}份文件与报道，其中完整的部门名单{counted(whole)}份"
    lists = f"，共{counted(liaisons)}对对口联系" if whole else ""
    rest = "；其余只反映已公开的部分" if documents > whole else ""
    return f"{start}{lists}{rest}。" + (f"另有{invented}份演示数据，不计在内。" if invented else "")


def _at_most(number: int) -> str:
    return "一家" if number == 1 else f"一至{_NUMERALS[number].replace('两', '二')}家"


def _position(names: pd.Index, name: str) -> int:
    if name not in names:
        raise ValueError(f"{name} is not in this matrix")
    return list(names).index(name)


def listed(names: Sequence[str], most: int = 10, unit: str = "个") -> str:
    """Return names in one line; of more than `most` the first of them and how many there are."""
    return "、".join(names[:most]) + (f"等{len(names)}{unit}" if len(names) > most else "")
