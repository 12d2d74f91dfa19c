"""Which departments the reforms of government renamed, merged, split, founded or abolished, and when locally."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lib.vocabulary.functions import FUNCTIONS
from lib.vocabulary.tables import VocabularyFault, read_vocabulary

_NAME = "reforms"
NATIONAL = "national"
# In rename, merge, split and abolished the departments of `from_functions` end or take others in; in move and new they
# hand over a part of their duties and go on.
KINDS = {
    "rename": "改名",
    "merge": "合并",
    "split": "分设",
    "move": "职责划转",
    "new": "新组建",
    "abolished": "撤销",
}


@dataclass(frozen=True)
class Reform:
    """One reform event, or how one place deviated from it (`level` is then the place's code, not "national").

    `year` is that of its basis; `year_local_from` to `year_local_to` are the years in which local governments carried
    it out, None where none did. `to_functions` is empty when no department took the function over.
    """

    reform: str
    year: int
    year_local_from: int | None
    year_local_to: int | None
    level: str
    kind: str
    from_functions: tuple[str, ...]
    to_functions: tuple[str, ...]
    from_names: tuple[str, ...]
    to_names: tuple[str, ...]
    basis: str
    note: str

    @property
    def functions(self) -> tuple[str, ...]:
        """Return the functions that the reform touches, those before it first."""
        return tuple(dict.fromkeys((*self.from_functions, *self.to_functions)))

    def holds_in(self, jurisdiction: str) -> bool:
        """Tell whether the row is national, or of this place or one that contains it (330000 contains 330213)."""
        return self.level == NATIONAL or jurisdiction.startswith(_significant(self.level))

    def may_fall_between(self, year_from: int, year_to: int) -> bool:
        """Tell whether local governments could have carried it out after one year and up to another."""
        if self.year_local_from is None or self.year_local_to is None:
            return False
        return self.year_local_from <= year_to and self.year_local_to > year_from


def reforms_between(function: str, year_from: int, year_to: int, jurisdiction: str = "") -> tuple[Reform, ...]:
    """Return the reforms of a function that could have taken effect locally after year_from and up to year_to.

    With the code of a place, its own deviations, and those of the city and province it lies in, replace the national
    row of the same reform. Oldest first.
    """
    narrowest: dict[str, Reform] = {}
    for one in REFORMS:
        known = narrowest.get(one.reform)
        if one.holds_in(jurisdiction) and (known is None or _width(one) < _width(known)):
            narrowest[one.reform] = one
    return _oldest_first(
        one for one in narrowest.values() if function in one.functions and one.may_fall_between(year_from, year_to)
    )


def history_of(function: str) -> tuple[Reform, ...]:
    """Return every reform that touches a function, national and local, oldest first."""
    return _oldest_first(one for one in REFORMS if function in one.functions)


def _width(reform: Reform) -> int:
    """Return how much of the country a row is about: less for a district than for its province."""
    return 7 if reform.level == NATIONAL else len(reform.level) - len(_significant(reform.level))


def _significant(code: str) -> str:
    """Return the part of a place's code that the codes of all places in it share: 33 of 330000, 3302 of 330200."""
    return re.sub("(00)+$", "", code)


def _oldest_first(reforms: Iterable[Reform]) -> tuple[Reform, ...]:
    return tuple(sorted(reforms, key=lambda one: (one.year_local_from or one.year, one.year)))


def _reform(row: dict[str, str]) -> Reform:
    """Return one row of the table; raises VocabularyFault when it contradicts itself."""
    place = f"中的“{row['reform']}”（{row['level']}）"
    local = (row["year_local_from"], row["year_local_to"])
    before, after = _split(row["from_functions"]), _split(row["to_functions"])
    known = {function.key for function in FUNCTIONS}
    faults = [f"的职能“{key}”没有登记" for key in (*before, *after) if key not in known]
    if not re.fullmatch("[a-z0-9-]+", row["reform"]):
        faults.append("的标识须为小写字母、数字和连字符")
    if not re.fullmatch("[12][0-9]{3}", row["year"]):
        faults.append("的年份须为四位数字")
    if local != ("", "") and not (all(re.fullmatch("[12][0-9]{3}", one) for one in local) and local[0] <= local[1]):
        faults.append("的地方实施年份须为两个四位数字，先早后晚，或者都不填")
    if row["level"] != NATIONAL and not re.fullmatch("[1-9][0-9]{5}", row["level"]):
        faults.append(f"的层级须为 {NATIONAL} 或六位地区代码")
    if row["kind"] not in KINDS:
        faults.append(f"的种类须为 {'、'.join(KINDS)} 之一")
    if not before or not (after or row["kind"] == "abolished"):
        faults.append("须写明改革前后的职能（撤销的可以没有改革后的职能）")
    if faults:
        raise VocabularyFault(_NAME, place + "；".join(faults))
    return Reform(
        row["reform"],
        int(row["year"]),
        int(local[0]) if local[0] else None,
        int(local[1]) if local[1] else None,
        row["level"],
        row["kind"],
        before,
        after,
        _split(row["from_names"]),
        _split(row["to_names"]),
        row["basis"],
        row["note"],
    )


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split("/") if part)


def _reforms() -> tuple[Reform, ...]:
    rows = read_vocabulary(_NAME, *Reform.__dataclass_fields__)
    twice = [key for key, times in Counter((row["reform"], row["level"]) for row in rows).items() if times > 1]
    if twice:
        raise VocabularyFault(_NAME, f"中的“{twice[0][0]}”（{twice[0][1]}）写了两次")
    return tuple(map(_reform, rows))


REFORMS: tuple[Reform, ...] = _reforms()
