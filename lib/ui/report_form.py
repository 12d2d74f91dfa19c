"""One annual report on the screen: the seven lines to fill in, as the form of the annex has them."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lib.intake.filled.report import Entry, Report
from lib.intake.filled.values import text_of
from lib.intake.problems import Problem
from lib.ui import access, saving
from lib.ui.work import today
from lib.vocabulary.activities import KINDS
from lib.vocabulary.parties import ORDER

WIDTHS = (1.5, 2.5, 0.9, 5)


def filled_in(
    person: access.Publisher, base: Report, offered: Sequence[str], key: str, more: int
) -> tuple[Report, str, str] | list[str] | None:
    """Draw the form with what `base` says in it; return the report, name and reason once it is sent.

    Before that None; and in Chinese sentences what is wrong with what was sent. `offered` are the organisations that
    come first in the choice, `more` is the least number of lines per kind; whoever changes `key` begins anew.
    """
    with st.form(f"{key}_form", border=True, enter_to_submit=False):
        heads = st.columns(WIDTHS)
        for head, name in zip(heads, ("类别", "联系对象", "次数", "情况"), strict=True):
            head.caption(name)
        lines = [_lines(base, place, offered, key, more) for place in range(len(KINDS))]
        one, two = st.columns([1, 3])
        day = date.fromisoformat(base.received_on) if base.received_on else today()
        received = one.date_input("报送日期", value=day, format="YYYY-MM-DD", key=f"{key}_received")
        with two:
            by, why = saving.signature(person, key, "年度报告")
        sent = st.form_submit_button("保存报告", type="primary", icon=":material/save:")
    if not sent:
        return None
    faults = [fault for _, told in lines for fault in told]
    if not (by and why):
        faults.append("请填写经办人和说明。")
    if faults:
        return faults
    entries = tuple(entry for found, _ in lines for entry in found)
    assert isinstance(received, date)
    return Report(base.department, base.year, received.isoformat(), entries), by, why


def begun(key: str) -> bool:
    """Tell whether the form with this key stands on the screen already, with what was typed in it."""
    return f"{key}_0_0_text" in st.session_state


def _lines(base: Report, place: int, offered: Sequence[str], key: str, more: int) -> tuple[list[Entry], list[str]]:
    """Draw the lines of one kind; return what they say and what is wrong with them."""
    kind = KINDS[place]
    known = [entry for entry in base.entries if entry.kind == kind.short]
    entries: list[Entry] = []
    faults: list[str] = []
    parties = [*offered, *(name for name in ORDER if name not in offered)]
    for line in range(max(more, len(known))):
        was = known[line] if line < len(known) else Entry(kind.short, None, (), "")
        name, who, number, words = st.columns(WIDTHS, vertical_alignment="top")
        name.markdown(f"**{kind.short}**" if line == 0 else "　同上")
        own = f"{key}_{place}_{line}"
        st.session_state.setdefault(f"{own}_parties", list(was.parties))
        st.session_state.setdefault(f"{own}_count", was.count)
        st.session_state.setdefault(f"{own}_text", was.text)
        hidden = {"label_visibility": "collapsed"}
        label = f"{kind.short}{line + 1}"
        chosen = who.multiselect(f"{label}联系对象", parties, key=f"{own}_parties", placeholder="选择组织", **hidden)  # type: ignore[call-overload]
        count = number.number_input(
            f"{label}次数", 1, 9999, key=f"{own}_count", placeholder="次数", label_visibility="collapsed"
        )
        said = words.text_area(
            f"{label}情况", key=f"{own}_text", height=68, placeholder=kind.printed, label_visibility="collapsed"
        )
        text = text_of(said or "")
        if isinstance(text, Problem):
            faults.append(f"{kind.printed}：{text.message}")
        elif text or count:
            ordered = tuple(party for party in ORDER if party in chosen)
            entries.append(Entry(kind.short, int(count) if count else None, ordered, text))
        elif chosen and list(chosen) != list(was.parties):
            faults.append(f"{kind.printed}：选了组织，但没有次数，也没有情况。请补上，或去掉组织。")
    return entries, faults
