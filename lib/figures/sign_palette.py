"""The colours of signs in grids outside Plotly: tables of slides, documents and workbooks, on white paper."""

from lib.figures.change_heatmap import DARK as CHANGE_DARK
from lib.figures.change_heatmap import PALE as CHANGE_PALE
from lib.figures.style import LESS, LIGHT, MORE, SAME

_HATCH = LIGHT.unknown
_FILLS = {
    "linked": LIGHT.linked,
    "unknown": _HATCH,
    "kept": SAME,
    "only_a": LESS,
    "only_b": MORE,
    "reality active": LIGHT.linked,
    "reality outside": MORE,
    "reality unreported": _HATCH,
    "reality unsaid": _HATCH,
    "reality unknown": _HATCH,
}
_TEXTS = {"only_a_body": LESS, "only_b_body": MORE}


def fill_of(kind: str) -> str:
    """Return the surface of a cell (#RRGGBB) by what it means; white where nothing is to be seen."""
    change = kind.split()[0]
    return _FILLS.get(kind) or CHANGE_DARK.get(kind) or CHANGE_PALE.get(change, LIGHT.ground)


def text_of(kind: str) -> str:
    """Return the colour of a cell's sign, legible on its surface."""
    return _TEXTS.get(kind) or LIGHT.on(fill_of(kind))
