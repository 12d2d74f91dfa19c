"""Sentences around the yearly work: what limits the reading, and where the list and the rest come from."""

import streamlit as st

from lib.ui import messages, pickers
from lib.ui.loading import signature
from lib.ui.markdown import plain
from lib.ui.work import Work, activities

OLD = 5  # years after which departments of a list may be gone


def standing(held: Work) -> None:
    """Show what limits the reading: a demonstration list, damaged reports, an archive that cannot be read."""
    if held.document is not None and held.document.synthetic:
        st.warning("演示数据：名单由程序生成，不是任何地方的真实名单。", icon=":material/science:")
    if held.document is not None and not held.complete:
        same = "名单与活动多出自同一篇报道，二者相符不说明落实情况。" if held.news else ""
        st.info(f"名单不完整：只知道一部分联系，没有写到的是未知，不是没有。{same}", icon=":material/help:")
    if held.document is not None:
        aged(held.document.year, held.year)
    messages.problems(activities()[1])
    if held.fault:
        st.error(plain(held.fault), icon=":material/report:")


def aged(made: int | None, year: int | None) -> None:
    """Say that a list is much older than the year it is read for."""
    if made and year and year - made > OLD:
        told = f"名单是 {made} 年的，比这一年度早 {year - made} 年；其中的部门可能已经撤并、改名，请先核对。"
        st.info(told, icon=":material/history:")


def source(held: Work, rest: str = "报告：各部门年度工作情况报告；活动：公开报道。") -> None:
    """Show which list is held to be in force, and where the rest comes from."""
    document = held.document
    if document is None:
        st.caption(f"名单：没有收录这一年有效的名单。{rest}")
        return
    parts = [document.title, document.number, document.period, document.completeness]
    parts.append(signature(document))
    told = " · ".join(part for part in parts if part)
    st.caption(plain(f"名单：{told}。{rest}"))
    choice = pickers.address_of(document)
    st.page_link("pages/about/sources.py", label="来源登记", icon=":material/source:", query_params=choice)
