"""The views of the sources page: the register, the facts beside the matrices, the dictionary, the methods."""

import pandas as pd
import streamlit as st

from lib.archive.document import EVIDENCE, LEVELS, Document
from lib.archive.holdings import Holdings
from lib.archive.package import read_package
from lib.archive.register import place_name, read_rows
from lib.ui import messages, pickers, tables
from lib.ui.loading import once_for_all
from lib.ui.markdown import plain
from lib.ui.views import table_to_take_away
from lib.vocabulary.tables import DATA, read_vocabulary


def register(held: Holdings) -> None:
    """Show every document, and the whole record of the chosen one."""
    if not held.documents:
        messages.nothing("还没有登记任何文件。")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        document = pickers.document()
    messages.finding(f"{document.label}：{document.completeness}，{EVIDENCE[document.evidence]}。", document)
    messages.standing(document)
    _record(document, held)
    st.subheader("全部文件")
    tables.shown(once_for_all(tables.register_table), key="sources_register")


def facts(held: Holdings) -> None:
    """Show the tables beside the matrices: mechanisms, activities, indicators, declared corrections."""
    messages.finding("文件还载明了制度机制，报道还记下了实际活动和数字；活动不是对口联系名单，不计入联系数。")
    for name, title in (
        ("mechanisms", "制度机制"),
        ("activities", "联系活动"),
        ("indicators", "公开数字"),
        ("corrections", "更正记录"),
    ):
        st.subheader(title)
        tables.shown(once_for_all(_facts_table, name), key=f"sources_{name}")


def dictionary(held: Holdings) -> None:
    """Show what every table and every column of the data package means."""
    package = read_package()
    messages.finding(f"{package.title}（{package.version}）：{len(package.tables)} 张数据表。{package.licence}")
    st.markdown(plain(package.description))
    shown = [table for table in package.tables if not table.matrix]
    matrices = [table for table in package.tables if table.matrix]
    for table in shown + matrices[:1]:
        title = f"联系矩阵（{len(matrices)} 张，每份文件一张）" if table.matrix else table.title
        with st.expander(f"{title} · {'matrices/' if table.matrix else table.path}"):
            st.markdown(plain(table.description))
            fields = [(one.title, one.name, one.kind, one.description) for one in table.fields]
            frame = pd.DataFrame(fields, columns=["列", "字段名", "类型", "含义"])
            tables.shown(frame, key=f"sources_table_{table.name}")


def methods(held: Holdings) -> None:
    """Show how each measure is defined, where it comes from, and when it is withheld."""
    messages.finding("每个指标只用已知格计算：未知格既不算联系，也不算未联系；不适用时不显示，并说明原因。")
    frame = pd.DataFrame(read_vocabulary("measures")).drop(columns="measure")
    frame.columns = pd.Index(["指标", "含义", "算法", "取值", "出处", "何时不显示"])
    for _, row in frame.iterrows():
        with st.container(border=True):
            st.markdown(f"**{row['指标']}**　{plain(row['含义'])}")
            st.caption(
                plain(f"算法：{row['算法']}；取值：{row['取值']}；何时不显示：{row['何时不显示']}。出处：{row['出处']}")
            )
    table_to_take_away(lambda: frame, "指标与方法", "sources_methods")


def _record(document: Document, held: Holdings) -> None:
    """Show every field of the register that says something."""
    replaced = held.documents.get(document.repealed_by)
    told = {
        "标题": document.title,
        "文号": document.number,
        "日期": document.issued_on,
        "年份": f"{document.period} {document.year_note}",
        "地区": f"{document.province} {document.place}（{LEVELS[document.level]}，代码 {document.jurisdiction}）",
        "性质": document.source_kind,
        "完整性": document.completeness,
        "已知范围": document.complete_for,
        "自报数字": document.declared_note,
        "共同联系部门": "、".join(document.shared_departments),
        "有效至": document.in_force_until,
        "被取代": replaced.label if replaced else document.repealed_by,
        "说明": document.notes,
        "来源": document.source,
        "收录日期": document.added_on,
    }
    with st.container(border=True, key="sources_record"):
        lines = [f"**{name}**　{plain(value.strip())}" for name, value in told.items() if value.strip()]
        lines.append(f"**网址**　`{document.url}`" if document.url else "**网址**　没有可信的网址")
        st.markdown("  \n".join(lines))
        if document.document_id in held.matrices:
            st.page_link(
                "pages/browse/matrix.py",
                label="查看联系矩阵",
                icon=":material/grid_on:",
                query_params=pickers.address_of(document),
            )


def _facts_table(held: Holdings, name: str) -> pd.DataFrame:
    rows, _ = read_rows(DATA / f"{name}.csv")
    frame = pd.DataFrame(rows)
    titles = {
        field.name: field.title for table in read_package().tables if table.name == name for field in table.fields
    }
    if "jurisdiction" in frame:
        frame["jurisdiction"] = [
            place_name(code, held.jurisdictions) if code in held.jurisdictions else code
            for code in frame["jurisdiction"]
        ]
    if "document_id" in frame:
        labels = {one.document_id: one.label for one in held.documents.values()}
        frame["document_id"] = [labels.get(name, name) for name in frame["document_id"]]
    return frame.rename(columns=titles)
