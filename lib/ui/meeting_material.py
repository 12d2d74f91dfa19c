"""From what is held and published now to the material of the annual meeting."""

from collections.abc import Mapping

import pandas as pd

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.exports.meeting.material import Against, Material, Origin, Work
from lib.intake.filled.contact import hidden_numbers
from lib.measures.change_causes import Years, changes
from lib.measures.plan_reality import overall
from lib.ui.compared import compared, masks
from lib.ui.described import described
from lib.ui.loading import crosswalk, matrix_of, once_for_all, signature
from lib.ui.reality_views import cells_of
from lib.ui.work import Work as YearWork
from lib.ui.work import activities, today, work, years_with_reports
from lib.vocabulary.functions import FUNCTIONS

_GROUPS = {function.key: function.group for function in FUNCTIONS}
_UNDATED = "年份不详"


def meeting_material(
    document: Document,
    previous: Document | None,
    peer: Document | None,
    plan: Document | None,
    sentences: Mapping[str, str],
    notes: Mapping[str, str],
) -> Material:
    """Return what the meeting on a document shows; `plan` is a draft for next year. No telephone number is in it."""
    year_of_work = _last_work(document)
    return Material(
        _origin(document),
        document.place,
        matrix_of(document),
        once_for_all(_groups, document.document_id),
        today().isoformat(),
        _against(previous, document, previous) if previous else None,
        _against(document, peer, peer) if peer else None,
        _against(document, plan, plan) if plan else None,
        _work(year_of_work) if year_of_work else None,
        _mechanisms(document),
        _cases(document, year_of_work),
        {key: hidden_numbers(text) for key, text in sentences.items()},
        {key: hidden_numbers(text) for key, text in notes.items()},
    )


def _origin(one: Document) -> Origin:
    date = one.issued_on or one.period
    version = signature(one)
    return Origin(one.label, one.title, one.number, date, one.completeness, one.complete, version, one.synthetic)


def _groups(held: Holdings, document_id: str) -> dict[str, str]:
    found = {str(name): crosswalk().functions_of(str(name)) for name in held.matrices[document_id].index}
    return {name: _GROUPS[keys[0]] if keys else "" for name, keys in found.items()}


def _against(a: Document, b: Document, other: Document) -> Against:
    """Return two lists held against each other, A before B; `other` is the one that the meeting is not about."""
    found, sides = compared(a, b), (masks(a), masks(b))
    if a.place != b.place:
        return Against(_origin(other), found, sides, (a.label, b.label))
    causes = changes(found, *sides, Years(a.year, b.year, b.jurisdiction))
    return Against(_origin(other), found, sides, (a.period, b.period), tuple(causes))


def _last_work(document: Document) -> YearWork | None:
    """Return the work of the last year in which this list was in force and of which anything of pairs is held."""
    code = document.jurisdiction
    told = {one.year for one in activities()[0] if one.jurisdiction == code and one.paired and one.year}
    for year in sorted({*told, *years_with_reports(code)}, reverse=True):
        held = work(code, year)
        if held.document is not None and held.document.document_id == document.document_id:
            return held
    return None


def _work(held: YearWork) -> Work:
    cells = cells_of(held)
    kinds = pd.concat([held.entries(), held.told()])["kind"].value_counts()
    missing = tuple(name for name in held.listed if name not in held.reports)
    return Work(held.year or 0, cells, frozenset(held.reports), overall(cells, held.reports), kinds, missing)


def _mechanisms(document: Document) -> pd.DataFrame:
    told = described().mechanisms
    own = told[told["document_id"] == document.document_id]
    columns = {"mechanism": "制度", "clause": "条款", "detail": "内容", "frequency": "频次"}
    return own[list(columns)].rename(columns=columns).reset_index(drop=True).map(hidden_numbers)


def _cases(document: Document, held: YearWork | None) -> pd.DataFrame:
    entries = held.entries().assign(when=f"{held.year}年").to_dict("records") if held else []
    rows = [
        (one["department"], "、".join(one["parties"]), f"{one['when']}，{one['kind']}：{one['text']}", one["source"])
        for one in entries
        if one["text"]
    ]
    news = [one for one in activities()[0] if one.jurisdiction == document.jurisdiction]
    for one in sorted(news, key=lambda one: -(one.year or 0)):
        when = f"{one.year}年" if one.year else _UNDATED
        rows.append((one.department, one.party, f"{when}，{one.summary}", one.source))
    return pd.DataFrame(rows, columns=["部门", "组织", "内容", "来源"]).astype(str).map(hidden_numbers)
