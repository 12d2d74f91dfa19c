"""One annual report on the screen: the seven lines to fill in, as the form of the annex has them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from lib.intake.filled.report import Entry, Report
from lib.intake.filled.values import NOTHING, count_of, text_of
from lib.intake.headings import wording
from lib.intake.problems import Problem
from lib.measures.reporting import LATE, standing
from lib.ui import access, saving
from lib.ui.work import today
from lib.vocabulary.activities import KINDS
from lib.vocabulary.parties import ORDER

WIDTHS = (1.5, 2.5, 0.9, 5)
EMPTY = "还没有填写任何内容。请填写各项情况；全年没有活动的，请勾选“全年没有活动”，或在“其他”一栏写“无”。"
BOTH = "勾选了“全年没有活动”，但表中填有内容。请去掉勾选，或清空内容。"


def filled_in(
    person: access.Publisher,
    base: Report,
    offered: Sequence[str],
    key: str,
    more: int,
    held: bool,
    last: date | None,
    usual: tuple[str, ...],
) -> tuple[Report, str, str] | list[str] | None:
    """Draw the form with what `base` says in it; return the report, name and reason once it is sent.

    Before that None; and in Chinese sentences what is wrong with what was sent. `offered` are the organisations that
    come first in the choice, `more` is the least number of lines per kind; whoever changes `key` begins anew. `held`
    says that `base` is a report, so that without entries it tells of a year without activities. `last` is the last day
    on which it is in time, None if no document sets one. `usual` is chosen in new lines: the organisation of a
    department that is linked to only one.
    """
    # No form of Streamlit's: what is typed in one is unknown here until it is sent, and lost when the view changes.
    with st.container(border=True, key=f"{key}_form"):
        heads = st.columns(WIDTHS)
        for head, name in zip(heads, ("类别", "联系对象", "次数", "情况"), strict=True):
            head.caption(name)
        lines = [_lines(base, place, offered, key, more, usual) for place in range(len(KINDS))]
        st.session_state.setdefault(f"{key}_nothing", held and not base.entries)
        nothing = st.checkbox("全年没有活动", key=f"{key}_nothing", **_kept(key))
        one, two = st.columns([1, 3])
        day = date.fromisoformat(base.received_on) if base.received_on else today()
        st.session_state.setdefault(f"{key}_received", day)
        received = one.date_input("报送日期", format="YYYY-MM-DD", key=f"{key}_received", **_kept(key))
        if last and isinstance(received, date) and standing(received, last) == LATE:
            one.caption(f"按这个日期将记为迟报（应于 {last.isoformat()} 前报送）；以前收到的，请改为收到的日期。")
        with two:
            by, why = saving.signature(person, key, "年度报告")
        left, right = st.columns([1, 3], vertical_alignment="center")
        sent = left.button("保存报告", type="primary", icon=":material/save:", key=f"{key}_save")
        open_ = sum(not entry.parties for found, _, _ in lines for entry in found)
        if open_:
            right.caption(f"有 {open_} 条没有选联系对象：保存后不计入任何一对联系。")
        if touched(key):
            right.caption("有还没有保存的内容；换视图、换部门后回来仍在，关闭浏览器就没有了。")
    if not sent:
        return None
    faults = [fault for _, told, _ in lines for fault in told]
    entries = tuple(entry for found, _, _ in lines for entry in found)
    if not faults and not entries and not nothing and not any(none for _, _, none in lines):
        faults.append(EMPTY)
    if entries and nothing:
        faults.append(BOTH)
    if not (by and why):
        faults.append("请填写经办人和说明。")
    if not isinstance(received, date):
        faults.append("请填写报送日期。")
    if faults:
        return faults
    assert isinstance(received, date)
    return Report(base.department, base.year, received.isoformat(), entries), by, why


def begun(key: str) -> bool:
    """Tell whether the form with this key was drawn already."""
    return f"{key}_nothing" in st.session_state


def touched(key: str) -> bool:
    """Tell whether something was changed in the form with this key since it was begun."""
    return bool(st.session_state.get(f"{key}_touched"))


def _lines(
    base: Report, place: int, offered: Sequence[str], key: str, more: int, usual: tuple[str, ...]
) -> tuple[list[Entry], list[str], bool]:
    """Draw the lines of one kind; return what they say, what is wrong with them, whether they say 无."""
    kind = KINDS[place]
    known = [entry for entry in base.entries if entry.kind == kind.short]
    entries: list[Entry] = []
    faults: list[str] = []
    none = False
    parties = [*offered, *(name for name in ORDER if name not in offered)]
    for line in range(max(more, len(known))):
        was = known[line] if line < len(known) else Entry(kind.short, None, usual, "")
        name, who, number, words = st.columns(WIDTHS, vertical_alignment="top")
        name.markdown(f"**{kind.short}**" if line == 0 else "　同上")
        own = f"{key}_{place}_{line}"
        st.session_state.setdefault(f"{own}_parties", list(was.parties))
        st.session_state.setdefault(f"{own}_count", str(was.count or ""))
        st.session_state.setdefault(f"{own}_text", was.text)
        field = {"label_visibility": "collapsed"} | _kept(key)
        label = f"{kind.short}{line + 1}"
        chosen = who.multiselect(
            f"{label}联系对象", parties, key=f"{own}_parties", placeholder="选择组织", select_all=False, **field
        )
        # Text, not a number: the browser tells of a number out of bounds in English.
        times = number.text_input(f"{label}次数", key=f"{own}_count", placeholder="次数", autocomplete="off", **field)
        said = words.text_area(f"{label}情况", key=f"{own}_text", height=68, placeholder=kind.printed, **field)
        text, count = text_of(said or ""), count_of(times or "")
        none = none or wording(said or "").rstrip("。.") in NOTHING
        if isinstance(text, str) and wording(text).rstrip("。.") in NOTHING:
            text = ""
        if isinstance(count, int) and count == 0 and text:
            count = Problem("bad-count", value="0")
        told = [f"{kind.printed}：{one.message}" for one in (text, count) if isinstance(one, Problem)]
        faults += told
        if told:
            continue
        if text or count:
            ordered = tuple(party for party in ORDER if party in chosen)
            entries.append(Entry(kind.short, count or None, ordered, text))  # type: ignore[arg-type]
        elif chosen and list(chosen) != list(was.parties):
            faults.append(f"{kind.printed}：选了组织，但没有次数，也没有情况。请补上，或去掉组织。")
    return entries, faults, none


def _kept(key: str) -> dict[str, Any]:
    """Return what lets a field keep its text while the clerk looks elsewhere, and tell that it was changed."""
    return {"persist_state": "session", "on_change": _touch, "args": (key,)}


def _touch(key: str) -> None:
    st.session_state[f"{key}_touched"] = True
