"""A figure of the screen as a picture to take away: of a chosen size, with its title and its source on it."""

import re
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lib.figures.change_heatmap import LIGHT_OF as CHANGES_LIGHT_OF
from lib.figures.comparison_heatmap import LIGHT_OF as COMPARISON_LIGHT_OF
from lib.figures.department_flow_chart import LIGHT_OF as FLOW_LIGHT_OF
from lib.figures.plain import figure_of
from lib.figures.style import DARK, FONT, LIGHT, LIGHT_OF, escaped, folded

# What offices put pictures into, in px.
SIZES: dict[str, tuple[int, int]] = {
    "幻灯片（1600×900）": (1600, 900),
    "A4 横向（1600×1130）": (1600, 1130),
    "A4 纵向（1130×1600）": (1130, 1600),
    "文中插图（1200×800）": (1200, 800),
}
_TITLE, _LINE = 22, 14
_COLOUR = re.compile("#[0-9A-F]{6}")
_LIGHT_OF = LIGHT_OF | CHANGES_LIGHT_OF | COMPARISON_LIGHT_OF | FLOW_LIGHT_OF


def as_picture(figure: go.Figure, title: str, source: str, size: tuple[int, int], legend: str = "") -> go.Figure:
    """Return a copy of a figure with its title above, its legend and its source below, on white paper.

    What was drawn for a dark screen gets the colours of the light one. It has the chosen size (width, height); one with
    more rows than that height can hold keeps its own height instead. The figure itself, which sessions share, is not
    changed.
    """
    plain, ink = figure.to_dict(), LIGHT
    if plain["layout"].get("font", {}).get("color") == DARK.text:
        plain = _light(plain)
    layout = plain["layout"]
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


def _light(part: Any) -> Any:
    """Return a part of a figure with the tones of the dark palettes replaced by those of the light ones."""
    if isinstance(part, dict):
        return {key: _light(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_light(value) for value in part]
    if isinstance(part, np.ndarray) and part.dtype == object:
        return _light(part.tolist())
    if isinstance(part, str) and "#" in part:
        return _COLOUR.sub(lambda found: _LIGHT_OF.get(found.group(), found.group()), part)
    return part
