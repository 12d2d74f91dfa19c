"""The numbers that a scan or a print puts in front of every line."""

import re

_NUMBER = re.compile(r"(?m)^[ \t]*(\d{1,3})(?:[:|.、](?=\s)|(?=\s))[ \t|]*")
_FEWEST = 5  # lines


def line_numbers(text: str) -> list[tuple[int, int]]:
    """Return where such numbers stand: every line that is not blank begins with one, each one more than the last."""
    lines = list(re.finditer(r"(?m)^.*\S.*$", text))
    if len(lines) < _FEWEST or not lines[0][0].lstrip().startswith("1"):
        return []
    numbers = [_NUMBER.match(text, line.start()) for line in lines]
    if any(one is None or one.end() > line.end() for one, line in zip(numbers, lines, strict=True)):
        return []
    found = [one for one in numbers if one is not None]
    first = int(found[0][1])
    if any(int(one[1]) < first + at for at, one in enumerate(found)) or int(found[-1][1]) > first + 2 * len(found):
        return []
    return [one.span() for one in found]
