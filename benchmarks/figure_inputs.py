"""Every figure with data of any size: `drawn(size)` makes each with about `size` times as many cells, lines or bars."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from lib.figures import stage
from lib.figures.bipartite_chart import bipartite_chart
from lib.figures.change_heatmap import change_heatmap
from lib.figures.combination_chart import combination_chart
from lib.figures.comparison_heatmap import comparison_heatmap
from lib.figures.coordination_chart import BANDS, coordination_chart
from lib.figures.count_grid import count_grid
from lib.figures.degree_bars import degree_distribution, department_bars, party_bars
from lib.figures.department_flow_chart import department_flow_chart
from lib.figures.difference_bars import difference_bars
from lib.figures.difference_heatmap import difference_heatmap
from lib.figures.document_timeline import document_timeline
from lib.figures.dumbbell_chart import dumbbell_chart
from lib.figures.figure_bars import figure_bars
from lib.figures.gap_heatmap import gap_heatmap
from lib.figures.holdings_chart import SYMBOLS, holdings_chart
from lib.figures.matrix_heatmap import matrix_heatmap
from lib.figures.matrix_thumbnail import matrix_thumbnail
from lib.figures.mechanism_years import mechanism_years
from lib.figures.meeting_line import meeting_line
from lib.figures.null_chart import null_chart
from lib.figures.number_wall import number_wall
from lib.figures.peer_bars import peer_bars
from lib.figures.picture import as_picture
from lib.figures.projection_chart import department_projection_chart, party_projection_chart
from lib.figures.reality_heatmap import WORDS, reality_heatmap
from lib.figures.region_grid import region_grid
from lib.figures.slope_chart import slope_chart
from lib.figures.small_multiples import small_multiples
from lib.figures.state_grid import ADOPTED, state_grid
from lib.figures.two_sided_chart import two_sided_chart
from lib.figures.year_bars import year_bars
from lib.figures.year_shares import year_shares
from lib.measures.change_causes import Years, changes
from lib.measures.combinations import combinations
from lib.measures.comparison import comparison
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.department_flow import flows, successions
from lib.measures.difference import difference
from lib.measures.function_masks import function_masks
from lib.measures.peers import gaps
from lib.measures.projection import department_projection, party_projection
from lib.vocabulary.functions import ALIASES, FUNCTIONS, functions_of
from lib.vocabulary.parties import ORDER

# A name for each function, so that a list of so many departments has so many functions.
_OF = {functions_of(alias): alias for alias in sorted(ALIASES) if len(functions_of(alias)) == 1}
DEPARTMENTS = [_OF[(one.key,)] for one in FUNCTIONS if (one.key,) in _OF]

# Figures of functions or organisations: twice as much as size 2 there is not.
BOUNDED = frozenset(
    {
        *("change_pages", "comparison_pages", "bars_panel", "party_bars", "degree_distribution"),
        *("party_projection_chart", "comparison_heatmap", "change_heatmap", "small_multiples", "gap_heatmap"),
        "department_flow_chart",
    }
)


def matrix(rows: int, columns: int = 9, seed: int = 7, names: list[str] | None = None) -> pd.DataFrame:
    """Return a matrix with about a third of the cells linked and some not known."""
    rng = np.random.default_rng(seed)
    cells = pd.array(rng.random(rows * columns) < 0.35, "boolean")
    cells[rng.random(rows * columns) < 0.05] = pd.NA
    index = pd.Index(names or [f"市第{at}局" for at in range(rows)], dtype=object, name="department")
    frame = {party: cells[at::columns] for at, party in enumerate(ORDER[:columns])}
    return pd.DataFrame(frame, index=index).rename_axis(columns="party")


def drawn(size: int) -> dict[str, Callable[[], Any]]:
    """Return what draws each figure; size 1 is about what a large city needs, and 2 is twice of all that can double.

    Functions (about sixty) and organisations (ten) cannot double for ever: the BOUNDED figures of these are as large
    as they get with size 2.
    """
    rows, few = 40 * size, 5 * size
    large, wide = matrix(rows), matrix(40, few)
    functions = DEPARTMENTS[: 27 * size]
    lists = [function_masks(matrix(len(functions), 9, seed, functions), True) for seed in range(4)]
    before, after, years = lists[0], lists[1], Years(2017, 2021)
    found = comparison(before, after)
    causes = {(one.function, one.party): one for one in changes(found, before, after, years)}
    square = matrix(round(40 * size**0.5), 9)
    pair = "甲地", "乙地"
    groups, bands = successions(before, after, years), flows(before, after, years)
    half = rows // 2
    return {
        "matrix_heatmap": lambda: matrix_heatmap(large, groups=[f"第{at // 5}组" for at in range(rows)]),
        "matrix_thumbnail": lambda: matrix_thumbnail(large),
        "matrix_pages": lambda: stage.matrix_pages(large, True, 900),
        "change_pages": lambda: stage.change_pages(found.cells, causes, (lists[0], lists[1]), pair, 900),
        "comparison_pages": lambda: stage.comparison_pages(found.cells, (lists[0], lists[1]), pair, 900),
        "reality_pages": lambda: stage.reality_pages(_reality(rows), 900),
        "network_pages": lambda: stage.network_pages(large, None, 900),
        "bars_panel": lambda: stage.bars_panel(party_degrees(wide), True, 900),
        "bipartite_chart": lambda: bipartite_chart(large),
        "two_sided_chart": lambda: two_sided_chart(large, 1824, 900),
        "department_bars": lambda: department_bars(department_degrees(large), 9),
        "party_bars": lambda: party_bars(party_degrees(wide)),
        "degree_distribution": lambda: degree_distribution(department_degrees(wide), few),
        "combination_chart": lambda: combination_chart(combinations(large), list(large.columns), top=rows),
        "department_projection_chart": lambda: department_projection_chart(department_projection(square)),
        "party_projection_chart": lambda: party_projection_chart(
            party_projection(matrix(40, 4 + 3 * size)), party_degrees(matrix(40, 4 + 3 * size))
        ),
        "null_chart": lambda: null_chart(np.linspace(40, 50, 500 * size), 45.0),
        "comparison_heatmap": lambda: comparison_heatmap(found.cells, (lists[0], lists[1]), pair),
        "change_heatmap": lambda: change_heatmap(found.cells, causes, (lists[0], lists[1]), pair),
        "difference_heatmap": lambda: difference_heatmap(difference(large, matrix(rows, 9, 8)).cells),
        "small_multiples": lambda: small_multiples(lists, ["甲", "乙", "丙", "丁"]),
        "gap_heatmap": lambda: gap_heatmap(gaps(lists[0], lists[1:]), lists[0]),
        "department_flow_chart": lambda: department_flow_chart(groups, bands),
        "reality_heatmap": lambda: reality_heatmap(_reality(rows)),
        "dumbbell_chart": lambda: dumbbell_chart(_dumbbell(rows), pair, 10.0),
        "slope_chart": lambda: slope_chart(
            pd.DataFrame({f"{2000 + at}年": range(at, at + 10) for at in range(rows)}, index=ORDER, dtype="Int64")
        ),
        "peer_bars": lambda: peer_bars(_peers(rows)),
        "difference_bars": lambda: difference_bars(_shares(rows)),
        "state_grid": lambda: state_grid(
            pd.DataFrame(_states(rows, 20), columns=[f"机制{at}" for at in range(20)]).rename("第{}地".format), ADOPTED
        ),
        "state_grid, groups": lambda: state_grid(
            pd.DataFrame(_states(20, rows), columns=[f"机制{at}" for at in range(rows)]).rename("第{}地".format),
            ADOPTED,
            groups=[f"第{at // 4}类" for at in range(rows)],
        ),
        "count_grid": lambda: count_grid(
            pd.DataFrame(np.arange(rows * 9).reshape(rows, 9) % 7, columns=list("甲乙丙丁戊己庚辛壬")).rename(
                "部门{}".format
            )
        ),
        "mechanism_years": lambda: mechanism_years(_stated(rows)),
        "meeting_line": lambda: meeting_line(_meetings(half)),
        "number_wall": lambda: number_wall(_figures(rows)),
        "figure_bars": lambda: figure_bars(_figures(rows)),
        "document_timeline": lambda: document_timeline(_timeline(rows)),
        "holdings_chart": lambda: holdings_chart(_register(10 * rows)),
        "region_grid": lambda: region_grid(_regions(rows)),
        "coordination_chart": lambda: coordination_chart(*_relations(rows)),
        "year_bars": lambda: year_bars(_years(rows), "2025年", "2024年"),
        "year_shares": lambda: year_shares(_years(rows)),
        "as_picture": partial(as_picture, matrix_heatmap(large), "标题", "出处" * 20, (1600, 900)),
    }


def _regions(rows: int) -> pd.DataFrame:
    names = [f"第{at}省" for at in range(rows)]
    every = [(name, name, year, 100, year % 7 * 14, 3) for name in names for year in range(2005, 2025)]
    return pd.DataFrame(every, columns=["region", "title", "year", "places", "whole", "partial"])


def _states(rows: int, columns: int) -> np.ndarray:
    return np.arange(rows * columns).reshape(rows, columns) % 3 - 1


def _reality(rows: int) -> pd.DataFrame:
    states = np.array(list(WORDS), dtype=object)[np.arange(rows * 9).reshape(rows, 9) % len(WORDS)]
    return pd.DataFrame(states, index=[f"市第{at}局" for at in range(rows)], columns=list(ORDER[:9]))


def _dumbbell(rows: int) -> pd.DataFrame:
    numbers = pd.Series(range(rows)) % 10
    told = numbers.astype(str)
    frame = pd.DataFrame({"a": numbers, "b": 9 - numbers, "a_told": told, "b_told": (9 - numbers).astype(str)})
    return frame.assign(group=[f"第{at // 5}组" for at in range(rows)]).rename("职能{}".format)


def _peers(rows: int) -> pd.DataFrame:
    frame = pd.DataFrame({"document_id": [f"d{at}" for at in range(rows)], "kind": "重叠", "shared": 30})
    frame = frame.assign(name="某市2020年", alike=[at < rows // 2 for at in range(rows)], only_own=20, only_other=10)
    return frame.assign(share=0.5)


def _shares(rows: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"a": [f"甲{at}" for at in range(rows)], "b": "乙", "same": 0.5, "turnover": 0.3, "rewiring": 0.2, "reason": ""}
    )


def _stated(rows: int) -> pd.DataFrame:
    years = pd.array([2000 + at % 20 for at in range(rows * 4)], "Int64")
    return pd.DataFrame({"name": [f"机制{at // 4}" for at in range(rows * 4)], "place": "某市", "year": years})


def _meetings(rows: int) -> pd.DataFrame:
    days = pd.array([1 + at % 28 for at in range(rows)], "Int64")
    frame = pd.DataFrame({"month": [1 + at % 12 for at in range(rows)], "day": days, "part": "", "status": "已召开"})
    return frame.assign(convener="市政协", meeting="第一次对口协商工作座谈会")


def _figures(rows: int) -> pd.DataFrame:
    frame = pd.DataFrame({"label": [f"第{at}地" for at in range(rows)], "value": range(1, rows + 1), "unit": "次"})
    frame = frame.assign(value_to=pd.array([None] * rows, "Int64"), qualifier="", period="2024年", note="其中重点十次")
    return frame.assign(group=[f"第{at // 8}类" for at in range(rows)], name="走访调研和座谈会次数", at=range(rows))


def _timeline(rows: int) -> pd.DataFrame:
    start = [2000.0 + at % 20 for at in range(rows)]
    frame = pd.DataFrame({"name": [f"文件{at}" for at in range(rows)], "start": start, "end": np.nan})
    return frame.assign(document_id=frame["name"], status="完整名单", repealed=False, told="某市的通知", dated=True)


def _register(rows: int) -> pd.DataFrame:
    none = pd.array([None] * rows, "Int64")
    frame = pd.DataFrame({"place": [f"第{at}市" for at in range(rows)], "province": "某省", "year_from": none})
    frame = frame.assign(year=pd.array([2000 + at % 20 for at in range(rows)], "Int64"), year_to=none, label="文件")
    return frame.assign(status=[list(SYMBOLS)[at % 4] for at in range(rows)], document_id=frame["place"])


def _relations(rows: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    kinds = [kind for _, _, every in BANDS for kind in every]
    names = [f"单位{at}" for at in range(rows)]
    bodies = pd.DataFrame({"body": names, "kind": [kinds[at % len(kinds)] for at in range(rows)]})
    pairs = pd.DataFrame({"a": names * 2, "b": [*names[1:], names[0], *names[2:], *names[:2]], "layer": "联系"})
    return bodies.assign(degree=4, relations=4), pairs.assign(relations=1)


def _years(rows: int) -> pd.DataFrame:
    numbers = pd.array(range(rows), "Int64")
    frame = pd.DataFrame({"entries": numbers, "before": numbers, "active": numbers, "silent": 3, "unknown": 2})
    return frame.rename("{}年".format)
