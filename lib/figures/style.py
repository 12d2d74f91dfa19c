"""Colours, type and the common layout of every figure, for light and for dark ground."""

import html
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FONT = (
    "'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', "
    "'WenQuanYi Micro Hei', sans-serif"
)

# Paul Tol's muted set, extended; an organisation has the same colour wherever it appears.
PARTY_COLOURS: dict[str, str] = {
    "民革": "#332288",
    "民盟": "#CC6677",
    "民建": "#117733",
    "民进": "#DDCC77",
    "农工党": "#44AA99",
    "致公党": "#88CCEE",
    "九三学社": "#882255",
    "台盟": "#999933",
    "工商联": "#AA4499",
    "无党派人士": "#6B7280",
}

# Two official colours vanish as thin lines on near-black, so lines (never surfaces) take a lighter tone of them.
_LINES_ON_DARK = {"民革": "#8F82E0", "九三学社": "#D2628F"}

# What two lists have in common, what only the second has or was added, what only the first has or went: beside a sign,
# never alone. White text on them has a contrast of 4.5:1 or more.
SAME, MORE, LESS = "#6B7280", "#117733", "#BF2F0E"

LONGEST_LABEL = 28  # characters; the longest real name has 24, anything longer is shortened on the axis only


@dataclass(frozen=True)
class Ink:
    """One palette; every text colour has a contrast of at least 4.5:1 on the surface it is made for.

    `size` is the height of labels in px; row heights and margins follow it, so that present mode is
    `dataclasses.replace(LIGHT, size=24)`.
    """

    ground: str
    text: str
    muted: str  # secondary text
    hairline: str
    linked: str
    on_linked: str
    unknown: str
    on_unknown: str
    faded: str  # what is not in focus
    accent: str  # the one thing pointed at
    scale: tuple[str, ...]  # lightness of one hue, from nothing to most
    size: int = 13
    lines: tuple[tuple[str, str], ...] = tuple(PARTY_COLOURS.items())

    @property
    def row(self) -> int:
        """Height of one row of labels in px (18 at 13 px)."""
        return round(self.size * 1.4)

    def line(self, party: str) -> str:
        """Return the colour of a thin line that belongs to `party`."""
        return dict(self.lines).get(party, self.muted)

    def on(self, fill: str) -> str:
        """Return the text colour that reads best on a surface of colour `fill`."""
        return max((self.text, self.on_linked), key=lambda colour: contrast(colour, fill))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (#RRGGBB), 1 (none) to 21, by WCAG 2.2, success criterion 1.4.3."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


LIGHT = Ink(
    ground="#FFFFFF",
    text="#1F2937",
    muted="#4B5563",
    hairline="#CBD2DB",
    linked="#1F4E79",
    on_linked="#FFFFFF",
    unknown="#E5E7EB",
    on_unknown="#4B5563",
    faded="#E2E5EA",
    accent="#C2570C",
    scale=("#FFFFFF", "#D6E4F0", "#A9C6E0", "#6F9CC6", "#3E72A4", "#1F4E79"),
)
DARK = Ink(
    ground="#0E1117",
    text="#F3F4F6",
    muted="#AEB6C2",
    hairline="#3A424F",
    linked="#6FA8DC",
    on_linked="#0B1724",
    unknown="#2A303B",
    on_unknown="#C5CCD6",
    faded="#262C36",
    accent="#F5A94B",
    scale=("#0E1117", "#16293D", "#1F4163", "#2F618F", "#4A86BC", "#7DB4E6"),
    lines=tuple((PARTY_COLOURS | _LINES_ON_DARK).items()),
)
_TONES = ("ground", "text", "muted", "hairline", "linked", "on_linked", "unknown", "on_unknown", "faded", "accent")
# The light tone of each dark one: what is taken away from a dark screen is meant for white paper.
LIGHT_OF: dict[str, str] = {
    **dict(zip(DARK.scale, LIGHT.scale, strict=True)),
    **{getattr(DARK, tone): getattr(LIGHT, tone) for tone in _TONES},
    **{tone: PARTY_COLOURS[party] for party, tone in _LINES_ON_DARK.items()},
}


def escaped(text: object) -> str:
    """Return `text` so that Plotly, which reads tags in labels, shows it letter by letter on one line."""
    return html.escape(re.sub(r"\s+", " ", str(text)).strip(), quote=False)


def label(name: str) -> str:
    """Return a name ready for an axis: escaped, and shortened in the middle beyond LONGEST_LABEL characters."""
    if len(name) > LONGEST_LABEL:
        half = LONGEST_LABEL // 2
        name = f"{name[:half]}…{name[-half + 1 :]}"
    return escaped(name)


def two_lines(party: str) -> str:
    """Return an organisation's name broken in two where it has four characters or more: 九三/学社, 无党派/人士."""
    half = (len(party) + 1) // 2
    return escaped(party) if len(party) < 4 else f"{escaped(party[:half])}<br>{escaped(party[half:])}"


def downwards(party: str) -> str:
    """Return an organisation's name with its letters above each other: it fits a column of any width."""
    return "<br>".join(map(escaped, party))


def wrapped(names: Iterable[str], per_line: int = 5) -> str:
    """Return escaped names joined by 、 with a line break after every `per_line` names, for hover boxes."""
    every = [escaped(name) for name in names]
    lines = ["、".join(every[at : at + per_line]) for at in range(0, len(every), per_line)]
    return "、<br>".join(lines)


def folded(text: str, width: int = 32) -> str:
    """Return escaped text broken into lines of at most `width` characters, for hover boxes."""
    return "<br>".join(escaped(line) for line in textwrap.wrap(text, width))


def text_width(text: str, size: float) -> float:
    """Return the width in px of one line of text, Chinese characters being square, others 0.62 of it."""
    wide = sum(unicodedata.east_asian_width(sign) in "WFA" for sign in text)
    return size * (wide + 0.62 * (len(text) - wide))


def label_room(names: Iterable[str], size: float) -> int:
    """Return the margin in px that the widest of the labels of `names` needs, with air."""
    widest = max((text_width(html.unescape(label(name)), size) for name in names), default=0)
    return int(widest) + 14


def layout(ink: Ink, height: float, margin: Mapping[str, float], **more: Any) -> dict[str, Any]:
    """Return the layout all figures share: transparent paper, own fonts, nothing to drag, no template."""
    return {
        "template": {"data": {"scatter": [{"type": "scatter"}]}},  # what Plotly makes of "none"
        "height": int(height),
        "margin": {"pad": 0, "autoexpand": False} | dict(margin),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": ink.size, "color": ink.text},
        "hoverlabel": {
            "bgcolor": ink.ground,
            "bordercolor": ink.muted,
            "align": "left",
            "namelength": 0,
            "font": {"family": FONT, "size": ink.size + 1, "color": ink.text},
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
    } | more


def axis(**more: Any) -> dict[str, Any]:
    """Return an axis without line, grid, zero line or zoom; labels horizontal."""
    bare = {"showgrid": False, "zeroline": False, "showline": False, "fixedrange": True, "tickangle": 0}
    # Unseen tick marks keep labels off the picture.
    return bare | {"ticks": "outside", "ticklen": 5, "tickcolor": "rgba(0,0,0,0)"} | more


def rows_axis(texts: Sequence[str], **more: Any) -> dict[str, Any]:
    """Return the axis of rows at 0, 1, … from the top, each with its text, ready to be shown."""
    count = len(texts)
    ticks = {"tickmode": "array", "tickvals": list(range(count)), "ticktext": list(texts)}
    return axis(range=[count - 0.5, -0.5], **ticks, **more)


def columns_axis(texts: Sequence[str], **more: Any) -> dict[str, Any]:
    """Return the axis of columns at 0, 1, … from the left, each with its text, ready to be shown."""
    return rows_axis(texts, **more) | {"range": [-0.5, len(texts) - 0.5]}


def grid_axes(titles: Sequence[str], heads: Sequence[str], size: int) -> dict[str, Any]:
    """Return the axes of a grid with a cell per title and head: titles left, ready heads (of `size` px) on top."""
    return {
        "xaxis": columns_axis(heads, side="top", tickfont={"size": size}),
        "yaxis": rows_axis([label(title) for title in titles]),
    }


def framed_axes(
    titles: Sequence[str], heads: Sequence[str], right: Sequence[str], below: Sequence[str], size: int, ink: Ink
) -> dict[str, Any]:
    """Return the axes of a grid as `grid_axes`, with ready texts at the right of its rows and below its columns.

    Two layers over each other: the fill lies on x and y, the marks on x2 and y2, whose names their hover boxes show.
    """
    small = {"size": ink.size - 1, "color": ink.muted}
    named = grid_axes(titles, heads, size)
    return {
        "xaxis": columns_axis(below, side="bottom", tickfont=small),
        "yaxis": rows_axis(right, side="right", tickfont=small),
        "xaxis2": named["xaxis"] | {"overlaying": "x", "anchor": "y2"},
        "yaxis2": named["yaxis"] | {"side": "left", "overlaying": "y", "anchor": "x2"},
    }


def bare_axis(**more: Any) -> dict[str, Any]:
    """Return an axis that only places things: nothing of it is seen."""
    return axis(visible=False, **more)


def empty(ink: Ink, message: str) -> dict[str, Any]:
    """Return the layout of a figure with nothing to draw, which says so."""
    note = {"text": escaped(message), "showarrow": False, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
    note |= {"font": {"size": ink.size + 1, "color": ink.muted}}
    edges = {"l": 8, "r": 8, "t": 8, "b": 8}
    return layout(ink, 120, edges, xaxis=bare_axis(), yaxis=bare_axis(), annotations=[note])
