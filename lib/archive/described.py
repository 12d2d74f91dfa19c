"""What texts describe beyond their lists: mechanisms, relations of bodies, stated figures, meetings, activities."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from lib.archive.facts import Check, Facts, filled, numbers, one_of, read_facts, whole_number, year
from lib.archive.holdings import Holdings
from lib.archive.jurisdictions import place_name
from lib.archive.sources import Source, read_sources
from lib.intake.problems import Problem
from lib.vocabulary.tables import DATA

# The seven lines of the annual report, in its order.
ANNUAL_LINES = ("联系会议", "重大事项通报协商", "互邀会议活动", "文件信息交流", "联合调研", "社会服务", "其他")
LAYERS = ("纵向", "横向", "组成单位", "机关内部")
RELATIONS = ("指导汇报", "会议往来", "情况通报", "文件互送", "联合行动", "建言监督", "联系服务")
# A body's kind tells where it stands: above, beside, among the members, within the office.
KINDS = (
    *("上级政协", "上级党政", "下级政协", "兄弟政协", "区域组织", "党委", "党委部门", "人大", "政府", "政府部门"),
    *("法院", "检察院", "本级政协", "专门委员会", "政协办事机构", "党派团体", "界别", "委员", "委员单位", "社会单位"),
)
QUALIFIERS = ("", "约", "多", "余", "近", "至少")

_MECHANISM_NAMES = ("key", "name", "group", "annual_line", "definition", "aliases")
_MECHANISMS = ("document_id", "clause", "mechanism", "key", "detail", "frequency", "duty", "since")
_ENDS = ("from", "from_kind", "to", "to_kind", "layer", "relation")
_RELATIONS = (*_ENDS, "article", "mechanism", "key", "direction", "frequency", "detail")
_INDICATOR_NAMES = ("key", "name", "unit", "group", "counts")
_INDICATORS = ("document_id", "clause", "key", "value", "value_to", "qualifier", "year", "period", "note")
_MEETINGS = ("document_id", "clause", "month", "day", "part", "status", "convener", "meeting", "content")
_ACTIVITIES = ("jurisdiction", "year", "department", "party", "kind", "count", "summary", "source")


@dataclass(frozen=True)
class Described:
    """The tables under the names of datapackage.json, joined with their vocabularies, and what is wrong with them.

    mechanisms holds also what the relations tell, so that every text's mechanisms stand in one table; relations are
    by document. Nobody may change them.
    """

    sources: dict[str, Source]
    mechanism_names: pd.DataFrame
    mechanisms: pd.DataFrame
    relations: dict[str, pd.DataFrame]
    indicators: pd.DataFrame
    meetings: pd.DataFrame
    activities: pd.DataFrame
    problems: tuple[Problem, ...]


def load_described(held: Holdings, folder: Path = DATA) -> Described:
    """Return all that the texts of a data folder describe; a faulty row or table is told and left out."""
    names = {code: place_name(code, held.jurisdictions) for code in held.jurisdictions}
    sources, problems = read_sources(held.documents, folder / "materials.csv", names)
    words = folder / "vocabulary"
    mechanism_names = read_facts(
        words / "mechanisms.csv",
        _MECHANISM_NAMES,
        {
            "key": (filled, "机制代码"),
            "name": (filled, "名称"),
            "annual_line": (one_of("", *ANNUAL_LINES), "年度报告类别"),
        },
        "vocabulary/mechanisms.csv",
    )
    indicator_names = read_facts(
        words / "indicators.csv", _INDICATOR_NAMES, {"key": (filled, "指标代码")}, "vocabulary/indicators.csv"
    )
    known = _known(sources, "文件标识（见文件登记表、材料登记表）")
    mechanism_key = _known(mechanism_names.table["key"], "机制代码（见机制名称表）")
    mechanisms = read_facts(
        folder / "mechanisms.csv",
        _MECHANISMS,
        {"document_id": known, "mechanism": (filled, "机制名称"), "key": mechanism_key, "since": (year, "年份")},
    )
    indicators = _indicators(folder / "indicators.csv", known, indicator_names.table)
    meetings = _meetings(folder / "meetings.csv", known)
    relations = {path.stem: _relations(path, mechanism_key) for path in sorted((folder / "coordination").glob("*.csv"))}
    strangers = [name for name in relations if name not in sources]
    activities = _activities(folder / "activities.csv")
    tables = (mechanism_names, indicator_names, mechanisms, indicators, meetings, activities, *relations.values())
    return Described(
        sources,
        mechanism_names.table,
        _joined(_with_relations(mechanisms.table, relations, strangers), mechanism_names.table),
        {
            name: _joined(facts.table, mechanism_names.table)
            for name, facts in relations.items()
            if name not in strangers
        },
        _joined(indicators.table, indicator_names.table),
        meetings.table,
        activities.table.assign(
            place=[names.get(code, code) for code in activities.table["jurisdiction"]],
        ),
        (
            *problems,
            *(one for facts in tables for one in facts.problems),
            *(Problem("missing-register-row", value=name, file=f"coordination/{name}.csv") for name in strangers),
        ),
    )


def _known(names: Iterable[str], called: str) -> Check:
    return frozenset(names).__contains__, called


def _relations(path: Path, key: Check) -> Facts:
    checks: dict[str, Check] = {
        "from": (filled, "单位名称"),
        "to": (filled, "单位名称"),
        "from_kind": (one_of(*KINDS), "单位类别"),
        "to_kind": (one_of(*KINDS), "单位类别"),
        "layer": (one_of(*LAYERS), f"层次（{'、'.join(LAYERS)}）"),
        "relation": (one_of(*RELATIONS), f"关系类型（{'、'.join(RELATIONS)}）"),
        "article": (filled, "条款"),
        "mechanism": (filled, "机制名称"),
        "key": key,
        "direction": (one_of("单向", "双向"), "方向（单向、双向）"),
    }
    return read_facts(path, _RELATIONS, checks, f"coordination/{path.name}")


def _indicators(path: Path, known: Check, names: pd.DataFrame) -> Facts:
    checks: dict[str, Check] = {
        "document_id": known,
        "key": _known(names["key"], "指标代码（见指标定义表）"),
        "value": (lambda text: bool(text) and whole_number(text), "数值"),
        "value_to": (whole_number, "数值"),
        "qualifier": (one_of(*QUALIFIERS), f"约数用词（{'、'.join(QUALIFIERS[1:])}）"),
        "year": (year, "年份"),
    }
    facts = read_facts(path, _INDICATORS, checks)
    return replace(facts, table=numbers(facts.table, "value", "value_to", "year"))


def _meetings(path: Path, known: Check) -> Facts:
    checks: dict[str, Check] = {
        "document_id": known,
        "month": (one_of(*map(str, range(1, 13))), "月份"),
        "day": (one_of("", *map(str, range(1, 32))), "日期"),
        "part": (one_of("", "上旬", "中旬", "下旬"), "旬"),
        "status": (one_of("已召开", "计划"), "状态（已召开、计划）"),
        "meeting": (filled, "会议名称"),
    }
    facts = read_facts(path, _MEETINGS, checks)
    return replace(facts, table=numbers(facts.table, "month", "day"))


def _activities(path: Path) -> Facts:
    checks: dict[str, Check] = {
        "year": (year, "年份"),
        "kind": (one_of(*ANNUAL_LINES), f"种类（{'、'.join(ANNUAL_LINES)}）"),
        "count": (whole_number, "次数"),
    }
    facts = read_facts(path, _ACTIVITIES, checks)
    return replace(facts, table=numbers(facts.table, "year", "count"))


def _with_relations(mechanisms: pd.DataFrame, relations: dict[str, Facts], left_out: list[str]) -> pd.DataFrame:
    """Return the mechanisms with those of the relations: one row for all bodies that one mechanism of a clause joins.

    Texts whose relations are told have no mechanisms of their own in the table.
    """
    told = [
        facts.table.rename(columns={"article": "clause"})
        .groupby(["clause", "mechanism", "key"], sort=False)
        .agg(detail=("detail", _sentences), frequency=("frequency", _listed))
        .reset_index()
        .assign(document_id=name, duty="", since="")[list(_MECHANISMS)]
        for name, facts in relations.items()
        if name not in left_out and len(facts.table)
    ]
    return numbers(pd.concat([mechanisms, *told], ignore_index=True), "since")


def _listed(texts: pd.Series) -> str:
    return "、".join(dict.fromkeys(text for text in texts if text))


def _sentences(texts: pd.Series) -> str:
    return "".join(dict.fromkeys(texts))


def _joined(table: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with what the vocabulary says of their key, in the order of the table."""
    return table.merge(names.drop_duplicates("key"), on="key", how="left")
