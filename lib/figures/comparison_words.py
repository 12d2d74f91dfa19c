"""What the comparison of two lists says, in official sentences worked out from the numbers."""

from collections.abc import Sequence

from lib.figures.words import listed
from lib.measures.comparison import Comparison
from lib.measures.function_masks import FunctionMasks
from lib.measures.function_states import OneSided, one_sided
from lib.measures.matrix_type import MatrixType

TYPES = {
    MatrixType.PARTITION: "分工型",
    MatrixType.OVERLAPPING: "交叉型",
    MatrixType.COMMON_PLUS_SPECIFIC: "共同加专属型",
    MatrixType.UNDETERMINED: "类型未定",
}
BY_BODIES = "名单不同（部门或组织只有一方有）"
BY_TIES = "同样的部门和组织之间联系不同"
_NAMED = 5  # of departments that take no part
_TENTHS = "零一二三四五六七八九"


def comparison_sentence(a: str, b: str, found: Comparison, complete: bool) -> str:
    """Return in one sentence what is the same, what differs and why; `complete` says whether both lists are whole."""
    pair = f"{a}与{b}"
    if found.cells.empty:
        return f"{pair}没有可以按职能对照的部门，无从比较。"
    if not found.comparable:
        return f"{pair}没有一格是双方都已知的，无从比较。"
    differing = found.only_a + found.only_b
    if not complete:
        return _partial(a, b, found)
    if not found.kept and not differing:
        return f"{pair}都没有可以对照的联系，无从比较。"
    if not differing:
        return f"{pair}的联系完全相同，共{found.kept}对（按职能计）。"
    for here, there, mine, theirs in ((a, b, found.only_a, found.only_b), (b, a, found.only_b, found.only_a)):
        if not found.kept and not mine:
            return f"{here}没有可以对照的联系，{there}有{theirs}对（按职能计），没有相同之处。"
    return f"{pair}{_counted(a, b, found)}；{_split(found)}。"


def reasons_sentence(
    a: str, b: str, sides: tuple[FunctionMasks, FunctionMasks], types: tuple[MatrixType, MatrixType]
) -> str:
    """Return what makes two lists differ as a whole: their types, the organisations and functions of one side alone.

    Empty when there is nothing of the kind to tell.
    """
    parts = []
    if MatrixType.UNDETERMINED not in types and types[0] != types[1]:
        parts.append(f"{a}为{TYPES[types[0]]}，{b}为{TYPES[types[1]]}")
    for name, only in ((a, one_sided(*sides)), (b, one_sided(*sides[::-1]))):
        told = []
        if only.organisations:
            told.append("、".join(only.organisations))
        if only.functions:
            told.append(f"{len(only.functions)}项职能的部门")
        if told:
            parts.append(f"{'和'.join(told)}只在{name}的名单中")
    return "；".join(parts) + "。" if parts else ""


def basis_sentence(a: str, b: str, liaisons: tuple[int, int], linked: tuple[int, int]) -> str:
    """Return on what the numbers stand: cells by function; `liaisons` as printed, `linked` cells by function."""
    counted = twice_counted((a, b), liaisons, linked)
    rule = "按职能而不按名称对照：一格是一项职能与一家组织；一个部门有两项职能的，其联系两项都计"
    return f"{rule}，几个部门同一职能的合为一项" + (f"（{counted}）。" if counted else "。")


def share_sentence(a: str, b: str, found: Comparison) -> str:
    """Return how the share of what is the same is worked out, and why the page 对标 has a smaller one.

    Empty where there is nothing to compare. Sørensen against Jaccard, as in lib.figures.peers_words.
    """
    every = found.kept + found.only_a + found.only_b
    if not every:
        return ""
    return (
        f"“相同”的比例：相同的联系双方各计一次，占双方联系数之和；{a}与{b}为"
        f"{found.kept}×2÷{every + found.kept}＝{2 * found.kept / (every + found.kept):.1%}。"
        f"“对标”页的相似度只计一次，为{found.kept}÷{every}＝{found.kept / every:.1%}。"
    )


