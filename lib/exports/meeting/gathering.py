"""From what is held for a meeting to what its files say: lists compared, the year's work held against the plan."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

import pandas as pd

from lib.exports.meeting.material import Against, Material, Origin, Work
from lib.measures.change_causes import Years, changes
from lib.measures.comparison import comparison
from lib.measures.function_masks import FunctionMasks, function_masks
from lib.measures.plan_reality import Activities, overall, plan_reality
from lib.vocabulary.activities import KIND_ORDER
from lib.vocabulary.functions import BY_KEY

UNSORTED = "未归类"
_WHERE = re.compile(r"^写在[^：。]{1,30}内：")  # a note to whoever registers; the clause stands beside it
Functions = Callable[[str], tuple[str, ...]]
Hidden = Callable[[str], str]


class Registered(Protocol):
    """What is told of a document (lib.archive.document.Document)."""

    @property
    def jurisdiction(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def period(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def issued_on(self) -> str: ...
    @property
    def completeness(self) -> str: ...
    @property
    def complete(self) -> bool: ...
    @property
    def synthetic(self) -> bool: ...
    @property
    def source_kind(self) -> str: ...


class Listed(Protocol):
    """A list at one of its versions (lib.archive.occasion.Listing)."""

    @property
    def document(self) -> Registered: ...
    @property
    def matrix(self) -> pd.DataFrame: ...
    @property
    def version(self) -> int: ...


class Worked(Protocol):
    """The work of a year (lib.archive.year_work.Work)."""

    @property
    def year(self) -> int | None: ...
    @property
    def matrix(self) -> pd.DataFrame | None: ...
    @property
    def complete(self) -> bool: ...
    @property
    def listed(self) -> tuple[str, ...]: ...
    def done(self) -> tuple[frozenset[tuple[str, str]], frozenset[str], frozenset[str]]: ...  # noqa: D102
    def entries(self) -> pd.DataFrame: ...  # noqa: D102
    def told(self) -> pd.DataFrame: ...  # noqa: D102


class Held(Protocol):
    """What is held for a meeting (lib.archive.occasion.Occasion)."""

    @property
    def listing(self) -> Listed: ...
    @property
    def previous(self) -> Listed | None: ...
    @property
    def peer(self) -> Listed | None: ...
    @property
    def work(self) -> Worked | None: ...
    @property
    def mechanisms(self) -> pd.DataFrame: ...
    @property
    def activities(self) -> pd.DataFrame: ...
    @property
    def words(self) -> Mapping[str, Mapping[str, str]]: ...
    @property
    def made_on(self) -> date: ...
    @property
    def command(self) -> str: ...


def gathered(held: Held, functions_of: Functions, hidden: Hidden) -> Material:
    """Return the material of a meeting.

    `functions_of` gives the functions of a department's name; `hidden` a text with telephone numbers masked.
    """
    own = held.listing
    groups = {str(name): _group(functions_of(str(name))) for name in own.matrix.index}
    return Material(
        origin_of(own),
        own.document.place,
        own.matrix,
        groups,
        held.made_on.isoformat(),
        previous=_since(held.previous, own, functions_of) if held.previous else None,
        peer=_beside(own, held.peer, functions_of) if held.peer else None,
        work=_work(held.work) if held.work else None,
        mechanisms=_mechanisms(held.mechanisms).map(hidden),
        mechanism_kinds=held.mechanisms["key"].nunique(),
        cases=_cases(held.activities, held.work).map(hidden),
        sentences={key: hidden(text) for key, text in held.words["sentences"].items()},
        notes={key: hidden(text) for key, text in held.words["notes"].items()},
        command=held.command,
    )


def origin_of(one: Listed) -> Origin:
    """Return where a list comes from, in the words of every page and file."""
    document = one.document
    version = f"第 {one.version} 版" if one.version else "随系统附带"
    return Origin(
        document.label,
        document.title,
        document.number,
        document.issued_on or document.period,
        document.completeness,
        document.complete,
        version,
        document.synthetic,
        document.source_kind.endswith("报道"),
    )


def _masks(one: Listed, functions_of: Functions) -> FunctionMasks:
    return function_masks(one.matrix, one.document.complete, functions_of)


def _since(before: Listed, after: Listed, functions_of: Functions) -> Against:
    a, b = _masks(before, functions_of), _masks(after, functions_of)
    found, one, other = comparison(a, b), before.document, after.document
    causes = changes(found, a, b, Years(one.year, other.year, other.jurisdiction))
    lists = before.matrix, after.matrix
    return Against(origin_of(before), found, (a, b), lists, (one.period, other.period), tuple(causes))


def _beside(own: Listed, peer: Listed, functions_of: Functions) -> Against:
    a, b = _masks(own, functions_of), _masks(peer, functions_of)
    lists, names = (own.matrix, peer.matrix), (own.document.label, peer.document.label)
    return Against(origin_of(peer), comparison(a, b), (a, b), lists, names)


def _work(held: Worked) -> Work:
    done = Activities(*held.done())
    cells = plan_reality(held.matrix, held.complete, done)
    every = pd.concat([held.entries(), held.told()])["kind"].value_counts()
    kinds = every.reindex([kind for kind in KIND_ORDER if kind in every.index])
    missing = tuple(name for name in held.listed if name not in done.reported)
    return Work(held.year or 0, cells, done.reported, overall(cells, done.reported), kinds, missing)


def _mechanisms(rows: pd.DataFrame) -> pd.DataFrame:
    columns = {"mechanism": "制度", "clause": "条款", "detail": "内容", "frequency": "频次"}
    told = rows[list(columns)].rename(columns=columns).reset_index(drop=True)
    return told.assign(内容=told["内容"].str.replace(_WHERE, "", regex=True))


def _cases(rows: pd.DataFrame, work: Worked | None) -> pd.DataFrame:
    """Return what was done, news and reports, the newest first."""
    told = []
    for row in rows.sort_values("year", ascending=False, kind="stable", na_position="last").to_dict("records"):
        when = "年份不详" if pd.isna(row["year"]) else f"{row['year']}年"
        told.append((row["department"], row["party"], f"{when}，{row['summary']}", row["source"]))
    if work is not None:
        entries = [row for row in work.entries().to_dict("records") if row["text"]]
        told[:0] = [
            (
                row["department"],
                "、".join(row["parties"]),
                f"{work.year}年，{row['kind']}：{row['text']}",
                row["source"],
            )
            for row in entries
        ]
    return pd.DataFrame(told, columns=["部门", "组织", "内容", "来源"], dtype=object)


def _group(functions: tuple[str, ...]) -> str:
    return BY_KEY[functions[0]].group if functions else UNSORTED
