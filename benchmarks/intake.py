"""Every row-level error of a list of 100,000 liaisons: as an upload, and as a table of many lists read together.

`python -m benchmarks.intake [rounds]` prints ratios (see benchmarks.rounds): against parsing alone of the same bytes,
and against the same checks row by row and by polars, where it is installed; all of them must find the same rows.
"""

import csv
import io
import random
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from benchmarks.rounds import ROUNDS, Bar, Work, heading, in_turns, told
from lib.intake.bulk.columns import plain_columns
from lib.intake.bulk.tidy_table import read_liaisons
from lib.intake.names import name_fault, one_line
from lib.intake.reading import read_table
from lib.intake.table import tidy
from lib.intake.upload import read_upload
from lib.vocabulary.parties import ORDER, canonical_party

ROWS, DEPARTMENTS, BROKEN, LONG = 100_000, 1_500, 1_000, 300


def main(rounds: int = ROUNDS) -> bool:
    """Print both tables; return whether the bars are kept."""
    with TemporaryDirectory() as folder:
        return all([upload(rounds), together(Path(folder) / "liaisons.csv", rounds)])


def upload(rounds: int) -> bool:
    """Measure a long list without document ids, as the intake page takes it."""
    content = "\r\n".join(["部门,组织", *_rows()]).encode()
    problems = read_upload(content, "bulk.csv").problems
    assert all(problem.row and problem.column for problem in problems)
    checked, plain = "上传逐行查错", "只解析（标准库 csv，逐行成列表）"
    runs: dict[str, Work] = {
        checked: lambda: read_upload(content, "bulk.csv"),
        plain: lambda: list(csv.reader(io.StringIO(content.decode(), newline=""))),
        "只解析（本平台的 read_table）": lambda: read_table(content),
        "只解析（pandas.read_csv，文本列）": lambda: pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False),
    }
    heading(f"一份上传的文件，{ROWS} 行，{len(problems)} 处错误")
    bars = [Bar("", checked, checked, name, 2.5 if name == plain else None) for name in list(runs)[1:]]
    return told(in_turns(runs, rounds), bars)


def together(path: Path, rounds: int) -> bool:
    """Measure the same liaisons as lists of LONG rows each in one table (F1)."""
    rows = [f"d{at // LONG:04d},{row}" for at, row in enumerate(_rows())]
    path.write_text("\n".join(["document_id,department,party", *rows, ""]), encoding="utf-8")
    ours, parsed = "逐行查错", "只解析（pyarrow，字典列）"
    runs: dict[str, Callable[[], Any]] = {
        ours: lambda: read_liaisons(path).problems,
        parsed: lambda: plain_columns(str(path), 3, 3, header=1),
        "同样的检查，逐行（csv）": lambda: _by_row(path),
    }
    found = {problem.row for problem in runs[ours]()}
    bars = [Bar("F1", ours, ours, parsed, 2.5), Bar("F1", ours, ours, "同样的检查，逐行（csv）", 0.1)]
    if find_spec("polars"):
        runs["polars 表达式"] = lambda: _by_polars(path)
        bars.append(Bar("F1", ours, ours, "polars 表达式", 1.0))
    for name in list(runs)[2:]:
        assert set(runs[name]()) == found, name
    heading(f"许多名单的一张表，{ROWS} 行，{len(found)} 行有错")
    return told(in_turns(runs, rounds), bars)


def _rows(seed: int = 1) -> list[str]:
    """Return liaisons, each of them once, one in a hundred broken: misspelt or missing names, formulas."""
    chance = random.Random(seed)
    every = [(department, party) for department in range(DEPARTMENTS) for party in ORDER]
    pairs = [pair for at in range(0, ROWS, LONG) for pair in sorted(chance.sample(every, min(LONG, ROWS - at)))]
    rows = [f"市第{department}教育局,{party}" for department, party in pairs]
    for row in chance.sample(range(ROWS), BROKEN):
        rows[row] = chance.choice((f"市第{row}教育局,民萌{row % 7}", ",民革", "=A1+1,民革"))
    return rows


def _by_row(path: Path) -> list[int]:
    """Return the numbers of the rows with an error, judged one after the other."""
    found, seen = [], set()
    with path.open(encoding="utf-8", newline="") as file:
        for number, record in enumerate(csv.reader(file), 1):
            document, department, party = (tidy(text) for text in record)
            name = one_line(department)
            fault = not document or not name or name_fault(name) or (party and canonical_party(party) is None)
            if number > 1 and (fault or (document, name, party) in seen):
                found.append(number)
            seen.add((document, name, party))
    return found


def _by_polars(path: Path) -> list[int]:
    """Return the same by expressions over the columns."""
    import polars as pl

    column: Any = pl.col("document_id", "department", "party").fill_null("").str.strip_chars()
    table = pl.read_csv(path, infer_schema=False).with_columns(column)
    name, party = pl.col("department"), pl.col("party")
    odd = (
        (pl.col("document_id") == "")
        | (name == "")
        | name.str.contains(r"^[=+\-@]")
        | (name.str.len_chars() > 64)
        | ((party != "") & ~party.is_in(list(ORDER)))
        | ~pl.struct(pl.all()).is_first_distinct()
    )
    return (table.select(odd.alias("odd")).to_series().arg_true() + 2).to_list()


if __name__ == "__main__":
    raise SystemExit(0 if main(*map(int, sys.argv[1:2])) else 1)