def rows_sentence(shown: int, every: int) -> str:
    """Return how many of all functions a choice leaves; where it leaves all of them, nothing is seen to change."""
    if shown == every:
        return f"全部{every}项职能都属于这一类，所以图与“全部职能”相同。"
    return f"全部{every}项职能中的{shown}项。"


def twice_counted(names: Sequence[str], liaisons: Sequence[int], linked: Sequence[int]) -> str:
    """Return what the pairs of each list, as printed, come to by function, where that is another number; else ""."""
    return "，".join(
        f"{name}名单中的{printed}对按职能计{cells}对"
        for name, printed, cells in zip(names, liaisons, linked, strict=True)
        if printed != cells
    )


def left_out(name: str, unmatched: Sequence[str]) -> str:
    """Return which departments of a list take no part in the comparison, since their functions are not known; or ""."""
    if not unmatched:
        return ""
    return f"{name}职能待认定、未参加比较的部门：{listed(unmatched, _NAMED)}"


def types_sentence(names: Sequence[str], types: Sequence[MatrixType]) -> str:
    """Return of which type each list is, and that unlike types are not ranked by their indices."""
    groups = {kind: [name for name, one in zip(names, types, strict=True) if one == kind] for kind in TYPES}
    told = "；".join(
        f"{'、'.join(members)}{'为' if kind != MatrixType.UNDETERMINED else '：'}{TYPES[kind]}"
        for kind, members in groups.items()
        if members
    )
    known = [kind for kind, members in groups.items() if members and kind != MatrixType.UNDETERMINED]
    rest = "。类型不同的名单，密度、嵌套度等指标不能直接比高低，这里不排名次。" if len(known) > 1 else "。"
    return told + rest


def one_sided_sentence(here: str, only: OneSided, complete: bool, there: str, sure: bool) -> str:
    """Return what only `here` has; `complete` says whether its list is whole, `sure` whether that of `there` is.

    What a list that is not whole does not mention is not known to be missing.
    """
    none = "无" if complete and sure else "未知"
    parties = "、".join(only.organisations) or none
    functions = (
        f"{'' if complete else '已知 '}{len(only.functions)} 项" if sure and (complete or only.functions) else "未知"
    )
    rest = "" if sure else f"{there}的名单不完整或有许多部门的职能待认定，它没有列出的不算没有。"
    return f"只有{here}有：组织 {parties}；职能 {functions}。{rest}"


def _counted(a: str, b: str, found: Comparison, known: bool = False) -> str:
    """Return how much is the same, only in the first, only in the second; `known` where lists are not whole."""
    same = f"{'已知' if known else ''}有{found.kept}对联系相同"
    if not found.kept:
        same = "尚无已知相同的联系" if known else "没有一对联系相同"
    sides = ((a, found.only_a), (b, found.only_b))
    return "，".join([same, *(f"{number}对只有{name}有" for name, number in sides if number)]) + "（按职能计）"


def _split(found: Comparison) -> str:
    """Return where the difference comes from; the two shares said together make ten tenths."""
    share = (found.only_bodies_a + found.only_bodies_b) / (found.only_a + found.only_b)
    larger, smaller = (BY_BODIES, BY_TIES) if share >= 0.5 else (BY_TIES, BY_BODIES)
    share = max(share, 1 - share)
    most = int(share * 10 + 0.5)
    if most == 10:
        return f"差异{'全部' if share == 1 else '几乎全部'}来自{larger}"
    return f"差异中{_tenths(most)}来自{larger}，{_tenths(10 - most)}来自{smaller}"


def _tenths(number: int) -> str:
    return "约一半" if number == 5 else f"约{_TENTHS[number]}成"


def _partial(a: str, b: str, found: Comparison) -> str:
    """Return what can be said where a list is not whole: what is known to be the same or to differ, no more."""
    told = _counted(a, b, found, known=True)
    if not found.kept and not found.only_a + found.only_b:
        told = "双方都已知的格中没有联系"
    rest = f"其余{found.not_comparable}格至少一方未知，不能比较" if found.not_comparable else "名单没有列全"
    return f"{a}与{b}{told}；{rest}，所以不算差异度，也不说差异从何而来。"
