"""Buttons that hand a table or a matrix out as a file."""

import pandas as pd
import streamlit as st

from lib.archive.register import Document
from lib.exports.csv_file import matrix_csv, table_csv


def table_button(table: pd.DataFrame, name: str, key: str) -> None:
    """Offer a table as a CSV file that Excel and WPS open in Chinese."""
    st.download_button(
        "下载表格（CSV）",
        data=lambda: table_csv(table),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )


def matrix_button(matrix: pd.DataFrame, document: Document, key: str) -> None:
    """Offer a matrix in the wide form that can be read in again."""
    st.download_button(
        "下载联系矩阵（CSV）",
        data=lambda: matrix_csv(matrix),
        file_name=f"{document.label}对口联系矩阵.csv",
        mime="text/csv",
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )
