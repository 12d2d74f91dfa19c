"""What one matrix changes in another, on the screen: in a sentence, as a difference matrix, as a table."""

import pandas as pd
import streamlit as st

from lib.figures.difference_heatmap import difference_heatmap, legend
from lib.measures.difference import Difference, difference
from lib.ui.charts import chart
from lib.ui.loading import ink
from lib.ui.markdown import plain
from lib.ui.tables import shown


def show(old: pd.DataFrame | None, new: pd.DataFrame, key: str, against: str = "已发布的") -> Difference:
    """Show what `new` changes in `old` (None: nothing published yet), called `against`; return the difference."""
    found = difference(old, new)
    told = sentence(found, old is None, against)
    st.markdown(f"**{plain(told)}**")
    if found.nothing:
        return found
    for before, after in found.renamed:
        st.caption(plain(f"“{before}”与“{after}”职能相同，可能是改名：联系的增减按两个名称分别计算。"))
    st.caption(legend(found.cells))
    chart(difference_heatmap(found.cells, ink()), key=f"{key}_chart", alt=told, legend=legend(found.cells))
    with st.expander("逐条列出", icon=":material/table:"):
        shown(change_table(found), key=f"{key}_table")
    return found


def sentence(found: Difference, first: bool, against: str) -> str:
    """Return the difference in a sentence; `against` names the older matrix."""
    if first:
        return f"还没有发布过：共 {len(found.new_departments)} 个部门、{len(found.added)} 对联系，全部为新增。"
    if found.nothing:
        return f"与{against}完全相同：{found.kept} 对联系没有变化。"
    parts = [f"新增 {len(found.added)} 对", f"去掉 {len(found.removed)} 对", f"保留 {found.kept} 对"]
    counts = (
        ("原有联系变为未知 {} 对", found.doubted),
        ("{} 对由未知变为联系", found.learned),
        ("{} 格由未知变为未列入", found.cleared),
        ("{} 格由未列入变为未知", found.forgotten),
        ("新部门 {} 个", found.new_departments),
        ("不再列出的部门 {} 个", found.gone_departments),
        ("新列入的组织 {} 家", found.new_parties),
        ("不再列入的组织 {} 家", found.gone_parties),
    )
    parts += [text.format(len(names)) for text, names in counts if names]
    return f"与{against}相比：" + "，".join(parts) + "。"


def change_table(found: Difference) -> pd.DataFrame:
    """Return one row per change."""
    kinds = (
        ("新增", found.added),
        ("去掉", found.removed),
        ("原有联系变为未知", found.doubted),
        ("由未知变为联系", found.learned),
        ("由未知变为未列入", found.cleared),
        ("由未列入变为未知", found.forgotten),
    )
    rows = [(name, *pair) for name, pairs in kinds for pair in pairs]
    rows += [("新部门", name, "") for name in found.new_departments]
    rows += [("不再列出", name, "") for name in found.gone_departments]
    rows += [("新列入的组织", "", name) for name in found.new_parties]
    rows += [("不再列入的组织", "", name) for name in found.gone_parties]
    return pd.DataFrame(rows, columns=["变化", "部门", "组织"])
