"""Every text that facts are taken from: documents with a list, and materials that have none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from lib.archive.document import Document, period_in_words
from lib.archive.facts import filled, one_of, read_facts, year
from lib.intake.problems import Problem

LIAISON, CPPCC = "对口联系", "政协协同"
MENTIONED = "仅见提及"  # a text known only because another one names it
KINDS = ("规章制度", "讲话摘要", "工作总结", "汇报材料", MENTIONED)
FIELDS = (
    "document_id",
    "jurisdiction",
    "place",
    "year",
    "year_from",
    "year_to",
    "year_note",
    "title",
    "number",
    "issued_on",
    "in_force_until",
    "repealed_by",
    "kind",
    "subject",
    "whole",
    "source",
    "notes",
)


@dataclass(frozen=True)
class Source:
    """One text: `whole` tells that all of it can be read, so that what it does not say is not said.

    `subject` is LIAISON, or CPPCC for texts on the work of the political consultative conference with others. What a
    `planned` one tells of is only to be set up.
    """

    document_id: str
    jurisdiction: str
    place: str
    year: int | None
    period: str
    label: str
    title: str
    number: str
    issued_on: str
    in_force_until: str
    repealed_by: str
    kind: str
    subject: str
    whole: bool
    origin: str
    notes: str
    synthetic: bool = False
    planned: bool = False

    @property
    def line(self) -> str:
        """Return where a fact comes from, in one line."""
        parts = (self.place, self.title, self.number, self.issued_on or self.period, self.kind)
        return " · ".join(part for part in parts if part)


class Sources(Mapping[str, Source]):
    """The texts by identity, those of the register first; of the thousands of a country few are asked for, and made."""

    def __init__(self, documents: Mapping[str, Document], materials: Mapping[str, Source]) -> None:
        self._documents, self._materials = documents, materials

    def __getitem__(self, name: str) -> Source:
        return self._materials[name] if name in self._materials else _of_document(self._documents[name])

    def __iter__(self) -> Iterator[str]:
        return chain(self._documents, self._materials)

    def __len__(self) -> int:
        return len(self._documents) + len(self._materials)

    def __contains__(self, name: object) -> bool:
        return name in self._materials or name in self._documents


def read_sources(
    documents: Mapping[str, Document], path: Path, places: Mapping[str, str]
) -> tuple[Sources, tuple[Problem, ...]]:
    """Return every text by its identity, those of the register first; `places` maps codes to names of places.

    The register's 正式文件 are those whose text can be read as a whole; excerpts of databases and news are not.
    """
    found: dict[str, Source] = {}
    checks = {
        "document_id": (lambda text: bool(text) and text not in documents, "文件标识（不与文件登记表重复）"),
        "place": (filled, "地区名称"),
        "title": (filled, "标题"),
        "year": (year, "年份"),
        "year_from": (year, "年份"),
        "year_to": (year, "年份"),
        "kind": (one_of(*KINDS), f"性质（{'、'.join(KINDS)}）"),
        "subject": (one_of(LIAISON, CPPCC), f"主题（{LIAISON}、{CPPCC}）"),
        "whole": (one_of("true", "false"), "取值（true 或 false）"),
    }
    facts = read_facts(path, FIELDS, checks)
    for cells in facts.table.itertuples(index=False, name=None):
        row = dict(zip(FIELDS, map(str, cells), strict=True))
        found[row["document_id"]] = _of_material(row, places)
    return Sources(documents, found), facts.problems


def _of_document(document: Document) -> Source:
    return Source(
        document.document_id,
        document.jurisdiction,
        document.place,
        document.year,
        document.period,
        document.label,
        document.title,
        document.number,
        document.issued_on,
        document.in_force_until,
        document.repealed_by,
        document.source_kind,
        CPPCC if document.counterpart_kind == "committee" else LIAISON,
        document.source_kind == "正式文件",
        document.source,
        document.notes,
        document.synthetic,
        document.evidence == "planned",
    )


def _of_material(row: dict[str, str], places: Mapping[str, str]) -> Source:
    place = places.get(row["jurisdiction"], row["place"])
    year_known, start, end = (int(row[field]) if row[field] else None for field in ("year", "year_from", "year_to"))
    return Source(
        row["document_id"],
        row["jurisdiction"],
        place,
        year_known,
        period_in_words(year_known, start, end),
        f"{place}{year_known}年" if year_known else f"{place}（年份不详）",
        row["title"],
        row["number"],
        row["issued_on"],
        row["in_force_until"],
        row["repealed_by"],
        row["kind"],
        row["subject"],
        row["whole"] == "true",
        row["source"],
        f"{row['year_note']}{row['notes']}",
    )
