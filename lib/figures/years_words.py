"""What changed between two years of one place, in sentences worked out from the numbers."""

from collections import Counter
from collections.abc import Sequence

from lib.figures.words import OPEN_LIST, listed, spoken
from lib.measures.change_causes import ADDED, DECISION, ORGANISATION, REFORM, REMOVED, UNRECORDED, Change
from lib.measures.comparison import Comparison
from lib.measures.department_flow import GONE, MERGED, NEW, REGROUPED, RENAMED, SPLIT, UNSEEN, Succession
from lib.vocabulary.reforms import KINDS, Reform

CAUSES = {
    REFORM: "机构改革",
    DECISION: "调整决定",
    ORGANISATION: "组织增减",
    UNRECORDED: "部门进出名单",
}
CHANGES = {ADDED: "新增", REMOVED: "减少"}
# Of a draft, which decides nothing.
PROPOSED = {ADDED: "拟新增", REMOVED: "拟减少"}
PROPOSED_CAUSES = CAUSES | {DECISION: "拟调整"}


def change_sentence(
    place: str,
    before: str,
    after: str,
    found: Comparison,
    changes: Sequence[Change],
    whole: tuple[bool, bool],
    proposed: bool = False,
) -> str:
    """Return the finding of two lists of one place; `before` and `after` are their names, `whole` their completeness.

    `proposed` says that the later one is a draft.
    Counts are of pairs by function: a department with two functions counts for both.
    """
    start = f"{place}，{before}与{after}相比（按职能计）"
    if not found.comparable:
        return f"{start}，没有一格是两份名单都已知的，无从比较；{OPEN_LIST}。"
    rest = "" if all(whole) else f"；其余{found.not_comparable}格至少一份名单未知，不能比较，{OPEN_LIST}"
    known = "" if all(whole) else "两份名单都已知的格中"
    if not changes:
        same = f"{found.kept}对联系全部保留，没有增减" if found.kept else "没有已知的联系"
        return f"{start}，{known}{same}{rest}。"
    parts = [known + _told("保留", found.kept, all(whole))]
    causes_told = PROPOSED_CAUSES if proposed else CAUSES
    for change, word in (PROPOSED if proposed else CHANGES).items():
        causes = Counter(one.cause for one in changes if one.change == change)
        number = sum(causes.values())
        told = "、".join(f"{causes_told[cause]}{causes[cause]}" for cause in CAUSES if causes[cause])
        parts.append(_told(word, number, all(whole)) + (f"（{told}）" if number else ""))
    return f"{start}，{'，'.join(parts)}{rest}。"


def _told(word: str, number: int, whole: bool) -> str:
    """Return a number of pairs; of a partial list it is the least there can be, and none known is not zero."""
    if whole:
        return f"{word}{number}对"
    return f"{word}至少{number}对" if number else f"有没有{word}不能判断"


def flow_sentence(groups: Sequence[Succession], unmatched: Sequence[str] = ()) -> str:
    """Return what became of the departments of the earlier list; `unmatched` are those without a known function."""
    numbers = Counter(group.kind for group in groups)
    words = {
        RENAMED: "{}个改名",
        MERGED: "{}处合并",
        SPLIT: "{}处分设",
        REGROUPED: "{}处重组",
        GONE: "{}个不再列出",
        NEW: "{}个新列入",
        UNSEEN: "{}个因名单不完整不知去向",
    }
    counted = {**numbers, **{kind: _members(groups, kind) for kind in (GONE, NEW, UNSEEN)}}
    parts = [text.format(spoken(counted[kind])) for kind, text in words.items() if counted.get(kind)]
    told = f"部门沿革：{'，'.join(parts)}。" if parts else "两份名单的部门一一对应，没有变化。"
    return told + (f"职能待认定的没有画出，也不计入：{listed(unmatched)}。" if unmatched else "")


def _members(groups: Sequence[Succession], kind: str) -> int:
    return sum(len(group.before) + len(group.after) for group in groups if group.kind == kind)


def reform_words(reform: Reform) -> str:
    """Return one reform in words: what it did, to which departments, on what basis."""
    return f"{KINDS[reform.kind]}（{reformed_names(reform)}，{reform.basis}）"


def reformed_names(reform: Reform) -> str:
    """Return the departments of a reform before and after."""
    return "、".join(reform.from_names) + (f"→{'、'.join(reform.to_names)}" if reform.to_names else "")
