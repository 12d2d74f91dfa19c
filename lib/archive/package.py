"""The data dictionary: what datapackage.json says of every table, for people to read."""

import json
from dataclasses import dataclass
from pathlib import Path

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


def read_package(folder: Path = DATA) -> Package:
    """Return the description of the data package in a folder.

    Raises OSError or ValueError when datapackage.json is missing or is not JSON.
    """
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return Package(
        told.get("title", ""),
        told.get("description", ""),
        told.get("version", ""),
        "；".join(licence.get("title", "") for licence in told.get("licenses", [])),
        tuple(_table(resource) for resource in told["resources"]),
    )


def _table(resource: dict[str, object]) -> Table:
    schema = resource.get("schema", {})
    fields = schema.get("fields", []) if isinstance(schema, dict) else []
    return Table(
        str(resource["name"]),
        str(resource.get("title", resource["name"])),
        str(resource["path"]),
        str(resource.get("description", "")),
        tuple(
            Field(
                field["name"],
                field.get("title", field["name"]),
                KINDS.get(field.get("type", ""), field.get("type", "")),
                field.get("description", ""),
            )
            for field in fields
        ),
    )
