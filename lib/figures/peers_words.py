"""What the page of peers says: which lists are most alike and why, what most others have; no ranking, no demand."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.figures.comparison_words import TYPES
from lib.measures.matrix_type import MatrixType

NO_DEMAND = "这里只说明别处的做法，不是要求：各地职能划分、组织情况和机构改革的先后不同，多数地区有的，本地不一定需要。"
# With fewer lists than this, the sentence says that they stand for themselves only.
FEW = 5
NAMED = 3  # so many lists are named in a sentence


@dataclass(frozen=True)
class Side:
    """What the words need to know of a list: its name, level (市级), province, type."""

    name: str
    level: str
    province: str
    kind: MatrixType


@dataclass(frozen=True)
class Overlap:
    """What two complete lists share, counted by function: pairs of both, of either alone, functions in both."""

    shared: int
    only_own: int
    only_other: int
    functions: int

    @property
    def share(self) -> float:
        """Return the shared pairs as a part of those of either (Jaccard), 0 where there is none."""
        every = self.shared + self.only_own + self.only_other
        return self.shared / every if every else 0.0

    @property
    def difference(self) -> float:
        """Return the 差异度 of the page 城市比较 (Sørensen): the pairs of one alone, with shared ones counted twice."""
        alone = self.only_own + self.only_other
        return alone / (alone + 2 * self.shared) if alone else 0.0


def nearest_sentence(own: str, names: Sequence[str], overlaps: Sequence[Overlap], alike: int) -> str:
    """Return which complete lists are most alike; the first `alike` of them are of the own type, each part in order."""
    if not names:
        return f"没有可与{own}相比的完整名单。"
    if len(names) == 1:
        told = f"可与{own}相比的完整名单只有{names[0]}一份"
        return f"{told}，{_overlap(overlaps[0])}；只有一份，谈不上最近。"
    if not any(one.shared for one in overlaps):
        return f"可比的完整名单没有一份与{own}有相同的联系，谈不上最近。"
    if not alike:
        return f"没有与{own}同类型的完整名单；不同类型中最相近的是{names[0]}，{_overlap(overlaps[0])}。"
    if not overlaps[0].shared:
        best = next(at for at, one in enumerate(overlaps) if one.shared)
        other = f"不同类型中最相近的是{names[best]}，{_overlap(overlaps[best])}"
        return f"同类型的完整名单与{own}没有相同的联系；{other}。"
    told = f"同类型的完整名单中，与{own}最相近的是{names[0]}，{_overlap(overlaps[0])}"
    if alike == 1:
        told = f"与{own}同类型的完整名单只有{names[0]}一份，{_overlap(overlaps[0])}"
    return f"{told}。"


def caution_sentence(number: int, alike: int, ranked: bool, own: MatrixType = MatrixType.OVERLAPPING) -> str:
    """Return how far `number` complete lists can be trusted, `alike` of them being of the own type; "" if wholly.

    `ranked` says whether they are put in order of similarity.
    """
    few = f"可比的完整名单一共只有{number}份，结果只说明这{number}份，不代表全国。" if 0 < number < FEW else ""
    if number == alike:
        return few
    if own == MatrixType.UNDETERMINED:
        return f"{few}本地名单的类型不能判断，不知道与哪些名单同类型，相似度只供参考。"
    which = f"这{number}份的类型都与本地不同" if not alike else f"其中{number - alike}份的类型与本地不同"
    so = "别处多有的，本地不一定合适"
    if alike or ranked:
        so = "相似度天然偏低，所以另排，不与同类型的互比" if ranked else "可以在“名单类型”中只选同类型"
    return f"{few}{which}，联系的疏密本来就不同，{so}。"


def reason_sentence(own: Side, other: Side, found: Overlap) -> str:
    """Return why a list is near or far: level, province, type, shared pairs and functions."""
    same, differing = [], []
    for mine, theirs in ((own.level, other.level), (TYPES[own.kind], TYPES[other.kind])):
        if mine == theirs and mine != TYPES[MatrixType.UNDETERMINED]:
            same.append(mine)
        else:
            differing.append(f"本地{mine}、对方{theirs}")
    told = ["同为" + "、".join(same)] if same else []
    if own.province == other.province:
        told.append("同省")
    return "；".join([*told, *differing, _overlap(found), f"相同职能{found.functions}项"]) + "。"


def yardsticks_sentence(found: Overlap) -> str:
    """Return how the similarity here goes with the difference on the page 城市比较: they do not make one."""
    return (
        f"同样这两份，“城市比较”的差异度是{found.difference:.1%}：那里相同的联系双方各计一次，"
        "这里只计一次，所以两个数相加不是100%。"
    )


def partial_sentence(number: int) -> str:
    """Return how many lists are partial, and what can be said of them."""
    return (
        f"另有{number}份部分名单：没有记载不等于没有联系，算不出相似度，不参加排列；"
        "只说已知的联系中，本地也有几对。按已知联系的多少列出，不是名次。"
    )


def known_sentence(own: str, known: int, found: Sequence[tuple[str, int]]) -> str:
    """Return for a partial own list how many of its known pairs each complete list has: `found`, the most first."""
    if not known:
        return f"{own}的名单不完整，也没有按职能可对照的已知联系，无从比较。"
    if not found:
        return f"{own}目前已知{known}对联系（按职能计），没有可比的完整名单可以对照。"
    having = [f"{name}有{number}对" for name, number in found if number]
    if not having:
        told = f"{len(found)}份完整名单都没有"
    elif len(having) <= NAMED:
        rest = "" if len(having) == len(found) else "，其余没有"
        told = f"{len(found)}份完整名单中，{'、'.join(having)}{rest}"
    else:
        told = f"{len(found)}份完整名单中有{len(having)}份有其中的几对，最多{found[0][1]}对"
    return f"{own}的名单不完整，目前已知{known}对联系（按职能计），不能排出最近的地区；这{known}对，{told}。"


def gaps_sentence(own: str, found: int, without: int, lists: int) -> str:
    """Return how many pairs most of `lists` complete lists have and `own` has not, `without` for want of a department.

    Says so where two lists are not there to make a majority.
    """
    if lists < 2:
        number = "没有可比的完整名单" if not lists else "可比的完整名单只有1份"
        return f"{number}，至少要有2份才谈得上“多数”，列不出差距清单。"
    most = "两份可比的完整名单都有" if lists == 2 else f"{lists}份可比的完整名单中多数有"
    if not found:
        return f"{most}的联系，{own}也都有。"
    rest = f"，其中{without}对本地名单没有列出相应部门" if without else ""
    return f"{most}、{own}没有的联系，有{found}对（按职能计）{rest}。"


def unknown_gaps_sentence(own: str) -> str:
    """Return why a partial list has no list of gaps."""
    return f"{own}的名单不完整：没有记载不等于没有联系，所以列不出“本地没有”的联系。"


def rare_sentence(own: str, found: int, lists: int, homeless: int = 0) -> str:
    """Return how many pairs `own` has and hardly any of `lists` complete lists that have the organisation.

    For `homeless` of them none of the others lists such a department.
    """
    if not found:
        return f"{own}的联系，没有一对是别处少有的。"
    where = "设有该组织的两份完整名单都没有" if lists == 2 else "设有该组织的完整名单中至多四分之一有"
    which = "全部" if homeless == found else f"其中{homeless}对"
    rest = f"，{which}是对方没有列出相应部门，不是有部门而不联系" if homeless else ""
    return f"{own}有、{where}的联系，有{found}对（按职能计）{rest}。"


def nothing_left_sentence(undated: int, narrowed: bool, demo: bool = False) -> str:
    """Return what a reader may do where no complete list is comparable; `demo`: only demonstration data are asked."""
    told = f"有{undated}份年份不详，无法判断是否符合年份条件。" if undated else ""
    if demo:
        return told + "演示数据平时只与演示数据比；打开“演示数据与真实名单互比”，就能与真实名单对照。"
    return told + ("请放宽上面的条件。" if narrowed else "收录更多完整名单后，这里就能比较。")


def pair_sentence(function: str, party: str, having: int, known: int, departments: Sequence[str]) -> str:
    """Return what is told of one gap; `departments` are the own ones with the function."""
    if departments:
        mine = f"本地有{'、'.join(departments)}，名单未列其与{party}的联系。"
    else:
        mine = "本地名单没有列出这项职能的部门。"
    return f"{function} × {party}：设有该组织的{known}份完整名单中{having}份有。{mine}"


def _overlap(found: Overlap) -> str:
    return f"相同联系{found.shared}对（按职能计），占双方联系的{found.share:.1%}"
