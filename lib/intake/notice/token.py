"""One word of a clause that matters, or one whole list of names."""

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass
class Token:
    """One letter with its place in the clause; `names` with their places, `count` and `open` of a list."""

    kind: str
    start: int
    end: int
    names: list[tuple[str, Span]] = field(default_factory=list)
    count: int | None = None
    open: bool = False
    tier: str = ""
    without: list[str] = field(default_factory=list)  # whom 各民主党派 leaves out
    words: str = ""
    strange: list[Span] = field(default_factory=list)  # items of the list that are no known name
