"""Saved drafts: only for those who may publish for the place; every version kept, opened, compared, withdrawn."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from lib.archive.holdings import Holdings
from lib.archive.sheets import PLAN, Draft, Sheet, SheetKey
from lib.archive.unavailable import Unavailable
from lib.figures.plan_words import DRAFT
from lib.intake.filled.plan import Plan, plan_bytes, plan_from
from lib.intake.names import name_fault, one_line
from lib.measures.coverage import coverage
from lib.ui import absence, access, difference_view, saving
from lib.ui.history_views import when
from lib.ui.loading import matrix_of, once_for_all, store
from lib.ui.markdown import plain
from lib.ui.plan_desk import Desk, keep, laid_out
from lib.ui.tables import shown

# The unit of a draft's sheet begins so: in the log and in refusals, too, it is told as a draft.
_UNIT = f"{DRAFT}："
_FIRST = "方案一"
_ON_DESK = "正在编辑的方案"


@dataclass(frozen=True)
class Kept:
    """One version of a saved draft; `plan` is None when it was withdrawn or is damaged."""

    sheet: Sheet
    plan: Plan | None
    last: bool

    @property
    def name(self) -> str:
        """Return the draft's name."""
        return self.sheet.key.unit.removeprefix(_UNIT)

    @property
    def label(self) -> str:
        """Return year, name and version."""
        return f"{self.sheet.key.year}年“{self.name}”第 {self.sheet.number} 版（{DRAFT}）"


def kept_drafts(jurisdiction: str) -> list[Kept]:
    """Return every version of every draft of a place, the newest first. Raises Unavailable."""
    return once_for_all(_every, jurisdiction)


def _every(_held: Holdings, jurisdiction: str) -> list[Kept]:
    found = [
        Kept(sheet, _plan(sheet), sheet.number == last.number)
        for last in store().sheets(PLAN, jurisdiction)
        for sheet in store().sheet_history(last.key)
    ]
    return sorted(found, key=lambda one: one.sheet.saved_at, reverse=True)


def save_form(desk: Desk, person: access.Publisher) -> None:
    """Let one who may publish for the place save the draft under a name."""
    saving.told("plan")
    with st.form("plan_save_form", border=True, enter_to_submit=False):
        one, two = st.columns([1, 2])
        year = one.number_input("方案年度", 1949, 2100, value=desk.year, key=f"plan_year_{desk.turn}")
        name = two.text_input("方案名称", value=desk.name or _FIRST, key=f"plan_name_{desk.name}", max_chars=40)
        by, why = saving.signature(person, "plan", "")
        sent = st.form_submit_button("保存草案", icon=":material/save:")
    if not sent:
        return
    named = one_line(" ".join((name or "").split()))
    if not (named and by and why):
        st.error("请填写方案名称、经办人和说明（为什么这样改）。")
    elif name_fault(named) or "/" in named:
        st.error("方案名称中有不能用的字符，请改一个名称。")
    else:
        key = SheetKey(PLAN, desk.document.jurisdiction, int(year), _UNIT + named)
        draft = Draft(key, plan_bytes(Plan(desk.document.document_id, desk.now)), saving.seen(key, 0))
        if saving.save([draft], by, why, desk.document.jurisdiction):
            saving.seen(key, draft.based_on + 1, anew=True)
            keep(replace(desk, name=named, year=int(year)))
            saving.tell_later(
                "plan", f"已保存为草案：{year}年“{named}”第 {draft.based_on + 1} 版。草案不公布，也不计入统计。"
            )
            st.rerun()


def drafts(desk: Desk, person: access.Publisher) -> None:
    """Show the saved drafts of the place, and let them be opened, compared and withdrawn."""
    try:
        every = kept_drafts(desk.document.jurisdiction)
    except Unavailable as fault:
        st.error(plain(str(fault)))
        return
    if not every:
        absence.nothing("还没有保存过草案。", "请在上面填写名称和说明后保存。")
        return
    shown(_table(every), key="plan_drafts", rows=8)
    good = {one.label: one for one in every if one.plan is not None}
    _compare(desk, good)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = st.selectbox("草案", list(good), key="plan_chosen", placeholder="")
        opened = st.button("打开到编辑区", key="plan_open", icon=":material/folder_open:", disabled=not good)
        why = (st.text_input("撤回的原因", key="plan_withdraw_why") or "").strip()
        gone = st.button("撤回", key="plan_withdraw", icon=":material/delete:", disabled=not good)
    one = good.get(label or "")
    if one is not None and opened:
        _open(desk, one, every)
    elif one is not None and gone:
        _withdraw(desk, one, why, every, person)


def _open(desk: Desk, one: Kept, every: list[Kept]) -> None:
    assert one.plan is not None
    last = max(each.sheet.number for each in every if each.sheet.key == one.sheet.key)
    saving.seen(one.sheet.key, last, anew=True)
    laid_out(replace(desk, year=one.sheet.key.year), one.plan.matrix, one.name)
    saving.tell_later("plan", f"已打开：{one.label}。之前编辑的内容可用“撤销上一步”找回。")
    st.rerun()


def _withdraw(desk: Desk, one: Kept, why: str, every: list[Kept], person: access.Publisher) -> None:
    if not why:
        st.error("请填写撤回的原因。")
        return
    last = max(each.sheet.number for each in every if each.sheet.key == one.sheet.key)
    if saving.save([Draft(one.sheet.key, b"", last)], person.name, f"{why}（撤回）", desk.document.jurisdiction):
        saving.tell_later("plan", f"已撤回：{one.sheet.key.year}年“{one.name}”。各版内容仍保存在档案里。")
        st.rerun()


def _compare(desk: Desk, good: dict[str, Kept]) -> None:
    base = f"{desk.document.label}名单"
    matrices = {_ON_DESK: desk.now, base: matrix_of(desk.document)}
    matrices |= {label: one.plan.matrix for label, one in good.items() if one.plan is not None}
    labels = list(matrices)
    with st.expander("比较两份草案", icon=":material/compare_arrows:", key="plan_compare", on_change="rerun") as box:
        if not box.open:
            return
        one, two = st.columns(2)
        old = one.selectbox("从", labels, index=min(2, len(labels) - 1), key="plan_older")
        new = two.selectbox("到", labels, key="plan_newer")
        difference_view.show(matrices[old], matrices[new], "plan_two", f"“{old}”")


def _table(every: list[Kept]) -> pd.DataFrame:
    rows = []
    for one in every:
        found = coverage(one.plan.matrix) if one.plan is not None else None
        state = "已撤回" if one.sheet.withdrawn else "已损坏" if found is None else "最新" if one.last else "旧版"
        size = (found.departments, found.liaisons) if found else (None, None)
        at = when(one.sheet.saved_at)
        rows.append(
            (str(one.sheet.key.year), one.name, one.sheet.number, state, *size, at, one.sheet.by, one.sheet.why)
        )
    names = ["年度", "草案名称", "版本", "状态", "部门", "联系（对）", "时间", "经办人", "说明"]
    return pd.DataFrame(rows, columns=names).astype({"部门": "Int64", "联系（对）": "Int64"})


def _plan(sheet: Sheet) -> Plan | None:
    try:
        return plan_from(sheet.content) if sheet.whole and sheet.content else None
    except ValueError:
        return None
