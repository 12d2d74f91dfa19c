"""The measures at the scale of a country: coverage, changes, likeness, each against its peer or against itself.

`python -m benchmarks.measures [rounds]` prints tables of ratios (see benchmarks.rounds). Marks are those of the bars in
benchmarks/README.md. Peers that are not installed are passed over.
"""

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.all_pairs import all_nearest, all_similarities
from benchmarks.national import SCALES, Country, country
from benchmarks.rounds import ROUNDS, Bar, Work, heading, in_turns, told
from benchmarks.tabular import CHANGES, COLUMNS, DUCKDB, by_function_rows, by_pandas, by_polars, tables
from benchmarks.yearly_changes import yearly_changes
from lib.measures.collection import Collection
from lib.measures.collection_coverage import collection_coverage
from lib.measures.collection_functions import by_function
from lib.measures.comparison import comparison
from lib.measures.function_masks import Stack, function_masks
from lib.measures.peers import nearest, packed
from lib.vocabulary.party_bits import BITS, EVERY

PEERS = ("polars", "duckdb", "scipy")
YEAR = 2020


def main(rounds: int = ROUNDS) -> bool:
    """Print every table; return whether all bars are kept."""
    whole, tenth = country(SCALES["national"]), country(SCALES["tenth"])
    missing = [name for name in PEERS if not find_spec(name)]
    print(f"\n{len(whole.collection):,} 张矩阵，{len(whole.collection.linked):,} 行，{rounds} 轮，比值在轮内取，中位数")
    print(f"没有安装：{'、'.join(missing)}" if missing else "")
    kept = [part(whole, tenth, rounds) for part in (coverage, changes, likeness)]
    return all(kept)


def coverage(whole: Country, tenth: Country, rounds: int) -> bool:
    """Measure all coverage statistics (B)."""
    held, small = whole.collection, tenth.collection
    known = tables(held)
    codes = known.liaisons["matrix"].to_numpy(), known.liaisons["party"].to_numpy()
    ours, counted, part = "全部覆盖统计", "一次 np.bincount（矩阵、组织）", "十分之一的地区"
    heading("覆盖统计，全国")
    quick = in_turns(
        {
            ours: lambda: collection_coverage(held),
            counted: lambda: np.bincount(codes[0] * len(BITS) + codes[1], minlength=len(held) * len(BITS)),
            part: lambda: collection_coverage(small),
        },
        3 * rounds,
    )
    rows = len(held.linked) / len(small.linked)
    kept = told(quick, [Bar("B1", ours, ours, counted, 1.6), _linear("B3", ours, part, 10.7, rows)])
    # Apart: what these leave of the processor's cache and of the memory would count against the quick ones.
    runs: dict[str, Work] = {ours: lambda: collection_coverage(held), "pandas 分组": lambda: by_pandas(known)}
    if find_spec("polars"):
        import polars as pl

        frames = [pl.from_pandas(one) for one in (known.rows, known.liaisons, known.listed)]
        runs["polars"] = lambda: by_polars(*frames)
    if find_spec("duckdb"):
        ask = _duckdb(rows=known.rows, liaisons=known.liaisons, listed=known.listed)
        runs["duckdb"] = lambda: ask(DUCKDB)
    for name in list(runs)[1:]:
        _same_coverage(runs[name](), held)
    bars = [Bar("B2", ours, ours, name, 0.05 if name == "pandas 分组" else 0.1) for name in list(runs)[1:]]
    return told(in_turns(runs, rounds), bars) and kept


