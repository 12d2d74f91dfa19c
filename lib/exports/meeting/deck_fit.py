"""Whether words fit: how many lines a text takes in a width, and the largest size at which it fits a box."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lib.figures.style import text_width

# Lines are set at this many times the size of the letters, exactly, whatever font the machine has.
LEADING = 1.25
_WORD = re.compile(r"[\x21-\x7e]+|\n|.")


class Rect(NamedTuple):
    """A place on a slide in points of a slide 540 points high."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.left + self.width


@lru_cache(maxsize=8192)
def line_count(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes in a width, with a little room for what may not begin or end a line."""
    room = max(width - 0.6 * size, size)
    lines, used = 1, 0.0
    for word in _WORD.findall(text):
        # Between Chinese and Latin letters some programs leave a quarter of a letter on either side.
        wide = text_width(word, size) + (size / 2 if word.isascii() else 0)
        if word == "\n":
            lines, used = lines + 1, 0.0
        elif used + wide <= room:
            used += wide
        elif wide <= room:
            lines, used = lines + 1, wide
        else:  # a word longer than the line is broken within it
            lines, used = lines + int((used + wide) // room), (used + wide) % room
    return lines


def height_of(text: str, size: float, width: float) -> float:
    """Return the height in points that a text takes."""
    return line_count(text, size, width) * size * LEADING


def largest(texts: Sequence[str], width: float, height: float, sizes: Sequence[float]) -> float:
    """Return the first of `sizes` (largest first) at which the paragraphs fit the box, the last where none does."""
    for size in sizes:
        if sum(height_of(text, size, width) for text in texts) <= height:
            return size
    return sizes[-1]


def shortened(text: str, size: float, width: float, lines: int) -> str:
    """Return a text that takes at most `lines` lines, ended by … where it had to be shortened."""
    if line_count(text, size, width) <= lines:
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if line_count(f"{text[:middle]}…", size, width) <= lines else (low, middle)
    return f"{text[:low]}…"


def balanced(text: str, size: float, width: float) -> str:
    """Return a text that takes two lines broken near its middle, after a stop or before 和 or 与, where it has one."""
    if line_count(text, size, width) != 2:
        return text
    breaks = [
        at + (sign in "、，；：") for at, sign in enumerate(text) if sign in "、，；：和与" and 0 < at < len(text) - 1
    ]
    fitting = [at for at in breaks if max(text_width(text[:at], size), text_width(text[at:], size)) < width - size]
    best = min(fitting, key=lambda at: abs(at - len(text) / 2), default=0)
    return f"{text[:best]}\n{text[best:]}" if best else text


def pieces(text: str, size: float, width: float, lines: int) -> list[str]:
    """Return a text in pieces of at most `lines` lines each, nothing lost, broken after a stop where one is near."""
    found, rest = [], text
    while line_count(rest, size, width) > lines:
        most = max(len(shortened(rest, size, width, lines)) - 1, 1)
        stop = max(rest.rfind(sign, 0, most) for sign in "。；，、\n") + 1
        cut = stop if stop > most * 0.6 else most
        found.append(rest[:cut])
        rest = rest[cut:]
    return [*found, rest]
