"""What the meeting's files are made from: one list, what it is held against, the year's work; frames and words only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from lib.measures.change_causes import Change
from lib.measures.comparison import Comparison
from lib.measures.function_masks import FunctionMasks
from lib.measures.plan_reality import Fulfilment


@dataclass(frozen=True)
class Origin:
    """Where a list comes from, as every page and every file says it; `label` is place and year.

    `reported` says that it is known from news, not from the document itself; `draft` that nobody approved it.
    """

    label: str
    title: str
    number: str
    date: str
    completeness: str
    complete: bool
    version: str
    synthetic: bool
    reported: bool = False
    draft: bool = False

    @property
    def line(self) -> str:
        """Return the source line."""
        parts = [self.title, self.number, self.date, self.completeness, self.version]
        told = " · ".join(part for part in parts if part)
        return f"{told}（演示数据，不是真实名单）" if self.synthetic else told


@dataclass(frozen=True)
class Against:
    """The list held against another one: last year's, a peer's, or next year's draft (then `origin` is the draft's).

    `found` compares this list (or, for `previous`, the older one) as A with the other as B; `sides` are A and B by
    function, `lists` A and B as printed, `names` what they are called; `changes` tells causes where both are of one
    place.
    """

    origin: Origin
    found: Comparison
    sides: tuple[FunctionMasks, FunctionMasks]
    lists: tuple[pd.DataFrame, pd.DataFrame]
    names: tuple[str, str]
    changes: tuple[Change, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether both lists are whole."""
        return all(side.whole for side in self.sides)


@dataclass(frozen=True)
class Work:
    """What was done in a year: cells as lib.measures.plan_reality gives them, who reported, entries per kind."""

    year: int
    cells: pd.DataFrame
    reported: frozenset[str]
    found: Fulfilment
    kinds: pd.Series
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """Everything that the meeting's files say; what is None or empty has no slide and no section.

    `groups` names each department's function group, `made_on` the day on which the data stood so. `mechanisms` has
    columns 制度, 条款, 内容, 频次, one row per entry, of `mechanism_kinds` kinds; `cases` has columns 部门, 组织, 内容,
    来源. `sentences` and `notes` are what the office wrote in place of the generated ones, by slide key. `command`
    makes the same files again.
    """

    origin: Origin
    place: str
    matrix: pd.DataFrame
    groups: Mapping[str, str]
    made_on: str
    previous: Against | None = None
    peer: Against | None = None
    plan: Against | None = None
    work: Work | None = None
    mechanisms: pd.DataFrame | None = None
    mechanism_kinds: int = 0
    cases: pd.DataFrame | None = None
    sentences: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    command: str = ""

    @property
    def period(self) -> str:
        """Return the year of the list in words; that it is demonstration data is told by a mark of its own."""
        told = self.origin.label.removeprefix(self.place).removesuffix("（演示数据）")
        return told.replace("（年份不详）", "年份不详")

    @property
    def synthetic(self) -> bool:
        """Tell whether anything in it is demonstration data."""
        others = (self.previous, self.peer, self.plan)
        return self.origin.synthetic or any(one is not None and one.origin.synthetic for one in others)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Return the sources of everything, the list itself first, each once."""
        others = (one.origin for one in (self.previous, self.peer, self.plan) if one is not None)
        return tuple(dict.fromkeys((self.origin, *others)))