def changes(whole: Country, tenth: Country, rounds: int) -> bool:
    """Measure all changes from year to year, and those of two lists (C)."""
    (stack, places), (small, few) = _known_lists(whole), _known_lists(tenth)
    later = np.flatnonzero(places[1:] == places[:-1]) + 1
    cells = by_function_rows(stack, places)
    pair = later[len(later) // 2] + np.array([-1, 0])
    place, step = int(places[pair[1]]), int(pair[1] - np.searchsorted(places, places[pair[1]]))
    frames = [int(at) for at in np.flatnonzero(whole.place == place)[:2]]

    def merged() -> pd.Series:
        sides = (cells[(cells["place"] == place) & (cells["step"] == at)] for at in (step - 1, step))
        return pd.merge(*sides, on=["function", "party"], how="outer", indicator=True)["_merge"].value_counts()

    def two(held: Stack, at: np.ndarray) -> Any:
        return yearly_changes(Stack(held.linked[at], held.known[at]), np.zeros(2))

    ours, xor, part = "全国逐年变化", "异或并计数", "十分之一的地区"
    one, mask, same = "两张矩阵的变化", "pandas 筛选两次并合并", "从十分之一的地区中取两张"
    runs: dict[str, Work] = {
        ours: lambda: yearly_changes(stack, places),
        xor: lambda: np.bitwise_count(stack.linked[later] ^ stack.linked[later - 1]).sum(axis=1, dtype=np.uint16),
        part: lambda: yearly_changes(small, few),
        one: lambda: [two(stack, pair) for _ in range(100)],
        mask: merged,
        same: lambda: [two(small, np.array([0, 1])) for _ in range(100)],
        "全国矩阵按职能": lambda: by_function(whole.collection, whole.complete),
        "页面上的比较，从矩阵起": lambda: comparison(
            *(function_masks(whole.collection.matrix(at), bool(whole.complete[at])) for at in frames)
        ),
    }
    counted, alone = yearly_changes(stack, places), two(stack, pair)
    assert merged()[["both", "right_only", "left_only"]].tolist() == [
        int(count[0]) for count in (alone.kept, alone.added, alone.removed)
    ]
    if find_spec("duckdb"):
        ask = _duckdb(cells=cells)
        runs["duckdb 全连接"] = lambda: ask(CHANGES)
        for name, column in ask(CHANGES).items():
            assert np.array_equal(column, getattr(counted, name)), name
    bars = [Bar("C1", ours, ours, xor, 8)]
    bars += [Bar("C1", ours, ours, "duckdb 全连接", 0.05)] if "duckdb 全连接" in runs else []
    bars += [
        Bar("C2", one, one, mask, 0.02, per=100),
        Bar("C2", one, one, same, 1.2),
        _linear("C3", ours, part, 11, len(stack) / len(small)),
        Bar("", "全国矩阵按职能", "全国矩阵按职能", xor),
        Bar("", "页面上的比较，从矩阵起", "页面上的比较，从矩阵起", mask),
    ]
    heading("变化，全国")
    return told(in_turns(runs, rounds), bars)


def likeness(whole: Country, tenth: Country, rounds: int) -> bool:
    """Measure the nearest lists of one, and all pairs of one year (D)."""
    stack, small = (by_function(one.collection, one.complete) for one in (whole, tenth))
    words, few = packed(stack), packed(small)
    open_ = (stack.known != EVERY).any(axis=1)
    closed, partial = int(np.flatnonzero(~open_)[0]), int(np.flatnonzero(open_)[0])
    year = np.flatnonzero(whole.year == YEAR)
    lists = Stack(stack.linked[year], stack.known[year])
    whole_lists = Stack(lists.linked[~open_[year]], lists.known[~open_[year]])
    dense, certain = (_dense(masks) for masks in (lists.linked, lists.known))
    full = _dense(whole_lists.linked)
    rows = np.ascontiguousarray(words.linked.T)

    def of(at: int) -> Any:
        return nearest(words, stack.linked[at], stack.known[at], 10)

    def blas() -> Any:
        shared, degrees = full @ full.T, full.sum(axis=1)
        return shared / (degrees[:, np.newaxis] + degrees - shared)

    def blas_known() -> Any:
        shared, theirs = dense @ dense.T, dense @ certain.T
        return shared / (theirs + theirs.T - shared)

    one, pairs = "一张最近的 10 张", f"{YEAR} 年两两相似（名单完整的）"
    count, part = "逐行数一遍全部位", "十分之一的地区"
    every, best = f"{YEAR} 年两两相似（全部）", f"{YEAR} 年各自最近的 10 张"
    runs: dict[str, Work] = {
        one: lambda: of(closed),
        "名单不完整的一张最近的 10 张": lambda: of(partial),
        count: lambda: np.bitwise_count(rows).sum(axis=1, dtype=np.uint16),
        part: lambda: nearest(few, stack.linked[closed], stack.known[closed], 10),
        pairs: lambda: all_similarities(whole_lists),
        "float32 BLAS X@X.T": blas,
        every: lambda: all_similarities(lists),
        "float32 BLAS，未知格另乘一次": blas_known,
        best: lambda: all_nearest(lists, 10),
    }
    bars = [Bar("D1", one, one, count, 2.5), Bar("D1", list(runs)[1], list(runs)[1], count)]
    if find_spec("scipy"):
        from scipy.sparse import csr_array

        sparse = csr_array(_dense(stack.linked))
        own, degrees = _dense(stack.linked[[closed]])[0], np.bitwise_count(stack.linked).sum(axis=1)

        def by_scipy() -> Any:
            shared = sparse @ own
            return np.argsort(shared / (degrees + own.sum() - shared))[:-11:-1]

        runs["scipy csr @ 向量"] = by_scipy
        bars += [Bar("D1", one, one, "scipy csr @ 向量", 0.3)]
    with np.errstate(invalid="ignore"):
        np.testing.assert_allclose(all_similarities(whole_lists), blas(), rtol=1e-5)
        np.testing.assert_allclose(all_similarities(lists), blas_known(), rtol=1e-5)
        bars += [
            Bar("", one, one, part, per=len(stack) / len(small)),
            Bar("D2", pairs, pairs, "float32 BLAS X@X.T", 0.8),
            Bar("D2", every, every, "float32 BLAS，未知格另乘一次", 0.8),
            Bar("D2", best, best, "float32 BLAS，未知格另乘一次"),
        ]
        heading("相似，全国")
        return told(in_turns(runs, rounds), bars)


def _known_lists(held: Country) -> tuple[Stack, np.ndarray]:
    """Return the lists by function of which every cell is known, with their places: what tables of liaisons can say."""
    stack = by_function(held.collection, held.complete)
    known = (stack.known == EVERY).all(axis=1)
    return Stack(stack.linked[known], stack.known[known]), held.place[known]


def _linear(mark: str, ours: str, part: str, most: float, rows: float) -> Bar:
    """Return the bar of linear growth: `most` is told for 9.7 times the rows."""
    return Bar(mark, f"{ours}，{rows:.1f} 倍的行，每行", ours, part, most / 9.7, per=rows)


def _duckdb(**frames: pd.DataFrame) -> Callable[[str], dict[str, Any]]:
    """Return what answers queries over tables with the contents of frames."""
    import duckdb

    base = duckdb.connect()
    for name, frame in frames.items():
        base.register("given", frame)
        base.execute(f"create table {name} as select * from given")
    return lambda query: base.sql(query).fetchnumpy()


def _dense(masks: np.ndarray) -> np.ndarray:
    """Return masks as numbers 0 and 1, matrices × cells."""
    return ((masks[:, :, np.newaxis] & BITS) > 0).reshape(len(masks), -1).astype(np.float32)


def _same_coverage(found: Any, held: Collection) -> None:
    """Assert that a peer counted what we count; it says 0 or null of lists without a number."""
    ours = collection_coverage(held)
    for name in COLUMNS:
        theirs = np.nan_to_num(np.ma.filled(np.ma.asarray(found[name], float), 0))
        np.testing.assert_allclose(theirs, np.nan_to_num(getattr(ours, name)), atol=1e-9, err_msg=name)


if __name__ == "__main__":
    raise SystemExit(0 if main(*map(int, sys.argv[1:2])) else 1)
