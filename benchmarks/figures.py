"""Figures as JSON: the matrix against plotly.express, and each figure with twice the data against itself.

`python -m benchmarks.figures [rounds]` prints tables of ratios (see benchmarks.rounds).
"""

import sys
from typing import Any

import plotly.express as px

from benchmarks.figure_inputs import BOUNDED, drawn, matrix
from benchmarks.rounds import ROUNDS, Bar, Work, heading, in_turns, told
from lib.figures.matrix_heatmap import matrix_heatmap

SIZES = (4, 8)  # of a large city: what grows then outweighs what every figure takes
GROWTH = 2.4


def main(rounds: int = ROUNDS) -> bool:
    """Print both tables; return whether all bars are kept."""
    return all([against_express(rounds), growth(rounds)])


def against_express(rounds: int) -> bool:
    """Measure the heatmap of 40 × 9 with its JSON (G1)."""
    shown = matrix(40)
    cells = shown.to_numpy(dtype="int8", na_value=-1)
    parties, departments = list(shown.columns), list(shown.index)
    ours, peer = "矩阵图 40×9", "plotly.express.imshow + to_json"
    runs: dict[str, Work] = {
        ours: lambda: written(matrix_heatmap(shown)),
        peer: lambda: px.imshow(cells, x=parties, y=departments, aspect="auto").to_json(),
    }
    heading("图与 JSON")
    kept = told(in_turns(runs, 5 * rounds), [Bar("G1", ours, ours, peer, 0.25)])
    size = len(written(matrix_heatmap(shown))) / 1024
    print(f"\nG1 矩阵图的 JSON {size:.1f} kB，上限 40 kB")
    return kept and size <= 40


def growth(rounds: int) -> bool:
    """Measure every figure with twice as many cells, bars or lines (G2)."""
    runs: dict[str, Work] = {}
    bars = []
    for name in drawn(1):
        less, more = (1, 2) if name in BOUNDED else SIZES
        runs |= {f"{name} ×{size}": _writing(drawn(size)[name]) for size in (less, more)}
        bars.append(Bar("G2", name, f"{name} ×{more}", f"{name} ×{less}", GROWTH))
    heading("数据加倍")
    return told(in_turns(runs, rounds), bars)


def _writing(draw: Work) -> Work:
    return lambda: written(draw())


def written(figure: Any) -> str:
    """Return a figure, or the figures of the slides of a stage, as JSON."""
    if isinstance(figure, list):
        return "".join(written(panel.figure) for page in figure for panel in page)
    return written(figure.figure) if hasattr(figure, "figure") else figure.to_json(engine="orjson")


if __name__ == "__main__":
    raise SystemExit(0 if main(*map(int, sys.argv[1:2])) else 1)
