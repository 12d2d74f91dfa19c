"""The views of the sources page: the register, the corrections, the dictionary, the methods."""

import pandas as pd
import streamlit as st

from lib.archive.document import EVIDENCE, LEVELS, Document
from lib.archive.folder import data_folder, only_lists
from lib.archive.holdings import Holdings
from lib.archive.package import read_package
from lib.archive.rows import read_rows
from lib.intake.problems import Problem
from lib.ui import absence, inventory, meanings, messages, pickers, tables
from lib.ui.compare_lists import AT_ONCE
from lib.ui.loading import once_for_all
from lib.ui.markdown import plain
from lib.ui.views import table_to_take_away
from lib.vocabulary.tables import DATA


def register(held: Holdings) -> None:
    """Show every document, and the whole record of the chosen one."""
    if not held.documents:
        absence.no_documents()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        document = pickers.document()
    messages.finding(
        absence.worded(f"{document.label}：{document.completeness}，{EVIDENCE[document.evidence]}。", document)
    )
    messages.standing(document)
    _record(document, held)
    st.header("全部文件")
    table = once_for_all(inventory.register_table)
    if len(table) > AT_ONCE:
        asked = st.text_input(
            "查找", key="sources_search", bind="query-params", placeholder="地区、年份、文号或标题，可写几个词"
        )
        if asked:
            table = once_for_all(inventory.matching, asked)
            st.caption(plain(f"“{asked}”：{len(table)} 份文件。"))
    tables.shown(table, key="sources_register", widths={"文号": 190, "年份": 175})
    if len(table) > tables.MOST_ROWS:
        table_to_take_away(lambda: table, "文件登记", "sources_documents", seen=True)


def corrections(held: Holdings) -> None:
    """Show what is wrong or masked in the sources, as printed and as corrected, and the way to what else they tell."""
    messages.finding("来源印错或被遮的内容，更正时写明理由；无法恢复的留空。矩阵里的部门名一律保持原样。")
    table, faults = once_for_all(_corrections_table)
    messages.problems(faults)
    if len(table):
        tables.shown(table, key="sources_corrections")
    elif not faults:
        absence.nothing("收录的文件没有更正记录。", "有更正的，请在 data/corrections.csv 中写明理由。")
    with st.container(horizontal=True):
        st.page_link("pages/work/mechanisms.py", label="制度机制和活动", icon=":material/gavel:")
        st.page_link("pages/work/coordination.py", label="协同关系", icon=":material/lan:")
        st.page_link("pages/work/indicators.py", label="公开数字", icon=":material/pin:")


def dictionary(held: Holdings) -> None:
    """Show what every table and every column of the data package means."""
    package = read_package(DATA)
    if isinstance(package, Problem):
        messages.problems((package,))
        return
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
    known, fault = meanings.methods()
    if fault:
        st.error(plain(fault), icon=":material/report:")
        return
    for one in known.values():
        with st.container(border=True):
            st.markdown(f"**{plain(one.name)}**　{plain(one.definition)}")
            st.caption(plain(one.told))
    table_to_take_away(meanings.methods_table, "指标与方法", "sources_methods")
    st.page_link("pages/about/glossary.py")


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
        url = document.url.replace("`", "%60")  # as it is, for copying: nothing in it may end the mark around it
        lines.append(f"**网址**　`{url}`" if url else "**网址**　没有可信的网址")
        st.markdown("  \n".join(lines))
        if document.document_id in held.matrices:
            st.page_link(
                "pages/browse/matrix.py",
                label="查看联系矩阵",
                icon=":material/grid_on:",
                query_params=pickers.address_of(document),
            )


def _corrections_table(held: Holdings) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Return the corrections under Chinese headings, as far as datapackage.json tells them, and what is wrong there."""
    path, package = data_folder(DATA) / "corrections.csv", read_package(DATA)
    if only_lists(path.parent) and not path.exists():
        return pd.DataFrame(), ()
    table = read_rows(path)
    frame = pd.DataFrame(list(table.rows.values()), columns=pd.Index(table.columns))
    described = () if isinstance(package, Problem) else package.tables
    titles = {field.name: field.title for one in described if one.name == "corrections" for field in one.fields}
    if "document_id" in frame:
        known = held.documents
        frame["document_id"] = [known[name].label if name in known else name for name in frame["document_id"]]
    return frame.rename(columns=titles), table.problems
