"""The tables of the page of years: changes with their causes, departments, documents, the history of one function."""

import pandas as pd

from lib.archive.document import Document
from lib.archive.place_lists import moment
from lib.figures.department_flow_chart import KINDS
from lib.figures.years_words import CAUSES, CHANGES, reform_words, reformed_names
from lib.measures.biadjacency import liaisons
from lib.measures.coverage import party_degrees
from lib.measures.department_flow import Succession
from lib.ui.compared import masks
from lib.ui.loading import matrix_of
from lib.ui.two_years import TwoYears, short_names
from lib.vocabulary.functions import BY_KEY
from lib.vocabulary.parties import ORDER
from lib.vocabulary.reforms import KINDS as REFORM_KINDS
from lib.vocabulary.reforms import NATIONAL, history_of


def change_table(two: TwoYears) -> pd.DataFrame:
    """Return one row per liaison by function that came or went, with its cause."""
    rows = [
        (
            CHANGES[one.change],
            BY_KEY[one.function].name,
            one.party,
            CAUSES[one.cause],
            "、".join(one.before) or "（没有）",
            "、".join(one.after) or "（没有）",
            "；".join(map(reform_words, one.reforms)),
        )
        for one in two.changes
    ]
    return pd.DataFrame(rows, columns=["变化", "职能", "组织", "原因", *two.names, "改革依据"])


def succession_table(groups: list[Succession], two: TwoYears) -> pd.DataFrame:
    """Return one row per group of departments that hand functions to each other."""
    rows = [
        (
            KINDS[one.kind][2],
            "、".join(one.before),
            "、".join(one.after),
            "、".join(BY_KEY[key].name for key in one.functions),
            "；".join(map(reform_words, two.reforms_of(one))),
        )
        for one in groups
    ]
    return pd.DataFrame(rows, columns=["变化", *two.names, "职能", "其间的机构改革"])


def degrees_by_list(lists: list[Document]) -> pd.DataFrame:
    """Return departments per organisation (rows) and list (columns).

    Missing where a list has no such organisation, and all through a list that is not complete: it tells no numbers.
    """
    columns = {}
    for name, one in zip(short_names(lists), lists, strict=True):
        degrees = party_degrees(matrix_of(one)).astype("Int64")
        columns[name] = degrees if one.complete else degrees.mask(degrees >= 0)
    named = {str(name) for column in columns.values() for name in column.index}
    return pd.DataFrame(columns, index=[name for name in ORDER if name in named]).astype("Int64")


def timeline_rows(every: list[Document]) -> pd.DataFrame:
    """Return what the timeline draws of each document."""
    return pd.DataFrame(
        {
            "name": [f"{one.period} {one.number}".strip() for one in every],
            "document_id": [one.document_id for one in every],
            "status": [one.completeness for one in every],
            "start": [float(one.year or one.year_from or "nan") for one in every],
            "end": [_end(one) for one in every],
            "dated": [one.year is not None for one in every],
            "told": [f"{one.title}（{one.issued_on or one.period}）" for one in every],
        }
    )


def document_table(every: list[Document]) -> pd.DataFrame:
    """Return one row per document of the place, with its time in force."""
    return pd.DataFrame(
        {
            "年份": [one.period for one in every],
            "标题": [one.title for one in every],
            "文号": [one.number for one in every],
            "日期": [one.issued_on for one in every],
            "施行至": [one.in_force_until for one in every],
            "被何文件废止": [one.repealed_by for one in every],
            "完整性": [one.completeness for one in every],
        }
    )


def history_table(function: str, lists: list[Document]) -> pd.DataFrame:
    """Return reforms of a function and its departments in the lists of a place, oldest first."""
    rows = []
    for called, one in zip(short_names(lists), lists, strict=True):
        names = masks(one).holders.get(function, ())
        linked = {party for name, party in liaisons(matrix_of(one)) if name in names}
        none = "没有列出" if one.complete else "未见（名单不完整）"
        told = "、".join(name for name in ORDER if name in linked)
        kind = "名单" if one.complete else "部分名单"
        rest = "" if one.complete else "（其余不详）" if told else "不详"
        rows.append((moment(one), called, kind, "、".join(names) or none, told + rest))
    rows += [
        (
            reform.year - 0.5,
            f"{reform.year}年",
            f"改革：{REFORM_KINDS[reform.kind]}",
            reformed_names(reform),
            reform.basis,
        )
        for reform in history_of(function)
        if reform.level == NATIONAL or reform.holds_in(lists[0].jurisdiction)
    ]
    rows.sort(key=lambda row: row[0])
    return pd.DataFrame([row[1:] for row in rows], columns=["时间", "种类", "部门", "联系的组织或改革依据"])


def _end(document: Document) -> float:
    if document.in_force_until[:4].isdecimal():
        return float(document.in_force_until[:4])
    return float(document.year_to) if not document.year and document.year_to else float("nan")
