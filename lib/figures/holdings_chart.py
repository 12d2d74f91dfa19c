"""What is held: places down, years across, one mark per document."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.plain import Trace, figure_of, scatter
from lib.figures.style import LIGHT, Ink, axis, empty, folded, label, label_room, layout, rows_axis

UNDATED = "年份不详"
# Status by shape first, by shade second; filled means that the whole list can be read.
SYMBOLS = {
    "完整名单": "square",
    "部分名单": "circle-open",
    "仅有数字": "diamond-open",
    "政协专委会": "triangle-up-open",
    "演示数据": "star-open",
    "其他": "x-thin-open",  # any other status: a document is never left out
}


def holdings_chart(rows: pd.DataFrame, ink: Ink = LIGHT) -> go.Figure:
    """Return the chart of documents: columns place, province, year, year_from, year_to, status, label, document_id.

    Years may be missing: a document with only a range is a dotted line with its mark in the middle (a range
    open at one end has its mark at the known end and its line to the edge of the chart), one without any range
    stands in the column 年份不详 at the right.
    Places keep the order of their first appearance; documents of one place and year stand side by side.
    Traces: 0 ranges, then one per status in the order of SYMBOLS (customdata [document_id, label]).
    """
    if rows.empty:
        return figure_of(layout=empty(ink, "还没有收录文件"))
    frame = _placed(rows)
    places = _places(frame)
    row = round(ink.size * 1.75)
    first, last = _years(frame)
    undated = bool(frame["x"].isna().any())
    frame["x"] = frame["x"].fillna(last + 2) + frame["aside"]
    margin = {"l": label_room(places.values(), ink.size + 1), "r": 4 * ink.size, "t": 2.2 * ink.row, "b": 3 * ink.row}
    ticks = _ticks(first, last)
    rules = [at + 0.5 for at in range(len(places) - 1)]
    return figure_of(
        data=[_ranges(frame, first, last, ink), *(_marks(frame, status, ink) for status in SYMBOLS)],
        layout=layout(
            ink,
            row * len(places) + margin["t"] + margin["b"],
            margin,
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "yref": "paper", "itemclick": False}
            | {"itemdoubleclick": False, "font": {"size": ink.size + 1, "color": ink.text}, "traceorder": "normal"},
            xaxis=axis(
                range=[first - 0.7, last + (2.7 if undated else 0.7)],
                side="top",
                tickmode="array",
                tickvals=[*ticks, *([last + 2] if undated else [])],
                ticktext=[*map(str, ticks), *([UNDATED] if undated else [])],
                showgrid=True,
                gridcolor=ink.hairline,
                tickfont={"size": ink.size, "color": ink.muted},
            ),
            yaxis=rows_axis(
                [label(name) for name in places.values()],
                tickfont={"size": ink.size + 1},
                minor={"tickvals": rules, "showgrid": True, "gridcolor": ink.faded, "griddash": "solid"},
            ),
        ),
    )


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with x (year, or middle of the range, or NaN), y (place) and aside (shift of neighbours)."""
    frame = rows.reset_index(drop=True).copy()
    frame["status"] = frame["status"].where(frame["status"].isin(SYMBOLS), "其他")
    years = frame[["year", "year_from", "year_to"]].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    year, start, end = years.T
    known_start, known_end = np.where(np.isnan(start), end, start), np.where(np.isnan(end), start, end)
    frame["start"], frame["end"] = start, end
    frame["dated"] = ~np.isnan(year)
    frame["x"] = np.where(np.isnan(year), (known_start + known_end) / 2, year)
    frame["y"] = pd.factorize(pd.MultiIndex.from_frame(frame[["province", "place"]]))[0]
    same = frame.groupby(["y", frame["x"].fillna(-1)])
    frame["aside"] = (same.cumcount() - (same["y"].transform("size") - 1) / 2) * 0.55
    return frame


def _places(frame: pd.DataFrame) -> dict[int, str]:
    """Return row → name of the place, with its province unless the name says it."""
    seen = frame.drop_duplicates("y")
    return {
        int(y): place if place.startswith(province[:2]) else f"{province} {place}"
        for y, place, province in zip(seen["y"], seen["place"].astype(str), seen["province"].astype(str), strict=True)
    }


def _years(frame: pd.DataFrame) -> tuple[int, int]:
    known = pd.concat([frame["x"], frame["start"], frame["end"]]).dropna()
    return (int(known.min()), int(np.ceil(known.max()))) if len(known) else (2000, 2000)


def _ticks(first: int, last: int) -> list[int]:
    step = 1 if last - first <= 10 else 2 if last - first <= 24 else 5
    return [year for year in range(first, last + 1) if year % step == 0]


def _ranges(frame: pd.DataFrame, first: int, last: int, ink: Ink) -> Trace:
    spans = frame[~frame["dated"] & (frame["start"].notna() | frame["end"].notna())]
    spans = spans.assign(start=spans["start"].fillna(first - 0.5), end=spans["end"].fillna(last + 0.5))
    spans = spans[spans["end"] > spans["start"]]
    return scatter(
        x=[x for start, end in zip(spans["start"], spans["end"], strict=True) for x in (start, end, None)],
        y=[y for at in spans["y"] for y in (at, at, None)],
        mode="lines",
        line={"color": ink.muted, "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
        showlegend=len(spans) > 0,
        name="年份只知范围",
    )


def _marks(frame: pd.DataFrame, status: str, ink: Ink) -> Trace:
    chosen = frame[frame["status"] == status]
    whole = status == "完整名单"
    marker: dict[str, Any] = {
        "symbol": SYMBOLS[status],
        "size": ink.size if whole else ink.size - 1,
        "color": ink.linked if whole else ink.muted,
        "opacity": 1,
        "line": {"width": 2 if not whole else 0, "color": ink.linked if whole else ink.muted},
    }
    return scatter(
        x=chosen["x"].tolist(),
        y=chosen["y"].tolist(),
        mode="markers",
        marker=marker,
        customdata=[[str(name), str(text)] for name, text in zip(chosen["document_id"], chosen["label"], strict=True)],
        hovertext=[f"{folded(str(text))}<br>{status}" for text in chosen["label"]],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1, "color": ink.accent}},
        unselected={"marker": {"opacity": 1}},
        showlegend=len(chosen) > 0,
        name=status,
    )
