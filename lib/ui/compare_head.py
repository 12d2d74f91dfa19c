"""What is told around the picture of a comparison: completeness, reasons, the four numbers, sources."""

import streamlit as st

from lib.archive.document import EVIDENCE, Document
from lib.figures.comparison_words import TYPES, basis_sentence, comparison_sentence, reasons_sentence
from lib.measures.applicability import comparison_withheld
from lib.measures.comparison import Comparison
from lib.measures.coverage import coverage
from lib.measures.matrix_type import MatrixType
from lib.ui import messages, numbers
from lib.ui.compare_choice import Chosen
from lib.ui.compared import compared, masks, type_of, whole
from lib.ui.loading import once
from lib.ui.markdown import plain


def told(chosen: Chosen) -> None:
    """Show what is the same, what differs and why, and what limits the reading."""
    a, b = chosen.a, chosen.b
    messages.finding(comparison_sentence(*chosen.names, compared(a, b), whole(a, b)))
    reasons = reasons_sentence(*chosen.names, (masks(a), masks(b)), (type_of(a), type_of(b)))
    if reasons:
        st.markdown(plain(reasons))
    standing(chosen)


def standing(chosen: Chosen) -> None:
    """Show which lists are demonstration data and which are not whole."""
    made_up = [one.label for one in chosen.documents if one.synthetic]
    if made_up:
        st.warning(plain(f"{'、'.join(made_up)}：由程序生成，不是任何地方的真实名单。"), icon=":material/science:")
    partial = [f"{one.label}，{EVIDENCE[one.evidence]}" for one in chosen.documents if not one.complete]
    if partial:
        rest = "凡标“?”的格都是未知，未知不等于没有联系，既不算相同也不算差异。"
        st.info(plain(f"名单不完整：{'；'.join(partial)}。{rest}"), icon=":material/help:")
    complete = [one for one in chosen.documents if one.complete]
    unclassified = comparison_withheld([one.label for one in complete], [masks(one) for one in complete])
    if unclassified:
        rest = "没有列出的职能按未知处理：有关部门可能就在职能待认定的名称里。请到“职能对照”页认定。"
        st.info(plain(f"{unclassified}{rest}"), icon=":material/help:")
    unmatched = [f"{one.label} {len(masks(one).unmatched)} 个" for one in chosen.documents if masks(one).unmatched]
    if unmatched:
        told = f"职能待认定的部门：{'、'.join(unmatched)}。各项数字都不含它们，“没有该部门”也可能只是职能待认定；"
        st.caption(plain(f"{told}名称见“未能比较”。"))


def standing_line(chosen: Chosen) -> None:
    """Show of each list, without a click, how complete it is, of which type and how large."""
    place = st.container(horizontal=True)
    for number, one in enumerate(chosen.documents):
        found = once(coverage, one)
        sign = "甲　" if number == 0 else "乙　" if one == chosen.b else ""
        kind = type_of(one)
        parts = [one.completeness, *([TYPES[kind]] if kind != MatrixType.UNDETERMINED else [])]
        parties = f"{found.parties}家组织、" if one.complete else ""  # a partial list does not tell how many there are
        parts.append(f"{'' if one.complete else '已知'}{found.departments}个部门、{parties}{found.liaisons}对联系")
        with place:
            messages.record_link(one, plain(f"{sign}{one.label}：{'，'.join(parts)}"))


def numbers_row(chosen: Chosen) -> None:
    """Show how much is the same, only here, only there, and how far the two lists differ."""
    found = compared(chosen.a, chosen.b)
    a, b = chosen.names
    sure = whole(chosen.a, chosen.b) and not found.not_comparable
    share: tuple[str, int | str, str | None] = ("差异度", "不显示", _why_withheld(chosen, found))
    if sure and found.dissimilarity is not None and found.turnover is not None and found.rewiring is not None:
        made_of = f"名单不同 {found.turnover:.1%} ＋ 联系不同 {found.rewiring:.1%}；0% 为完全相同，100% 为毫无相同"
        share = ("差异度", f"{found.dissimilarity:.1%}", made_of)
    numbers.cards_row(
        ("联系相同（对）", _bounded(found.kept, sure), "双方都有"),
        (f"只有{a}有（对）", _bounded(found.only_a, sure), _lacking(found.only_bodies_a, "乙", sure)),
        (f"只有{b}有（对）", _bounded(found.only_b, sure), _lacking(found.only_bodies_b, "甲", sure)),
        share,
    )


def sources(chosen: Chosen) -> None:
    """Show on what the numbers stand, and where every list was read from."""
    liaisons = (once(coverage, chosen.a).liaisons, once(coverage, chosen.b).liaisons)
    cells = (masks(chosen.a).pairs, masks(chosen.b).pairs)
    st.caption(plain(basis_sentence(*chosen.names, liaisons, cells)))
    for document in chosen.documents:
        messages.source(document)


def notes(documents: tuple[Document, ...]) -> tuple[str, ...]:
    """Return the sources of lists as lines for a workbook, those of a pair called 甲 and 乙 as in its tables."""
    lines = []
    for sign, one in zip("甲乙丙丁戊己", documents, strict=False):
        parts = [one.title, one.number, one.issued_on or one.period, one.completeness, one.source]
        made_up = "演示数据，不是真实名单" if one.synthetic else ""
        lines.append(f"{sign}　{one.label}：" + "，".join(part for part in (*parts, made_up) if part))
    return (*lines, "按职能对照：一个部门有两项职能的，其联系两项都计。未知不等于没有联系。")


def _bounded(number: int, sure: bool) -> str:
    return str(number) if sure else f"≥{number}" if number else "未知"


def _lacking(bodies: int, sign: str, sure: bool) -> str | None:
    if not sure:
        return "只计双方都已知的格"
    return f"其中 {bodies} 对，{sign}没有该部门或组织" if bodies else None


def _why_withheld(chosen: Chosen, found: Comparison) -> str:
    reason = comparison_withheld(chosen.names, (masks(chosen.a), masks(chosen.b)))
    if not (reason or found.not_comparable):
        return "双方名单都没有联系"
    return f"{reason}（{found.comparable} 格可比，{found.not_comparable} 格未知）"
