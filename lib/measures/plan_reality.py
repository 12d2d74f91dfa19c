"""Plan versus reality: what became, in a year, of each pair that a list establishes, and what was done beside it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.vocabulary.parties import official_order

Pair = tuple[str, str]

# What a cell is. Only ACTIVE and SILENT are known outcomes of a planned pair.
ACTIVE = "active"  # planned, and something was done
SILENT = "silent"  # planned; the department reported, and nothing of this pair
UNREPORTED = "unreported"  # planned; the department did not report
UNSAID = "unsaid"  # planned; the department reported something without saying with whom
OUTSIDE = "outside"  # done though the list does not ask for it: legitimate, the notices encourage it
UNPLANNED = "unplanned"  # not planned, nothing known to be done
ACTIVE_UNLISTED = "active-unlisted"  # done; whether the list asks for it is not known
UNKNOWN = "unknown"  # whether the list asks for it is not known, nothing known to be done
STATES = (ACTIVE, SILENT, UNREPORTED, UNSAID, OUTSIDE, ACTIVE_UNLISTED, UNPLANNED, UNKNOWN)


@dataclass(frozen=True)
class Activities:
    """What is known to have been done: pairs, the departments that reported, and those that named nobody in part.

    `open_` are departments with an entry that does not say which organisation it concerns: of their other pairs it
    is not known that nothing was done.
    """

    pairs: frozenset[Pair]
    reported: frozenset[str]
    open_: frozenset[str]


def plan_reality(matrix: pd.DataFrame | None, complete: bool, done: Activities) -> pd.DataFrame:
    """Return the state of every pair (one of STATES), departments × organisations in official order.

    Rows and columns are those of the list and, after them, those only met in activities. What a list does not name is
    not planned if the list is `complete`, otherwise not known; without a list (None) nothing of the plan is known.
    A definition of this project (no paper): seed notices ask for yearly reports, and for contacts beyond the list.
    """
    listed = pd.DataFrame() if matrix is None else matrix
    rows = [*map(str, listed.index), *sorted({one for one, _ in done.pairs} - set(listed.index))]
    columns = official_order(list({*listed.columns, *(party for _, party in done.pairs)}))
    plan = {(str(row), str(column)): listed.at[row, column] for row in listed.index for column in listed.columns}
    absent = False if complete and matrix is not None else pd.NA
    cells = [[_state(plan.get((row, column), absent), (row, column), done) for column in columns] for row in rows]
    index, names = pd.Index(rows, name="department", dtype=object), pd.Index(columns, name="party", dtype=object)
    return pd.DataFrame(cells, index=index, columns=names, dtype=object)


def fulfilment(cells: pd.DataFrame, reported: Collection[str], by: str = "department") -> pd.DataFrame:
    """Return per department (or by="party" per organisation) what became of the planned pairs.

    Columns: planned, active, silent, unknown (no report, or not said with whom), outside, known, rate. `rate` is the
    share of active among the `known` pairs, active or silent, of departments that reported; <NA> where none is known.
    Activities of departments that did not report count as active, but in no rate: only what happened is known of them,
    never what did not, so the rate would be 1 by construction.
    """
    own = cells.index.isin(list(reported))
    frame = cells if by == "department" else cells.T
    told = frame.loc[:, own] if by == "party" else frame

    def counted(table: pd.DataFrame, *states: str) -> pd.Series:
        return table.isin(states).sum(axis=1).astype("Int64")

    active, silent = counted(frame, ACTIVE), counted(frame, SILENT)
    unknown = counted(frame, UNREPORTED, UNSAID)
    known_active = counted(told, ACTIVE)
    if by == "department":
        known_active = known_active.where(own, 0)
    known = known_active + silent
    rate = (known_active.astype("Float64") / known.astype("Float64")).where(known > 0)
    return pd.DataFrame(
        {
            "planned": active + silent + unknown,
            "active": active,
            "silent": silent,
            "unknown": unknown,
            "outside": counted(frame, OUTSIDE),
            "known": known,
            "rate": rate,
        },
        index=frame.index,
    )


@dataclass(frozen=True)
class Fulfilment:
    """The planned pairs of one place and year in numbers; `rate` is None when no outcome is known."""

    planned: int
    active: int
    silent: int
    unknown: int
    outside: int
    unlisted: int
    known: int
    rate: float | None

    @property
    def untold(self) -> bool:
        """Tell whether nothing is known of any pair: nobody reported or named a pair, so no count of them is a zero."""
        return not (self.active or self.silent or self.outside or self.unlisted)


def overall(cells: pd.DataFrame, reported: Collection[str]) -> Fulfilment:
    """Return the numbers of all departments together, counted as in `fulfilment`."""
    each = fulfilment(cells, reported)
    sums: Mapping[str, int] = {name: int(each[name].sum()) for name in each.columns if name != "rate"}
    known_active = sums["known"] - sums["silent"]
    unlisted = int((cells == ACTIVE_UNLISTED).to_numpy().sum())
    rate = known_active / sums["known"] if sums["known"] else None
    return Fulfilment(
        sums["planned"], sums["active"], sums["silent"], sums["unknown"], sums["outside"], unlisted, sums["known"], rate
    )


def _state(planned: object, pair: Pair, done: Activities) -> str:
    active = pair in done.pairs
    if planned is pd.NA:
        return ACTIVE_UNLISTED if active else UNKNOWN
    if not planned:
        return OUTSIDE if active else UNPLANNED
    if active:
        return ACTIVE
    if pair[0] not in done.reported:
        return UNREPORTED
    return UNSAID if pair[0] in done.open_ else SILENT
