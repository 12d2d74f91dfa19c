"""Who reported, who is late, what the reports of a year tell in sum, and how that compares with the year before."""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date

import pandas as pd

from lib.vocabulary.activities import KIND_ORDER
from lib.vocabulary.parties import ORDER

UNSTATED = "（没有写明）"
ON_TIME, LATE, MISSING, REPORTED = "按时", "迟报", "未报", "已报"
_EVERY_YEAR = re.compile(r"每年(1[0-2]|[1-9])月(上旬|中旬|下旬|底|份)?(?:之?前)?")
_SPRING = 6  # a report due in these months is one of the year before


def deadline(year: int, frequency: str) -> date | None:
    """Return the last day on which the report of a year is in time as a document words it, None if it sets no day.

    每年1月下旬 (奉政发〔2019〕47号, note to 附件3): 31 January of the following year.
    """
    found = _EVERY_YEAR.fullmatch(frequency)
    if not found:
        return None
    month = int(found[1])
    in_year = year + 1 if month <= _SPRING else year
    return date(in_year, month, {"上旬": 10, "中旬": 20}.get(found[2], monthrange(in_year, month)[1]))


def standing(received: date | None, due: date | None) -> str:
    """Return whether a report was in time (received on its last day or before), late, or is missing (None).

    Where no document sets a day (`due` is None), nothing is late: what came is REPORTED.
    """
    if received is None:
        return MISSING
    return REPORTED if due is None else LATE if received > due else ON_TIME


def standings(expected: Collection[str], received: Mapping[str, date], due: date | None) -> pd.DataFrame:
    """Return one row per department: received (a date or None), standing, listed; those not listed come last."""
    names = [*expected, *sorted(set(received) - set(expected))]
    return pd.DataFrame(
        {
            "department": names,
            "received": [received.get(name) for name in names],
            "standing": [standing(received.get(name), due) for name in names],
            "listed": [name in set(expected) for name in names],
        },
        columns=["department", "received", "standing", "listed"],
    ).astype({"listed": bool})


def tally(entries: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return entries per department, party or kind: entries, counted (sum of stated counts), uncounted (without one).

    `entries` has columns department, kind, count (nullable), parties (tuples). An entry that concerns several
    organisations counts at each of them, so the sum over parties may exceed the entries; one that names none is
    under UNSTATED. Index in official order for parties and kinds, in the order of appearance for departments.
    """
    frame = entries
    if by == "party":
        stated = pd.Series([list(one) or [UNSTATED] for one in entries["parties"]], index=entries.index, dtype=object)
        frame = entries.assign(party=stated).explode("party")
    counts = frame["count"].astype("Int64")
    grouped = frame.assign(stated=counts.fillna(0), blank=counts.isna()).groupby(by, sort=False)
    table = pd.DataFrame(
        {
            "entries": grouped.size().astype("Int64"),
            "counted": grouped["stated"].sum().astype("Int64"),
            "uncounted": grouped["blank"].sum().astype("Int64"),
        }
    )
    order = {"party": (*ORDER, UNSTATED), "kind": KIND_ORDER}.get(by)
    return table.reindex([name for name in order if name in table.index]) if order else table


def compared(now: pd.DataFrame, before: pd.DataFrame, both: Collection[str], by: str) -> pd.DataFrame:
    """Return the tally of a year beside that of the year before.

    Columns entries, counted, uncounted, before, change. `change` is counted over the departments in `both`, which
    reported in both years; it is <NA> when there are none: a missing report is not a fall to zero.
    """
    this, last = tally(now, by), tally(before, by)
    names = [*this.index, *(name for name in last.index if name not in this.index)]
    order = {"party": (*ORDER, UNSTATED), "kind": KIND_ORDER}.get(by)
    names = sorted(names, key=order.index) if order else names
    table = this.reindex(names)
    table = table.fillna(0) if by != "department" else table
    table["before"] = last["entries"].reindex(names)
    same_now, same_before = (
        tally(frame[frame["department"].isin(list(both))], by)["entries"].reindex(names).fillna(0)
        for frame in (now, before)
    )
    change = (same_now - same_before).astype("Int64")
    table["change"] = change.where(change.index.isin(list(both))) if by == "department" else change
    if not both:
        table["change"] = pd.NA
    return table
