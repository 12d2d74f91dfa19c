"""What a row of each table of described facts must be: mechanisms, relations, stated figures, meetings, activities."""

from dataclasses import replace
from pathlib import Path

from lib.archive.facts import Check, Facts, filled, numbers, one_of, read_facts, whole_number, year
from lib.vocabulary.activities import KIND_ORDER

LAYERS = ("纵向", "横向", "组成单位", "机关内部")
RELATIONS = ("指导汇报", "会议往来", "情况通报", "文件互送", "联合行动", "建言监督", "联系服务")
# A body's kind tells where it stands: above, beside, among the members, within the office.
KINDS = (
    *("上级政协", "上级党政", "下级政协", "兄弟政协", "区域组织", "党委", "党委部门", "人大", "政府", "政府部门"),
    *("法院", "检察院", "本级政协", "专门委员会", "政协办事机构", "党派团体", "界别", "委员", "委员单位", "社会单位"),
)
QUALIFIERS = ("", "约", "多", "余", "近", "至少")

_MECHANISM_NAMES = ("key", "name", "group", "annual_line", "definition", "aliases")
MECHANISMS = ("document_id", "clause", "mechanism", "key", "detail", "frequency", "duty", "since")
_ENDS = ("from", "from_kind", "to", "to_kind", "layer", "relation")
_RELATIONS = (*_ENDS, "article", "mechanism", "key", "direction", "frequency", "detail")
_INDICATOR_NAMES = ("key", "name", "unit", "group", "counts")
_INDICATORS = ("document_id", "clause", "key", "value", "value_to", "qualifier", "year", "period", "note")
_MEETINGS = ("document_id", "clause", "month", "day", "part", "status", "convener", "meeting", "content")
_IDENTITY = r"（[a-z0-9-]+）$"  # after the name of a source: for those who keep the tables, not for readers
_ACTIVITIES = ("jurisdiction", "year", "department", "party", "kind", "count", "summary", "source")


def read_mechanism_names(folder: Path) -> Facts:
    """Return the common names of mechanisms with group, line of the annual report, definition and aliases."""
    checks: dict[str, Check] = {
        "key": (filled, "机制代码"),
        "name": (filled, "名称"),
        "annual_line": (one_of("", *KIND_ORDER), "年度报告类别"),
    }
    return read_facts(folder / "mechanisms.csv", _MECHANISM_NAMES, checks, "vocabulary/mechanisms.csv")


def read_indicator_names(folder: Path) -> Facts:
    """Return the definitions of stated figures: figures of one key count the same thing in the same unit."""
    checks: dict[str, Check] = {"key": (filled, "指标代码"), "name": (filled, "名称"), "unit": (filled, "单位")}
    return read_facts(folder / "indicators.csv", _INDICATOR_NAMES, checks, "vocabulary/indicators.csv")


def read_mechanisms(path: Path, document: Check, key: Check) -> Facts:
    """Return the mechanisms of texts, one row per text, mechanism and common name; since stays text."""
    checks = {"document_id": document, "mechanism": (filled, "机制名称"), "key": key, "since": (year, "年份")}
    return read_facts(path, MECHANISMS, checks)


def read_relations(path: Path, key: Check) -> Facts:
    """Return the relations between bodies that one text states, one row per pair of bodies, item and mechanism."""
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


def read_indicators(path: Path, document: Check, key: Check) -> Facts:
    """Return stated figures; value, value_to (the end of a range) and year are nullable whole numbers."""
    checks: dict[str, Check] = {
        "document_id": document,
        "key": key,
        "value": (lambda text: bool(text) and whole_number(text), "数值"),
        "value_to": (whole_number, "数值"),
        "qualifier": (one_of(*QUALIFIERS), f"约数用词（{'、'.join(QUALIFIERS[1:])}）"),
        "year": (year, "年份"),
    }
    facts = read_facts(path, _INDICATORS, checks)
    return replace(facts, table=numbers(facts.table, "value", "value_to", "year"))


def read_meetings(path: Path, document: Check) -> Facts:
    """Return dated meetings; day is <NA> where only the part of the month is known."""
    checks: dict[str, Check] = {
        "document_id": document,
        "month": (one_of(*map(str, range(1, 13))), "月份"),
        "day": (one_of("", *map(str, range(1, 32))), "日期"),
        "part": (one_of("", "上旬", "中旬", "下旬"), "旬"),
        "status": (one_of("已召开", "计划"), "状态（已召开、计划）"),
        "meeting": (filled, "会议名称"),
    }
    facts = read_facts(path, _MEETINGS, checks)
    return replace(facts, table=numbers(facts.table, "month", "day"))


def read_activities(path: Path) -> Facts:
    """Return reported activities; year and count are nullable, sources without the identity of their document."""
    checks: dict[str, Check] = {
        "year": (year, "年份"),
        "kind": (one_of(*KIND_ORDER), f"种类（{'、'.join(KIND_ORDER)}）"),
        "count": (whole_number, "次数"),
    }
    facts = read_facts(path, _ACTIVITIES, checks)
    sources = facts.table["source"].str.replace(_IDENTITY, "", regex=True)
    return replace(facts, table=numbers(facts.table.assign(source=sources), "year", "count"))
