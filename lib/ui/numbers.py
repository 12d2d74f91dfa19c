"""The few numbers above a picture; what a list does not allow is withheld and says why."""

from html import escape

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.figures.words import counted
from lib.measures.applicability import withheld
from lib.measures.coverage import Coverage
from lib.ui import absence
from lib.ui.inventory import totals
from lib.ui.loading import once_for_all
from lib.ui.meanings import meaning


def coverage_row(document: Document, matrix: pd.DataFrame, summary: Coverage) -> None:
    """Show departments, organisations, liaisons and density of one matrix."""
    reason, whole = withheld("density", matrix, document.complete), document.complete
    share = ("密度", "不显示", reason or "没有一格是已知的。")
    if not reason and summary.density is not None:
        share = ("密度", f"{summary.density:.1%}", f"{summary.liaisons} 对联系 ÷ {summary.known} 个已知格")
    cards_row(
        (document.rows + ("（文件列出）" if whole else "（已提到）"), summary.departments, None),
        ("组织" if whole else "组织（已知有联系）", summary.parties if whole else _named(matrix), None),
        (absence.worded("对口联系（对）", document) if whole else "已知联系（对）", summary.liaisons, None),
        share,
    )


def extremes_row(document: Document, matrix: pd.DataFrame, summary: Coverage) -> None:
    """Show how many departments are linked to all organisations, to one, to none."""
    reason = withheld("with_none", matrix, document.complete)
    if reason:
        absence.nothing(reason, document=document)
        return
    groups = (
        ("联系全部组织", summary.with_all),
        ("只联系一家", summary.with_one),
        ("没有联系对象", summary.with_none),
    )
    cards_row(*((f"{name}的{document.rows}", len(members), "、".join(members) or None) for name, members in groups))


def balance_row(document: Document, matrix: pd.DataFrame, evenness: float | None, inequality: float | None) -> None:
    """Show how evenly the departments are shared out among the organisations."""
    reason = withheld("balance", matrix, document.complete)
    if reason:
        absence.nothing(reason, document=document)
        return
    told = (
        ("均衡度（Pielou）", evenness, "1 为各家组织联系的部门数完全相同"),
        ("基尼系数", inequality, "0 为各家组织联系的部门数完全相同"),
    )
    cards_row(*((label, f"{value:.3f}", help) for label, value, help in told if value is not None))


def holdings_row() -> None:
    """Show how much is held: places, documents, complete lists, liaisons of departments; how the sum is made up."""
    found = once_for_all(totals)
    partial = counted(found.liaisons - found.listed)
    parts = f"完整名单 {counted(found.listed)} 对，部分名单已知 {partial} 对；不含政协专委会"
    cards_row(
        ("地区", found.places, None),
        ("文件与报道", found.documents, None),
        ("完整的部门名单", found.whole, None),
        ("已知对口联系（对）", found.liaisons, parts),
    )
    st.page_link("pages/about/sources.py", label="来源登记", icon=":material/source:")


def cards_row(*cards: tuple[str, int | str, str | None]) -> None:
    """Show a few numbers side by side, each with its label, its meaning for who points at it, and a note below if any.

    One element of HTML: four of Streamlit's own metrics cost as much time to draw as the chart they stand above.
    """
    shown = "".join(
        f"<div title='{escape(meaning(label))}'><dt>{escape(label)}</dt>"
        f"<dd>{escape(counted(value) if isinstance(value, int) else value)}</dd>"
        + (f"<dd class='note'>{escape(note)}</dd>" if note else "")
        + "</div>"
        for label, value, note in cards
    )
    st.html(f"<dl class='numbers'>{shown}</dl>")


def _named(matrix: pd.DataFrame) -> int:
    """Return how many organisations a partial list says anything about."""
    return int(matrix.notna().any().sum())
