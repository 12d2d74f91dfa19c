"""Reports as files: empty forms to send out, one report as the form of the annex, a year as one table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.exports.annex_forms import entry_line, report_form
from lib.exports.workbook import table_workbook
from lib.intake.filled.contact import ROLES, Contact
from lib.intake.filled.report import Report
from lib.intake.filled.report_table import COUNT as NUMBER
from lib.intake.filled.report_table import DAY, DEPARTMENT, KIND, NONE, PARTIES, TEXT, YEAR
from lib.ui import contact_book
from lib.ui.downloads import file_button, table_button
from lib.ui.internal_files import INTERNAL
from lib.ui.work import Work, due
from lib.vocabulary.activities import KIND_ORDER

TITLE = "{year}年度对口联系工作情况报告表"
NOTE = "注：各政府部门应在每年1月下旬将上一年度的报告表报统战部。"
NOTES = (
    "每行一条；一个部门可以有多行，次数不清楚的留空，联系对象用顿号隔开，没有写明的留空。",
    f"类别：{'、'.join(KIND_ORDER)}；全年没有活动的写“{NONE}”。",
)


def templates(work: Work, department: str) -> None:
    """Offer the empty form for one department and the empty table for many."""
    with st.container(horizontal=True):
        file_button(
            "下载空白报告表（Word）",
            lambda: _form(work, Report(department, work.year or 0, "", ())),
            f"{work.label}{department}空白报告表.docx",
            "reports_empty_form",
        )
        file_button(
            "下载空白汇总表（Excel）",
            lambda: table_workbook(_empty(work), NOTES),
            f"{work.label}空白汇总表.xlsx",
            "reports_empty_table",
        )


def form_button(work: Work, report: Report) -> None:
    """Offer a report as the form of the annex; whole telephone numbers only for those who may publish."""
    mark = INTERNAL if contact_book.may_see(work) else ""
    name, later = f"{work.label}{report.department}报告表{mark}.docx", contact_book.later(work)
    file_button("下载报告表（Word）", lambda: _form(work, report, later()), name, "reports_form")


def year_buttons(work: Work) -> None:
    """Offer all reports of the year as a table that can be handed in again."""
    name = f"{work.label}全部报告"
    table_button(lambda: year_table(work), name, "reports_year_csv", (f"{name}。", *NOTES), what="全部报告")


def year_table(work: Work) -> pd.DataFrame:
    """Return all reports of a year as a table."""
    return table_of([kept.report for kept in work.reports.values()])


def table_of(reports: Sequence[Report]) -> pd.DataFrame:
    """Return reports as a table, one row per entry, in the columns that the reader of tables knows."""
    rows: list[tuple[object, ...]] = []
    for report in reports:
        head, day = (report.department, str(report.year)), report.received_on
        rows += [(*head, one.kind, one.count, "、".join(one.parties), one.text, day) for one in report.entries]
        rows += [] if report.entries else [(*head, NONE, None, "", "", day)]
    table = pd.DataFrame(rows, columns=[DEPARTMENT, YEAR, KIND, NUMBER, PARTIES, TEXT, DAY])
    return table.astype({NUMBER: "Int64"})


def _empty(work: Work) -> pd.DataFrame:
    rows = [(name, str(work.year), "", None, "", "", "") for name in work.listed]
    return pd.DataFrame(rows, columns=[DEPARTMENT, YEAR, KIND, NUMBER, PARTIES, TEXT, DAY])


def _form(work: Work, report: Report, contacts: Sequence[Contact] = ()) -> bytes:
    lines = {
        kind: [entry_line(one.parties, one.count, one.text) for one in report.entries if one.kind == kind]
        for kind in KIND_ORDER
    }
    if report.received_on and not report.entries:
        lines["其他"] = [NONE]
    title = TITLE.format(year=report.year)
    linked = work.linked(report.department)
    persons = [contact_book.holder(contacts, report.department, role) for role in ROLES]
    told = [(one.name, one.telephone) if one else ("", "") for one in persons]
    return report_form(title, report.department, report.received_on, linked, lines, told, NOTE if due(work) else "")
