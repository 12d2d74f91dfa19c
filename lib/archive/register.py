"""The register of documents: who issued which list, when, and how much of it is public."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from lib.intake.problems import Problem, column_letter

LEVELS = {"province": "省级", "city": "市级", "county": "县级", "district": "区级"}
EVIDENCE = {
    "explicit": "原文明确写明对口联系",
    "meeting": "依据对口联系会议的参会和表态",
    "weak": "证据较弱：仅见于会议出席",
    "planned": "拟建立，尚未生效",
    "counts": "只公布数字，没有名单",
    "other-matrix": "政协专委会名单，不是政府部门",
}


@dataclass(frozen=True)
class Jurisdiction:
    """A province, city, county or district with its GB/T 2260 code."""

    code: str
    name: str
    level: str
    parent: str


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
        if self.year:
            return f"{self.year}年"
        if self.year_from and self.year_to:
            span = f"{self.year_from}—{self.year_to}年间" if self.year_from != self.year_to else f"约{self.year_from}年"
            return f"年份不详（{span}）"
        if self.year_from:
            return f"年份不详（{self.year_from}年或以后）"
        return f"年份不详（{self.year_to}年或以前）" if self.year_to else "年份不详"

    @property
    def label(self) -> str:
        """Return place and year, the short name of the document on screen."""
        mark = "（演示数据）" if self.synthetic else ""
        return f"{self.place}{self.year}年{mark}" if self.year else f"{self.place}（年份不详）{mark}"

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


def read_rows(path: Path) -> tuple[list[dict[str, str]], list[Problem]]:
    """Return the rows of a table of the data package as stripped text, or the problem of reading it."""
    if not path.is_file():
        return [], [Problem("missing-table", file=path.name)]
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            rows = [{key: (row.get(key) or "").strip() for key in reader.fieldnames or ()} for row in reader]
    except (UnicodeDecodeError, csv.Error):
        return [], [Problem("unreadable-text", file=path.name)]
    return rows, []


def read_jurisdictions(path: Path) -> tuple[dict[str, Jurisdiction], list[Problem]]:
    """Return the jurisdictions by code, in the order of the table."""
    rows, problems = read_rows(path)
    fields = ("code", "name", "level", "parent")
    problems += _missing_fields(rows, fields, path.name)
    if problems:
        return {}, problems
    return {row["code"]: Jurisdiction(*(row[field] for field in fields)) for row in rows}, []


def read_register(path: Path, jurisdictions: dict[str, Jurisdiction]) -> tuple[dict[str, Document], list[Problem]]:
    """Return the documents by id in register order; a faulty row is left out and reported, the others stand."""
    rows, problems = read_rows(path)
    derived = {"place", "level", "province"}
    fields = [name for name in Document.__dataclass_fields__ if name not in derived]
    problems += _missing_fields(rows, fields, path.name)
    if problems:
        return {}, problems
    columns = {name: column_letter(position) for position, name in enumerate(rows[0])} if rows else {}
    documents: dict[str, Document] = {}
    first_row: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        faults = _faults(row, number, columns, jurisdictions, first_row)
        first_row.setdefault(row["document_id"], number)
        if faults:
            problems += [fault.inside(path.name) for fault in faults]
        else:
            documents[row["document_id"]] = _document(row, jurisdictions)
    return documents, problems


def place_name(code: str, jurisdictions: dict[str, Jurisdiction]) -> str:
    """Return the name a reader knows a place by; a district carries its city's name."""
    place = jurisdictions[code]
    parent = jurisdictions.get(place.parent)
    return f"{parent.name}{place.name}" if place.level == "district" and parent else place.name


def province_name(code: str, jurisdictions: dict[str, Jurisdiction]) -> str:
    """Return the name of the province a place lies in (its own name for a province)."""
    while jurisdictions[code].parent in jurisdictions:
        code = jurisdictions[code].parent
    return jurisdictions[code].name


def _missing_fields(rows: list[dict[str, str]], fields: object, file: str) -> list[Problem]:
    if not rows:
        return []
    return [Problem("missing-field", 1, value=field, file=file) for field in fields if field not in rows[0]]  # type: ignore[attr-defined]


def _faults(
    row: dict[str, str],
    number: int,
    columns: dict[str, str],
    jurisdictions: dict[str, Jurisdiction],
    first_row: dict[str, int],
) -> list[Problem]:
    def fault(code: str, field: str, **told: str) -> Problem:
        return Problem(code, number, columns[field], value=row[field], **told)

    faults = []
    if not re.fullmatch(r"[a-z0-9-]+", row["document_id"]):
        faults.append(fault("bad-value", "document_id", hint="文件标识（小写字母、数字和连字符）"))
    elif row["document_id"] in first_row:
        faults.append(fault("duplicate-document", "document_id", other=str(first_row[row["document_id"]])))
    if row["jurisdiction"] not in jurisdictions:
        faults.append(fault("unknown-jurisdiction", "jurisdiction"))
    for field in ("year", "year_from", "year_to"):
        if row[field] and not re.fullmatch(r"(19|20)\d\d", row[field]):
            faults.append(fault("bad-value", field, hint="年份"))
    for field in ("declared_departments", "declared_parties", "declared_liaisons"):
        if row[field] and not row[field].isdecimal():
            faults.append(fault("bad-value", field, hint="数字"))
    for field in ("complete", "synthetic"):
        if row[field] not in ("true", "false"):
            faults.append(fault("bad-value", field, hint="取值（true 或 false）"))
    if row["evidence"] not in EVIDENCE:
        faults.append(fault("bad-value", "evidence", hint="证据类别"))
    if row["counterpart_kind"] not in ("department", "committee"):
        faults.append(fault("bad-value", "counterpart_kind", hint="单位类别（department 或 committee）"))
    return faults


def _document(row: dict[str, str], jurisdictions: dict[str, Jurisdiction]) -> Document:
    def number(field: str) -> int | None:
        return int(row[field]) if row[field] else None

    code = row["jurisdiction"]
    whole = ("year", "year_from", "year_to", "declared_departments", "declared_parties", "declared_liaisons")
    return Document(
        **{name: row[name] for name in Document.__dataclass_fields__ if name in row and name not in whole}  # type: ignore[arg-type]
        | {name: number(name) for name in whole}
        | {
            "place": place_name(code, jurisdictions),
            "level": jurisdictions[code].level,
            "province": province_name(code, jurisdictions),
            "complete": row["complete"] == "true",
            "synthetic": row["synthetic"] == "true",
            "shared_departments": tuple(name for name in row["shared_departments"].split("、") if name),
        }
    )
