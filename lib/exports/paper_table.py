"""A table on A4 paper: its columns with their widths, its cells with their colours, upright or lying."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from lib.figures.style import text_width

# Millimetres of paper that a table may take, upright and lying; of a letter at the size of tables; of air in a cell.
UPRIGHT, LYING = 178.0, 257.0
SIZE, SMALL = 10.5, 8.5
_MILLIMETRE, _AIR = 0.3528, 2.0
_SIGN = 10.6  # a column of signs: three small letters of its head
_BROKEN = 1 / 3  # of the names may take two lines; with more of them the table lies down
_LEAST = 14.0


@dataclass(frozen=True)
class Cell:
    """Text with the colours (#RRGGBB) of its letters and of its ground, "" for black on white; `small` letters."""

    text: str
    colour: str = ""
    fill: str = ""
    small: bool = False


@dataclass(frozen=True)
class PaperTable:
    """Heads (lines parted by \\n), widths in millimetres, which columns are centred, the rows, and whether it lies."""

    heads: tuple[Cell, ...]
    widths: tuple[float, ...]
    centred: tuple[bool, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lying: bool


def sign_table(heads: Sequence[str], rows: Iterable[Sequence[Cell]], signs: int) -> PaperTable:
    """Return a table whose last `signs` columns hold one sign each; it lies down where many names would be broken.

    The first column counts and the second names; `heads` of the signs are set small and in two lines.
    """
    lines = tuple(tuple(row) for row in rows)
    words = len(heads) - signs
    wanted = [_natural([Cell(heads[at]), *(row[at] for row in lines)]) for at in range(words)]
    upright = _shared(wanted, UPRIGHT - signs * _SIGN)
    broken = sum(_natural([row[1]]) > upright[1] for row in lines)
    lying = broken > _BROKEN * len(lines)
    widths = _shared(wanted, LYING - signs * _SIGN) if lying else upright
    return PaperTable(
        (*map(Cell, heads[:words]), *(Cell(_two_lines(head), small=True) for head in heads[words:])),
        (*widths, *(_SIGN for _ in range(signs))),
        tuple(at != 1 for at in range(len(heads))),
        lines,
        lying,
    )


def word_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> PaperTable:
    """Return a table of words that fills an upright page; columns of short words are centred."""
    lines = tuple(tuple(Cell(str(text)) for text in row) for row in rows)
    wanted = [_natural([Cell(head), *(row[at] for row in lines)]) for at, head in enumerate(heads)]
    widths = _shared(wanted, UPRIGHT, whole=True)
    centred = tuple(width <= _natural([Cell("八个字以内的短词")]) for width in wanted)
    return PaperTable(tuple(map(Cell, heads)), widths, centred, lines, False)


def _natural(cells: Iterable[Cell]) -> float:
    widest = max((text_width(cell.text, SMALL if cell.small else SIZE) for cell in cells), default=0)
    return widest * _MILLIMETRE + _AIR


def _shared(wanted: Sequence[float], room: float, whole: bool = False) -> tuple[float, ...]:
    """Return widths that fit into the room: what is short as it is, what is long by its share of the rest."""
    if sum(wanted) <= room and not whole:
        return tuple(wanted)
    fixed, rest = dict[int, float](), dict(enumerate(wanted))
    while rest:
        share = (room - sum(fixed.values())) / len(rest)
        short = {at: max(width, min(_LEAST, share)) for at, width in rest.items() if width <= share}
        if not short or len(short) == len(rest):
            break
        fixed |= short
        rest = {at: width for at, width in rest.items() if at not in short}
    left, total = room - sum(fixed.values()), sum(rest.values())
    return tuple(fixed[at] if at in fixed else left * rest[at] / total for at in range(len(wanted)))


def _two_lines(head: str) -> str:
    middle = ceil(len(head) / 2)
    return head if len(head) <= 3 else f"{head[:middle]}\n{head[middle:]}"
