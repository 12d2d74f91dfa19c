"""The data dictionary: what datapackage.json says of every table, for people to read."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.archive.rows import bytes_of
from lib.intake.encoding import decoded
from lib.intake.problems import Problem
from lib.vocabulary.tables import DATA


@dataclass(frozen=True)
class Field:
    """One column of a table."""

    name: str
    title: str
    kind: str
    description: str


@dataclass(frozen=True)
class Table:
    """One resource of the data package; `matrix` tells the liaison matrices from the other tables."""

    name: str
    title: str
    path: str
    description: str
    fields: tuple[Field, ...]

    @property
    def matrix(self) -> bool:
        """Tell whether the table is a liaison matrix."""
        return self.path.startswith("matrices/")


@dataclass(frozen=True)
class Package:
    """The data package as a whole."""

    title: str
    description: str
    version: str
    licence: str
    tables: tuple[Table, ...]


KINDS = {"string": "文字", "integer": "整数", "number": "数", "boolean": "是否", "date": "日期", "year": "年份"}
FILE = "datapackage.json"


def read_package(folder: Path = DATA) -> Package | Problem:
    """Return the description of the data package in a folder, or the problem with datapackage.json."""
    content = bytes_of(folder / FILE)
    if isinstance(content, Problem):
        return content.inside(FILE)
    text = decoded(content)
    if text is None:
        return Problem("unreadable-text", file=FILE)
    try:
        return _package(json.loads(text[0]))
    except json.JSONDecodeError as fault:
        return Problem("broken-json", fault.lineno, value=str(fault.colno), file=FILE)
    except (KeyError, TypeError, AttributeError):
        return Problem("incomplete-package", file=FILE)


def _package(told: dict[str, Any]) -> Package:
    """Return what a JSON object describes; raises KeyError, TypeError or AttributeError when it is no package."""
    return Package(
        str(told.get("title", "")),
        str(told.get("description", "")),
        str(told.get("version", "")),
        "；".join(str(licence.get("title", "")) for licence in told.get("licenses", [])),
        tuple(_table(resource) for resource in told["resources"]),
    )


def _table(resource: dict[str, Any]) -> Table:
    return Table(
        str(resource["name"]),
        str(resource.get("title", resource["name"])),
        str(resource["path"]),
        str(resource.get("description", "")),
        tuple(
            Field(
                str(field["name"]),
                str(field.get("title", field["name"])),
                KINDS.get(field.get("type", ""), str(field.get("type", ""))),
                str(field.get("description", "")),
            )
            for field in resource.get("schema", {}).get("fields", [])
        ),
    )
