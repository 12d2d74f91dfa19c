"""What a document and the place it belongs to are: one row each of the register."""

from dataclasses import dataclass

LEVELS = {"province": "省级", "city": "市级", "county": "县级", "district": "区级"}
SOURCE_KINDS = ("正式文件", "正式文件（法规库摘录）", "文件报道", "新闻报道", "政协制度", "演示数据")
# GB/T 2260 gives out no code that begins so: whatever lies in such a place is invented, whoever published it.
SYNTHETIC_CODES = "99"
EVIDENCE = {
    "explicit": "原文明确写明对口联系",
    "meeting": "依据对口联系会议的参会和表态",
    "weak": "证据较弱：仅见于会议出席",
    "planned": "拟建立，尚未生效",
    "counts": "只公布数字，没有名单",
    "other-matrix": "联系的是政协专委会，不是党派团体",
}


@dataclass(frozen=True)
class Jurisdiction:
    """A province, city, county or district with its GB/T 2260 code.

    called: what a reader is told where the usual name would be that of another place too, "" where it is not.
    """

    code: str
    name: str
    level: str
    parent: str
    called: str = ""


@dataclass(frozen=True)
class Document:
    """One document that establishes or reports liaisons; the fields are described in data/datapackage.json."""

    document_id: str
    jurisdiction: str
    place: str
    level: str
    province: str
    year: int | None
    year_from: int | None
    year_to: int | None
    year_note: str
    title: str
    number: str
    issued_on: str
    in_force_until: str
    repealed_by: str
    source_kind: str
    orientation: str
    counterpart_kind: str
    complete: bool
    complete_for: str
    evidence: str
    declared_departments: int | None
    declared_parties: int | None
    declared_liaisons: int | None
    shared_departments: tuple[str, ...]
    declared_note: str
    source: str
    url: str
    synthetic: bool
    added_on: str
    notes: str

    @property
    def period(self) -> str:
        """Return the year in words; an undated document says so and gives the range that is known."""
        return period_in_words(self.year, self.year_from, self.year_to)

    @property
    def label(self) -> str:
        """Return place and year, the short name of the document on screen."""
        mark = "（演示数据）" if self.synthetic else ""
        return f"{self.place}{self.year}年{mark}" if self.year else f"{self.place}（年份不详）{mark}"

    def may_be_of(self, year: int) -> bool:
        """Tell whether the document is of a year, or nothing that is known of its year says otherwise."""
        return self.year == year if self.year else (self.year_from or year) <= year <= (self.year_to or year)

    @property
    def rows(self) -> str:
        """Return what a row of its matrix is, in a word."""
        return "专委会" if self.counterpart_kind == "committee" else "部门"

    @property
    def completeness(self) -> str:
        """Return in a word how much of the list is known."""
        if self.complete:
            return "完整名单"
        return "仅有数字" if self.evidence == "counts" else "部分名单"


def period_in_words(year: int | None, year_from: int | None, year_to: int | None) -> str:
    """Return a year in words, or that it is not known and the range that is."""
    if year:
        return f"{year}年"
    if year_from and year_to:
        span = f"{year_from}—{year_to}年间" if year_from != year_to else f"约{year_from}年"
        return f"年份不详（{span}）"
    if year_from:
        return f"年份不详（{year_from}年或以后）"
    return f"年份不详（{year_to}年或以前）" if year_to else "年份不详"


# The columns of documents.csv: what a document is, but for what its jurisdiction tells.
FIELDS = tuple(name for name in Document.__dataclass_fields__ if name not in ("place", "level", "province"))
