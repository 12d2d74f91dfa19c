"""Loading a country's lists: each of the three forms, warm and cold, against what peers need for the same bytes.

`python -m benchmarks.loading [tenth|national] [rounds]` prints tables of ratios (see benchmarks.rounds). Marks are
those of the bars in benchmarks/README.md. Peers that are not installed are passed over.
"""

import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from benchmarks.loading_peers import bare_files, melted, pandas_checked, pandas_wide, polars_checked, polars_plain
from benchmarks.national import SCALES, country
from benchmarks.national_files import FORMS, write
from benchmarks.rounds import ROUNDS, Bar, Work, heading, in_turns, told
from lib.archive.jurisdictions import read_jurisdictions
from lib.archive.list_cache import recalled
from lib.archive.list_files import FILES, from_files
from lib.archive.list_tables import TIDY, from_table
from lib.archive.register import Register, read_register
from lib.archive.stated import Source
from lib.intake.bulk.tidy_table import read_liaisons
from lib.intake.bulk.wide_table import read_table_of_lists
from lib.measures.collection import Collection

WIDE = "matrices.csv"
_SAMPLE = 200  # files that pandas reads one by one; as many times longer for all
_LARGE = 200_000_000  # bytes
_LONG_AGO = time.time() - 60  # what changed just now is not kept


def main(scale: str = "tenth", rounds: int = ROUNDS) -> bool:
    """Print every table; return whether all bars are kept."""
    with tempfile.TemporaryDirectory(prefix="loading") as name:
        folder = Path(name)
        registers = {size: _written(folder / size, places) for size, places in _sizes(scale).items()}
        lists = len(registers["whole"].documents)
        print(f"\n{lists:,} 张矩阵，{rounds} 轮，比值在轮内取，中位数")
        missing = [one for one in ("polars", "duckdb") if not find_spec(one)]
        print(f"没有安装：{'、'.join(missing)}（见 requirements-bench）" if missing else "")
        kept = [part(folder, registers, rounds) for part in (tidy, files, wide, memory)]
    return all(kept)


def tidy(folder: Path, registers: dict[str, Register], rounds: int) -> bool:
    """Measure the tidy table (L1, L2, L4) and what is kept of it (L5)."""
    path, part, cache = folder / "whole" / TIDY, folder / "part" / TIDY, folder / "cache"
    known = registers["whole"]
    ours, small, warm = "一行一对联系的表", "十分之一的地区", "来自缓存，并数一遍"
    held, held_warm = "连同按登记表核对", "来自缓存，连同按登记表核对"
    from_table(path, known, cache)
    runs: dict[str, Work] = {
        ours: lambda: read_liaisons(path),
        small: lambda: read_liaisons(part),
        warm: lambda: _kept_links(cache, path),
        held: lambda: from_table(path, known, None),
        held_warm: lambda: from_table(path, known, cache),
        "pandas，文字逐项核对": lambda: pandas_checked(path),
    }
    bars = [
        Bar("L2", ours, ours, "pandas，文字逐项核对", 0.85),
        Bar("L4", f"{ours}，十倍的行", ours, small, 11.8),
        Bar("L5", warm, warm, ours, 0.05),
        Bar("", held, held, ours),
        Bar("", held_warm, held_warm, held),
    ]
    if find_spec("polars"):
        runs |= {"polars，文字，不核对": lambda: polars_plain(path), "polars，同样核对": lambda: polars_checked(path)}
        bars = [
            Bar("L1", ours, ours, "polars，文字，不核对", 1.8),
            Bar("L2", ours, ours, "polars，同样核对", 0.75),
            *bars,
        ]
    if find_spec("duckdb"):
        from benchmarks.loading_peers import duckdb_plain

        runs["duckdb，文字，不核对"] = lambda: duckdb_plain(path)
        bars.append(Bar("", ours, ours, "duckdb，文字，不核对"))
    counted = {_links(from_table(path, known, None)), _kept_links(cache, path), pandas_checked(path)}
    assert len(counted | ({polars_checked(path)} if find_spec("polars") else set())) == 1
    heading("一行一对联系")
    return told(in_turns(runs, rounds), bars)


