"""What is held, counted: places, documents, lists, liaisons; once per published state."""

from dataclasses import dataclass

import pandas as pd

from lib.archive.document import LEVELS
from lib.archive.holdings import Holdings
from lib.archive.jurisdictions import way_up
from lib.measures.collection_coverage import collection_coverage
from lib.ui.loading import once_for_all


@dataclass(frozen=True)
class Totals:
    """Places, documents, complete lists of departments, their liaisons, and all known liaisons of departments.

    Demonstration data are counted in `invented` alone, unless there is nothing else: then `only_invented` is true and
    the other numbers are theirs.
    """

    places: int
    documents: int
    whole: int
    listed: int
    liaisons: int
    invented: int
    only_invented: bool


def totals(held: Holdings) -> Totals:
    """Return how much is held."""
    every = list(held.documents.values())
    invented = sum(one.synthetic for one in every)
    only_invented = 0 < invented == len(every)
    counted = every if only_invented else [one for one in every if not one.synthetic]
    lists = [one for one in counted if one.counterpart_kind == "department" and one.document_id in held.matrices]
    liaisons = sizes(held)["liaisons"]
    whole = [one.document_id for one in lists if one.complete]
    return Totals(
        len({one.jurisdiction for one in counted}),
        len(counted),
        len(whole),
        int(liaisons.reindex(whole).sum()),
        int(liaisons.reindex([one.document_id for one in lists]).sum()),
        invented,
        only_invented,
    )


def sizes(held: Holdings) -> pd.DataFrame:
    """Return departments and known liaisons of each list, by document id."""
    return once_for_all(_sizes)


def _sizes(held: Holdings) -> pd.DataFrame:
    found = collection_coverage(held.collection)
    return pd.DataFrame({"departments": found.departments, "liaisons": found.liaisons}, index=pd.Index(held.ids))


def register_table(held: Holdings) -> pd.DataFrame:
    """Return one row per document of the register, with what its matrix holds."""
    documents = list(held.documents.values())
    counted = sizes(held).reindex([one.document_id for one in documents]).astype("Int64")
    return pd.DataFrame(
        {
            "省份": [one.province for one in documents],
            "地区": [f"{one.place}（演示数据）" if one.synthetic else one.place for one in documents],
            "层级": [LEVELS[one.level] for one in documents],
            "年份": [str(one.year or one.period.removeprefix("年份")) for one in documents],
            "完整性": [one.completeness for one in documents],
            "部门数": counted["departments"].array,
            "联系数": counted["liaisons"].array,
            "日期": [one.issued_on for one in documents],
            "文号": [one.number for one in documents],
            "标题": [one.title for one in documents],
            "性质": [one.source_kind for one in documents],
        }
    )


def matching(held: Holdings, asked: str) -> pd.DataFrame:
    """Return the rows of the register in whose place, those it lies in, year, number or title every word stands."""
    table = once_for_all(register_table)
    texts = once_for_all(_texts)
    words = asked.casefold().split()
    return table[[all(word in text for word in words) for text in texts]]


def _texts(held: Holdings) -> list[str]:
    known = held.jurisdictions
    above = {code: " ".join(known[one].name for one in way_up(code, known)[::-1]) for code in held.codes}
    return [
        f"{above[one.jurisdiction]} {one.place} {one.year or ''} {one.number} {one.title}".casefold()
        for one in held.documents.values()
    ]
