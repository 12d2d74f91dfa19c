"""A figure of the screen as a picture to take away: of a chosen size, with its title and its source on it."""

import plotly.graph_objects as go

from lib.figures.plain import figure_of
from lib.figures.style import DARK, FONT, LIGHT, escaped, folded

# What offices put pictures into, in px.
SIZES: dict[str, tuple[int, int]] = {
    "幻灯片（1600×900）": (1600, 900),
    "A4 横向（1600×1130）": (1600, 1130),
    "A4 纵向（1130×1600）": (1130, 1600),
    "文中插图（1200×800）": (1200, 800),
}
_TITLE, _LINE = 22, 14


def as_picture(figure: go.Figure, title: str, source: str, size: tuple[int, int], legend: str = "") -> go.Figure:
    """Return a copy of a figure with its title above, its legend and its source below, on paper of its own ground.

    It has the chosen size (width, height); one with more rows than that height can hold keeps its own height instead.
    The figure itself, which sessions share, is not changed.
    """
    plain = figure.to_dict()
    layout = plain["layout"]
    ink = DARK if layout.get("font", {}).get("color") == DARK.text else LIGHT
    width, height = size
    margin = {side: layout.get("margin", {}).get(side) or 0 for side in "lrtb"}
    letters = max(20, (width - 40) // (_LINE + 1))
    lines = "<br>".join(folded(text, letters) for text in (legend.replace("　", "；"), source) if text)
    margin["t"] += 3 * _TITLE
    margin["b"] += (lines.count("<br>") + 3) * _LINE
    source_line = {
        "text": lines,
        "showarrow": False,
        "align": "left",
        "font": {"size": _LINE, "color": ink.muted},
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 16 - margin["l"],
        "y": 0,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 10 - margin["b"],
    }
    heading = {
        "text": f"<b>{escaped(title)}</b>",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "pad": {"l": 16},
        "y": 1,
        "yref": "container",
        "yanchor": "top",
    }
    own = (layout.get("height") or 0) + 3 * _TITLE + 3 * _LINE
    return figure_of(
        data=plain["data"],
        layout=layout
        | {
            "width": width,
            "height": max(height, own),
            "margin": margin | {"pad": 0, "autoexpand": False},
            "paper_bgcolor": ink.ground,
            "title": heading | {"pad": {"l": 16, "t": 14}, "font": {"size": _TITLE, "color": ink.text, "family": FONT}},
            "annotations": [*layout.get("annotations", ()), source_line],
        },
    )
