"""Making the draft: a table whose cells are ticked, and what can be done to departments and organisations."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.intake.names import name_fault, one_line, shown
from lib.intake.problems import Problem
from lib.measures import plan_operations as operations
from lib.ui.loading import matrix_of
from lib.ui.markdown import plain
from lib.ui.plan_desk import Desk, laid_out, step_back, ticked
from lib.vocabulary.parties import ORDER

DEPARTMENT = "部门"
_HEIGHT = 36 * 13
# Its words are English.
_NO_TOOLBAR = '<style>.st-key-plan_table [data-testid="stElementToolbar"] {display: none}</style>'

Matrix = pd.DataFrame


def edited(desk: Desk) -> Desk:
    """Let cells be ticked; return the draft with what was ticked."""
    columns: dict[str, ColumnConfig | None] = {
        str(party): st.column_config.CheckboxColumn(width=34 + 14 * len(str(party))) for party in desk.start.columns
    }
    columns |= {DEPARTMENT: st.column_config.TextColumn(width=200, disabled=True, pinned=True)}
    st.html(_NO_TOOLBAR)
    if desk.start.isna().to_numpy().any():
        st.caption(
            "☑ 联系　☐ 不联系　没有方框的空格：未定（别处标“?”）——原名单不完整，不知道是否联系，"
            "不计作没有联系。点一下即打勾。"
        )
    with st.container(key="plan_table"):
        table = st.data_editor(
            _table(desk.start),
            key=desk.table_key,
            hide_index=True,
            num_rows="fixed",
            width="content",
            height=min(_HEIGHT, 36 * (len(desk.start) + 1)),
            placeholder="?",
            column_config=columns,
        )
    return ticked(desk, _matrix(table, desk.start))


def operated(desk: Desk) -> None:
    """Let bodies come, go, merge and take other names, and take back the last step, a tick too."""
    saved = st.session_state.pop("plan_operated", "")
    if saved:
        st.success(plain(saved))
    with st.expander("改名、合并、增删部门和组织", icon=":material/merge:", key="plan_operations", on_change="ignore"):
        kind = st.segmented_control("做什么", list(_FORMS), default="合并部门", key="plan_operation", required=True)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            made = _FORMS[kind or "合并部门"](desk)
        if made is not None:
            matrix, words = made
            laid_out(desk, matrix)
            st.session_state["plan_operated"] = words
            st.rerun()
    with st.container(horizontal=True):
        if st.button("撤销上一步", key="plan_undo", icon=":material/undo:", disabled=not desk.undo):
            step_back(desk)
            st.rerun()
        again = st.button("恢复为原名单", key="plan_again", icon=":material/restart_alt:")
        open_ = int(desk.now.isna().to_numpy().sum())
        label = f"未定的 {open_} 格全部定为不联系"
        closed = open_ > 0 and st.button(label, key="plan_close", icon=":material/check_box_outline_blank:")
    if closed:
        laid_out(desk, operations.open_cells_closed(desk.now))
        st.rerun()
    if again:
        laid_out(desk, matrix_of(desk.document), name="")
        st.rerun()


def _table(matrix: Matrix) -> Matrix:
    table = matrix.reset_index(drop=True).rename_axis(columns=None)
    table.insert(0, DEPARTMENT, [str(name) for name in matrix.index])
    return table


def _matrix(table: Matrix, like: Matrix) -> Matrix:
    cells = table.drop(columns=DEPARTMENT).astype("boolean")
    return cells.set_axis(like.index).set_axis(like.columns, axis=1)


Made = tuple[Matrix, str] | None


def _several(desk: Desk, name: str, told: str) -> list[str]:
    return st.multiselect("哪几个部门", _names(desk), key=_key(desk, name), placeholder=told, select_all=False)


def _merge(desk: Desk) -> Made:
    names = _several(desk, "merge", "选择两个以上")
    into = _typed("合并后的名称", desk, "into", names[0] if names else "")
    if not st.button("合并", key="plan_merge_go"):
        return None
    if len(names) < 2:
        st.error("请选择两个以上的部门。")
        return None
    if _faulty(desk, into, names):
        return None
    return operations.departments_merged(desk.now, names, into), f"已合并为“{into}”：{'、'.join(names)}。"


def _rename(desk: Desk) -> Made:
    old = st.selectbox("部门", _names(desk), key=_key(desk, "old"), placeholder="")
    new = _typed("新名称", desk, "new", "")
    if old is None or not st.button("改名", key="plan_rename_go") or _faulty(desk, new, [old]):
        return None
    return operations.department_renamed(desk.now, old, new), f"已将“{old}”改名为“{new}”。"


def _add(desk: Desk) -> Made:
    name = _typed("部门名称", desk, "add", "")
    if not st.button("增加", key="plan_add_go") or _faulty(desk, name, []):
        return None
    return operations.department_added(desk.now, name), f"已增加“{name}”，还没有联系对象。"


def _drop(desk: Desk) -> Made:
    names = _several(desk, "drop", "选择部门")
    if not st.button("删去", key="plan_drop_go"):
        return None
    if not names:
        st.error("请选择要删去的部门。")
        return None
    return operations.departments_dropped(desk.now, names), f"已删去：{'、'.join(names)}。"


def _add_party(desk: Desk) -> Made:
    offered = [party for party in ORDER if party not in desk.now.columns]
    party = st.selectbox("组织", offered, key=_key(desk, "party"), placeholder="十家都已列入")
    if not st.button("增加", key="plan_party_go", disabled=not offered) or party is None:
        return None
    return operations.organisation_added(desk.now, party), f"已增加{party}，还没有联系部门。"


def _drop_party(desk: Desk) -> Made:
    party = st.selectbox("组织", list(map(str, desk.now.columns)), key=_key(desk, "gone"), placeholder="")
    if not st.button("去掉", key="plan_gone_go", disabled=len(desk.now.columns) < 2) or party is None:
        return None
    return operations.organisation_dropped(desk.now, party), f"已去掉{party}一列。"


_FORMS: dict[str, Callable[[Desk], Made]] = {
    "合并部门": _merge,
    "改名": _rename,
    "增加部门": _add,
    "删去部门": _drop,
    "增加组织": _add_party,
    "去掉组织": _drop_party,
}


def _names(desk: Desk) -> list[str]:
    return [str(name) for name in desk.now.index]


def _typed(label: str, desk: Desk, what: str, usual: str) -> str:
    typed = st.text_input(label, key=_key(desk, what), placeholder=usual)
    return one_line(" ".join((typed or "").split())) or usual


def _faulty(desk: Desk, name: str, names: list[str]) -> bool:
    """Tell whether a typed name cannot be that of a department (in place of `names`); if so, say why."""
    fault = name_fault(name)
    if not name:
        st.error("请填写部门名称。")
    elif fault:
        st.error(plain(Problem(fault, value=shown(name)).message))
    elif name in set(_names(desk)) - set(names):
        st.error(plain(f"名单中已有“{name}”。要并入它，请用“合并部门”，把它也选上。"))
    return not name or bool(fault) or name in set(_names(desk)) - set(names)


def _key(desk: Desk, what: str) -> str:
    return f"plan_{what}_{desk.document.document_id}_{desk.turn}"
