"""The words of the screen with their meaning: searched, by group, the states of a cell as they are drawn."""

import pandas as pd
import streamlit as st

from lib.figures.matrix_heatmap import matrix_heatmap
from lib.ui import meanings
from lib.ui.absence import nothing
from lib.ui.charts import chart
from lib.ui.keeping import not_found
from lib.ui.loading import ink
from lib.ui.markdown import plain
from lib.ui.pickers import one_of
from lib.ui.views import table_to_take_away
from lib.vocabulary.methods import Method
from lib.vocabulary.terms import CELL, GROUPS, Term, meaning_of, searched

EVERY = "全部"


def choice() -> tuple[str, str]:
    """Return what is searched and the group that is looked at; both stay in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            "查找", key="glossary_search", bind="query-params", placeholder="词或含义中的字，可写几个词", width=300
        )
        group = one_of("哪一类", [EVERY, *GROUPS], "glossary_group")
    return text or "", group


def listed(text: str, group: str) -> None:
    """Show the terms found, group by group; with the states of a cell, how they are drawn."""
    known, fault = meanings.methods()
    if fault:
        st.error(plain(fault), icon=":material/report:")
    found = searched(text, None if group == EVERY else group, known)
    if not found:
        nothing(f"{not_found(text)}。", "换一个词，或把类别改为“全部”。")
        return
    for name in GROUPS:
        own = [term for term in found if term.group == name]
        if own:
            st.header(name, anchor=f"group-{GROUPS.index(name) + 1}")
            if name == CELL:
                _drawn()
            st.markdown("\n".join(_line(term, known) for term in own))
    table_to_take_away(lambda: _table(found, known), "名词解释", "glossary")


def _line(term: Term, known: dict[str, Method]) -> str:
    also = f"　文件中也写作：{'、'.join(term.elsewhere)}。" if term.elsewhere else ""
    how = f"  \n  :small[{plain(known[term.measure].told)}]" if _is_measure(term, known) else ""
    return f"- **{plain(term.name)}**　{plain(meaning_of(term, known) + also)}{how}"


def _is_measure(term: Term, known: dict[str, Method]) -> bool:
    return not term.meaning and term.measure in known


def _table(found: tuple[Term, ...], known: dict[str, Method]) -> pd.DataFrame:
    rows = [
        (
            term.name,
            term.group,
            meaning_of(term, known),
            known[term.measure].told if _is_measure(term, known) else "",
            "、".join(term.elsewhere),
        )
        for term in found
    ]
    return pd.DataFrame(rows, columns=["词", "类别", "含义", "怎样计算", "文件中的其他写法"])


def _drawn() -> None:
    """Show a small made-up matrix with every state, drawn as the page 联系矩阵 draws any."""
    shape = pd.DataFrame(
        {"民革": [True, pd.NA], "民盟": [False, pd.NA], "民建": [True, True]},
        index=pd.Index(["完整名单中的部门", "部分名单中的部门"], name="部门"),
    ).astype("boolean")
    chart(
        matrix_heatmap(shape, ink()),
        key="glossary_states",
        alt="示意：有对口联系的格涂色并有圆点，未列入的格空白，未知的格灰底有问号，没有该组织的没有这一列",
        width=560,
    )
    st.caption("示意，不是真实名单：● 有对口联系　空白 未列入对口联系　? 未知　台盟等没有列出的组织没有这一列。")
    st.caption("右边和下边是联系数：有未知的格时只是下限，写作 ≥；连一对也没有见到的，写作 ?。")
