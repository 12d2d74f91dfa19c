"""The few numbers above a picture; what a list does not allow is withheld and says why."""

import pandas as pd
import streamlit as st

from lib.archive.holdings import Holdings
from lib.archive.register import Document
from lib.measures.applicability import withheld
from lib.measures.coverage import Coverage, coverage
from lib.ui import messages


def coverage_row(document: Document, matrix: pd.DataFrame, summary: Coverage) -> None:
    """Show departments, organisations, liaisons and density of one matrix."""
    reason = withheld("density", matrix, document.complete)
    rows, parties, pairs, share = st.columns(4)
    rows.metric(f"{document.rows}（文件列出）", summary.departments, border=True)
    parties.metric("组织", summary.parties if document.complete else _named(matrix), border=True)
    pairs.metric("对口联系（对）" if document.complete else "已知联系（对）", summary.liaisons, border=True)
    if reason or summary.density is None:
        share.metric("密度", "不显示", border=True, help=reason or "没有一格是已知的。")
    else:
        told = f"{summary.liaisons} 对联系 ÷ {summary.known} 个已知格"
        share.metric("密度", f"{summary.density:.1%}", border=True, help=told)


def extremes_row(document: Document, matrix: pd.DataFrame, summary: Coverage) -> None:
    """Show how many departments are linked to all organisations, to one, to none."""
    reason = withheld("with_none", matrix, document.complete)
    if reason:
        messages.nothing(reason)
        return
    groups = (
        ("联系全部组织", summary.with_all),
        ("只联系一家", summary.with_one),
        ("列出但没有联系", summary.with_none),
    )
    for column, (name, members) in zip(st.columns(3), groups, strict=True):
        column.metric(f"{name}的{document.rows}", len(members), border=True, help="、".join(members) or None)


def balance_row(matrix: pd.DataFrame, complete: bool, evenness: float | None, inequality: float | None) -> None:
    """Show how evenly the departments are shared out among the organisations."""
    reason = withheld("balance", matrix, complete)
    if reason:
        messages.nothing(reason)
        return
    even, uneven = st.columns(2)
    if evenness is not None:
        even.metric("均衡度（Pielou）", f"{evenness:.3f}", border=True, help="1 为各家组织联系的部门数完全相同")
    if inequality is not None:
        uneven.metric("基尼系数", f"{inequality:.3f}", border=True, help="0 为各家组织联系的部门数完全相同")


def holdings_row(held: Holdings) -> None:
    """Show how much is held: places, documents, complete lists, liaisons of departments."""
    real = [one for one in held.documents.values() if not one.synthetic]
    lists = [one for one in real if one.counterpart_kind == "department" and one.document_id in held.matrices]
    liaisons = sum(coverage(held.matrices[one.document_id]).liaisons for one in lists)
    places, documents, whole, pairs = st.columns(4)
    places.metric("地区", len({one.jurisdiction for one in real}), border=True)
    documents.metric("文件与报道", len(real), border=True)
    whole.metric("完整的部门名单", sum(one.complete for one in lists), border=True)
    pairs.metric("已知对口联系（对）", liaisons, border=True, help="各文件所载部门联系之和，不含政协专委会")


def _named(matrix: pd.DataFrame) -> int:
    """Return how many organisations a partial list says anything about."""
    return int(matrix.notna().any().sum())