def files(folder: Path, registers: dict[str, Register], rounds: int) -> bool:
    """Measure one file per list (L6)."""
    place, known, table = folder / "whole" / FILES, registers["whole"], folder / "whole" / WIDE
    sample = sorted(place.iterdir())[:: max(1, len(known.documents) // _SAMPLE)]
    share = len(known.documents) / len(sample)
    ours, bare, single = "每份名单一个文件", "只打开并读出这些文件", f"pandas 逐个读（{len(sample)} 个）"
    runs: dict[str, Work] = {
        ours: lambda: from_files(place, known, None),
        bare: lambda: bare_files(place),
        "pandas 读一张宽表": lambda: pandas_wide(table),
        single: lambda: melted(sample),
    }
    bars = [
        Bar("L6", ours, ours, bare, 4.5),
        Bar("L6", ours, ours, "pandas 读一张宽表", 2),
        Bar("L6", f"{ours}，按全部文件折算", ours, single, 0.02, per=share),
    ]
    heading("每份名单一个文件")
    return told(in_turns(runs, rounds), bars)


def wide(folder: Path, registers: dict[str, Register], rounds: int) -> bool:
    """Measure one wide table of all lists (L7)."""
    path, known = folder / "whole" / WIDE, registers["whole"]
    ours, held = "一张宽表", "连同按登记表核对"
    runs: dict[str, Work] = {
        ours: lambda: read_table_of_lists(path),
        "pandas.read_csv": lambda: pandas_wide(path),
        held: lambda: from_table(path, known, None),
    }
    bars = [Bar("L7", ours, ours, "pandas.read_csv", 1.3), Bar("", held, held, "pandas.read_csv")]
    if find_spec("polars"):
        runs["polars.read_csv"] = lambda: polars_plain(path)
        bars.append(Bar("", ours, ours, "polars.read_csv"))
    heading("一张宽表")
    return told(in_turns(runs, rounds), bars)


def memory(folder: Path, registers: dict[str, Register], _rounds: int) -> bool:
    """Measure the most memory that reading the tidy table takes, and what of it stays (L3), in a process of its own."""
    path = folder / "whole" / TIDY
    size = path.stat().st_size
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.loading_memory", str(path)], capture_output=True, text=True, check=True
    )
    peak, stays = (int(one) / size for one in done.stdout.split())
    print(f"\n| 内存，{size / 1e6:.0f} MB 的表 | 比文件 | 上限 | 达到 |\n|---|---|---|---|")
    bars = [("留下的数组", stays, 0.15), ("读的时候最多", peak, 1.8)]
    if size < _LARGE:  # what parsing takes whatever the size would decide
        bars.pop()
        print(f"| 读的时候最多 | {peak:.2g} | –（全国才比） | – |")
    for what, ratio, most in bars:
        print(f"| L3 {what} | {ratio:.2g} | {most} | {'是' if ratio <= most else '**否**'} |")
    return all(ratio <= most for _, ratio, most in bars)


def _sizes(scale: str) -> dict[str, int]:
    return {"whole": SCALES[scale], "part": SCALES[scale] // 10}


def _written(folder: Path, places: int) -> Register:
    """Write lists in all forms into one folder and return its register."""
    made = country(places)
    for form in FORMS:
        write(made, folder, form)
    for path in (*folder.glob("*.csv"), *(folder / FILES).iterdir()):
        os.utime(path, (_LONG_AGO, _LONG_AGO))
    return read_register(folder / "documents.csv", read_jurisdictions(folder / "jurisdictions.csv"))


def _kept_links(cache: Path, path: Path) -> int:
    """Return the liaisons in what is kept of a source, counted from end to end."""
    kept = recalled(cache, path)
    assert kept is not None
    return _liaisons(kept.matrices)


def _links(source: Source) -> int:
    assert not source.problems
    return _liaisons(source.matrices)


def _liaisons(held: Collection) -> int:
    return int(np.bitwise_count(held.linked).sum(dtype=np.int64))


if __name__ == "__main__":
    scale = next((one for one in sys.argv[1:] if one in SCALES), "tenth")
    counts = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    raise SystemExit(0 if main(scale, *counts) else 1)
