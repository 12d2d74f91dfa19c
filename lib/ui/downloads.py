"""Buttons that hand something out as a file: 下载 what （kind）, a file named after place, year and what it is."""

from collections.abc import Callable
from pathlib import PurePath

import pandas as pd
import streamlit as st

from lib.archive.document import Document
from lib.exports.csv_file import matrix_csv, table_csv
from lib.exports.workbook import matrix_workbook, table_workbook, template_workbook
from lib.vocabulary.parties import ORDER

MOST_IN_WORKBOOK = 20_000  # rows
_OFFICE = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".pdf": "application/pdf",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".txt": "text/plain",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
}


def file_button(label: str, make: Callable[[], bytes], name: str, key: str, icon: str = ":material/download:") -> None:
    """Offer a file that is made when it is asked for; the end of its name (.docx …) tells of which kind it is."""
    kind = _KINDS[PurePath(name).suffix]
    st.download_button(label, data=make, file_name=name, mime=kind, icon=icon, key=key, on_click="ignore")


def table_button(
    table: pd.DataFrame | Callable[[], pd.DataFrame],
    name: str,
    key: str,
    notes: tuple[str, ...] = (),
    what: str = "表格",
) -> None:
    """Offer a table, or what is made when it is asked for, as CSV and workbook, both right in Chinese in Excel and WPS.

    A workbook of tens of thousands of rows would hold up everybody else while it is written: those come as CSV alone.
    """

    def made() -> pd.DataFrame:
        return table if isinstance(table, pd.DataFrame) else table()

    with st.container(horizontal=True):
        if not isinstance(table, pd.DataFrame) or len(table) <= MOST_IN_WORKBOOK:
            file_button(f"下载{what}（Excel）", lambda: table_workbook(made(), notes), f"{name}.xlsx", f"{key}_xlsx")
        file_button(f"下载{what}（CSV）", lambda: table_csv(made()), f"{name}.csv", key)


def matrix_button(matrix: pd.DataFrame, document: Document, key: str) -> None:
    """Offer a matrix in the wide form that can be uploaded again."""
    name = f"{document.label}对口联系矩阵"
    notes = tuple(
        part
        for part in (
            f"{document.label}：{document.title}",
            f"文号：{document.number}" if document.number else "",
            f"日期：{document.issued_on}" if document.issued_on else f"年份：{document.period}",
            f"完整性：{document.completeness}。{document.complete_for}",
            f"来源：{document.source}",
            "1 对口联系，0 未列入联系，空白未知。",
            "演示数据，不是真实名单。" if document.synthetic else "",
        )
        if part
    )
    with st.container(horizontal=True):
        file_button("下载联系矩阵（Excel）", lambda: matrix_workbook(matrix, notes), f"{name}.xlsx", f"{key}_xlsx")
        file_button("下载联系矩阵（CSV）", lambda: matrix_csv(matrix), f"{name}.csv", key)


def templates() -> None:
    """Offer empty forms for departments to fill in."""
    name, empty = "对口联系矩阵空白模板", pd.DataFrame(columns=["部门", *ORDER])
    with st.container(horizontal=True):
        file_button(
            "下载空白模板（Excel，带下拉选项）", lambda: template_workbook(ORDER), f"{name}.xlsx", "template_xlsx"
        )
        file_button("下载空白模板（CSV）", lambda: table_csv(empty), f"{name}.csv", "template_csv")
