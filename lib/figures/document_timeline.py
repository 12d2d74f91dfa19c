"""The documents of one place on a line of years; undated ones as the range that is known."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import LIGHT, Ink, axis, empty, escaped, folded, label, label_room, layout, rows_axis

# Years in which the State Council's reforms began; their local rounds follow within about two years.
NATIONAL_REFORMS = (2003, 2008, 2013, 2018, 2023)


def document_timeline(rows: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return a row per document: columns name, document_id, status, start, end, told, dated.

    start and end are years (fractions allowed; NaN where not known). A dated document is a mark at its start and a bar
    to its end, solid where it was repealed or ended, fading out (dotted) where no end is on record; an undated one is a
    dashed line over the range in which it must lie. Traces: bars, open ends, ranges, marks (customdata [document_id]).
    """
    if rows.empty:
        return figure_of(layout=empty(ink, "没有文件"))
    frame = rows.reset_index(drop=True)
    years = frame[["start", "end"]].to_numpy(dtype=float)
    first = int(np.floor(np.nanmin(years))) - 1 if not np.isnan(years).all() else 2000
    last = int(np.ceil(np.nanmax(years))) + 1 if not np.isnan(years).all() else 2025
    start, end = frame["start"].fillna(first), frame["end"].fillna(last)
    dated, ended = frame["dated"].to_numpy(bool), frame["end"].notna().to_numpy()
    lines = (
        ("施行期间", dated & ended, "solid", ink.linked),
        ("未见废止", dated & ~ended, "dot", ink.linked),
        ("年份只知范围", ~dated, "dash", ink.muted),
    )
    reforms = [year for year in NATIONAL_REFORMS if first < year < last]
    near = {year + step for year in reforms for step in (-1, 1)}
    ticks = [year for year in range(first, last + 1) if year in reforms or (year % 2 == 0 and year not in near)]
    margin = {"l": label_room(frame["name"], ink.size), "r": 24, "t": 2 * ink.row, "b": 3 * ink.row}
    return figure_of(
        data=[
            *(
                _bars(start[chosen], end[chosen], np.flatnonzero(chosen), dash, colour, name)
                for name, chosen, dash, colour in lines
            ),
            _marks(frame, start, end, ink),
        ],
        layout=layout(
            ink,
            len(frame) * 2 * ink.row + margin["t"] + margin["b"],
            margin,
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "yref": "paper", "itemclick": False}
            | {"itemdoubleclick": False, "font": {"size": ink.size, "color": ink.text}},
            shapes=[
                {"type": "line", "x0": year, "x1": year, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
                | {"line": {"color": ink.accent, "width": 1, "dash": "dot"}}
                for year in reforms
            ],
            xaxis=axis(
                range=[first, last],
                tickmode="array",
                tickvals=ticks,
                ticktext=[f"<b>{year}</b>" if year in reforms else str(year) for year in ticks],
                side="top",
                tickfont={"size": ink.size, "color": ink.muted},
            ),
            yaxis=rows_axis([label(name) for name in frame["name"]], tickfont={"size": ink.size}),
        ),
    )


def _bars(start: pd.Series, end: pd.Series, rows: np.ndarray, dash: str, colour: str, name: str) -> Trace:
    gap = np.full(len(rows), np.nan)
    return scatter(
        x=np.column_stack([start, end, gap]).ravel(),
        y=np.column_stack([rows, rows, gap]).ravel(),
        mode="lines",
        line={"color": colour, "width": 5 if dash == "solid" else 3, "dash": dash},
        hoverinfo="skip",
        showlegend=len(rows) > 0,
        name=name,
    )


def _marks(frame: pd.DataFrame, start: pd.Series, end: pd.Series, ink: Ink) -> Trace:
    dated, whole = frame["dated"].to_numpy(bool), (frame["status"] == "完整名单").to_numpy()
    return scatter(
        x=np.where(dated, start, (start + end) / 2),
        y=np.arange(len(frame)),
        mode="markers",
        marker={
            "symbol": np.where(whole, "square", "circle-open").tolist(),
            "size": ink.size,
            "color": np.where(whole, ink.linked, ink.muted).tolist(),
            "line": {"width": 2, "color": ink.linked},
            "opacity": 1,
        },
        customdata=[[str(name)] for name in frame["document_id"]],
        hovertext=[
            f"{folded(str(told))}<br>{escaped(status)}"
            for told, status in zip(frame["told"], frame["status"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
        name="文件",
    )
