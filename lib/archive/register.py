"""The register of documents: who issued which list, when, and how much of it is public."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lib.archive.document import EVIDENCE, FIELDS, LEVELS, Document, Jurisdiction
from lib.intake.problems import Problem, column_letter

__all__ = [
    "EVIDENCE",
    "FIELDS",
    "LEVELS",
    "Document",
    "Jurisdiction",
    "place_name",
    "province_name",
    "read_jurisdictions",
    "read_register",
    "read_row",
    "read_rows",
    "register_row",
]

DOCUMENT_ID = r"[a-z0-9-]+"
# A day, a month or a year, as far as it is known.
DATE = r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
COUNTERPARTS = ("department", "committee")


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
    problems += _missing_fields(rows, FIELDS, path.name)
    if problems:
        return {}, problems
    columns = {name: column_letter(position) for position, name in enumerate(rows[0])} if rows else {}
    documents: dict[str, Document] = {}
    first_row: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        faults = _faults(row, jurisdictions)
        if row["document_id"] in first_row:
            other = str(first_row[row["document_id"]])
            faults["document_id"] = Problem("duplicate-document", value=row["document_id"], other=other)
        first_row.setdefault(row["document_id"], number)
        if faults:
            problems += [
                replace(fault, row=number, column=columns[field], file=path.name) for field, fault in faults.items()
            ]
        else:
            documents[row["document_id"]] = _document(row, jurisdictions)
    return documents, problems


def read_row(row: Mapping[str, str], jurisdictions: dict[str, Jurisdiction]) -> tuple[Document | None, list[Problem]]:
    """Return the document that one row of the register describes, or what is wrong with the row.

    The row gives fields of documents.csv as text; one that it leaves out is blank.
    """
    whole = {field: row.get(field, "").strip() for field in FIELDS}
    faults = list(_faults(whole, jurisdictions).values())
    return (None if faults else _document(whole, jurisdictions)), faults


def register_row(document: Document) -> dict[str, str]:
    """Return a document as a row of the register: what read_row reads back to the same document."""
    row = {}
    for field in FIELDS:
        value = getattr(document, field)
        if isinstance(value, bool):
            row[field] = "true" if value else "false"
        elif isinstance(value, tuple):
            row[field] = "、".join(value)
        else:
            row[field] = "" if value is None else str(value)
    return row


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


def _faults(row: dict[str, str], jurisdictions: dict[str, Jurisdiction]) -> dict[str, Problem]:
    """Return the fields of a row that cannot stand, each with its problem."""
    faults = {}

    def check(field: str, good: bool, hint: str) -> None:
        if not good:
            faults[field] = Problem("bad-value", value=row[field], hint=hint)

    identity = re.fullmatch(DOCUMENT_ID, row["document_id"])
    check("document_id", bool(identity), "文件标识（小写字母、数字和连字符）")
    if row["jurisdiction"] not in jurisdictions:
        faults["jurisdiction"] = Problem("unknown-jurisdiction", value=row["jurisdiction"])
    for field in ("year", "year_from", "year_to"):
        check(field, not row[field] or bool(re.fullmatch(r"(19|20)\d\d", row[field])), "年份")
    for field in ("issued_on", "in_force_until"):
        check(field, not row[field] or bool(re.fullmatch(DATE, row[field])), "日期（例如 2026-11-22）")
    for field in ("declared_departments", "declared_parties", "declared_liaisons"):
        check(field, not row[field] or bool(re.fullmatch(r"\d{1,6}", row[field])), "数字")
    for field in ("complete", "synthetic"):
        check(field, row[field] in ("true", "false"), "取值（true 或 false）")
    check("evidence", row["evidence"] in EVIDENCE, "证据类别")
    check("counterpart_kind", row["counterpart_kind"] in COUNTERPARTS, "单位类别（department 或 committee）")
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
