"""The bipartite graph as shapes with glued connectors: departments left, organisations right; a focus greys the rest.

Where the departments of one column would be too many to read, the second half stands on the right, and the
organisations between them.
"""

from math import ceil

from lib.exports.meeting.deck_canvas import Canvas, Drawing
from lib.exports.meeting.deck_fit import LEADING, Rect, largest, shortened
from lib.exports.meeting.deck_pen import HAIRLINE, Letters
from lib.exports.meeting.slides import Network
from lib.figures.style import LIGHT, PARTY_COLOURS, contrast

ONE_SIDE, BOTH_SIDES = 22, 64
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_PALE = 2.0
_GREY, _GREY_TEXT = "#D9DDE3", "#6B7280"
_RIGHT, _LEFT = 3, 1  # the sites of a rectangle that a connector holds on to


def network_pages(part: Network) -> list[Drawing]:
    """Return the drawings of a graph, one for each page of departments."""
    names = [str(name) for name in part.matrix.index]
    pages = max(1, ceil(len(names) / BOTH_SIDES))
    most = ceil(len(names) / pages) or 1
    parties = [str(party) for party in part.matrix.columns]
    cells = part.matrix.to_numpy(bool, na_value=False).tolist()  # what is not known is no line
    linked = {
        (name, party)
        for name, row in zip(names, cells, strict=True)
        for party, one in zip(parties, row, strict=True)
        if one
    }
    return [_page(part.focus, linked, names[at : at + most], parties) for at in range(0, max(len(names), 1), most)]


def _page(focus: str | None, linked: set[tuple[str, str]], names: list[str], parties: list[str]) -> Drawing:
    def draw(canvas: Canvas, place: Rect) -> None:
        wide = min(0.32 * place.width, 260)
        left = names if len(names) <= ONE_SIDE else names[: ceil(len(names) / 2)]
        right = names[len(left) :]
        shapes: dict[str, tuple[int, Rect]] = {}
        middle = place.left + (place.width / 2 - 60 if right else place.width - 130)
        for column, at in ((left, place.left), (right, place.right - wide)):
            boxes = _column(len(column), Rect(at, place.top, wide, place.height), 24 if right or len(left) > 8 else 34)
            for name, box in zip(column, boxes, strict=True):
                lit = focus is None or (name, focus) in linked
                shapes[name] = canvas.shape(name, box, *_label(name, box, lit)), box
        organisations: dict[str, tuple[int, Rect]] = {}
        boxes = _column(len(parties), Rect(middle, place.top, 120, place.height), 40)
        for party, box in zip(parties, boxes, strict=True):
            lit = focus in (None, party)
            colour = PARTY_COLOURS.get(party, LIGHT.muted) if lit else _GREY
            letters = Letters(largest([party], 110, box.height - 4, _SIZES), True, LIGHT.on(colour), "ctr")
            organisations[party] = canvas.shape(party, box, party, letters, colour, colour), box
        pairs = [(name, party) for name in names for party in parties if (name, party) in linked]
        for name, party in sorted(pairs, key=lambda pair: pair[1] == focus):  # what is lit lies on top
            lit = focus in (None, party)
            colour = PARTY_COLOURS.get(party, LIGHT.muted) if lit else _GREY
            width = 1.6 if focus and lit else 0.8
            # A pale line must be thicker to be seen on white.
            width *= 2 if lit and contrast(colour, LIGHT.ground) < _PALE else 1
            _tied(canvas, shapes[name], organisations[party], f"{name}—{party}", colour, width)

    return draw


def _column(count: int, place: Rect, tallest: float) -> list[Rect]:
    """Return boxes above each other, spread over the height, with a little air between them."""
    pitch = place.height / max(count, 1)
    tall = min(tallest, pitch * 0.9)
    return [Rect(place.left, place.top + pitch * (at + 0.5) - tall / 2, place.width, tall) for at in range(count)]


def _label(name: str, box: Rect, lit: bool) -> tuple[str, Letters, str, str]:
    size = largest([name], box.width - 6, max(box.height * 1.1, LEADING * 8), _SIZES)
    told = shortened(name, size, box.width - 6, max(1, int(box.height // (size * LEADING))))
    colour = LIGHT.text if lit else _GREY_TEXT
    return told, Letters(size, False, colour, "ctr"), "#EEF2F7" if lit else "#FFFFFF", LIGHT.linked if lit else HAIRLINE


def _tied(canvas: Canvas, one: tuple[int, Rect], other: tuple[int, Rect], name: str, colour: str, width: float) -> None:
    """Draw the line from the left one of two shapes to the right one."""
    (start, first), (end, last) = sorted((one, other), key=lambda shape: shape[1].left)
    rise = last.top + last.height / 2 - first.top - first.height / 2
    place = Rect(first.right, first.top + first.height / 2, last.left - first.right, rise)
    canvas.connector(name, ((start, _RIGHT), (end, _LEFT)), place, colour, width)
