"""Every row-level error of a bulk list of 100,000 liaisons, against parsing alone of the same bytes.

Run: python -m benchmarks.intake [rounds]. All sides take turns in one process; processor time is compared,
which other work on the machine disturbs least. The bar is against the csv module of the standard library;
our own parsing, which keeps no row lists, and pandas' reader are told beside it.
"""

import csv
import io
import random
import statistics
import sys
import time
from collections.abc import Callable

import pandas as pd

from lib.intake.reading import read_table
from lib.intake.upload import read_upload
from lib.vocabulary.parties import ORDER

BAR = 2.5
ROWS, DEPARTMENTS, BROKEN = 100_000, 1_500, 1_000
ROUNDS = 11


def bulk_list(seed: int = 1) -> bytes:
    """Return a long list as UTF-8 CSV, one row in a hundred broken: misspelt or missing names, formulas."""
    chance = random.Random(seed)
    rows = [f"市第{chance.randrange(DEPARTMENTS)}教育局,{chance.choice(ORDER)}" for _ in range(ROWS)]
    for row in chance.sample(range(ROWS), BROKEN):
        rows[row] = chance.choice((f"市第{row}教育局,民萌{row % 7}", ",民革", "=A1+1,民革"))
    return "\r\n".join(["部门,组织", *rows]).encode()


def errors(content: bytes) -> int:
    """Return how many problems the intake tells of the list, each with its row and column."""
    problems = read_upload(content, "bulk.csv").problems
    assert all(problem.row and problem.column for problem in problems)
    return len(problems)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of one run."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main(rounds: int = ROUNDS) -> bool:
    """Print the times and ratios; return whether the bar is kept."""
    content = bulk_list()
    print(f"{ROWS} 行，{len(content) / 1024**2:.1f} MB，{errors(content)} 处错误，{rounds} 轮，处理器时间")
    sides: dict[str, Callable[[], object]] = {
        "逐行查错（read_upload）": lambda: read_upload(content, "bulk.csv"),
        "只解析（标准库 csv，逐行成列表）": lambda: list(csv.reader(io.StringIO(content.decode(), newline=""))),
        "只解析（本平台的 read_table）": lambda: read_table(content),
        "只解析（pandas.read_csv，文本列）": lambda: pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False),
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    for work in sides.values():
        work()
    for turn in range(rounds):
        for name in list(sides) if turn % 2 else reversed(list(sides)):
            times[name].append(seconds(sides[name]))
    checked, parsed, *_ = sides
    kept = True
    for name in sides:
        ratio = statistics.median(a / b for a, b in zip(times[checked], times[name], strict=True))
        told = f"{name}：{statistics.median(times[name]) * 1000:.0f} 毫秒"
        if name == parsed:
            kept = ratio <= BAR
            told += f"，查错为其 {ratio:.2f} 倍，上限 {BAR} 倍：{'达到' if kept else '未达到'}"
        elif name != checked:
            told += f"，查错为其 {ratio:.2f} 倍"
        print(told)
    return kept


if __name__ == "__main__":
    raise SystemExit(0 if main(*map(int, sys.argv[1:2])) else 1)
