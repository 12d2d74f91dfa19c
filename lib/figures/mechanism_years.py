"""Since when texts have each mechanism: mechanisms down, years across."""

import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import LIGHT, Ink, axis, empty, label, label_room, layout, rows_axis, wrapped

UNDATED = "年份不详"


def mechanism_years(stated: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return one mark per mechanism and year in which a text has it, the earliest filled, later ones open.

    `stated` has columns name (of the mechanism), place, year (nullable); mechanisms stand in order of appearance.
    Texts without a year stand in a column of their own at the right, apart from the years. Traces: the lines from the
    first to the last year, then first, later, undated marks (customdata [name, year in words]).
    """
    if stated.empty:
        return figure_of(layout=empty(ink, "没有可画的机制"))
    marks = (
        stated.assign(year=stated["year"].astype("Int64"))
        .groupby(["name", "year"], sort=False, dropna=False)["place"]
        .unique()
        .reset_index()
    )
    names = list(dict.fromkeys(stated["name"]))
    place = {name: at for at, name in enumerate(names)}
    years = marks["year"].dropna()
    first_year, last_year = (int(years.min()), int(years.max())) if len(years) else (2000, 2000)
    aside = last_year + max(2, round((last_year - first_year) / 8))
    marks["y"] = marks["name"].map(place)
    marks["first"] = marks["year"].notna() & (marks["year"] == marks.groupby("name")["year"].transform("min"))
    span = marks.dropna(subset=["year"]).groupby("y")["year"].agg(["min", "max"])
    dated = marks["year"].notna()
    ticks = [year for year in range(first_year, last_year + 1) if year % 5 == 0 or last_year - first_year < 12]
    return figure_of(
        data=[
            scatter(
                x=[x for start, end in span.itertuples(index=False) for x in (int(start), int(end), None)],
                y=[y for at in span.index for y in (at, at, None)],
                mode="lines",
                line={"color": ink.hairline, "width": 2},
                hoverinfo="skip",
                name="起止",
            ),
            _marks(marks[marks["first"]], "circle", aside, ink, "最早"),
            _marks(marks[dated & ~marks["first"]], "circle-open", aside, ink, "以后"),
            _marks(marks[~dated], "diamond-open", aside, ink, UNDATED),
        ],
        layout=layout(
            ink,
            len(names) * (ink.row + 2) + 1.6 * ink.row + 8,
            {"l": label_room(names, ink.size), "r": 40, "t": 1.6 * ink.row, "b": 8},
            yaxis=rows_axis([label(name) for name in names], showgrid=True, gridcolor=ink.faded),
            xaxis=axis(
                range=[first_year - 0.8, aside + 0.8],
                tickmode="array",
                tickvals=[*ticks, aside],
                ticktext=[*map(str, ticks), UNDATED],
                side="top",
            ),
        ),
    )


def _marks(chosen: pd.DataFrame, symbol: str, aside: int, ink: Ink, name: str) -> Trace:
    words = [UNDATED if pd.isna(year) else f"{year}年" for year in chosen["year"]]
    return scatter(
        x=chosen["year"].fillna(aside).astype(int).tolist(),
        y=chosen["y"].tolist(),
        mode="markers",
        # Closed symbols in the colour of the ground: Plotly fills open ones when another is clicked.
        marker={"symbol": symbol.removesuffix("-open"), "size": ink.size - 2, "opacity": 1}
        | {"color": ink.ground if symbol.endswith("-open") else ink.linked}
        | {"line": {"width": 1.8, "color": ink.linked}},
        customdata=[list(pair) for pair in zip(chosen["name"], words, strict=True)],
        hovertext=[
            f"{label(mechanism)} · {when}<br>{len(places)} 个地区：{wrapped(places, 4)}"
            for mechanism, when, places in zip(chosen["name"], words, chosen["place"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"color": ink.accent, "opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        name=name,
    )
