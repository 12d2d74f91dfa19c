"""A small data folder of three documents whose lists lie in one table."""

import csv
import io
import os
from pathlib import Path

from lib.archive.holdings import Holdings, load_holdings
from lib.archive.register import FIELDS

PLACES = "code,name,level,parent\n370000,山东省,province,\n370200,青岛市,city,370000\n"
COMPLETE = {"a-2020": "true", "b-2020": "false", "c-2020": "true"}
WIDE = """document_id,部门,民革,民盟,民建
a-2020,市教育局,1,0,
a-2020,市公安局,0,1,
b-2020,市教育局,1,,
c-2020,市司法局,1,1,1
c-2020,市财政局,0,1,0
"""
TIDY = """document_id,department,party
a-2020,市教育局,民革
a-2020,市公安局,民盟
a-2020,市民政局,
b-2020,市教育局,民革
c-2020,市司法局,民革
c-2020,市司法局,民盟
"""
LONG_AGO = 1_700_000_000  # a time at which nothing can still be changing


def register(**fields: str) -> str:
    """Return documents.csv; `fields` are put into the row of c-2020."""
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, restval="")
    writer.writeheader()
    for name, complete in COMPLETE.items():
        row = {"document_id": name, "jurisdiction": "370200", "year": name[-4:], "complete": complete}
        row |= {"evidence": "explicit", "counterpart_kind": "department", "synthetic": "false"}
        writer.writerow(row | (fields if name == "c-2020" else {}))
    return text.getvalue()


def written(folder: Path, **files: str | bytes) -> Path:
    """Write files (name without .csv) and those that every folder has; all of them long ago."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in ({"jurisdictions": PLACES, "documents": register()} | files).items():
        path = folder / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


def lists(held: Holdings) -> dict[str, dict[str, str]]:
    """Return the matrices as text: for every department its cells as 1, 0 and ?, under the organisations ("")."""
    return {
        name: {"": " ".join(matrix.columns)}
        | {
            str(department): "".join("?" if cell is None else str(int(cell)) for cell in cells)
            for department, cells in zip(
                matrix.index, matrix.astype(object).where(matrix.notna(), None).to_numpy().tolist(), strict=True
            )
        }
        for name, matrix in held.matrices.items()
    }


def told(folder: Path) -> list[tuple[str, str, int | None, str | None]]:
    """Return the problems of a folder: file, code, row, column."""
    return [(fault.file, fault.code, fault.row, fault.column) for fault in load_holdings(folder, None).problems]
