"""The register of documents: who issued which list, when, and how much of it is public."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lib.archive.document import EVIDENCE, FIELDS, LEVELS, SOURCE_KINDS, SYNTHETIC_CODES, Document, Jurisdiction
from lib.archive.jurisdictions import Places, place_name, province_name
from lib.archive.rows import read_rows
from lib.intake.problems import Problem
from lib.vocabulary.characters import UNSHOWN

__all__ = [
    "EVIDENCE",
    "FIELDS",
    "LEVELS",
    "Document",
    "Jurisdiction",
    "Register",
    "place_name",
    "province_name",
    "read_register",
    "read_row",
    "register_row",
]

DOCUMENT_ID = r"[a-z0-9-]+"
YEAR = r"(19|20)[0-9]{2}"
COUNTERPARTS = ("department", "committee")


@dataclass(frozen=True)
class Register:
    """The documents by id in register order, and every id that a row names, even where the row cannot stand."""

    documents: dict[str, Document]
    named: frozenset[str]
    problems: tuple[Problem, ...]


def read_register(path: Path, places: Places) -> Register:
    """Return the documents; a faulty row is left out and reported, the others stand.

    Documents of places that were left out for a fault of their own are told together, in one problem.
    """
    table = read_rows(path, FIELDS)
    problems = list(table.problems)
    documents: dict[str, Document] = {}
    rows: dict[str, int] = {}
    without_place = []
    for number, row in table.rows.items():
        name = row["document_id"]
        faults = _faults(row, places.known)
        if rows.setdefault(name, number) != number:
            faults["document_id"] = Problem("duplicate-document", value=name, other=str(rows[name]))
        if row["jurisdiction"] in places.left_out:
            del faults["jurisdiction"]
            without_place.append(name)
        elif not faults:
            documents[name] = _document(row, places.known)
        problems += table.placed(number, faults)
    if without_place:
        count, names = str(len(without_place)), "、".join(without_place)
        problems.append(Problem("place-left-out", value=count, hint=names, file=path.name))
    return Register(documents, frozenset(rows), tuple(problems))


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
        check(field, not row[field] or bool(re.fullmatch(YEAR, row[field])), "年份")
    for field in ("issued_on", "in_force_until", "added_on"):
        check(field, not row[field] or _is_date(row[field]), "日期（例如 2026-11-22）")
    for field in ("declared_departments", "declared_parties", "declared_liaisons"):
        check(field, not row[field] or bool(re.fullmatch("[0-9]{1,6}", row[field])), "数字")
    for field in ("complete", "synthetic"):
        check(field, row[field] in ("true", "false"), "取值（true 或 false）")
    check("source_kind", row["source_kind"] in ("", *SOURCE_KINDS), f"来源性质（{'、'.join(SOURCE_KINDS)}）")
    check("evidence", row["evidence"] in EVIDENCE, "证据类别")
    check("counterpart_kind", row["counterpart_kind"] in COUNTERPARTS, "单位类别（department 或 committee）")
    return faults


def _is_date(text: str) -> bool:
    """Tell whether a text is a day, a month or a year, as far as it is known: 2026-11-22, 2026-11, 2026."""
    if not re.fullmatch(rf"{YEAR}(-[0-9]{{2}}){{0,2}}", text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _document(row: dict[str, str], jurisdictions: dict[str, Jurisdiction]) -> Document:
    def number(field: str) -> int | None:
        return int(row[field]) if row[field] else None

    code = row["jurisdiction"]
    whole = ("year", "year_from", "year_to", "declared_departments", "declared_parties", "declared_liaisons")
    # What was typed into a browser or sent by a script: words only, so that every screen and every file can show them.
    row = {name: UNSHOWN.sub("\ufffd", value) for name, value in row.items()}
    return Document(
        **{name: row[name] for name in Document.__dataclass_fields__ if name in row and name not in whole}  # type: ignore[arg-type]
        | {name: number(name) for name in whole}
        | {
            "place": place_name(code, jurisdictions),
            "level": jurisdictions[code].level,
            "province": province_name(code, jurisdictions),
            "complete": row["complete"] == "true",
            "synthetic": row["synthetic"] == "true" or code.startswith(SYNTHETIC_CODES),
            "shared_departments": tuple(name for name in row["shared_departments"].split("、") if name),
        }
    )
