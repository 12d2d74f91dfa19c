"""名册 and 缺漏: who keeps up the liaison, with masked numbers, and who is missing, ended or changed."""

import pandas as pd
import streamlit as st

from lib.exports.workbook import table_workbook
from lib.measures.contact_standing import ENDED, HELD, MISSING
from lib.ui import absence, contact_book, downloads, numbers
from lib.ui.internal_files import INTERNAL
from lib.ui.markdown import plain
from lib.ui.tables import shown
from lib.ui.views import folded, table_to_take_away
from lib.ui.work import Work, today


def finding(held: Work) -> str:
    """Return in a sentence how many units have both roles filled."""
    found = contact_book.standings(held)
    listed = found[found["listed"]]
    if listed.empty:
        return f"{held.place}：没有有效的名单，应登记的单位不详；已登记 {found['unit'].nunique()} 个单位。"
    filled = int((listed.groupby("unit")["state"].apply(lambda states: (states == HELD).all())).sum())
    gaps = listed.groupby("state").size()
    return (
        f"{held.place}：应登记 {listed['unit'].nunique()} 个单位，分管领导和联络员齐全的 {filled} 个；"
        f"未登记 {int(gaps.get(MISSING, 0))} 人次，已到期 {int(gaps.get(ENDED, 0))} 人次。"
    )


def roster(held: Work) -> None:
    """Show who is in which role now, numbers masked; whole ones only for those who may publish, and when asked for."""
    contacts = contact_book.book(held).contacts
    if not contacts:
        absence.nothing("还没有登记联络员。", "请在“登记”中填写，或上传登记表。")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        past = st.checkbox("含已离任的", key="contacts_past")
        whole = contact_book.may_see(held) and st.checkbox("显示完整号码（仅有发布权限的人可见）", key="contacts_whole")
    day = today().isoformat()
    seen = [one for one in contact_book.visible(held, bool(whole)) if past or one.current(day)]
    shown(contact_book.table_of(seen), key="contacts_roster")
    if whole:
        st.warning("正在显示完整号码，请勿投影、转发。下载的名册仍隐去中间几位。", icon=":material/visibility:")
    else:
        st.caption("电话号码只保存在档案库中；这里和下载的名册都隐去中间几位，可以投影、转发。")
    masked = [one for one in contact_book.visible(held, whole=False) if past or one.current(day)]
    with folded("contacts_roster") as box:
        if not box.open:
            return
        downloads.table_button(contact_book.table_of(masked), f"{held.place}联络员名册", "contacts_csv", what="名册")
        if contact_book.may_see(held):
            later = contact_book.later(held)
            downloads.file_button(
                "下载通讯录（Excel，完整号码，内部使用）",
                lambda: table_workbook(contact_book.table_of(later()), ("内部使用，请勿投影或转发。",)),
                f"{held.place}联络员通讯录{INTERNAL}.xlsx",
                "contacts_internal",
                icon=":material/lock:",
            )


def gaps(held: Work) -> None:
    """Show which units miss somebody, whose term is over, and who changed this year."""
    found = contact_book.standings(held)
    changed = found[found["changed"]]
    numbers.cards_row(
        ("在册（人次）", int((found["state"] == HELD).sum()), None),
        ("未登记（人次）", int((found["state"] == MISSING).sum()), "分管领导、联络员分别计算"),
        ("已到期（人次）", int((found["state"] == ENDED).sum()), "登记的任期已过，没有接任的人"),
        ("今年更换（人次）", len(changed), None),
    )
    gone = found[found["state"] != HELD]
    if len(gone):
        st.header("缺漏")
        units = "、".join(dict.fromkeys(gone["unit"]))
        st.code(
            f"以下单位的分管领导或联络员没有登记，或任期已过，请补报登记表：\n{units}。", language=None, wrap_lines=True
        )
        table = gone[["unit", "role", "state"]].set_axis(["单位", "身份", "情况"], axis=1)
        shown(table, key="contacts_gaps")
        table_to_take_away(lambda: table, f"{held.place}联络员缺漏名单", "contacts_gaps", what="缺漏名单", seen=True)
    else:
        st.success("应登记的单位都有分管领导和联络员。")
    if len(changed):
        st.header("今年更换")
        rows = [(one["unit"], one["role"], "、".join(one["names"]), one["since"]) for one in changed.to_dict("records")]
        shown(pd.DataFrame(rows, columns=["单位", "身份", "现任", "起"]), key="contacts_changed")


def standing(held: Work) -> None:
    """Tell what keeps the contacts from being read."""
    fault = contact_book.book(held).fault
    if fault:
        st.error(plain(fault), icon=":material/report:")
