"""Sentences around a picture: the finding, the source, what is withheld, what is wrong."""

from contextlib import nullcontext

import pandas as pd
import streamlit as st

from lib.archive.document import EVIDENCE, Document
from lib.archive.holdings import Holdings
from lib.archive.place_lists import lists_after
from lib.archive.published import UNREADABLE
from lib.intake.problems import Problem
from lib.ui.absence import worded
from lib.ui.loading import AS_LAST_READ, holdings, once_for_all, signature
from lib.ui.markdown import plain
from lib.ui.pickers import way_to
from lib.vocabulary.parties import PARTIES

_NOT_READ = (*UNREADABLE, AS_LAST_READ)


def finding(text: str, *documents: Document | None) -> None:
    """Show the sentence that says in words what the page shows.

    Beside it stands, of each document that it rests on, how complete the list is; one click leads to its record.
    """
    based = [one for one in documents if one is not None]
    said = f"**{plain(worded(text, based[0] if based else None))}**"
    if not based:
        st.markdown(said)
        return
    with st.container(horizontal=True, wrap=False):
        st.markdown(said, width="stretch")
        # The links of several stand one below the other; a container around a single one would only cost time.
        with st.container(width="content", gap=None) if len(based) > 1 else nullcontext():
            for one in based:
                label = f"{one.period}：" if len(based) > 1 else ""
                record_link(one, plain(f"{label}{one.completeness} · 看来源"))


def source(document: Document) -> None:
    """Show where the numbers come from: document, number, date, completeness; one click leads to its record."""
    st.caption(plain(source_line(document)))
    record_link(document, "来源登记")


def based_on(told: str) -> None:
    """Show on what a page rests that stands on no single document."""
    st.caption(plain(f"来源：{told}"))


def record_link(document: Document, label: str) -> None:
    """Link to what the register holds of a document."""
    # way_to and not address_of: where the place that is kept is not offered, the page shows another one.
    st.page_link("pages/about/sources.py", label=label, icon=":material/source:", query_params=way_to(document))


def source_line(document: Document) -> str:
    """Return where the numbers come from in one line, as it stands under a page and on a picture."""
    parts = [document.title, document.number, document.issued_on or document.period, document.completeness]
    parts.append(signature(document))
    if document.complete_for and not document.complete:
        parts.append(f"已知范围：{document.complete_for}")
    parts.append("演示数据，不是真实名单" if document.synthetic else "")
    return "来源：" + " · ".join(part for part in parts if part)


def standing(document: Document, marked: bool = False) -> None:
    """Show what limits the reading of the document that was chosen, and whether a newer one took its place."""
    limits(document, marked)
    superseded(document)


def limits(document: Document, marked: bool = False) -> None:
    """Show what limits the reading of a document: demonstration data, committees, a partial list, weak evidence.

    `marked`: the page has a matrix in which what is not known is marked.
    """
    if document.synthetic:
        st.warning("演示数据：本页数字由程序生成，不是任何地方的真实名单。", icon=":material/science:")
    if document.evidence == "other-matrix":
        st.info("这是政府部门与政协专门委员会的联系名单，不是与党派团体的对口联系，所以没有联系矩阵，也不混合统计。")
    elif document.counterpart_kind == "committee":
        st.info("这是政协专门委员会与党派团体的联系名单，不是政府部门的对口联系，不与部门名单混合统计。")
    if document.evidence == "counts":
        st.info("只公布了数字，没有公布名单，所以没有联系矩阵、统计和图谱。", icon=":material/help:")
    elif not document.complete and document.document_id in holdings().matrices:
        evidence = EVIDENCE[document.evidence]
        unknown = "凡标“?”的格都是未知" if marked else "没有公布的部分都是未知"
        st.info(f"名单不完整：{unknown}，未知不等于没有联系。证据：{evidence}。", icon=":material/help:")


def superseded(document: Document) -> None:
    """Show that a document is no longer in force, and what took its place; otherwise lead to a newer list, if any."""
    held = holdings()
    after = held.documents.get(document.repealed_by)
    if after is not None:
        since = f"已于 {document.in_force_until} 废止，" if document.in_force_until else "已废止，"
        st.info(plain(f"这份文件{since}现由“{after.label}”取代，可在“文件”中改选。"), icon=":material/history:")
        return
    newer = lists_after(held, document)
    if newer:
        told = plain(f"另有{newer[-1].period}的名单（{newer[-1].completeness}）")
        where = way_to(newer[-1])
        st.page_link("pages/browse/matrix.py", label=told, icon=":material/update:", query_params=where)


def only_invented(true: bool) -> None:
    """Show that whatever is held is invented, where that is so."""
    if true:
        st.warning("收录的全部是演示数据：由程序生成，不是任何地方的真实名单。", icon=":material/science:")


def stop_without_matrix(document: Document) -> None:
    """Show what is known of a document that has no matrix, and end the page there."""
    if document.document_id in holdings().matrices:
        return
    finding(f"{document.label}：{document.completeness}。", document)
    standing(document)
    if document.declared_note:
        st.markdown(plain(f"文件自报：{document.declared_note}"))
    if document.notes:
        st.markdown(plain(f"说明：{document.notes}"))
    if document.shared_departments:
        st.markdown(plain(f"各家组织共同联系的部门：{'、'.join(document.shared_departments)}。"))
    source(document)
    st.stop()


def not_read() -> None:
    """Show on every page that what was published cannot be read, and what is shown instead."""
    for problem in holdings().problems:
        if problem.code in _NOT_READ:
            st.error(plain(problem.message), icon=":material/report:")


def problems(every: tuple[Problem, ...]) -> None:
    """Show what is wrong with the shipped data, all of it, and that the rest still works."""
    found = [problem for problem in every if problem.code not in _NOT_READ]
    if found:
        lines = "\n".join(f"- {plain(problem.message)}" for problem in found)
        st.error(
            f"数据文件中有 {len(found)} 处问题，相关文件暂不显示，其余照常可用：\n\n{lines}", icon=":material/report:"
        )


def legend(document: Document) -> None:
    """Show what the signs in a matrix mean."""
    st.caption(signs(document).replace("■", ":primary[■]").replace("?", "**?**") + "　点一格看出处")


def signs(document: Document) -> str:
    """Return what the signs in a matrix mean, in one line."""
    rest = worded("□ 未列入对口联系", document) if document.complete else "? 未知"
    return f"■ {worded('对口联系', document)}　{rest}"


def recent() -> None:
    """Name the documents that were added last, but for invented ones."""
    told = once_for_all(_recent)
    if told:
        st.caption(plain(told))


def _recent(held: Holdings) -> str:
    dated = [one for one in held.documents.values() if one.added_on and not one.synthetic]
    last = max((one.added_on for one in dated), default="")
    return f"最近收录（{last}）：{_named([one.label for one in dated if one.added_on == last])}。" if last else ""


def _named(names: list[str]) -> str:
    return "、".join(names[:6]) + (f"等 {len(names)} 份" if len(names) > 6 else "")


def absent_organisations(matrix: pd.DataFrame, document: Document) -> None:
    """Name the organisations that the document does not list: they have no column and are not counted."""
    absent = [party.short for party in PARTIES if party.short not in matrix.columns]
    if absent:
        st.caption(f"本文件未列、不计入的组织：{'、'.join(absent)}。")
