"""Bodies in three columns: above, below and members left, the conference in the middle, those beside it right."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import LIGHT, Ink, bare_axis, empty, escaped, label, label_room, layout

# Where a kind of body stands: column (0 left, 1 middle, 2 right) and band from the top.
BANDS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("上级", 0, ("上级政协", "上级党政")),
    ("下级", 0, ("下级政协",)),
    ("组成单位", 0, ("党派团体", "界别", "委员", "委员单位", "社会单位")),
    ("政协机关", 1, ("本级政协", "专门委员会", "政协办事机构")),
    ("党委", 2, ("党委", "党委部门")),
    ("人大", 2, ("人大",)),
    ("政府", 2, ("政府", "政府部门")),
    ("法院检察院", 2, ("法院", "检察院")),
    ("兄弟政协和区域", 2, ("兄弟政协", "区域组织")),
)


def coordination_chart(
    bodies: pd.DataFrame, pairs: pd.DataFrame, ink: Ink = LIGHT, focus: str | None = None, clicked: str | None = None
) -> go.Figure:
    """Return the layered network; every body has a fixed place by its kind, so nothing moves when pairs are left out.

    `bodies` has columns body, kind, degree, relations, one row for every body of the text, also for those without a
    pair (degree 0), which are grey; `pairs` a, b, layer, relations. With `focus`, the name of a body, everything but
    it, its lines and its neighbours turns grey; the mark of `clicked` stands out: what Plotly selected is forgotten
    when other pairs are drawn. Traces: lines out of focus, lines in focus, then
    the bodies of the left, middle and right column (customdata [body, degree]).
    """
    if bodies.empty:
        return figure_of(layout=empty(ink, "没有这样的关系"))
    spots, heads, rows = _spots(bodies)
    chosen = focus if focus in spots else None
    lit = (
        ((pairs["a"] == chosen) | (pairs["b"] == chosen)).to_numpy(bool) if chosen else np.ones(len(pairs), dtype=bool)
    )
    near = {chosen, *pairs.loc[lit, "a"], *pairs.loc[lit, "b"]}
    columns = [bodies[[spots[body][0] == column for body in bodies["body"]]] for column in range(3)]
    sides = [label_room(table["body"], ink.size) + 12 for table in columns]
    return figure_of(
        data=[
            _lines(pairs[~lit], spots, ink.faded, 1.0),
            _lines(pairs[lit], spots, ink.accent if chosen else ink.linked, 1.0 if chosen else 0.5),
            *(_nodes(table, spots, near, column, ink, clicked) for column, table in enumerate(columns)),
        ],
        layout=layout(
            ink,
            rows * (ink.row + 2) + 24,
            {"l": sides[0], "r": sides[2], "t": 12, "b": 12},
            xaxis=bare_axis(range=[-0.03, 2.03]),
            yaxis=bare_axis(range=[rows - 0.4, -0.6]),
            annotations=[
                *(_head(name, column, y, ink) for name, column, y in heads),
                *(_plate(name, spots[name][1], name in near, ink) for name in map(str, columns[1]["body"])),
            ],
        ),
    )


def _spots(bodies: pd.DataFrame) -> tuple[dict[str, tuple[float, float]], list[tuple[str, int, float]], int]:
    """Return the place of every body, the headings of the bands, and the height in rows.

    Bands stand below each other with a row for the heading; shorter columns are spread over the height.
    """
    order = {str(body): kind for body, kind in zip(bodies["body"], bodies["kind"], strict=True)}
    slots: dict[int, list[tuple[str, bool]]] = {0: [], 1: [], 2: []}
    for name, column, kinds in BANDS:
        here = [body for kind in kinds for body, of in order.items() if of == kind]
        if here:
            slots[column] += [(name, True), *((body, False) for body in here)]
    rows = max(len(column) for column in slots.values())
    spots: dict[str, tuple[float, float]] = {}
    heads = []
    for column, entries in slots.items():
        step = (rows - 1) / max(len(entries) - 1, 1)
        step = min(step, 2.6 if column == 1 else 1.35)
        top = (rows - 1 - step * (len(entries) - 1)) / 2
        for at, (name, heading) in enumerate(entries):
            if heading:
                heads.append((name, column, top + at * step))
            else:
                spots[name] = (float(column), top + at * step)
    return spots, heads, rows


def _lines(pairs: pd.DataFrame, spots: dict[str, tuple[float, float]], colour: str, opacity: float) -> Trace:
    """One trace for many lines; those between columns run in a flat S, those inside a column beside it.

    At the sides a bow will do; in the middle, where names stand over the marks, a bracket goes round the names.
    """
    xs: list[float | None] = []
    ys: list[float | None] = []
    along = np.linspace(0, 1, 17)
    for a, b in zip(pairs["a"], pairs["b"], strict=True):
        (x0, y0), (x1, y1) = spots[a], spots[b]
        if x0 == x1 == 1:
            x, y = _bracket(y0, y1)
        elif x0 == x1:
            bow = 0.06 + 0.02 * abs(y1 - y0)
            x = x0 + (bow if x0 < 2 else -bow) * 4 * along * (1 - along)
            y = y0 + (y1 - y0) * along
        else:
            x = x0 + (x1 - x0) * along
            y = y0 + (y1 - y0) * along * along * (3 - 2 * along)
        xs += [*x.tolist(), None]
        ys += [*y.tolist(), None]
    return scatter(
        x=xs, y=ys, mode="lines", line={"color": colour, "width": 1.3}, opacity=opacity, hoverinfo="skip", name="关系"
    )


def _bracket(y0: float, y1: float) -> tuple[np.ndarray, np.ndarray]:
    """Return a bracket at the right of the middle column (a superellipse); of a body to itself, a small ring."""
    turn = np.linspace(0, np.pi, 41)
    if y0 == y1:
        return 1.12 - 0.12 * np.cos(2 * turn), y0 + 0.4 * np.sin(2 * turn)
    out = 0.34 + 0.025 * abs(y1 - y0)
    level = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** (1 / 3)
    return 1 + out * np.sin(turn) ** (1 / 3), (y0 + y1) / 2 + (y0 - y1) / 2 * level


def _nodes(
    table: pd.DataFrame,
    spots: dict[str, tuple[float, float]],
    near: set[str | None],
    column: int,
    ink: Ink,
    clicked: str | None,
) -> Trace:
    names = [str(name) for name in table["body"]]
    lit = [name in near for name in names]
    sizes = 8 + 3 * np.sqrt(table["degree"].to_numpy(dtype=float))
    return scatter(
        x=[spots[name][0] for name in names],
        y=[spots[name][1] for name in names],
        mode="markers" if column == 1 else "markers+text",  # names in the middle stand on plates over the lines
        text=[label(name) for name in names],
        textposition="middle left" if column == 0 else "middle right",
        textfont={"size": ink.size, "color": [ink.text if one else ink.muted for one in lit]},
        marker={
            "size": sizes,
            "color": [
                ink.accent if name == clicked else ink.linked if one else ink.faded
                for name, one in zip(names, lit, strict=True)
            ],
            "opacity": 1,
            "line": {"color": ink.ground, "width": 1},
        },
        cliponaxis=False,
        customdata=[[name, degree] for name, degree in zip(names, table["degree"].tolist(), strict=True)],
        hovertext=[
            f"{escaped(name)}（{kind}）<br>与 {degree} 个单位有关系，共 {relations} 项"
            for name, kind, degree, relations in zip(
                names, table["kind"], table["degree"], table["relations"], strict=True
            )
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1, "color": ink.accent}, "textfont": {"color": ink.text}},
        unselected={"marker": {"opacity": 1}},
        name=("上下级和组成单位", "政协机关", "同级各方")[column],
    )


def _head(name: str, column: int, y: float, ink: Ink) -> dict[str, Any]:
    anchor = ("right", "center", "left")[column]
    return {
        "x": column,
        "y": y,
        "text": f"<b>{escaped(name)}</b>",
        "showarrow": False,
        "xanchor": anchor,
        "xshift": (-8, 0, 8)[column],
        "font": {"size": ink.size - 1, "color": ink.muted},
    }


def _plate(name: str, y: float, lit: bool, ink: Ink) -> dict[str, Any]:
    """The name of a body in the middle, above its mark, on the ground so that lines do not run through it."""
    font = {"size": ink.size, "color": ink.text if lit else ink.muted}
    note = {"x": 1, "y": y, "yanchor": "bottom", "yshift": 8, "showarrow": False, "borderpad": 1}
    return note | {"text": label(name), "font": font, "bgcolor": ink.ground}
