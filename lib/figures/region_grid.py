"""A country or a province at a glance: regions down, years across, in how many of its places a list is held."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import classed, figure_of, scatter
from lib.figures.style import LIGHT, Ink, empty, escaped, grid_axes, label_room, layout


def region_grid(rows: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the grid of lists: columns region, title, year, places, whole, partial.

    A row of the frame is one region (title is its name) in one year: its places, those with a complete list, and those
    with only a partial one. The number in a cell is that of complete lists, the shade their share of the places; a cell
    without a row is blank: nothing is held, which is not to say that there is nothing. Regions stand in the order of
    their first row. Trace 0 is the fill, trace 1 one marker per row of the frame with customdata [region].
    """
    if rows.empty:
        return figure_of(layout=empty(ink, "还没有收录写明年份的部门名单"))
    regions, years = list(dict.fromkeys(rows["region"])), list(range(rows["year"].min(), rows["year"].max() + 1))
    y = rows["region"].map({name: at for at, name in enumerate(regions)}).to_numpy()
    x = rows["year"].to_numpy() - years[0]
    share = np.minimum(rows["whole"].to_numpy() / rows["places"].to_numpy(), 1)
    # A single list of many places is already more than nothing: it has the palest shade, not the ground.
    step = np.where(rows["whole"] > 0, 1 + np.floor(share * (len(ink.scale) - 1.001)), 0).astype(int)
    shades = np.full((len(regions), len(years)), np.nan)
    shades[y, x] = step
    fill = classed(shades, ink.scale, hoverongaps=False, hoverinfo="skip", name="完整名单")
    titles = dict(zip(rows["region"], rows["title"], strict=True))
    marks = scatter(
        x=x.tolist(),
        y=y.tolist(),
        mode="markers+text",
        marker={"symbol": "square", "size": ink.row, "color": "rgba(0,0,0,0)"},
        text=[str(one) if one else "·" for one in rows["whole"]],
        textfont={"size": ink.size - 1, "color": [ink.on(ink.scale[at]) for at in step.tolist()]},
        customdata=[[name] for name in rows["region"]],
        hovertext=[
            f"<b>{escaped(title)} {year}年</b><br>{places}个地区，完整名单{whole}份"
            + (f"，另有{partial}份部分名单" if partial else "")
            for title, year, places, whole, partial in rows[["title", "year", "places", "whole", "partial"]].itertuples(
                index=False, name=None
            )
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        name="点一格看这个地方",
    )
    edges = {"l": label_room(titles.values(), ink.size), "r": 8, "t": 1.8 * ink.row, "b": 6}
    return figure_of(
        data=[fill, marks],
        layout=layout(
            ink,
            len(regions) * ink.row * 1.15 + edges["t"] + edges["b"],
            edges,
            hoverdistance=-1,
            **grid_axes([titles[name] for name in regions], [str(year) for year in years], ink.size - 1),
        ),
    )
