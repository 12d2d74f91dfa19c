"""The register of documents: who issued which list, when, and how much of it is public."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lib.archive.document import EVIDENCE, FIELDS, LEVELS, SOURCE_KINDS, SYNTHETIC_CODES, Document, Jurisdiction
from lib.archive.jurisdictions import Places, place_name, province_name
from lib.archive.rows import read_rows
from lib.intake.names import name_fault, shown
from lib.intake.problems import Problem
from lib.vocabulary.characters import legible

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
    "typed_faults",
]

DOCUMENT_ID = r"[a-z0-9-]+"
YEAR = r"(19|20)[0-9]{2}"
_NO_WEB_ADDRESS = re.compile(r"\s*(?!https?://)(?:(?:javascript|vbscript|data|file)\s*:|[a-z][a-z0-9+.-]*://)", re.I)
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
    checks = _checks(places.known)
    # Each distinct text is judged once: a country's register repeats most of them.
    texts = {field: {row[field] for row in table.rows.values()} for field in checks}
    bad = {field: {text for text in texts[field] if not good(text)} for field, (good, _) in checks.items()}
    suspicious = [field for field in checks if bad[field]]
    located = {code: _located(code, places.known) for code in texts["jurisdiction"] if code in places.known}
    for number, row in table.rows.items():
        name = row["document_id"]
        faults = {field: checks[field][1](row[field]) for field in suspicious if row[field] in bad[field]}
        if rows.setdefault(name, number) != number:
            faults["document_id"] = Problem("duplicate-document", value=name, other=str(rows[name]))
        if row["jurisdiction"] in places.left_out:
            del faults["jurisdiction"]
            without_place.append(name)
        elif not faults:
            documents[name] = _document(row, located[row["jurisdiction"]])
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
    faults = [told(whole[field]) for field, (good, told) in _checks(jurisdictions).items() if not good(whole[field])]
    return (None if faults else _document(whole, _located(whole["jurisdiction"], jurisdictions))), faults


def typed_faults(row: Mapping[str, str]) -> list[Problem]:
    """Return which words that staff typed into the register a spreadsheet or a browser would take for more than words.

    Asked before publishing only: what was published earlier is shown as it is.
    """
    names = {"title": "标题", "number": "文号", "source": "来源"}
    formulas = [field for field in names if name_fault(row.get(field, "")) == "formula-cell"]
    found = [Problem("bad-value", value=shown(row[field]), hint=f"{names[field]}（像公式）") for field in formulas]
    if _NO_WEB_ADDRESS.match(row.get("source", "")):
        hint = "来源（网址须以 http 或 https 开头，也可以只写文字）"
        found.append(Problem("bad-value", value=shown(row["source"]), hint=hint))
    return found


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


def _checks(jurisdictions: Container[str]) -> dict[str, tuple[Callable[[str], bool], Callable[[str], Problem]]]:
    """Return for the fields that cannot hold just anything which texts are good, and what is told of the others."""

    def bad(hint: str) -> Callable[[str], Problem]:
        return lambda text: Problem("bad-value", value=text, hint=hint)

    year = (_blank_or(YEAR), bad("年份"))
    days = {"issued_on": "日期", "in_force_until": "“有效至”日期", "added_on": "收录日期"}
    number = (_blank_or("[0-9]{1,6}"), bad("数字"))
    truth = (lambda text: text in ("true", "false"), bad("取值（true 或 false）"))
    kinds = ("", *SOURCE_KINDS)
    return {
        "document_id": (lambda text: bool(re.fullmatch(DOCUMENT_ID, text)), bad("文件标识（小写字母、数字和连字符）")),
        "jurisdiction": (jurisdictions.__contains__, lambda text: Problem("unknown-jurisdiction", value=text)),
        **dict.fromkeys(("year", "year_from", "year_to"), year),
        **{
            field: (lambda text: not text or _is_date(text), bad(f"{name}（例如 2026-11-22）"))
            for field, name in days.items()
        },
        **dict.fromkeys(("declared_departments", "declared_parties", "declared_liaisons"), number),
        **dict.fromkeys(("complete", "synthetic"), truth),
        "source_kind": (kinds.__contains__, bad(f"来源性质（{'、'.join(SOURCE_KINDS)}）")),
        "evidence": (EVIDENCE.__contains__, bad("证据类别")),
        "counterpart_kind": (COUNTERPARTS.__contains__, bad("单位类别（department 或 committee）")),
    }


def _blank_or(pattern: str) -> Callable[[str], bool]:
    matches = re.compile(pattern).fullmatch
    return lambda text: not text or bool(matches(text))


def _is_date(text: str) -> bool:
    """Tell whether a text is a day, a month or a year, as far as it is known: 2026-11-22, 2026-11, 2026."""
    if not re.fullmatch(rf"{YEAR}(-[0-9]{{2}}){{0,2}}", text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


_NUMBERS = ("year", "year_from", "year_to", "declared_departments", "declared_parties", "declared_liaisons")
_TEXTS = tuple(
    name for name in FIELDS if name not in (*_NUMBERS, "complete", "synthetic", "shared_departments", "jurisdiction")
)


def _located(code: str, jurisdictions: dict[str, Jurisdiction]) -> dict[str, str]:
    """Return what a document takes from its jurisdiction."""
    return {
        "jurisdiction": code,
        "place": place_name(code, jurisdictions),
        "level": jurisdictions[code].level,
        "province": province_name(code, jurisdictions),
    }


def _document(row: Mapping[str, str], located: Mapping[str, Any]) -> Document:
    # What was typed into a browser or sent by a script: words only, so that every screen and every file can show them.
    values: dict[str, Any] = {name: legible(row[name]) for name in _TEXTS}
    values |= {name: int(row[name]) if row[name] else None for name in _NUMBERS}
    return Document(
        **values,
        **located,
        complete=row["complete"] == "true",
        synthetic=row["synthetic"] == "true" or located["jurisdiction"].startswith(SYNTHETIC_CODES),
        shared_departments=tuple(name for name in legible(row["shared_departments"]).split("、") if name),
    )
