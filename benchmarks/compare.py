"""Comparison at the scale of a country: nearest peers, all yearly changes, two matrices; each against its peer.

Run it with `python -m benchmarks.compare`. It prints a Markdown table of ratios, taken inside interleaved rounds.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np

from lib.archive.holdings import load_holdings
from lib.measures.comparison import comparison
from lib.measures.function_masks import BITS, EVERY, KEYS, Stack, function_masks
from lib.measures.peers import nearest, packed
from lib.measures.yearly_changes import yearly_changes

PLACES, YEARS = 3_200, 20
ROUNDS = 15


def country(places: int, seed: int = 1) -> tuple[Stack, np.ndarray]:
    """Return masks of `places` × YEARS matrices: one link in twenty changes a year, one place in ten is partial."""
    rng = np.random.default_rng(seed)
    shape = (places, len(KEYS), len(BITS))
    cells = rng.random(shape) < rng.uniform(0.1, 0.6, (places, 1, 1))
    years = []
    for _ in range(YEARS):
        cells = cells ^ (rng.random(shape) < 0.05)
        years.append(np.where(cells, BITS, np.uint16(0)).sum(axis=2, dtype=np.uint16))
    linked = np.stack(years, axis=1).reshape(-1, len(KEYS))
    known = np.full(linked.shape, EVERY)
    partial = np.repeat(rng.random(places) < 0.1, YEARS)
    known[partial] = rng.integers(0, int(EVERY) + 1, (int(partial.sum()), len(KEYS)), dtype=np.uint16)
    return Stack(linked & known, known), np.repeat(np.arange(places), YEARS)


def seconds(run: Callable[[], Any]) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    stack, places = country(PLACES)
    larger, more = country(PLACES * 10)
    words, words_10 = packed(stack), packed(larger)
    rows = np.ascontiguousarray(words.linked.T)
    linked, known = stack.linked[0], stack.known[0]
    held = load_holdings()
    pair = [(held.matrices[name], True) for name in ("qingdao-2008", "fenghua-2019")]
    later = np.flatnonzero(places[1:] == places[:-1]) + 1
    runs: dict[str, Callable[[], Any]] = {
        "peers": lambda: nearest(words, linked, known, 10),
        "popcount": lambda: np.bitwise_count(rows).sum(axis=1, dtype=np.uint16),
        "popcount by words": lambda: np.bitwise_count(words.linked).sum(axis=0, dtype=np.uint16),
        "changes": lambda: yearly_changes(stack, places),
        "xor": lambda: np.bitwise_count(stack.linked[later] ^ stack.linked[later - 1]).sum(axis=1, dtype=np.uint16),
        "pair": lambda: comparison(*(function_masks(matrix, whole) for matrix, whole in pair)),
        "peers, tenfold": lambda: nearest(words_10, linked, known, 10),
        "changes, tenfold": lambda: yearly_changes(larger, more),
    }
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for round_ in range(ROUNDS + 1):  # the first warms up
        for name in list(runs)[round_ % len(runs) :] + list(runs)[: round_ % len(runs)]:
            taken[name].append(seconds(runs[name]))
    taken = {name: times[1:] for name, times in taken.items()}

    def row(text: str, name: str, peer: str, bar: str) -> None:
        ratio = median(mine / theirs for mine, theirs in zip(taken[name], taken[peer], strict=True))
        print(f"| {text} | {median(taken[name]) * 1e3:.2f} | {median(taken[peer]) * 1e3:.2f} | {ratio:.2f} | {bar} |")

    print(f"\n| {len(stack):,} 张矩阵，{ROUNDS} 轮中位 | 毫秒 | 对照（毫秒） | 比值 | 上限 |\n|---|---|---|---|---|")
    row("一张矩阵最近的 10 张 / 逐行数一遍全部位", "peers", "popcount", "2.5")
    row("同上 / 按本平台的存法（逐字）数一遍", "peers", "popcount by words", "–")
    row("全国逐年变化 / 异或并计数", "changes", "xor", "8")
    row("最近的 10 张：十倍数据 / 一倍", "peers, tenfold", "peers", "11")
    row("全国逐年变化：十倍数据 / 一倍", "changes, tenfold", "changes", "11")
    print(f"| 两张矩阵从表格到比较结果 | {median(taken['pair']) * 1e3:.2f} | – | – | 10 毫秒 |")


if __name__ == "__main__":
    main()
